//! Which applications are not ranked at all, and by which rule.
//!
//! The order is that of the procedure: late (art. 14c(2)), incomplete (Awb 4:5), who applies
//! (art. 14a(4)), contribution (art. 14a(3)), themes (art. 14a(2)(a)). The first rule that fails
//! decides and later ones are not asked. The score plays no part.

use crate::parameters::Parameters;
use crate::round_input::Filed;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{ApplicantKind, Basis};
use serde::{Deserialize, Serialize};

/// Why an application is not ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExclusionOutcome {
    /// Afgewezen: outside the window.
    Rejected,
    /// Buiten behandeling gesteld: not complete.
    NotConsidered,
    /// Geweigerd: no grant is possible for this applicant or this application.
    Refused,
}

/// An application that is not ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exclusion {
    /// Why.
    pub outcome: ExclusionOutcome,
    /// The verdicts up to the one that decided, which stands last.
    pub verdicts: Vec<Verdict>,
}

type Rule = fn(&Filed, &Parameters) -> Verdict;

const ORDER: [(Rule, ExclusionOutcome); 5] = [
    (in_time, ExclusionOutcome::Rejected),
    (complete, ExclusionOutcome::NotConsidered),
    (applicant, ExclusionOutcome::Refused),
    (contribution, ExclusionOutcome::Refused),
    (themes, ExclusionOutcome::Refused),
];

/// Why this application is not ranked; `None` when it is.
#[must_use]
pub fn exclusion(filed: &Filed, parameters: &Parameters) -> Option<Exclusion> {
    let mut verdicts = Vec::new();
    for (rule, outcome) in ORDER {
        verdicts.push(rule(filed, parameters));
        if verdicts.last().is_some_and(Verdict::fails) {
            return Some(Exclusion { outcome, verdicts });
        }
    }
    None
}

/// What every rule says, also after one that fails.
#[must_use]
pub fn all(filed: &Filed, parameters: &Parameters) -> Vec<Verdict> {
    ORDER.iter().map(|(rule, _)| rule(filed, parameters)).collect()
}

/// Art. 14c(1) and (2): inside the window, as an instant.
fn in_time(filed: &Filed, parameters: &Parameters) -> Verdict {
    let (opens, closes) = (parameters.opens.value, parameters.closes.value);
    let met = opens <= filed.submitted_at && filed.submitted_at < closes;
    let basis = parameters.opens.basis.max(parameters.closes.basis);
    Verdict::new("T2", Citation::of("14c(2)"), basis, RuleOutcome::of(met))
        .with("submitted_at", filed.submitted_at.to_string())
        .with("opens_at", opens.to_string())
        .with("closes_at", closes.to_string())
}

/// Awb 4:5(1): complete, after the one chance to supplement.
fn complete(filed: &Filed, _: &Parameters) -> Verdict {
    Verdict::new("T6", Citation::of("Awb 4:5(1)"), Basis::Article, RuleOutcome::of(filed.complete))
        .with("complete", filed.complete)
}

/// Art. 14a(4): the kind of applicant; a board has to govern a funded institution.
fn applicant(filed: &Filed, parameters: &Parameters) -> Verdict {
    let kind = filed.applicant.kind;
    let funded = filed.applicant.funded || kind != ApplicantKind::SchoolAuthority;
    let met = funded && parameters.applicants.get(filed.activity).contains(&kind);
    let rule = match filed.activity {
        regulation::ActivityCode::A => "W6",
        regulation::ActivityCode::B => "W7",
    };
    let article = parameters.applicants_article.get(filed.activity).clone();
    Verdict::new(rule, article, Basis::Article, RuleOutcome::of(met))
        .with("activity", filed.activity.as_str())
        .with("kind", kind_code(kind))
        .with("funded", filed.applicant.funded)
}

/// Art. 14a(3): a grant only when the applicant contributes to the programme too.
fn contribution(filed: &Filed, _: &Parameters) -> Verdict {
    let declared = filed.contribution_declared;
    Verdict::new("W5", Citation::of("14a(3)"), Basis::Article, RuleOutcome::of(declared))
        .with("contribution_declared", declared)
}

/// Art. 14a(2)(a): at most two themes; no question for type b.
fn themes(filed: &Filed, parameters: &Parameters) -> Verdict {
    let Some(most) = parameters.themes_max.get(filed.activity) else {
        return Verdict::new("W3", Citation::of("14a(2)(a)"), Basis::Article, RuleOutcome::NotApplicable);
    };
    let met = filed.themes.len() <= most.value as usize;
    Verdict::new("W3", most.article.clone(), most.basis, RuleOutcome::of(met))
        .with("themes", filed.themes.iter().cloned().map(String::from).collect::<Vec<_>>())
        .with("themes_max", i64::from(most.value))
}

fn kind_code(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::SchoolAuthority => "school_authority",
        ApplicantKind::SubjectAssociation => "subject_association",
        ApplicantKind::ProfileOrganisation => "profile_organisation",
        ApplicantKind::Other => "other",
    }
}

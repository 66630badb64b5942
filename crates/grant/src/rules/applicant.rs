//! Who may apply.
//!
//! Art. 14a(4): "Subsidie kan uitsluitend worden aangevraagd: a. voor activiteiten als bedoeld in
//! het tweede lid, onderdeel a: 1°. door het bevoegd gezag van een bekostigde onderwijsinstelling;
//! 2°. door een vakvereniging; of 3°. door een profielonderwijsorganisatie. b. voor activiteiten als
//! bedoeld in het tweede lid, onderdeel b, door het bevoegd gezag van een bekostigde
//! onderwijsinstelling."

use super::{Consequence, Rule};
use crate::facts::{Facts, kind_code};
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{ActivityCode, ApplicantKind, Basis, Round};

/// Aanvrager die voor deze activiteit mag aanvragen.
pub const RULE: Rule = Rule {
    id: "W6",
    title: "Aanvrager die voor deze activiteit mag aanvragen",
    consequence: Consequence::Refused,
    evaluate,
};

/// The same rule for activity B has another number.
const RULE_B: &str = "W7";

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let Some(activity) = facts.activity() else {
        return Verdict::new(RULE.id, Citation::of("14a(4)"), Basis::Article, RuleOutcome::NotApplicable);
    };
    let (rule, citation) = match activity {
        ActivityCode::A => (RULE.id, Citation::of("14a(4)(a)")),
        ActivityCode::B => (RULE_B, Citation::of("14a(4)(b)")),
    };
    let board = *facts.applicant_kind == Some(ApplicantKind::SchoolAuthority);
    let allowed = |kind| round.activity(activity).applicants.iter().any(|listed| **listed == kind);
    let (outcome, question) = match (*facts.applicant_kind, *facts.funded) {
        (Some(kind), _) if !allowed(kind) => (RuleOutcome::NotSatisfied, None),
        (Some(_), Some(false)) if board => (RuleOutcome::NotSatisfied, None),
        (Some(_), None) if board => {
            (RuleOutcome::NeedsJudgement, Some("Bestuurt deze aanvrager een bekostigde onderwijsinstelling?"))
        }
        (Some(_), _) => (RuleOutcome::Satisfied, None),
        (None, _) => (RuleOutcome::NeedsJudgement, Some("Wat voor organisatie is deze aanvrager?")),
    };
    let verdict = Verdict::new(rule, citation, Basis::Article, outcome)
        .with("activity", activity.as_str())
        .with("kind", facts.applicant_kind.map(kind_code))
        .with("funded", *facts.funded);
    match question {
        Some(question) => verdict.asking(question),
        None => verdict,
    }
}

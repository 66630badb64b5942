//! Everything that the round asks for was handed in.
//!
//! Art. 14c(3) declares art. 6 applicable, which was not supplied; what an application contains is
//! a list in the round's data, each line with its ground. Art. 4:5(1) Awb: the applicant gets one
//! chance to supplement. Lines that have a rule of their own in this folder are left to it.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};

/// Alle gevraagde onderdelen aanwezig.
pub const RULE: Rule =
    Rule { id: "T5", title: "Alle gevraagde onderdelen aanwezig", consequence: Consequence::NotConsidered, evaluate };

/// Lines of the list that another rule looks into.
const ELSEWHERE: [&str; 8] = [
    "lead_applicant",
    "signatures",
    "contribution_declared",
    "three_school_years",
    "school_years_match",
    "design_steps",
    "quality_approach",
    "project_leader_room",
];

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let asked =
        round.documents.iter().filter(|document| !ELSEWHERE.contains(&document.id.as_str())).filter(|document| {
            let for_activity = facts.activity().is_none_or(|code| document.activities.contains(&code));
            *document.required && (document.activities.is_empty() || for_activity)
        });
    let missing: Vec<_> = asked.filter(|document| !facts.documents.contains(&document.id)).collect();
    let basis = missing.iter().map(|document| document.required.basis).max().unwrap_or(Basis::Article);
    Verdict::new(RULE.id, Citation::of("Awb 4:5(1)"), basis, RuleOutcome::of(missing.is_empty()))
        .with("missing", missing.iter().map(|document| document.id.clone()).collect::<Vec<_>>())
}

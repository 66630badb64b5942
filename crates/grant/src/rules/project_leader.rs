//! Room for the project leader to link up with other projects.
//!
//! Note on art. 14g: the requirement of art. 11(b) "is geen subsidieverplichting voor 2024 omdat dit
//! in feite een aanvraagvereiste is". No article makes it one (I-13), so nothing follows from it by
//! itself: when the plan is silent, a person weighs it.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};

/// Ruimte voor de projectleider om verbinding te leggen.
pub const RULE: Rule =
    Rule { id: "T10", title: "Ruimte voor de projectleider", consequence: Consequence::Weighed, evaluate };

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let verdict = |outcome| {
        Verdict::new(RULE.id, Citation::of("toelichting 14g(7)"), Basis::Note, outcome)
            .with("leader_has_room", *facts.leader_has_room)
    };
    if *facts.leader_has_room {
        return verdict(RuleOutcome::Satisfied);
    }
    verdict(RuleOutcome::NeedsJudgement).asking(
        "Het plan noemt geen ruimte voor de projectleider om met andere projecten verbinding te leggen. Wat weegt dat?",
    )
}

//! The grounds of refusal of art. 7.
//!
//! Art. 14e: "De weigeringsgronden, bedoeld in artikel 7, zijn van overeenkomstige toepassing".
//! The text of art. 7 was not supplied, and nothing is invented in its place: a person with the
//! text looks, and what that person finds is the fact of this rule.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};

/// Geen weigeringsgrond van artikel 7.
pub const RULE: Rule =
    Rule { id: "G1", title: "Geen weigeringsgrond van artikel 7", consequence: Consequence::Refused, evaluate };

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let verdict = |outcome| Verdict::new(RULE.id, Citation::of("14e"), Basis::Article, outcome);
    match *facts.refusal_ground {
        Some(applies) => verdict(RuleOutcome::of(!applies)).with("refusal_ground", applies),
        None => verdict(RuleOutcome::NeedsJudgement).asking("Is er een weigeringsgrond van artikel 7 van toepassing?"),
    }
}

//! Exactly one lead applicant.
//!
//! Art. 1: "penvoerder als bedoeld in artikel 4"; the note: "De penvoerder doet de aanvraag namens
//! de verschillende samenwerkingspartijen". Art. 4 itself was not supplied; that there is exactly
//! one follows from the word.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};

/// Eén penvoerder.
pub const RULE: Rule =
    Rule { id: "D4", title: "Eén penvoerder namens alle partijen", consequence: Consequence::NotConsidered, evaluate };

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let leads = facts.parties.iter().filter(|party| party.leads).count();
    Verdict::new(RULE.id, Citation::of("1(penvoerder)"), Basis::Article, RuleOutcome::of(leads == 1))
        .with("lead_applicants", leads)
}

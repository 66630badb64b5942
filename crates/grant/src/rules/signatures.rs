//! Signed by all parties.
//!
//! Not in the text at hand: the executor's page asks that all participating parties sign; it stands
//! probably in art. 4, which art. 14c(3) declares applicable. So the ground is an assumption.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};

/// Ondertekend door alle partijen.
pub const RULE: Rule =
    Rule { id: "T8", title: "Ondertekend door alle partijen", consequence: Consequence::NotConsidered, evaluate };

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let missing: Vec<String> =
        facts.parties.iter().filter(|party| !party.signed).map(|party| party.organisation.clone()).collect();
    let met = missing.is_empty() && !facts.parties.is_empty();
    Verdict::new(RULE.id, Citation::of("14c(3)"), Basis::Assumption, RuleOutcome::of(met))
        .with("parties", facts.parties.len())
        .with("unsigned", missing)
}

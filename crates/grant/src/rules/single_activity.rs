//! One type of activity in one application.
//!
//! Art. 14a(2): "De subsidie kan worden aangevraagd voor maximaal één van de volgende twee typen
//! activiteiten". Whether one applicant may file several applications is left open (I-08); this
//! rule looks at one application.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use regulation::Round;

/// Eén type activiteit gekozen.
pub const RULE: Rule =
    Rule { id: "W2", title: "Eén type activiteit gekozen", consequence: Consequence::NotConsidered, evaluate };

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let most = &round.activities_per_application;
    let chosen = facts.activities.len();
    let met = chosen > 0 && chosen <= **most as usize;
    Verdict::new(RULE.id, most.article.clone(), most.basis, RuleOutcome::of(met))
        .with("activities", facts.activities.iter().map(|code| code.as_str().to_owned()).collect::<Vec<_>>())
        .with("activities_max", i64::from(**most))
}

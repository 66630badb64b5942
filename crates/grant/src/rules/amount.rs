//! The most that may be asked for a project.
//!
//! Art. 14d(1): "De subsidie bedraagt ten hoogste € 120.000,– per subsidieaanvraag". Asking more is
//! no ground to refuse the whole: what is above the maximum is cut off.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use regulation::Round;

/// Niet meer dan het maximum gevraagd.
pub const RULE: Rule =
    Rule { id: "P5", title: "Niet meer dan het maximum gevraagd", consequence: Consequence::Reduced, evaluate };

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let most = &round.amounts.project_max;
    let asked = *facts.requested;
    Verdict::new(RULE.id, most.article.clone(), most.basis, RuleOutcome::of(asked <= **most))
        .with("requested_cents", asked.in_cents())
        .with("project_max_cents", most.in_cents())
        .with("granted_at_most_cents", asked.min(**most).in_cents())
}

//! Filed inside the window.
//!
//! Art. 14c(2): "Aanvragen die buiten het aanvraagtijdvak worden ingediend, worden afgewezen."
//! The receipt is compared as an instant; the days are those of the European part of the Netherlands.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use regulation::{Basis, Round};

/// Aanvraag binnen het aanvraagtijdvak.
pub const RULE: Rule =
    Rule { id: "T2", title: "Aanvraag binnen het aanvraagtijdvak", consequence: Consequence::Rejected, evaluate };

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let window = &round.window;
    let met = window.contains(*facts.submitted_at);
    Verdict::new(RULE.id, window.outside.article.clone(), Basis::Article, RuleOutcome::of(met))
        .with("submitted_at", facts.submitted_at.to_string())
        .with("opens_at", window.opens_at().to_string())
        .with("closes_at", window.closes_at().to_string())
}

//! A contribution to the programme.
//!
//! Art. 14a(3): "Subsidie voor de activiteiten, bedoeld in het tweede lid, wordt uitsluitend
//! verstrekt indien de aanvrager tevens een bijdrage levert aan de activiteiten binnen het programma
//! Impuls open leermateriaal." What it is is agreed after the award (I-12); here it is declared.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};

/// Bijdrage aan het programma toegezegd.
pub const RULE: Rule =
    Rule { id: "W5", title: "Bijdrage aan het programma toegezegd", consequence: Consequence::Refused, evaluate };

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let declared = *facts.contribution_declared;
    Verdict::new(RULE.id, Citation::of("14a(3)"), Basis::Article, RuleOutcome::of(declared))
        .with("contribution_declared", declared)
}

//! A plan for exactly the school years of the round.
//!
//! Note on art. 14d: "Evenwel kan uitsluitend een aanvraag worden ingediend voor projecten met een
//! looptijd van drie schooljaren in plaats van de keuze tussen 1, 2 of 3 schooljaren." The years are
//! those of art. 14a(1); that a shorter plan is no option stands only in the note.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::SchoolYear;
use regulation::{Basis, Round};

/// Plan over precies de schooljaren van de ronde.
pub const RULE: Rule =
    Rule { id: "P10", title: "Plan over drie schooljaren", consequence: Consequence::NotConsidered, evaluate };

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let wanted = &round.school_years;
    let mut given = facts.plan_years.value.clone();
    given.sort_unstable();
    given.dedup();
    Verdict::new(RULE.id, wanted.article.clone(), Basis::Note, RuleOutcome::of(given == **wanted))
        .with("plan_years", given.iter().map(SchoolYear::to_string).collect::<Vec<_>>())
        .with("school_years", wanted.iter().map(SchoolYear::to_string).collect::<Vec<_>>())
}

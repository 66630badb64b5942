//! A budget that fits the plan.
//!
//! Both pages of the executor ask that plan and budget fit the period of the project; annex 2,
//! criterion 5 judges whether the budget is realistic. A machine sees that each school year of the
//! round has costs, that no other year has, and that no more is asked than it costs.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::{Citation, SchoolYear};
use regulation::{Basis, Round};
use std::collections::BTreeSet;

/// Begroting per schooljaar die bij het plan past.
pub const RULE: Rule = Rule {
    id: "T9",
    title: "Begroting per schooljaar die bij het plan past",
    consequence: Consequence::NotConsidered,
    evaluate,
};

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let wanted: BTreeSet<SchoolYear> = round.school_years.iter().copied().collect();
    let given: BTreeSet<SchoolYear> = facts.budget.iter().map(|line| line.year).collect();
    let covered = *facts.requested <= facts.costs();
    let positive = facts.budget.iter().all(|line| line.amount.in_cents() > 0);
    let met = given == wanted && covered && positive && facts.requested.in_cents() > 0;
    Verdict::new(RULE.id, Citation::of("14c(3)"), Basis::Assumption, RuleOutcome::of(met))
        .with("budget_years", given.iter().map(SchoolYear::to_string).collect::<Vec<_>>())
        .with("costs_cents", facts.costs().in_cents())
        .with("requested_cents", facts.requested.in_cents())
}

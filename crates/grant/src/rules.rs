//! The rules of filing and eligibility, one file a rule, and what their verdicts come to.
//!
//! [`evaluate`] asks every rule, in the order of the procedure, so that an applicant sees all
//! remarks at once; [`standing`] takes the first consequence that counts. Rejecting (too late),
//! leaving unconsidered (incomplete) and refusing (a ground of the regulation) are three different
//! acts and are kept apart. What no rule can decide is a question to a person, never an answer.
//! The same order for a round document, which knows fewer facts, stands in [`crate::exclusion`].

pub mod amount;
pub mod applicant;
pub mod budget;
pub mod co_financing;
pub mod contribution;
pub mod design_steps;
pub mod documents;
pub mod lead_applicant;
pub mod parts_of_b;
pub mod plan_period;
pub mod project_leader;
pub mod refusal_grounds;
pub mod signatures;
pub mod single_activity;
pub mod themes;
pub mod timeliness;

use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use regulation::Round;
use serde::Serialize;

/// A rule: a name in the rule list, a title for people, and what happens when it is not met.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Identifier in the rule list: `T2`.
    pub id: &'static str,
    /// What it asks, in Dutch.
    pub title: &'static str,
    /// What follows when it is not met.
    pub consequence: Consequence,
    /// The rule itself.
    pub evaluate: fn(&Facts, &Round) -> Verdict,
}

/// What follows when a rule is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// Afwijzen (art. 14c(2)).
    Rejected,
    /// Eén keer laten aanvullen, daarna buiten behandeling laten (art. 4:5 Awb).
    NotConsidered,
    /// Weigeren.
    Refused,
    /// Het bedrag verlagen (art. 14d(1)).
    Reduced,
    /// Niets: the committee or the executor weighs it.
    Weighed,
}

/// Every rule, in the order of the procedure.
pub const RULES: &[Rule] = &[
    timeliness::RULE,
    single_activity::RULE,
    lead_applicant::RULE,
    signatures::RULE,
    plan_period::RULE,
    design_steps::RULE,
    budget::RULE,
    documents::RULE,
    applicant::RULE,
    contribution::RULE,
    themes::RULE,
    parts_of_b::RULE,
    amount::RULE,
    co_financing::RULE,
    project_leader::RULE,
    refusal_grounds::RULE,
];

/// The verdict of every rule, in order.
pub fn evaluate(facts: &Facts, round: &Round) -> Vec<Verdict> {
    RULES.iter().map(|rule| (rule.evaluate)(facts, round)).collect()
}

/// Where an application stands after the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Outside the window.
    Rejected {
        /// The verdict that decides.
        by: Verdict,
    },
    /// Incomplete: to be supplemented once, and then not considered.
    Incomplete {
        /// Every verdict that misses something.
        missing: Vec<Verdict>,
    },
    /// A ground of refusal.
    Refused {
        /// Every verdict that is one.
        by: Vec<Verdict>,
    },
    /// Nothing stands in the way but questions that a person has to answer; there may be none.
    Admissible {
        /// Verdicts that ask a person.
        questions: Vec<Verdict>,
    },
}

/// What the verdicts of [`evaluate`] come to: the first consequence in the order of the procedure.
pub fn standing(verdicts: &[Verdict]) -> Standing {
    let failing = |consequence| {
        let fails = |(rule, verdict): &(&Rule, &Verdict)| verdict.fails() && rule.consequence == consequence;
        RULES.iter().zip(verdicts).filter(fails).map(|(_, verdict)| verdict.clone()).collect::<Vec<_>>()
    };
    if let Some(by) = failing(Consequence::Rejected).into_iter().next() {
        return Standing::Rejected { by };
    }
    let missing = failing(Consequence::NotConsidered);
    if !missing.is_empty() {
        return Standing::Incomplete { missing };
    }
    let by = failing(Consequence::Refused);
    if !by.is_empty() {
        return Standing::Refused { by };
    }
    let asks = |verdict: &&Verdict| verdict.outcome == RuleOutcome::NeedsJudgement;
    Standing::Admissible { questions: verdicts.iter().filter(asks).cloned().collect() }
}

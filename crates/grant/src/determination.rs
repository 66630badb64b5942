//! Determination: in full or lower, withdrawal, recovery, as values.
//!
//! Art. 14h(2): the minister determines ex officio within the term after the annual accounts of the
//! last year. Art. 14h(3): the activity report shows that the activities were done and the
//! obligations met. Lowering and withdrawing are powers, not consequences (Awb 4:46, 4:48, to be
//! confirmed against the text): the engine says what speaks for it and what it would mean in money;
//! whether, a person decides.

use crate::obligations::{Row, Status};
use crate::reports::ActivityReport;
use crate::verdict::{RuleOutcome, Verdict};
use base::{Citation, Money};
use regulation::{Basis, Round};
use serde::{Deserialize, Serialize};

/// What speaks for and against determining in full: one verdict for the report, one per obligation.
pub fn verdicts(report: Option<&ActivityReport>, board: &[Row], round: &Round) -> Vec<Verdict> {
    let complete = report.is_some_and(ActivityReport::is_complete);
    let mut verdicts = vec![
        Verdict::new("V4", Citation::of("14h(3)"), Basis::Article, RuleOutcome::of(complete))
            .with("report", report.is_some())
            .with("parts", round.reporting.activity_report.len()),
    ];
    verdicts.extend(board.iter().map(|row| {
        let outcome = match row.status {
            Status::Met => RuleOutcome::Satisfied,
            Status::Open | Status::NeedsJudgement | Status::Contradicted => RuleOutcome::NeedsJudgement,
        };
        let codes = row.items.iter().filter(|item| item.status != Status::Met).map(|item| item.code.clone());
        let verdict = Verdict::new("V4", row.citation.clone(), Basis::Article, outcome)
            .with("obligation", row.obligation.as_str())
            .with("found", codes.collect::<Vec<_>>());
        match outcome {
            RuleOutcome::NeedsJudgement => {
                verdict.asking("Is aan deze verplichting voldaan, en zo niet: wat volgt daaruit?")
            }
            _ => verdict,
        }
    }));
    verdicts
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Determination {
    /// Vastgesteld overeenkomstig de verlening.
    InFull,
    /// Lager vastgesteld.
    Lower {
        /// The amount determined.
        amount: Money,
        /// Why, in the words of the decision.
        reason: String,
    },
    /// De verlening ingetrokken.
    Withdrawn {
        /// Why.
        reason: String,
    },
}

/// What a determination means in money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The amount determined.
    pub determined: Money,
    /// Still to be paid.
    pub to_pay: Money,
    /// To be recovered.
    pub to_recover: Money,
}

/// A determination that the law does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleDetermination {
    /// A lower determination must be lower than the award.
    #[error("a lower determination of {amount} is not lower than the award of {awarded}")]
    NotLower {
        /// What was given.
        amount: Money,
        /// What was awarded.
        awarded: Money,
    },
    /// An amount below nothing.
    #[error("a determination cannot be below nothing")]
    Negative,
}

impl Determination {
    /// What it means for what was paid so far: nothing is both paid and recovered.
    ///
    /// # Errors
    /// When the amount is not between nothing and the award.
    pub fn settle(&self, awarded: Money, paid: Money) -> Result<Settlement, ImpossibleDetermination> {
        let determined = match self {
            Self::InFull => awarded,
            Self::Withdrawn { .. } => Money::ZERO,
            Self::Lower { amount, .. } if *amount < Money::ZERO => return Err(ImpossibleDetermination::Negative),
            Self::Lower { amount, .. } if *amount >= awarded => {
                return Err(ImpossibleDetermination::NotLower { amount: *amount, awarded });
            }
            Self::Lower { amount, .. } => *amount,
        };
        Ok(Settlement { determined, to_pay: determined.less(paid), to_recover: paid.less(determined) })
    }
}

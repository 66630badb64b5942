//! A decision that comes too late: the notice of delay and the penalty (art. 4:14, 4:17 Awb).
//!
//! A notice of delay names a new day but moves no term: the penalty still counts from the term of
//! the law. Two weeks after a notice of default, and not before the term itself is over by then, a
//! penalty runs for a bounded number of days. The amounts a day are not in the regulation and are
//! given by the caller; the two terms stand in the round's data.

use crate::terms::calendar::{Calendar, after};
use crate::terms::term::{self, Deadline, Step, span};
use crate::terms::words::weekday_and_day;
use base::{Citation, Money};
use jiff::civil::Date;
use regulation::{Round, TermId};
use serde::{Deserialize, Serialize};

/// Mededeling van vertraging (art. 4:14(1) Awb): what was sent, when, and what it promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayNotice {
    /// The day of sending.
    pub sent_on: Date,
    /// The day by which the decision may be expected.
    pub expected_by: Date,
}

impl DelayNotice {
    /// The deadline with the promise behind it. The last day stays what it was.
    #[must_use]
    pub fn noted_on(self, deadline: Deadline) -> Deadline {
        let mut noted = deadline;
        let reason = format!(
            "op {} is meegedeeld dat het besluit uiterlijk {} komt; de termijn zelf blijft staan",
            weekday_and_day(self.sent_on),
            weekday_and_day(self.expected_by)
        );
        noted.steps.push(Step { day: noted.last_day, reason, citation: Citation::of("Awb 4:14") });
        noted
    }
}

/// What a day of lateness costs, for so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PenaltyTier {
    /// How many days this tier holds.
    pub days: i64,
    /// For each of them.
    pub per_day: Money,
}

/// A notice of default and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    /// The first day over which a penalty is due.
    pub first_day: Date,
    /// The last such day, if no decision comes.
    pub last_day: Date,
    /// How both were found.
    pub steps: Vec<Step>,
}

/// The penalty after a notice of default. A notice before the term is over is premature and gives
/// `None`: a new one is needed (art. 4:17(3), 6:12(2) Awb).
pub fn penalty(
    deadline: &Deadline,
    default_received_on: Date,
    round: &Round,
    calendar: &Calendar<'_>,
) -> Option<Penalty> {
    if !deadline.has_passed_on(default_received_on) {
        return None;
    }
    let wait = round.term(TermId::NoticeOfDefault);
    let run = &round.term(TermId::Penalty).length;
    let waited = term::deadline(wait, default_received_on, "de ingebrekestelling kwam binnen", &[], calendar);
    let first_day = after(waited.last_day, 1);
    let last_day = after(first_day.saturating_add(span(**run)), -1);
    let mut steps = waited.steps;
    let mut step = |day, reason: &str, citation: &Citation| {
        steps.push(Step { day, reason: reason.to_owned(), citation: citation.clone() });
    };
    step(first_day, "de eerste dag van de dwangsom", &wait.length.article);
    step(last_day, "de laatste dag van de dwangsom", &run.article);
    Some(Penalty { first_day, last_day, steps })
}

impl Penalty {
    /// What is due when the decision was made known on a day, or has not been by then.
    pub fn due(&self, until: Date, tiers: &[PenaltyTier]) -> Money {
        let counted_to = until.min(after(self.last_day, 1));
        let mut left = i64::from((counted_to - self.first_day).get_days()).max(0);
        let mut due = Money::ZERO;
        for tier in tiers {
            let here = left.min(tier.days);
            due += Money::cents(tier.per_day.in_cents() * here);
            left -= here;
        }
        due
    }
}

//! Suspension of a term of decision by a request to supplement (art. 4:15(1)(a) Awb).
//!
//! The term stands still from the day after the request until the day of the supplement, or until
//! the time given has passed unused. Our reading of "until": the day of the supplement counts again;
//! of time that passed unused the last day is suspended too, because it could still be used.

use crate::terms::calendar::after;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days on which a term stands still, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Suspension {
    /// The first day that does not count.
    pub first: Date,
    /// The last day that does not count; before `first` when nothing was suspended.
    pub last: Date,
}

impl Suspension {
    /// A request to supplement that was answered on a day.
    pub fn supplemented(requested_on: Date, supplemented_on: Date) -> Self {
        Self { first: after(requested_on, 1), last: after(supplemented_on, -1) }
    }

    /// A request to supplement whose time passed unused.
    pub fn lapsed(requested_on: Date, last_day_given: Date) -> Self {
        Self { first: after(requested_on, 1), last: last_day_given }
    }

    /// How many days lie in it.
    pub fn days(self) -> i64 {
        i64::from((self.last - self.first).get_days() + 1).max(0)
    }
}

/// Sorted and with overlaps joined, so that no day is counted twice.
pub(super) fn joined(suspensions: &[Suspension]) -> Vec<Suspension> {
    let mut sorted: Vec<Suspension> = suspensions.iter().copied().filter(|one| one.days() > 0).collect();
    sorted.sort();
    let mut joined: Vec<Suspension> = Vec::with_capacity(sorted.len());
    for next in sorted {
        match joined.last_mut() {
            Some(previous) if next.first <= after(previous.last, 1) => previous.last = previous.last.max(next.last),
            _ => joined.push(next),
        }
    }
    joined
}

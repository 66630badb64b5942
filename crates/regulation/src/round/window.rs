//! When applications are received: two civil days in a zone, as instants.

use crate::Cited;
use jiff::{
    Timestamp,
    civil::Date,
    tz::{TimeZone, TimeZoneDatabase},
};
use serde::Deserialize;

/// Aanvraagtijdvak (art. 14c).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first day, from its first second.
    pub first_day: Cited<Date>,
    /// The last day, up to and including its last second.
    pub last_day: Cited<Date>,
    /// The zone whose calendar counts.
    pub time_zone: Cited<String>,
    /// The zone in which applicants from the Caribbean Netherlands see the times.
    pub caribbean_time_zone: Cited<String>,
    /// Where it says what happens to an application outside the window.
    pub outside: Cited<String>,
}

impl Window {
    /// The zone of [`Window::time_zone`].
    ///
    /// # Panics
    /// Never for a round that loaded: loading refuses an unknown zone.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZoneDatabase::bundled().get(&self.time_zone).expect("a round has a known time zone")
    }

    /// The first instant inside the window.
    ///
    /// # Panics
    /// Never for a round that loaded: every day of its calendar has a beginning.
    #[must_use]
    pub fn opens_at(&self) -> Timestamp {
        self.first_day.to_zoned(self.zone()).expect("the day has a beginning").timestamp()
    }

    /// The first instant after the window.
    ///
    /// # Panics
    /// Never for a round that loaded: every day of its calendar has an end.
    #[must_use]
    pub fn closes_at(&self) -> Timestamp {
        let next = self.last_day.tomorrow().expect("the window ends before the calendar does");
        next.to_zoned(self.zone()).expect("the day has a beginning").timestamp()
    }

    /// Whether something received at this instant is in time.
    #[must_use]
    pub fn contains(&self, instant: Timestamp) -> bool {
        self.opens_at() <= instant && instant < self.closes_at()
    }
}

//! The application window (art. 14c(1)) as two instants, and the local time of an applicant.
//!
//! Civil days are those of the European part of the Netherlands (art. 1.10 of the framework
//! regulation, by way of the note). An application is compared with the window as an instant, so
//! that a change of the clock inside the window or an applicant overseas changes nothing. Which
//! days and which time zones stands in the round's data.

use crate::terms::words::weekday_and_day;
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};
use regulation::Round;
use serde::{Deserialize, Serialize};

/// From the first instant of the first day to the first instant after the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first instant inside.
    pub opens: Timestamp,
    /// The first instant after it.
    pub closed_from: Timestamp,
}

/// Where an instant lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Before the window opened.
    Early,
    /// Inside.
    Inside,
    /// After it closed.
    Late,
}

impl Window {
    /// The window of a round.
    pub fn of(round: &Round) -> Self {
        Self { opens: round.window.opens_at(), closed_from: round.window.closes_at() }
    }

    /// Where this instant lies.
    pub fn position(self, instant: Timestamp) -> Position {
        if instant < self.opens {
            Position::Early
        } else if instant < self.closed_from {
            Position::Inside
        } else {
            Position::Late
        }
    }
}

/// The civil day of the round on which an instant falls.
pub fn day_of(instant: Timestamp, round: &Round) -> Date {
    instant.to_zoned(round.window.zone()).date()
}

/// An instant for people: "zaterdag 2 november 2024, 23:59:59 uur (Nederlandse tijd)", with the
/// local time behind it for an applicant in the Caribbean part of the Netherlands.
pub fn for_people(instant: Timestamp, round: &Round, caribbean: bool) -> String {
    let european = clock(instant.to_zoned(round.window.zone()).datetime());
    let local = TimeZone::get(&round.window.caribbean_time_zone).ok().filter(|_| caribbean);
    match local {
        Some(zone) => {
            let local = clock(instant.to_zoned(zone).datetime());
            format!("{european} (Nederlandse tijd); {local} (tijd op Bonaire, Saba en Sint Eustatius)")
        }
        None => format!("{european} (Nederlandse tijd)"),
    }
}

fn clock(moment: DateTime) -> String {
    let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
    format!("{}, {hour:02}:{minute:02}:{second:02} uur", weekday_and_day(moment.date()))
}

//! Rest days: weekends and the recognised holidays of art. 3 Atw, as the round's data list them.
//!
//! The movable feasts are computed from Easter. Days that the government equates with a holiday by
//! decree (art. 3(3) Atw, "bridging days") cannot be computed and are given by the caller.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use regulation::{HolidayRule, RestDays};
use std::collections::BTreeSet;

/// The calendar of rest days: the round's data, plus the days decreed for the years in question.
#[derive(Debug, Clone)]
pub struct Calendar<'a> {
    /// The data it reads.
    pub rest_days: &'a RestDays,
    decreed: BTreeSet<Date>,
}

impl<'a> Calendar<'a> {
    /// The calendar of these data.
    pub fn of(rest_days: &'a RestDays) -> Self {
        Self { rest_days, decreed: BTreeSet::new() }
    }

    /// The same, with these days equated with a holiday by decree.
    #[must_use]
    pub fn with_decreed(self, days: impl IntoIterator<Item = Date>) -> Self {
        Self { decreed: days.into_iter().collect(), ..self }
    }

    /// The Dutch name of a day of rest; `None` for a working day. A holiday goes before the weekday.
    pub fn rest_day(&self, day: Date) -> Option<&str> {
        let holiday = self.rest_days.holidays.iter().find(|holiday| falls_on(*holiday.on, day.year()) == Some(day));
        match holiday {
            Some(holiday) => Some(&holiday.title),
            None if *self.rest_days.weekend && day.weekday() == Weekday::Saturday => Some("zaterdag"),
            None if *self.rest_days.weekend && day.weekday() == Weekday::Sunday => Some("zondag"),
            None => self.decreed.contains(&day).then_some("bij besluit met een feestdag gelijkgesteld"),
        }
    }
}

/// The day this many days later; the last day of the calendar when there is none.
pub(crate) fn after(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The day of a holiday in a year.
fn falls_on(rule: HolidayRule, year: i16) -> Option<Date> {
    match rule {
        HolidayRule::Fixed { month, day } => Date::new(year, month, day).ok(),
        HolidayRule::Easter(offset) => Some(after(easter(year), i64::from(offset))),
        HolidayRule::NotOnSunday { month, day } => {
            let day = Date::new(year, month, day).ok()?;
            Some(if day.weekday() == Weekday::Sunday { after(day, -1) } else { day })
        }
    }
}

/// Easter Day of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
pub fn easter(year: i16) -> Date {
    let y = i64::from(year);
    let (golden, century, of_century) = (y % 19, y / 100, y % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    after(Date::constant(year, 3, 1), (days / 31 - 3) * 31 + days % 31)
}

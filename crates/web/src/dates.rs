//! Moments as people read them: civil dates in Europe/Amsterdam, months and days in Dutch.

use crate::wording::t;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// "2 november 2024".
#[must_use]
pub fn day(moment: Timestamp) -> String {
    written(local(moment))
}

/// "2 november 2024, 23:59".
#[must_use]
pub fn day_and_time(moment: Timestamp) -> String {
    let zoned = moment.to_zoned(zone());
    format!("{}, {:02}:{:02}", written(zoned.date()), zoned.hour(), zoned.minute())
}

/// The civil date of an ISO 8601 text, written out; the text itself when it is no date.
#[must_use]
pub fn iso_day(text: &str) -> String {
    text.get(..10).and_then(|date| date.parse::<Date>().ok()).map_or_else(|| text.to_owned(), written)
}

fn written(date: Date) -> String {
    format!("{} {} {}", date.day(), t(&format!("maand-{}", date.month())), date.year())
}

fn local(moment: Timestamp) -> Date {
    moment.to_zoned(zone()).date()
}

/// Dutch legal time; a machine without a time zone database shows UTC rather than nothing.
fn zone() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_civil_dates_in_amsterdam() {
        let moment: Timestamp = "2024-11-02T23:30:00Z".parse().unwrap();
        assert_eq!(day(moment), "3 november 2024");
        assert_eq!(day_and_time(moment), "3 november 2024, 00:30");
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        assert_eq!(iso_day("2021-03-09T10:00:00Z"), "9 maart 2021");
        assert_eq!(iso_day("2021"), "2021");
        assert_eq!(iso_day("maart 2021 €"), "maart 2021 €");
    }
}

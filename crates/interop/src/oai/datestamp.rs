//! Datestamps (OAI-PMH 2.0, section 3.3): UTC, to the day or to the second, never finer.

use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::DateTimePrinter;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

const PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(0));

/// Appends the instant as `YYYY-MM-DDThh:mm:ssZ`; fractions of a second are cut off.
pub(super) fn push(out: &mut String, instant: Timestamp) {
    let whole = Timestamp::from_second(instant.as_nanosecond().div_euclid(1_000_000_000).try_into().unwrap_or(0));
    PRINTER.print_timestamp(&whole.unwrap_or(instant), out).expect("writing to a string succeeds");
}

/// The instant as `YYYY-MM-DDThh:mm:ssZ`.
pub(super) fn text(instant: Timestamp) -> String {
    let mut out = String::with_capacity(20);
    push(&mut out, instant);
    out
}

/// The `from` or `until` of a request: a span of time as long as its granularity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Datestamp {
    pub start: Timestamp,
    pub granularity: Granularity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Granularity {
    Day,
    Second,
}

impl Datestamp {
    /// Reads exactly the two forms of the standard; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let pattern: String = text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
        let (civil, granularity) = match pattern.as_str() {
            "0000-00-00" => (text.parse::<Date>().ok()?.to_datetime(jiff::civil::Time::midnight()), Granularity::Day),
            "0000-00-00T00:00:00Z" => (text.strip_suffix('Z')?.parse::<DateTime>().ok()?, Granularity::Second),
            _ => return None,
        };
        // The last two days of the year 9999 lie beyond what an instant can be.
        let start = TimeZone::UTC.to_timestamp(civil).unwrap_or(Timestamp::MAX);
        Some(Self { start, granularity })
    }

    /// The first instant after it; none at the end of time.
    pub fn end(self) -> Option<Timestamp> {
        let length = match self.granularity {
            Granularity::Day => SignedDuration::from_hours(24),
            Granularity::Second => SignedDuration::from_secs(1),
        };
        self.start.checked_add(length).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_cut_off_and_never_rounded_up() {
        for (instant, expected) in [
            ("2024-11-02T22:59:59.999999999Z", "2024-11-02T22:59:59Z"),
            ("2024-11-02T23:00:00+01:00", "2024-11-02T22:00:00Z"),
            ("1969-12-31T23:59:58.5Z", "1969-12-31T23:59:58Z"),
        ] {
            assert_eq!(text(instant.parse().unwrap()), expected);
        }
    }

    #[test]
    fn a_day_and_a_second_end_where_the_next_begins() {
        for (text, start, end) in [
            ("2024-02-28", "2024-02-28T00:00:00Z", Some("2024-02-29T00:00:00Z")),
            ("2024-02-28T23:59:59Z", "2024-02-28T23:59:59Z", Some("2024-02-29T00:00:00Z")),
            ("9999-12-30", "9999-12-30T00:00:00Z", None),
            ("9999-12-31", "9999-12-30T22:00:00.999999999Z", None),
        ] {
            let read = Datestamp::parse(text).unwrap();
            assert_eq!(read.start, start.parse().unwrap(), "{text}");
            assert_eq!(read.end(), end.map(|end| end.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "2024",
            "2024-02",
            "2024-2-1",
            "2024-02-30",
            "2024-13-01",
            "20240228",
            "2024-02-28T10:00Z",
            "2024-02-28T10:00:00",
            "2024-02-28T10:00:00.5Z",
            "2024-02-28T10:00:00+01:00",
            "2024-02-28T24:00:00Z",
            "2024-02-28t10:00:00z",
            " 2024-02-28",
            "2024-02-28T10:00:00Z ",
            "junk",
            "2024-02-28T10:61:00Z",
        ] {
            assert_eq!(Datestamp::parse(text), None, "{text}");
        }
    }
}

//! A Dutch school year: 1 August up to and including 31 July of the next year.
//!
//! It carries no holidays and no regions; those are of no concern to the grant.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Schooljaar, named by the calendar year in which it begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SchoolYear(i16);

/// The text is no school year.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("'{0}' is no school year: write two years in a row, such as 2025-2026")]
pub struct InvalidSchoolYear(pub String);

impl SchoolYear {
    /// Reads `2025-2026`, with a hyphen or the dash of the official publications.
    ///
    /// # Errors
    /// When these are not two years of four digits, one after the other.
    pub fn parse(text: &str) -> Result<Self, InvalidSchoolYear> {
        let invalid = || InvalidSchoolYear(text.to_owned());
        let (first, second) = text.split_once(['-', '–']).ok_or_else(invalid)?;
        let year = |digits: &str| {
            let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
            if plain { digits.parse::<i16>().map_err(|_| invalid()) } else { Err(invalid()) }
        };
        let (first, second) = (year(first)?, year(second)?);
        if first >= 1800 && first + 1 == second { Ok(Self(first)) } else { Err(invalid()) }
    }

    /// 1 August of the first year.
    #[must_use]
    pub const fn first_day(self) -> Date {
        Date::constant(self.0, 8, 1)
    }

    /// 31 July of the second year.
    #[must_use]
    pub const fn last_day(self) -> Date {
        Date::constant(self.0 + 1, 7, 31)
    }

    /// The school year that comes after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Whether the day lies in this school year.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.0, self.0 + 1)
    }
}

impl fmt::Debug for SchoolYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl TryFrom<String> for SchoolYear {
    type Error = InvalidSchoolYear;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<SchoolYear> for String {
    fn from(year: SchoolYear) -> Self {
        year.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_printed_can_be_parsed(first in 1800_i16..9000) {
            let year = SchoolYear(first);
            prop_assert_eq!(SchoolYear::parse(&year.to_string()), Ok(year));
            prop_assert_eq!(year.last_day().tomorrow().unwrap(), year.next().first_day());
        }
    }

    #[test]
    fn the_dash_of_the_official_gazette_is_read() {
        assert_eq!(SchoolYear::parse("2025–2026").unwrap().to_string(), "2025-2026");
    }

    #[test]
    fn rubbish_is_refused() {
        for text in ["", "2025", "2025-2027", "2026-2025", "25-26", "2025-26", "+025-0026"] {
            assert_eq!(SchoolYear::parse(text), Err(InvalidSchoolYear(text.to_owned())));
        }
    }

    #[test]
    fn july_and_august_fall_in_different_years() {
        let year = SchoolYear(2025);
        assert!(year.contains(Date::constant(2026, 7, 31)));
        assert!(!year.contains(Date::constant(2026, 8, 1)));
    }
}

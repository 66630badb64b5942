//! An exact, reduced fraction, so that equal totals are equal and nothing is ever rounded.
//!
//! Numbers here stay far below the bounds of 128 bits: scores, weights and counts of people.
//! An operation that would leave them panics rather than answering something else.

use serde::{Deserialize, Deserializer, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A reduced fraction with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

/// A denominator that is zero or negative, or a text that is no fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no fraction with a denominator above zero; write 11/2 or 5.5")]
pub struct NoFraction;

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// The reduced fraction of two integers, when the denominator is above zero.
    ///
    /// # Errors
    /// [`NoFraction`] when it is not.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, NoFraction> {
        if denominator <= 0 {
            return Err(NoFraction);
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        Ok(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// Above the line.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// Below the line, always above zero.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// A decimal text with this many decimals, rounded half up; for people only.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> String {
        let scale = 10_i128.pow(decimals);
        let scaled = (self.numerator * scale * 2 + self.denominator).div_euclid(self.denominator * 2);
        let sign = if scaled < 0 { "-" } else { "" };
        let (whole, part) = (scaled.abs() / scale, scaled.abs() % scale);
        if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{part:0>0$}", decimals as usize) }
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `29/4`, and `7` for a whole number.
impl fmt::Display for Fraction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(formatter, "{}", self.numerator),
            denominator => write!(formatter, "{}/{denominator}", self.numerator),
        }
    }
}

/// Reads `11/2`, `5.5` and `7`.
impl FromStr for Fraction {
    type Err = NoFraction;

    fn from_str(text: &str) -> Result<Self, NoFraction> {
        let number = |text: &str| text.parse::<i64>().map(i128::from).map_err(|_| NoFraction);
        if let Some((numerator, denominator)) = text.split_once('/') {
            return Self::new(number(numerator)?, number(denominator)?);
        }
        let Some((whole, decimals)) = text.split_once('.') else {
            return Ok(Self::whole(number(text)?));
        };
        let digits_only = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits_only(decimals) || !digits_only(whole.strip_prefix('-').unwrap_or(whole)) {
            return Err(NoFraction);
        }
        let scale = 10_i128.checked_pow(u32::try_from(decimals.len()).unwrap_or(u32::MAX)).ok_or(NoFraction)?;
        Self::new(number(&format!("{whole}{decimals}"))?, scale)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Parts {
            numerator: i64,
            denominator: i64,
        }
        let parts = Parts::deserialize(deserializer)?;
        Self::new(parts.numerator.into(), parts.denominator.into()).map_err(serde::de::Error::custom)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_fraction_is_read_as_people_write_it() {
        for (text, expected) in
            [("11/2", (11, 2)), ("5.5", (11, 2)), ("7", (7, 1)), ("22/4", (11, 2)), ("-0.5", (-1, 2))]
        {
            let fraction: Fraction = text.parse().unwrap();
            assert_eq!((fraction.numerator(), fraction.denominator()), expected, "{text}");
        }
        for text in ["", "1/0", "1/-2", "a", "1.", ".5", "1.-5", "1,5", "--1.5"] {
            assert_eq!(text.parse::<Fraction>(), Err(NoFraction), "{text}");
        }
    }

    #[test]
    fn people_read_it_rounded() {
        let rounded = |n, d, decimals| Fraction::new(n, d).unwrap().rounded(decimals);
        assert_eq!(rounded(29, 4, 2), "7,25");
        assert_eq!(rounded(2, 3, 2), "0,67");
        assert_eq!(rounded(11, 2, 0), "6");
        assert_eq!(rounded(1, 100, 2), "0,01");
    }

    proptest! {
        #[test]
        fn equal_values_are_equal_fractions(n in -10_000_i128..10_000, d in 1_i128..10_000, k in 1_i128..100) {
            prop_assert_eq!(Fraction::new(n, d), Fraction::new(n * k, d * k));
        }

        #[test]
        fn the_order_is_that_of_the_numbers(a in -1_000_i128..1_000, b in 1_i128..1_000, c in -1_000_i128..1_000, d in 1_i128..1_000) {
            let (one, other) = (Fraction::new(a, b).unwrap(), Fraction::new(c, d).unwrap());
            prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
            prop_assert_eq!(one == other, a * d == c * b);
        }
    }
}

//! An amount of money in whole cents.
//!
//! It knows euro notation and nothing of rules: where an amount has to be divided, the rule that
//! says how the cents fall is the caller's.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;

/// An amount in cents; on the wire an integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The largest amount that this program accepts, so that no sum of a million of them overflows.
    pub const LARGEST: Self = Self(1_000_000_000_000);

    /// An amount in cents.
    #[must_use]
    pub const fn cents(cents: i64) -> Self {
        Self(cents)
    }

    /// An amount in whole euros.
    #[must_use]
    pub const fn euros(euros: i64) -> Self {
        Self(euros * 100)
    }

    /// The amount in cents.
    #[must_use]
    pub const fn in_cents(self) -> i64 {
        self.0
    }

    /// What is left above nothing after taking `other` away.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self((self.0 - other.0).max(0))
    }

    /// Whether there is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The same amount in each of `parts`, and the cents that do not divide.
    #[must_use]
    pub const fn divided(self, parts: i64) -> (Self, Self) {
        (Self(self.0 / parts), Self(self.0 % parts))
    }
}

impl std::ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

/// Dutch notation: `€ 1.350.000` and `€ 33.333,33`.
impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (euros, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = euros.to_string();
        let mut grouped = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        write!(formatter, "€ {sign}{grouped}")?;
        if cents == 0 { Ok(()) } else { write!(formatter, ",{cents:02}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reads_as_the_dutch_write_it() {
        let cases = [
            (0, "€ 0"),
            (5, "€ 0,05"),
            (100_000, "€ 1.000"),
            (3_333_333, "€ 33.333,33"),
            (135_000_000, "€ 1.350.000"),
            (-150, "€ -1,50"),
        ];
        for (cents, expected) in cases {
            assert_eq!(Money::cents(cents).to_string(), expected);
        }
    }

    #[test]
    fn dividing_leaves_the_cents_that_do_not_divide() {
        assert_eq!(Money::euros(100_000).divided(3), (Money::cents(3_333_333), Money::cents(1)));
        assert_eq!(Money::euros(135_000).divided(3), (Money::euros(45_000), Money::ZERO));
    }

    #[test]
    fn less_never_goes_below_nothing() {
        assert_eq!(Money::euros(1).less(Money::euros(2)), Money::ZERO);
        assert_eq!(Money::euros(2).less(Money::euros(1)), Money::euros(1));
    }
}

//! Ceilings, amounts and payment: articles 14b, 14d and 14h(1), and Awb 4:25.

use crate::{Cited, Money};
use serde::{Deserialize, Serialize};

/// Subsidieplafonds (art. 14b).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceilings {
    /// Of the chapter.
    pub total: Cited<Money>,
    /// Of activity A.
    #[serde(rename = "A")]
    pub a: Cited<Money>,
    /// Of activity B.
    #[serde(rename = "B")]
    pub b: Cited<Money>,
    /// Whether the programme contribution counts against the ceiling of the activity.
    pub contribution_inside: Cited<bool>,
    /// Whether what one activity leaves may go to the other.
    pub transferable: Cited<bool>,
    /// What happens to the application that crosses the line.
    pub policy: Cited<LinePolicy>,
}

/// What happens to the application that only fits in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinePolicy {
    /// It gets what is left ("voor zover").
    Partial,
    /// It gets nothing, and neither does anyone below it.
    Stop,
    /// It gets nothing, and the next that fits is taken.
    Skip,
}

/// Subsidiebedragen (art. 14d).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amounts {
    /// The most that the project part of one application may be.
    pub project_max: Cited<Money>,
    /// What is made available for contributing to the programme.
    pub contribution: Cited<Money>,
    /// The same, a year.
    pub contribution_per_year: Cited<Money>,
    /// The two together.
    pub application_max: Cited<Money>,
}

/// Betaling en voorschot (art. 14d, derde lid; 14h, eerste lid).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// The calendar years in which is paid, one equal part each.
    pub years: Cited<Vec<i16>>,
    /// Where the cents go that do not divide.
    pub remainder: Cited<RemainderRule>,
    /// The ceiling of a year, per activity.
    #[serde(rename = "yearly_ceiling_A")]
    pub yearly_ceiling_a: Cited<Money>,
    /// The same for activity B.
    #[serde(rename = "yearly_ceiling_B")]
    pub yearly_ceiling_b: Cited<Money>,
    /// In which currency a recipient in the Caribbean Netherlands is paid.
    pub caribbean_currency: Cited<String>,
    /// Where the exchange rate is taken from.
    pub rate_source: Cited<RateSource>,
    /// How an amount in dollars is rounded.
    pub rate_rounding: Cited<RateRounding>,
    /// What becomes of money that is left over.
    pub leftover: Cited<Leftover>,
}

/// Where the cents go that do not divide over the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemainderRule {
    /// To the last part.
    LastPart,
}

/// Where an exchange rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateSource {
    /// The payer enters rate, date and source; they are kept with the part that was paid.
    StatedByPayer,
}

/// How an amount in another currency is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateRounding {
    /// To the nearest cent, a half away from zero.
    HalfUp,
}

/// What becomes of money that is left over (Kaderregeling 9.1(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leftover {
    /// G1: it may go to other funded activities.
    Kept,
    /// G2: it is reclaimed.
    Reclaimed,
    /// A person settles it per award.
    ToBeDecided,
}

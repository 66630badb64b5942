//! Scores, balance over the themes and the committee: article 14f and the committee decree.
//! The text gives no scale, no threshold and no measure; those values are marked assumptions.

use crate::{Cited, Money};
use base::Fraction;
use serde::{Deserialize, Serialize};

/// How applications are scored. The text gives no scale and no threshold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scores {
    /// The lowest score for a criterion.
    pub lowest: Cited<u32>,
    /// The highest score for a criterion.
    pub highest: Cited<u32>,
    /// The least total that counts as "voldoende" until the committee says otherwise.
    pub sufficient_total: Cited<Fraction>,
    /// The least score per criterion; 0 when there is none.
    pub sufficient_criterion: Cited<u32>,
    /// How many members read an application.
    pub readers: Cited<u32>,
}

/// Gebalanceerde verdeling tussen de thema's (art. 14f, vijfde lid).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeBalance {
    /// When two applications are of equal quality.
    pub equal_quality: Cited<EqualQuality>,
    /// What is made as small as possible.
    pub measure: Cited<BalanceMeasure>,
    /// Which awarded applications are counted.
    pub counted: Cited<BalanceScope>,
    /// What decides when the balance does not, and for activity B at once.
    pub then: Cited<LastResort>,
}

/// Readings of "gelijke kwaliteit".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EqualQuality {
    /// Totals that are exactly equal.
    EqualTotal,
}

/// Readings of "gebalanceerd".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceMeasure {
    /// The least sum of squares over the listed themes; an application with two themes counts half for
    /// each; own themes are ignored; among the sets that fit, most applications first.
    LeastSumOfSquares,
}

/// Which awarded applications the balance is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceScope {
    /// All that are awarded under the activity, those above the tie included.
    AllAwarded,
}

/// What decides when nothing in the text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastResort {
    /// A lot that the committee orders, recorded with its seed.
    LotOrderedByCommittee,
}

/// Beoordelingscommissie (Instellingsbesluit).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committee {
    /// Half-days for the introduction.
    pub introduction: Cited<u32>,
    /// The most half-days for reading.
    pub assessment_max: Cited<u32>,
    /// The most half-days for the advice.
    pub advice_max: Cited<u32>,
    /// Members times fee: what one half-day of the whole committee costs.
    pub cost_per_half_day: Cited<Money>,
    /// What the round costs at most, travel excluded.
    pub cost_max: Cited<Money>,
    /// What it cost before this round.
    pub cost_max_before: Cited<Money>,
    /// The difference that the note names.
    pub cost_increase: Cited<Money>,
    /// The most half-days for reading before this round.
    pub assessment_max_before: Cited<u32>,
    /// Members.
    pub members: Cited<u32>,
    /// The fee of a member for a half-day.
    pub fee: Cited<Money>,
    /// What the fees are charged to.
    pub budget: Cited<String>,
}

//! An assessment framework (beoordelingskader): five criteria with their weights and requirements.

use crate::Cited;
use base::Citation;
use serde::{Deserialize, Serialize};

/// Beoordelingskader (bijlage 2).
#[derive(Debug)]
pub struct Framework {
    /// Such as `2024-A`.
    pub id: String,
    /// Where it stands: `bijlage 2.1`.
    pub citation: Citation,
    /// The five criteria, in order.
    pub criteria: Vec<Criterion>,
}

impl Framework {
    /// The criterion with this number.
    #[must_use]
    pub fn criterion(&self, number: u8) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.number == number)
    }
}

/// Criterium, with its weighting.
#[derive(Debug)]
pub struct Criterion {
    /// 1 to 5.
    pub number: u8,
    /// Its name.
    pub title: String,
    /// Weging, in whole percents.
    pub weight: Cited<u32>,
    /// Its requirements, in order.
    pub aspects: Vec<Aspect>,
}

/// Vereiste: one lettered sentence of a criterion.
#[derive(Debug)]
pub struct Aspect {
    /// A, B, C …
    pub letter: char,
    /// Where it stands: `bijlage 2.1(1)(A)`.
    pub citation: Citation,
    /// The wording.
    pub text: &'static str,
    /// The fact of the application that is shown beside it; the committee decides what it weighs.
    pub fact: Option<AspectFact>,
}

/// A fact that a requirement names. It is shown, never applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AspectFact {
    /// Existing open material is reused (raises the score).
    Reuse,
    /// One or two of the listed themes (raises the score).
    ListedThemes,
    /// None of the listed themes (lowers the score).
    NoListedTheme,
    /// A party has had money from the scheme or a pilot before (lowers the score).
    EarlierFunding,
    /// Which of the five groups take part.
    GroupsTakingPart,
    /// How many schools and other organisations take part.
    Partners,
    /// The plan covers the three school years.
    PlanPeriod,
    /// The plan names the quality model and the steps of the design cycle.
    QualityApproach,
}

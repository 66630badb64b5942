//! A round of which only some rules are known. What is not known says so, with the reason; nothing is
//! filled in. Such a round can be shown and compared, and never applied.

use crate::{
    Law, Money, RoundError,
    round::{ActivityCode, ActivityKind},
};
use base::{Citation, SchoolYear};
use jiff::civil::{Date, Time};
use serde::Deserialize;
use std::sync::LazyLock;

/// Aanvraagronde waarvan niet alles bekend is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The short name: `2023`.
    pub name: String,
    /// The full title.
    pub title: String,
    /// The publication.
    pub source: String,
    /// The school years that grants were given for.
    pub school_years: Fact<Vec<SchoolYear>>,
    /// How many school years an applicant could choose.
    pub duration_choices: Fact<Vec<u32>>,
    /// How many of the activities one application could ask for.
    pub activities_per_application: Fact<u32>,
    /// The first day of the window.
    pub first_day: Fact<Date>,
    /// The last day of the window.
    pub last_day: Fact<Date>,
    /// The hour at which the window closed on that day.
    pub last_hour: Fact<Time>,
    /// The ceiling.
    pub ceiling: Fact<Money>,
    /// The most for a project.
    pub project_max: Fact<Money>,
    /// The contribution to the programme, a year.
    pub contribution_per_year: Fact<Money>,
    /// What activity A was.
    #[serde(rename = "activity_A")]
    pub activity_a: Fact<ActivityKind>,
    /// What activity B was.
    #[serde(rename = "activity_B")]
    pub activity_b: Fact<ActivityKind>,
    /// The weights of the criteria, in percents.
    pub weights: Fact<Vec<u32>>,
    /// What counted as sufficient.
    pub sufficient: Fact<String>,
    /// Weeks within which was decided.
    pub decision_weeks: Fact<u32>,
    /// The currency for the Caribbean Netherlands.
    pub caribbean_currency: Fact<String>,
    /// The most half-days for reading.
    pub assessment_max: Fact<u32>,
    /// What the committee cost at most.
    pub committee_cost_max: Fact<Money>,
}

/// Something that is known with its source, or not known with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written<T>")]
pub enum Fact<T> {
    /// It is known.
    Known {
        /// The value.
        value: T,
        /// Where it stands in the rules, when a text is at hand.
        article: Option<Citation>,
        /// Where the value was found.
        found: String,
    },
    /// It is not known.
    Unknown {
        /// Why not.
        reason: String,
    },
}

impl<T> Fact<T> {
    /// The value, when it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Unknown { .. } => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T> {
    value: Option<T>,
    article: Option<Citation>,
    found: Option<String>,
    #[serde(default)]
    unknown: bool,
    reason: Option<String>,
}

impl<T> TryFrom<Written<T>> for Fact<T> {
    type Error = &'static str;

    fn try_from(written: Written<T>) -> Result<Self, Self::Error> {
        match written {
            Written { value: Some(value), article, found: Some(found), unknown: false, reason: None } => {
                Ok(Self::Known { value, article, found })
            }
            Written { value: None, article: None, found: None, unknown: true, reason: Some(reason) } => {
                Ok(Self::Unknown { reason })
            }
            _ => Err("give a value and where it was found, or unknown = true and a reason"),
        }
    }
}

static OUTLINE: LazyLock<Result<Outline, RoundError>> =
    LazyLock::new(|| Outline::read(include_str!("../../../regulation/iol/2023.toml"), Law::get()?));

impl Outline {
    /// What is known of a round.
    ///
    /// # Errors
    /// When there is no such outline, or its file is wrong.
    pub fn get(name: &str) -> Result<&'static Self, RoundError> {
        match name {
            "2023" => OUTLINE.as_ref().map_err(Clone::clone),
            _ => Err(RoundError::Unknown { name: name.to_owned() }),
        }
    }

    /// Reads an outline from the text of its file.
    ///
    /// # Errors
    /// When an entry is neither known nor unknown, or a citation leads nowhere.
    pub fn read(text: &str, law: &Law) -> Result<Self, RoundError> {
        let invalid = |problem: String| RoundError::Invalid { problems: vec![problem] };
        let values: toml::Table = toml::from_str(text).map_err(|error| invalid(error.to_string()))?;
        let problems = crate::validate::citations(&values, law);
        if !problems.is_empty() {
            return Err(RoundError::Invalid { problems });
        }
        toml::from_str(text).map_err(|error| invalid(error.to_string()))
    }

    /// The names of what is not known.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let unknown = [
            ("school_years", self.school_years.known().is_none()),
            ("duration_choices", self.duration_choices.known().is_none()),
            ("activities_per_application", self.activities_per_application.known().is_none()),
            ("first_day", self.first_day.known().is_none()),
            ("last_day", self.last_day.known().is_none()),
            ("last_hour", self.last_hour.known().is_none()),
            ("ceiling", self.ceiling.known().is_none()),
            ("project_max", self.project_max.known().is_none()),
            ("contribution_per_year", self.contribution_per_year.known().is_none()),
            ("activity_A", self.activity_a.known().is_none()),
            ("activity_B", self.activity_b.known().is_none()),
            ("weights", self.weights.known().is_none()),
            ("sufficient", self.sufficient.known().is_none()),
            ("decision_weeks", self.decision_weeks.known().is_none()),
            ("caribbean_currency", self.caribbean_currency.known().is_none()),
            ("assessment_max", self.assessment_max.known().is_none()),
            ("committee_cost_max", self.committee_cost_max.known().is_none()),
        ];
        unknown.into_iter().filter(|(_, absent)| *absent).map(|(name, _)| name.to_owned()).collect()
    }

    /// What an activity letter meant in this round.
    #[must_use]
    pub fn activity(&self, code: ActivityCode) -> Option<ActivityKind> {
        match code {
            ActivityCode::A => self.activity_a.known().copied(),
            ActivityCode::B => self.activity_b.known().copied(),
        }
    }
}

//! The round as a document: applications with their scores, and what the committee settled.
//!
//! These types hold only what was accepted: [`read`] finds every problem of a document first.
//! They know nothing of who an applicant is beyond its kind, so that a ranking cannot depend on it.

mod json;
mod problem;
mod read;

pub use problem::Problem;
pub use read::{Accepted, read};

use base::Money;
use jiff::Timestamp;
pub use regulation::{ActivityCode, ApplicantKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// The applications of a round and what its committee settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundInput {
    /// The round, `2024`.
    pub round: String,
    /// Every application that was filed, also the late ones.
    pub applications: Vec<Filed>,
    /// What the committee settled, which the engine may not.
    pub committee: Committee,
}

/// An application as it was filed and scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filed {
    /// Its identifier within the round.
    pub id: String,
    /// The type of activity it was filed for.
    pub activity: ActivityCode,
    /// What kind of applicant filed it.
    pub applicant: Applicant,
    /// The instant of filing.
    pub submitted_at: Timestamp,
    /// The amount asked for the project, without the contribution to the programme.
    #[serde(rename = "requested_cents")]
    pub requested: Money,
    /// The themes, as filed.
    pub themes: Vec<Theme>,
    /// Whether the contribution to the programme was declared (art. 14a(3)).
    pub contribution_declared: bool,
    /// Whether the application is complete (Awb 4:5(1)).
    pub complete: bool,
    /// Per member of the committee a score per criterion, in the order of the criteria.
    pub scores: BTreeMap<String, Vec<i64>>,
}

/// What a rule may know of an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Applicant {
    /// Its kind.
    pub kind: ApplicantKind,
    /// Whether a board governs a funded institution (bekostigde onderwijsinstelling).
    pub funded: bool,
    /// Whether it is seated in the Caribbean Netherlands.
    pub caribbean: bool,
}

/// A theme of an application of type a (art. 14a(2)(a)).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub enum Theme {
    /// One of the themes that the round lists.
    Listed(String),
    /// A theme of the applicant's own, `eigen:<slug>`.
    Own(String),
}

impl From<Theme> for String {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Listed(id) | Theme::Own(id) => id,
        }
    }
}

impl Filed {
    /// The themes that the round lists, of this application.
    pub fn listed_themes(&self) -> impl Iterator<Item = &str> {
        self.themes.iter().filter_map(|theme| match theme {
            Theme::Listed(id) => Some(id.as_str()),
            Theme::Own(_) => None,
        })
    }
}

/// What the committee settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Committee {
    /// Applications that it judged sufficient or not, whatever their total (art. 14f(4)).
    pub sufficient: BTreeMap<String, bool>,
    /// Applications of type a that it chose for the balance over the themes (art. 14f(5)), in order.
    pub balance: Vec<String>,
    /// The lot that it had drawn.
    pub lot: Option<DrawnLot>,
}

/// A lot that was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrawnLot {
    /// The seed, made public beforehand as far as it can be.
    pub seed: String,
    /// The instant of the draw.
    pub drawn_at: Timestamp,
    /// The applications in the order in which they were drawn.
    pub order: Vec<String>,
}

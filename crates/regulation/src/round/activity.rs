//! What may be applied for, by whom, and on which themes: article 14a.

use crate::{Cited, Framework};
use base::Citation;
use serde::{Deserialize, Serialize};

/// The letter of an activity. Which activity bears it differs between rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActivityCode {
    /// Activiteit A.
    A,
    /// Activiteit B.
    B,
}

impl ActivityCode {
    /// Both, A first.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// The letter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }
}

/// What an activity is about, over the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Developing open material.
    Develop,
    /// Giving open material its place in policy and practice.
    Implement,
}

/// Activiteit (art. 14a, tweede lid).
#[derive(Debug)]
pub struct Activity {
    /// Its letter in this round.
    pub code: ActivityCode,
    /// What it is about.
    pub kind: Cited<ActivityKind>,
    /// Its short name, as the note gives it.
    pub name: Cited<String>,
    /// Who may apply for it.
    pub applicants: Vec<Cited<ApplicantKind>>,
    /// The most themes an application may name; `None` when themes play no part.
    pub themes_max: Option<Cited<u32>>,
    /// Whether the balance over the themes decides between equal applications.
    pub theme_balance: Cited<bool>,
    /// The assessment framework.
    pub framework: Framework,
}

/// The kinds of applicant that the rules tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicantKind {
    /// Bevoegd gezag (art. 1).
    SchoolAuthority,
    /// Vakvereniging.
    SubjectAssociation,
    /// Profielonderwijsorganisatie.
    ProfileOrganisation,
    /// Anyone else.
    Other,
}

/// Thema (art. 14a, tweede lid, onderdeel a).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The identifier on the wire.
    pub id: String,
    /// A short title.
    pub title: String,
    /// Where it stands.
    pub citation: Citation,
    /// The wording of the article.
    pub text: &'static str,
}

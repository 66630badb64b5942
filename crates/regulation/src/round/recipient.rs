//! What is asked of an applicant and, after the award, of a recipient: articles 4, 6, 14a(3), 14g and 14h.

use super::activity::ActivityCode;
use crate::{Basis, Cited, cited::AmbiguityId};
use base::Citation;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Aanvraagvereiste: something that an application must contain.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredDocument {
    /// The identifier on the wire.
    pub id: String,
    /// What it is called on the form.
    pub title: String,
    /// Whether it is asked, with its ground.
    pub required: Cited<bool>,
    /// Only for these activities; empty for both.
    #[serde(default)]
    pub activities: Vec<ActivityCode>,
}

/// Bijdrage aan het programma (art. 14a, derde lid).
#[derive(Debug)]
pub struct Programme {
    /// When the applicant must have said that it contributes.
    pub declared: Cited<DeclaredAt>,
    /// The four themes of the programme.
    pub themes: Vec<ProgrammeTheme>,
}

/// When the contribution is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclaredAt {
    /// With the application.
    Filing,
    /// After the award.
    AfterAward,
}

/// A theme of the programme that a contribution falls under.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeTheme {
    /// 1 to 4.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub article: Citation,
}

/// Verplichting van de subsidieontvanger (art. 14g).
#[derive(Debug, Clone)]
pub struct Obligation {
    /// The identifier on the wire.
    pub id: String,
    /// A short title.
    pub title: String,
    /// Where it stands.
    pub citation: Citation,
    /// How firm that is.
    pub basis: Basis,
    /// The wording.
    pub text: &'static str,
    /// What shows that it is met.
    pub evidence: String,
    /// Only for these activities; empty for both.
    pub activities: Vec<ActivityCode>,
    /// What the text leaves open about it.
    pub ambiguities: Vec<AmbiguityId>,
}

/// Voortgang, verslag en vaststelling (artt. 14g, onderdeel b, en 14h).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// The first day of the activities, unless the decision says otherwise.
    pub first_day: Cited<Date>,
    /// The last day of the activities, unless the decision says otherwise.
    pub last_day: Cited<Date>,
    /// Progress talks in the whole period.
    pub talks: Cited<u32>,
    /// Months between talks.
    pub months_between_talks: Cited<u32>,
    /// Interim reports in the whole period.
    pub interim_reports: Cited<u32>,
    /// The parts of the activity report.
    pub activity_report: Cited<Vec<String>>,
    /// The last day on which the annual accounts of the last year are published.
    pub last_accounts_before: Cited<Date>,
    /// Licences that developed material may bear.
    pub licences: Cited<Vec<String>>,
}

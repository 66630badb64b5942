//! The report of an assessment, as it goes over the wire (schema version 1).

use crate::{Finding, Outcome, Passage, Reason, Scenario, Tier};
use lesson::{Format, Unscanned};
use serde::{Deserialize, Serialize};

/// The version of the report's form.
pub const SCHEMA_VERSION: u32 = 1;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// 1.
    pub schema_version: u32,
    /// The model that was used.
    pub model: ModelRef,
    /// The file or folder.
    pub file: String,
    /// The format.
    pub format: Format,
    /// The language that the file declares, BCP 47.
    pub language: Option<String>,
    /// How many words.
    pub words: usize,
    /// What was not looked at.
    pub unscanned: Vec<Unscanned>,
    /// All criteria of the model, in order.
    pub criteria: Vec<CriterionReport>,
    /// How many of each outcome.
    pub summary: Summary,
}

/// Which model was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRef {
    /// The model.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its text.
    pub hash: String,
    /// What the assessment is for.
    pub scenario: Scenario,
}

/// What a criterion came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionReport {
    /// "1.1" to "6.2".
    pub id: String,
    /// Basis or Plus.
    pub tier: Tier,
    /// The outcome.
    pub outcome: OutcomeCode,
    /// Why a person decides; always with `needs_review`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Who decides.
    pub decided_by: DecidedBy,
    /// What speaks for it.
    pub evidence: Vec<Passage>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The parts, for 3.3. Their findings stand with the criterion and name the part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartReport>,
}

/// What a part of a criterion came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartReport {
    /// "3.3.a".
    pub id: String,
    /// The outcome.
    pub outcome: OutcomeCode,
    /// Why a person decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Who decides.
    pub decided_by: DecidedBy,
    /// What speaks for it.
    pub evidence: Vec<Passage>,
}

/// The outcome without what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeCode {
    /// Voldoet.
    Met,
    /// Voldoet niet.
    NotMet,
    /// Te beoordelen.
    NeedsReview,
    /// Niet van toepassing.
    NotApplicable,
}

/// Who decides on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecidedBy {
    /// The program decided.
    Machine,
    /// A person decided, or has yet to: a criterion that needs review is decided by nobody else.
    Person,
}

/// How many criteria of each tier have each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Of the Basis criteria.
    pub basis: Count,
    /// Of the Plus criteria.
    pub plus: Count,
}

/// How many criteria have each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Voldoet.
    pub met: usize,
    /// Voldoet niet.
    pub not_met: usize,
    /// Te beoordelen.
    pub needs_review: usize,
    /// Niet van toepassing.
    pub not_applicable: usize,
}

/// How a check of one or more files ends, as a number for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// No Basis criterion is not met.
    Fine = 0,
    /// A Basis criterion is not met.
    BasisNotMet = 1,
    /// Input was refused.
    Refused = 2,
}

impl Report {
    /// How this report ends.
    #[must_use]
    pub const fn exit_status(&self) -> ExitStatus {
        if self.summary.basis.not_met > 0 { ExitStatus::BasisNotMet } else { ExitStatus::Fine }
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&CriterionReport> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}

impl ExitStatus {
    /// The number.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl OutcomeCode {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "voldoet",
            Self::NotMet => "voldoet niet",
            Self::NeedsReview => "te beoordelen",
            Self::NotApplicable => "niet van toepassing",
        }
    }

    const fn decided_by(self) -> DecidedBy {
        match self {
            Self::NeedsReview => DecidedBy::Person,
            Self::Met | Self::NotMet | Self::NotApplicable => DecidedBy::Machine,
        }
    }
}

impl From<&Outcome> for OutcomeCode {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Met { .. } => Self::Met,
            Outcome::NotMet { .. } => Self::NotMet,
            Outcome::NeedsReview { .. } => Self::NeedsReview,
            Outcome::NotApplicable => Self::NotApplicable,
        }
    }
}

const fn reason(outcome: &Outcome) -> Option<Reason> {
    match outcome {
        Outcome::NeedsReview { reason, .. } => Some(*reason),
        _ => None,
    }
}

impl PartReport {
    pub(crate) fn new(id: &str, outcome: &Outcome) -> Self {
        let code = OutcomeCode::from(outcome);
        Self {
            id: id.to_owned(),
            outcome: code,
            reason: reason(outcome),
            decided_by: code.decided_by(),
            evidence: outcome.evidence().to_vec(),
        }
    }
}

impl CriterionReport {
    pub(crate) fn new(id: &str, tier: Tier, outcome: &Outcome, parts: Vec<PartReport>) -> Self {
        let code = OutcomeCode::from(outcome);
        Self {
            id: id.to_owned(),
            tier,
            outcome: code,
            reason: reason(outcome),
            decided_by: code.decided_by(),
            evidence: outcome.evidence().to_vec(),
            findings: outcome.findings().to_vec(),
            parts,
        }
    }
}

impl Summary {
    pub(crate) fn of(criteria: &[CriterionReport]) -> Self {
        let mut summary = Self::default();
        for criterion in criteria {
            let count = match criterion.tier {
                Tier::Basis => &mut summary.basis,
                Tier::Plus => &mut summary.plus,
            };
            match criterion.outcome {
                OutcomeCode::Met => count.met += 1,
                OutcomeCode::NotMet => count.not_met += 1,
                OutcomeCode::NeedsReview => count.needs_review += 1,
                OutcomeCode::NotApplicable => count.not_applicable += 1,
            }
        }
        summary
    }
}

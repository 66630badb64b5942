//! Three outcomes and one absence.
//!
//! `Met` needs a passage that proves it and `NotMet` a finding that proves a defect; the
//! constructors see to it. Everything else is for people, with the reason.

use crate::{Finding, Passage, Severity};
use serde::{Deserialize, Serialize};

/// What a check or a criterion comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Proven, by these passages. Findings do not take that away.
    Met {
        /// The proof; never empty.
        evidence: Vec<Passage>,
        /// Remarks.
        findings: Vec<Finding>,
    },
    /// A defect was found.
    NotMet {
        /// At least one of them is an error.
        findings: Vec<Finding>,
        /// What speaks for it all the same.
        evidence: Vec<Passage>,
    },
    /// A person decides.
    NeedsReview {
        /// Why the program does not.
        reason: Reason,
        /// What was found that may help.
        evidence: Vec<Passage>,
        /// What a person should look at.
        findings: Vec<Finding>,
    },
    /// There is nothing in the material that this is about.
    NotApplicable,
}

/// Why a program does not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Places contradict each other.
    Contradiction,
    /// Something that is no proof and no defect was found.
    Doubtful,
    /// No record was given and none is embedded.
    MetadataAbsent,
    /// No licence in the material, and no record.
    LicenceAbsent,
    /// A licence is named that the program does not know.
    LicenceUnknown,
    /// Nobody has asked the links yet, or the answer says nothing.
    LinksNotChecked,
    /// Part of the material was not looked at.
    NotScanned,
    /// The lesson is in a language whose cues the check does not know.
    LanguageUnknownToCheck,
    /// The material was looked at whole and nothing was found.
    NotFound,
    /// Only people can judge this.
    Human,
}

impl Outcome {
    /// Met, if there is proof; else left to people because nothing was found.
    #[must_use]
    pub fn proven_by(evidence: Vec<Passage>, otherwise: Reason) -> Self {
        if evidence.is_empty() { Self::review(otherwise) } else { Self::Met { evidence, findings: Vec::new() } }
    }

    /// A person decides, and nothing was found.
    #[must_use]
    pub const fn review(reason: Reason) -> Self {
        Self::NeedsReview { reason, evidence: Vec::new(), findings: Vec::new() }
    }

    /// A person decides, with these passages as help.
    #[must_use]
    pub const fn pointing_at(reason: Reason, evidence: Vec<Passage>) -> Self {
        Self::NeedsReview { reason, evidence, findings: Vec::new() }
    }

    /// Adds findings. An error makes the outcome `NotMet`, whatever it was.
    #[must_use]
    pub fn with_findings(self, more: Vec<Finding>) -> Self {
        if more.is_empty() {
            return self;
        }
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        match self {
            Self::Met { evidence, mut findings } => {
                findings.extend(more);
                match findings.iter().any(is_error) {
                    true => Self::NotMet { findings, evidence },
                    false => Self::Met { evidence, findings },
                }
            }
            Self::NotMet { mut findings, evidence } => {
                findings.extend(more);
                Self::NotMet { findings, evidence }
            }
            Self::NeedsReview { reason, evidence, mut findings } => {
                findings.extend(more);
                match findings.iter().any(is_error) {
                    true => Self::NotMet { findings, evidence },
                    false => Self::NeedsReview { reason, evidence, findings },
                }
            }
            Self::NotApplicable => Self::review(Reason::Doubtful).with_findings(more),
        }
    }

    /// The passages that speak for it.
    #[must_use]
    pub fn evidence(&self) -> &[Passage] {
        match self {
            Self::Met { evidence, .. } | Self::NotMet { evidence, .. } | Self::NeedsReview { evidence, .. } => evidence,
            Self::NotApplicable => &[],
        }
    }

    /// What was found.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Met { findings, .. } | Self::NotMet { findings, .. } | Self::NeedsReview { findings, .. } => findings,
            Self::NotApplicable => &[],
        }
    }

    /// Two checks of one criterion together: a defect goes before doubt, doubt before proof, and
    /// proof before "does not apply".
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotApplicable, other) | (other, Self::NotApplicable) => other,
            (Self::NotMet { findings, evidence }, other) | (other, Self::NotMet { findings, evidence }) => {
                Self::NotMet { findings: join(findings, other.findings()), evidence: join(evidence, other.evidence()) }
            }
            (
                Self::NeedsReview { reason, evidence, findings },
                Self::NeedsReview { reason: second, evidence: more, findings: others },
            ) => Self::NeedsReview {
                reason: reason.min(second),
                evidence: join(evidence, &more),
                findings: join(findings, &others),
            },
            (Self::NeedsReview { reason, evidence, findings }, other)
            | (other, Self::NeedsReview { reason, evidence, findings }) => Self::NeedsReview {
                reason,
                evidence: join(evidence, other.evidence()),
                findings: join(findings, other.findings()),
            },
            (Self::Met { evidence, findings }, Self::Met { evidence: more, findings: others }) => {
                Self::Met { evidence: join(evidence, &more), findings: join(findings, &others) }
            }
        }
    }
}

fn join<T: Clone>(mut first: Vec<T>, second: &[T]) -> Vec<T> {
    first.extend_from_slice(second);
    first
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 10] = [
        Self::Contradiction,
        Self::Doubtful,
        Self::MetadataAbsent,
        Self::LicenceAbsent,
        Self::LicenceUnknown,
        Self::LinksNotChecked,
        Self::NotScanned,
        Self::LanguageUnknownToCheck,
        Self::NotFound,
        Self::Human,
    ];

    /// The reason for people, in Dutch.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Contradiction => "Het materiaal spreekt zichzelf of de metadata tegen. Kijk welke van de twee klopt.",
            Self::Doubtful => "We vonden iets dat erop lijkt, maar het is geen bewijs. Kijk zelf of het klopt.",
            Self::MetadataAbsent => "We kregen geen metadata bij dit materiaal, dus we kunnen dit niet nagaan.",
            Self::LicenceAbsent => {
                "In het materiaal staat geen licentie, en we kregen geen metadata waarin die kan staan."
            }
            Self::LicenceUnknown => "Er wordt een licentie genoemd die we niet kennen. Kijk of die open is.",
            Self::LinksNotChecked => {
                "We hebben de links nog niet geprobeerd, of de websites gaven geen duidelijk antwoord."
            }
            Self::NotScanned => {
                "We konden niet al het materiaal bekijken. Wat we zochten, kan in het andere deel staan."
            }
            Self::LanguageUnknownToCheck => {
                "De les lijkt niet in het Nederlands geschreven. Dit kunnen we alleen in Nederlandse tekst goed nagaan. Kijk daarom zelf."
            }
            Self::NotFound => "We hebben het niet gevonden. Misschien staat het er in andere woorden.",
            Self::Human => "Dit kan alleen een mens beoordelen.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lesson::Location;

    fn passage(quote: &str) -> Passage {
        Passage::new(quote, &Location::line(1))
    }

    fn finding(severity: Severity) -> Finding {
        Finding::new("1.1-test", severity, passage("x"), "m", "a")
    }

    #[test]
    fn met_is_never_made_from_nothing() {
        assert_eq!(Outcome::proven_by(Vec::new(), Reason::NotFound), Outcome::review(Reason::NotFound));
    }

    #[test]
    fn only_an_error_makes_not_met() {
        for severity in [Severity::Warning, Severity::Review, Severity::Info] {
            let outcome =
                Outcome::proven_by(vec![passage("x")], Reason::NotFound).with_findings(vec![finding(severity)]);
            assert!(matches!(outcome, Outcome::Met { .. }), "{severity:?}");
        }
        let outcome = Outcome::review(Reason::Human).with_findings(vec![finding(Severity::Error)]);
        assert!(matches!(outcome, Outcome::NotMet { .. }));
    }

    #[test]
    fn combining_does_not_depend_on_the_order() {
        let outcomes = [
            Outcome::proven_by(vec![passage("x")], Reason::NotFound),
            Outcome::review(Reason::NotFound).with_findings(vec![finding(Severity::Error)]),
            Outcome::review(Reason::Human),
            Outcome::review(Reason::NotFound),
            Outcome::NotApplicable,
        ];
        for left in &outcomes {
            for right in &outcomes {
                assert_eq!(left.clone().and(right.clone()), right.clone().and(left.clone()));
            }
        }
    }
}

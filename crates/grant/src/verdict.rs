//! A verdict: what one rule says about one set of facts, and what it rests on.
//!
//! The explanation of every outcome is a list of verdicts in statutory order. A verdict never
//! decides an open norm: it says `needs_judgement` and puts the question to a person.
//! It knows no wording for letters and no rule by itself.

use base::Citation;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

pub use regulation::Basis;

/// What one rule says, with the facts it used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Identifier of the rule, as in the regulation's list: `P5`.
    pub rule: Cow<'static, str>,
    /// The text it carries out: `14d(1)`, `Awb 4:25(2)`.
    pub citation: Citation,
    /// What the rule says.
    pub outcome: RuleOutcome,
    /// The facts that were used, in the order in which the rule asks for them.
    pub facts: Vec<UsedFact>,
    /// How firm the ground is.
    pub basis: Basis,
}

/// What a rule says about the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleOutcome {
    /// The rule is met.
    Satisfied,
    /// The rule is not met.
    NotSatisfied,
    /// The rule does not ask anything of these facts.
    NotApplicable,
    /// A person has to decide; a fact named `question` says what.
    NeedsJudgement,
}

/// A fact that a rule used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedFact {
    /// English name, `requested_cents`.
    pub name: Cow<'static, str>,
    /// Its value.
    pub value: FactValue,
}

/// The value of a fact; there is no floating point in this domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// A count, or an amount in cents.
    Integer(i64),
    /// An identifier, a date, a code.
    Text(String),
    /// Several identifiers or codes.
    List(Vec<String>),
    /// Not known, or not given.
    Absent(()),
}

impl Verdict {
    /// A verdict of a rule, without facts.
    #[must_use]
    pub fn new(rule: impl Into<Cow<'static, str>>, citation: Citation, basis: Basis, outcome: RuleOutcome) -> Self {
        Self { rule: rule.into(), citation, outcome, facts: Vec::new(), basis }
    }

    /// Adds a fact that the rule used.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<FactValue>) -> Self {
        self.facts.push(UsedFact { name: name.into(), value: value.into() });
        self
    }

    /// Adds the question that a person has to answer.
    #[must_use]
    pub fn asking(self, question: impl Into<String>) -> Self {
        self.with("question", question.into())
    }

    /// Whether the rule is not met.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.outcome == RuleOutcome::NotSatisfied
    }

    /// The value of a fact by its name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&FactValue> {
        self.facts.iter().find(|fact| fact.name == name).map(|fact| &fact.value)
    }
}

impl RuleOutcome {
    /// Met or not met, for a rule that a machine can decide.
    #[must_use]
    pub fn of(met: bool) -> Self {
        if met { Self::Satisfied } else { Self::NotSatisfied }
    }
}

impl From<bool> for FactValue {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl From<i64> for FactValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<usize> for FactValue {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<&str> for FactValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for FactValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Vec<String>> for FactValue {
    fn from(value: Vec<String>) -> Self {
        Self::List(value)
    }
}

impl<T: Into<FactValue>> From<Option<T>> for FactValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent(()), Into::into)
    }
}

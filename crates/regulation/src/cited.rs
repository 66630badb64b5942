//! A value of the law: what it is, where it stands, and how firm that ground is.

use base::Citation;
use base::citation::Body;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Deref};

/// How firm the ground under a value or a verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// An article of the scheme, of its decree or of an act.
    Article,
    /// An annex to the scheme.
    Annex,
    /// Only the explanatory note says so: a decision needs another ground beside it.
    Note,
    /// The text leaves it open: a marked default, cited at the paragraph that leaves it open.
    Assumption,
}

impl Basis {
    /// The ground that a citation gives of itself.
    #[must_use]
    pub fn of(citation: &Citation) -> Self {
        match citation.body() {
            Body::Annex => Self::Annex,
            Body::Note => Self::Note,
            _ => Self::Article,
        }
    }

    /// The Dutch word.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Article => "artikel",
            Self::Annex => "bijlage",
            Self::Note => "toelichting",
            Self::Assumption => "aanname",
        }
    }
}

/// The number of an ambiguity: `I-06`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AmbiguityId(pub String);

impl AmbiguityId {
    /// The number as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AmbiguityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A value with its article. It reads as the value itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written<T>")]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Where it stands; for an assumption: the paragraph that leaves it open.
    pub article: Citation,
    /// How firm that is.
    pub basis: Basis,
    /// The ambiguity that the value settles for now.
    pub ambiguity: Option<AmbiguityId>,
    /// Why this value, when the text does not give it.
    pub reason: Option<String>,
}

impl<T> Deref for Cited<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// The value as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T> {
    value: T,
    article: Citation,
    basis: Option<Basis>,
    ambiguity: Option<AmbiguityId>,
    reason: Option<String>,
}

impl<T> TryFrom<Written<T>> for Cited<T> {
    type Error = String;

    fn try_from(written: Written<T>) -> Result<Self, String> {
        let Written { value, article, basis, ambiguity, reason } = written;
        let own = Basis::of(&article);
        let basis = match basis {
            None => own,
            Some(Basis::Assumption) if ambiguity.is_none() && reason.is_none() => {
                return Err(format!("the assumption at {article} gives neither an ambiguity nor a reason"));
            }
            Some(Basis::Assumption) => Basis::Assumption,
            Some(basis) if basis == own => basis,
            Some(basis) => return Err(format!("{article} is not a ground of the kind '{}'", basis.in_words())),
        };
        Ok(Self { value, article, basis, ambiguity, reason })
    }
}

//! Rules are frozen and hashed before a window opens, so that all applicants have equal chances.
//!
//! A change after the freeze is possible and never silent: it is a new version with a number, a reason
//! and a time, and every frozen version stays in the list. Who may do this is not known here.

use crate::{Round, RoundHash, round::Version};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One version of the rules, frozen: what the dossier records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The round.
    pub round: String,
    /// Number and reason.
    pub version: Version,
    /// The hash of all values and wording.
    pub hash: RoundHash,
    /// When it was frozen.
    pub frozen_at: Timestamp,
    /// Whether the window had opened by then: such a change is shown to everyone.
    pub after_opening: bool,
}

/// The frozen versions of one round, oldest first. There is always one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenRules {
    first: Frozen,
    later: Vec<Frozen>,
}

/// Rules that cannot be frozen as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FreezeError {
    /// The first freeze came after the opening.
    #[error("the window of round {round} opened at {opened_at}; its rules had to be frozen before")]
    Late {
        /// The round.
        round: String,
        /// When the window opened.
        opened_at: Timestamp,
    },
    /// The version does not follow on the one before it.
    #[error("version {given} does not follow on version {last}; number it {}", last + 1)]
    Number {
        /// The number that was given.
        given: u32,
        /// The last frozen number.
        last: u32,
    },
    /// Nothing says why.
    #[error("a version of the rules needs a reason that everyone may read")]
    NoReason,
    /// Nothing changed.
    #[error("version {given} is the same as version {last}; freeze it only when something changed")]
    NoChange {
        /// The number that was given.
        given: u32,
        /// The last frozen number.
        last: u32,
    },
    /// The rules are those of another round.
    #[error("these are the rules of round {given} and not of round {expected}")]
    OtherRound {
        /// The round that was given.
        given: String,
        /// The round that the list belongs to.
        expected: String,
    },
    /// The version is frozen at a moment before the last one.
    #[error("version {given} cannot be frozen before version {last} was")]
    Backwards {
        /// The number that was given.
        given: u32,
        /// The last frozen number.
        last: u32,
    },
}

impl FrozenRules {
    /// Freezes the first version, which must come before the window opens.
    ///
    /// # Errors
    /// When the window has opened, the number is not 1, or there is no reason.
    pub fn freeze(round: &Round, now: Timestamp) -> Result<Self, FreezeError> {
        let opened_at = round.window.opens_at();
        if now >= opened_at {
            return Err(FreezeError::Late { round: round.name.clone(), opened_at });
        }
        let first = entry(round, 0, now)?;
        Ok(Self { first, later: Vec::new() })
    }

    /// Freezes a later version, with all that were frozen before kept.
    ///
    /// # Errors
    /// When the number does not follow, there is no reason, or nothing changed.
    pub fn amend(mut self, round: &Round, now: Timestamp) -> Result<Self, FreezeError> {
        let last = self.current();
        let numbers = (round.version.number, last.version.number);
        if round.name != last.round {
            return Err(FreezeError::OtherRound { given: round.name.clone(), expected: last.round.clone() });
        }
        if now < last.frozen_at {
            return Err(FreezeError::Backwards { given: numbers.0, last: numbers.1 });
        }
        let next = entry(round, numbers.1, now)?;
        if round.same_rules(&last.hash, &last.version) {
            return Err(FreezeError::NoChange { given: numbers.0, last: numbers.1 });
        }
        self.later.push(next);
        Ok(self)
    }

    /// The version in force.
    #[must_use]
    pub fn current(&self) -> &Frozen {
        self.later.last().unwrap_or(&self.first)
    }

    /// The version in force at an instant; `None` before the first freeze.
    #[must_use]
    pub fn at(&self, instant: Timestamp) -> Option<&Frozen> {
        self.all().filter(|frozen| frozen.frozen_at <= instant).last()
    }

    /// All versions, oldest first.
    pub fn all(&self) -> impl Iterator<Item = &Frozen> {
        std::iter::once(&self.first).chain(&self.later)
    }
}

fn entry(round: &Round, last: u32, now: Timestamp) -> Result<Frozen, FreezeError> {
    let Version { number, reason } = &round.version;
    if *number != last + 1 {
        return Err(FreezeError::Number { given: *number, last });
    }
    if reason.trim().is_empty() {
        return Err(FreezeError::NoReason);
    }
    Ok(Frozen {
        round: round.name.clone(),
        version: round.version.clone(),
        hash: round.hash(),
        frozen_at: now,
        after_opening: now >= round.window.opens_at(),
    })
}

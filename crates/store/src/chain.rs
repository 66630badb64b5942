//! Chains, actors, and the numbering of entries over all chains.

use serde::{Deserialize, Serialize};

/// How many positions a chain has: sequence numbers stay below this.
const CHAIN_WIDTH: i64 = 1 << 40;
/// Above every sequence and event number of a chain.
pub(crate) const LAST: i64 = CHAIN_WIDTH - 1;

/// An event stream with one writer at a time. Each grant round will have one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chain {
    /// Records and materials.
    Catalogue,
    /// Accounts, sessions, notices and settings.
    House,
}

impl Chain {
    /// Every chain.
    pub const ALL: [Self; 2] = [Self::Catalogue, Self::House];

    /// The permanent number of the chain.
    #[must_use]
    pub fn id(self) -> i64 {
        match self {
            Self::Catalogue => 1,
            Self::House => 2,
        }
    }

    /// The permanent name of the chain; it is part of every hash.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::House => "house",
        }
    }

    /// The key of sequence number `seq` among all chains: rows of a chain lie together.
    pub(crate) fn position(self, seq: i64) -> i64 {
        self.id() * CHAIN_WIDTH + seq
    }
}

/// Who makes a change: an account by number, or a part of the program. Never a name, so that
/// the chain holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person's account.
    Account(i64),
    /// The command line, run by the administrator of the machine.
    CommandLine,
    /// The program itself: a harvest, a job.
    Program,
}

impl Actor {
    /// The text that the chain hashes.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Account(id) => format!("account:{id}"),
            Self::CommandLine => "command-line".to_owned(),
            Self::Program => "program".to_owned(),
        }
    }
}

//! The receipt under an outcome: by which rules, which program, on which facts, on which date.
//!
//! Whoever has the same rules, program and facts gets the same outcome; the receipt says which.

use crate::parameters::Parameters;
use base::canonical::{self, NotCanonical};
use base::hex;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// By what an outcome was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The round.
    pub round: String,
    /// Hash of the round's data.
    pub round_hash: String,
    /// Version of the program.
    pub program_version: String,
    /// Hash of the facts as canonical JSON.
    pub facts_hash: String,
    /// The date of the computation.
    pub date: Date,
}

impl Receipt {
    /// The receipt of an outcome over these facts.
    ///
    /// # Errors
    /// [`NotCanonical`] when the facts hold a number that is no integer.
    pub fn new(parameters: &Parameters, facts: &Value, date: Date) -> Result<Self, NotCanonical> {
        Ok(Self {
            round: parameters.round.clone(),
            round_hash: parameters.round_hash.clone(),
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
            facts_hash: hex::encode(&Sha256::digest(canonical::to_string(facts)?.as_bytes())),
            date,
        })
    }
}

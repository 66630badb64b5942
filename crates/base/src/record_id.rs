//! The permanent identifier of a catalogue record, as it stands in addresses and in OAI-PMH.
//!
//! It is derived from where the record comes from, so that importing the same record again,
//! on this or on another installation, finds the same identifier, and a deleted record can
//! never lend its identifier to another.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// Crockford's base 32 in lower case: no letters that look like digits.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 16;

/// Sixteen characters of Crockford base 32 (80 bits).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId([u8; LENGTH]);

/// The text is no record identifier.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a record identifier has 16 characters out of 0-9 and a-z without i, l, o and u")]
pub struct InvalidRecordId;

impl RecordId {
    /// The identifier of the record that `source` calls `key` (contract: record identity).
    #[must_use]
    pub fn derive(source: &str, key: &str) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"leerbron record 1\0");
        hasher.update(source.as_bytes());
        hasher.update([0]);
        hasher.update(key.as_bytes());
        Self::encode(&hasher.finalize()[..10])
    }

    /// Reads an identifier from an address.
    ///
    /// # Errors
    /// When the length or a character is not that of an identifier.
    pub fn parse(text: &str) -> Result<Self, InvalidRecordId> {
        let bytes: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_| InvalidRecordId)?;
        if bytes.iter().all(|byte| ALPHABET.contains(byte)) { Ok(Self(bytes)) } else { Err(InvalidRecordId) }
    }

    /// The sixteen characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }

    fn encode(bytes: &[u8]) -> Self {
        let mut out = [0; LENGTH];
        let bits = bytes.iter().fold(0_u128, |sum, byte| (sum << 8) | u128::from(*byte));
        for (place, slot) in out.iter_mut().enumerate() {
            let shift = 5 * (LENGTH - 1 - place);
            *slot = ALPHABET[((bits >> shift) & 31) as usize];
        }
        Self(out)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl TryFrom<String> for RecordId {
    type Error = InvalidRecordId;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_derived_can_be_parsed(source in ".*", key in ".*") {
            let id = RecordId::derive(&source, &key);
            prop_assert_eq!(RecordId::parse(id.as_str()), Ok(id));
        }
    }

    #[test]
    fn source_and_key_do_not_run_together() {
        assert_ne!(RecordId::derive("ab", "c"), RecordId::derive("a", "bc"));
    }

    #[test]
    fn rubbish_is_refused() {
        for text in ["", "0123456789abcdei", "0123456789ABCDEF", "0123456789abcdef0"] {
            assert_eq!(RecordId::parse(text), Err(InvalidRecordId), "{text}");
        }
    }
}

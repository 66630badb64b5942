//! One text for one set of rules, and its hash: what a dossier carries and a later reader can check.

use crate::{Law, round::Version};
use base::canonical;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 over the canonical JSON of a round.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoundHash([u8; 32]);

/// The text is no hash.
#[derive(Debug, thiserror::Error)]
#[error("'{0}' is no hash of 64 hexadecimal digits in lower case")]
pub struct InvalidRoundHash(String);

impl RoundHash {
    /// The hash of a canonical text.
    #[must_use]
    pub fn of(canonical: &str) -> Self {
        Self(Sha256::digest(canonical.as_bytes()).into())
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// When there are more, fewer or other characters.
    pub fn parse(text: &str) -> Result<Self, InvalidRoundHash> {
        let invalid = || InvalidRoundHash(text.to_owned());
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(invalid());
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).map_err(|_| invalid())?;
        }
        Ok(Self(bytes))
    }
}

/// The canonical text of a round: its values, its ambiguities and the wording they cite.
pub(crate) fn text(round: &toml::Table, ambiguities: &toml::Table, law: &Law) -> Result<String, String> {
    let wording: Map<String, Value> =
        law.paragraphs().map(|paragraph| (paragraph.citation.to_string(), Value::from(paragraph.text))).collect();
    let whole = json!({ "round": table(round), "ambiguities": table(ambiguities), "wording": wording });
    canonical::to_string(&whole).map_err(|error| error.to_string())
}

/// A version as it stands in the canonical text.
pub(crate) fn version(version: &Version) -> String {
    let object = json!({ "version": { "number": version.number, "reason": version.reason } });
    let text = canonical::to_string(&object).expect("a version has no fractions");
    text[1..text.len() - 1].to_owned()
}

fn table(table: &toml::Table) -> Value {
    table.iter().map(|(key, value)| (key.clone(), json(value))).collect::<Map<_, _>>().into()
}

fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        // A fraction is refused by the canonical form, with a sentence.
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(truth) => (*truth).into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.iter().map(json).collect::<Vec<_>>().into(),
        toml::Value::Table(members) => table(members),
    }
}

impl fmt::Display for RoundHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for RoundHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl TryFrom<String> for RoundHash {
    type Error = InvalidRoundHash;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<RoundHash> for String {
    fn from(hash: RoundHash) -> Self {
        hash.to_string()
    }
}

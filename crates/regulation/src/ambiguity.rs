//! What the text leaves open, contradicts or only says in its note: with our reading and the others.

use crate::cited::AmbiguityId;
use base::Citation;
use serde::Deserialize;

/// Onduidelijkheid: a place where a decision leans on a reading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ambiguity {
    /// `I-01` to `I-26`.
    pub id: AmbiguityId,
    /// A short title.
    pub title: String,
    /// The paragraphs concerned; the first governs.
    pub articles: Vec<Citation>,
    /// The words that cause it; empty when the problem is that words are missing.
    pub excerpt: String,
    /// What is unclear.
    pub problem: String,
    /// How the program reads it.
    pub reading: String,
    /// Other readings that a court or the minister could follow.
    pub alternatives: Vec<String>,
    /// The values of the round that settle it, as paths in its file.
    #[serde(default)]
    pub values: Vec<String>,
    /// Whether a decision that leans on it must say so.
    pub mention: bool,
}

//! A problem of a document: where, what, and what to do.

use serde::Serialize;
use std::fmt;

/// One problem, with its place in the document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Where: `applications[3].scores.anna.5`; the empty text is the whole document.
    pub path: String,
    /// A short stable code.
    pub code: &'static str,
    /// What is wrong and what to do, in Dutch.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "het document" } else { &self.path };
        write!(formatter, "{place}: {}", self.message)
    }
}

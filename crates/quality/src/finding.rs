//! What a check points at: passages that prove, and findings that ask for something.

use lesson::{Block, Location, Sentence};
use serde::{Deserialize, Serialize};

/// The longest quotation, in characters.
const LONGEST_QUOTE: usize = 200;

/// A passage of the lesson or the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The words.
    pub quote: String,
    /// Where they stand.
    pub location: Location,
}

/// Something to look at or to mend, one for each element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The stable code of the check, `3.3-image-alt`.
    pub check: String,
    /// The part of the criterion, `3.3.c`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter, in Dutch.
    pub message: String,
    /// What to do, in Dutch.
    pub advice: String,
    /// The words that it is about.
    pub quote: String,
    /// Where they stand.
    pub location: Location,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A defect: the criterion is not met.
    Error,
    /// Probably better otherwise; decides nothing alone.
    Warning,
    /// A person should look.
    Review,
    /// Good to know.
    Info,
}

impl Passage {
    /// A passage with a quotation of reasonable length.
    #[must_use]
    pub fn new(quote: &str, location: &Location) -> Self {
        Self { quote: shorten(quote), location: location.clone() }
    }

    /// A whole block.
    #[must_use]
    pub fn block(block: &Block) -> Self {
        Self::new(&block.text, &block.location)
    }

    /// A sentence.
    #[must_use]
    pub fn sentence(sentence: &Sentence<'_>, lesson: &lesson::Lesson) -> Self {
        Self::new(sentence.text, &lesson.blocks[sentence.block].location)
    }
}

impl Finding {
    /// A finding about a passage.
    #[must_use]
    pub fn new(check: &str, severity: Severity, passage: Passage, message: impl Into<String>, advice: &str) -> Self {
        Self {
            check: check.to_owned(),
            part: None,
            severity,
            message: message.into(),
            advice: advice.to_owned(),
            quote: passage.quote,
            location: passage.location,
        }
    }
}

fn shorten(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= LONGEST_QUOTE {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST_QUOTE).collect();
    let words = start.rsplit_once(char::is_whitespace).map_or(start.as_str(), |(words, _)| words);
    format!("{words} …")
}

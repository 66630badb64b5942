//! Paragraph coverage: for every paragraph of the rules, how the program deals with it and where.

use crate::{Law, RoundError};
use base::Citation;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How one paragraph is dealt with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covered {
    /// The paragraph.
    pub article: Citation,
    /// In which way.
    pub how: How,
    /// Where: a file of values, a rule, a screen, a role.
    pub place: String,
}

/// The ways to deal with a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A rule in the program carries it out.
    Encoded,
    /// Its values stand in the files of the round.
    Data,
    /// A person decides; the program prepares.
    Human,
    /// It is done outside the program.
    Organisational,
    /// It asks nothing of this round.
    NotApplicable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    paragraph: Vec<Covered>,
}

/// The list that the program carries.
///
/// # Errors
/// When the list is wrong, a paragraph is not in it or is in it twice, or an entry leads nowhere.
pub fn get() -> Result<Vec<Covered>, RoundError> {
    read(include_str!("../../../regulation/iol/dekking.toml"), Law::get()?)
}

/// Reads a list and holds it against the wording.
///
/// # Errors
/// When the list is wrong, a paragraph is not in it or is in it twice, or an entry leads nowhere.
pub fn read(text: &str, law: &Law) -> Result<Vec<Covered>, RoundError> {
    let list: List = toml::from_str(text).map_err(|error| RoundError::Invalid { problems: vec![error.to_string()] })?;
    let mut times = BTreeMap::<&Citation, usize>::new();
    for covered in &list.paragraph {
        *times.entry(&covered.article).or_default() += 1;
    }
    let mut problems = Vec::new();
    for paragraph in law.paragraphs() {
        match times.remove(&paragraph.citation) {
            None => problems.push(format!("{} is not in the coverage list", paragraph.citation)),
            Some(1) => {}
            Some(times) => problems.push(format!("{} is in the coverage list {times} times", paragraph.citation)),
        }
    }
    problems.extend(times.keys().map(|citation| format!("{citation} is no paragraph of the text")));
    if problems.is_empty() { Ok(list.paragraph) } else { Err(RoundError::Invalid { problems }) }
}

//! The questions that are asked: drawn from the collection itself, so that usual words are
//! asked for often and rare words seldom, and every question has an answer.

use crate::fill::record;
use dutch::{is_stop_word, tokens};
use metadata::facet::{self, Facet};

/// What kind of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    OneWord,
    TwoWords,
    /// A word, a level and a subject.
    Faceted,
    /// A level and a subject without a word.
    FilterOnly,
}

impl Class {
    pub const ALL: [Self; 4] = [Self::OneWord, Self::TwoWords, Self::Faceted, Self::FilterOnly];

    pub fn name(self) -> &'static str {
        match self {
            Self::OneWord => "one word",
            Self::TwoWords => "two words",
            Self::Faceted => "faceted",
            Self::FilterOnly => "filters only",
        }
    }
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    pub class: Class,
    pub words: Vec<String>,
    pub filters: Vec<(Facet, String)>,
}

impl Question {
    /// The words as they are typed.
    pub fn text(&self) -> String {
        self.words.join(" ")
    }
}

/// `each` questions of every class about a collection of `count` records.
pub fn questions(count: u64, each: usize) -> Vec<Question> {
    let mut state = 0x2545_f491_4f6c_dd1d;
    Class::ALL.into_iter().flat_map(|class| of_class(class, count, each, &mut state)).collect()
}

fn of_class(class: Class, count: u64, each: usize, state: &mut u64) -> Vec<Question> {
    let mut found = Vec::with_capacity(each);
    while found.len() < each {
        let number = next(state) % count;
        found.extend(about(class, number, state));
    }
    found
}

/// A question that record `number` answers, unless it lacks what such a question is made of.
fn about(class: Class, number: u64, state: &mut u64) -> Option<Question> {
    let record = record(number).ok()?;
    let (words, filtered) = match class {
        Class::OneWord => (1, false),
        Class::TwoWords => (2, false),
        Class::Faceted => (1, true),
        Class::FilterOnly => (0, true),
    };
    let text = format!("{} {}", record.title()?, record.description()?);
    let usable = |key: &str| key.chars().count() >= 4 && key.chars().all(char::is_alphabetic) && !is_stop_word(key);
    let mut all: Vec<String> =
        tokens(&text).iter().filter(|token| usable(&token.key)).map(|t| t.key.to_string()).collect();
    all.sort_unstable();
    all.dedup();
    let mut chosen = Vec::new();
    for _ in 0..words {
        if all.is_empty() {
            return None;
        }
        chosen.push(all.swap_remove(usize::try_from(next(state) % all.len() as u64).ok()?));
    }
    let values = facet::values(&record);
    let last = |facet| values.iter().rev().find(|value| value.facet == facet).map(|value| (facet, value.code.clone()));
    let filters = if filtered { vec![last(Facet::EducationLevel)?, last(Facet::Subject)?] } else { Vec::new() };
    Some(Question { class, words: chosen, filters })
}

/// Marsaglia's xorshift: the same questions in every run.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

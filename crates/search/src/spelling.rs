//! "Bedoelde je": another spelling of a query, out of the words that the index holds.
//!
//! A word is corrected to the word at the smallest distance that most records hold. Where
//! nothing is found the correction is used at once; where something is, it is only offered,
//! and only for a word that neither the dictionary nor many records know.

use crate::error::SearchError;
use crate::index::{SearchIndex, Shared};
use crate::parse::{Asked, Clause, Parsed, parse};
use std::collections::HashMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// A shorter word has too many neighbours to guess from.
const SHORTEST: usize = 4;
/// From this length two letters may differ.
const LONG: usize = 7;
/// A word in so few records may still be a slip of the pen.
const RARE: u64 = 2;
/// A suggestion must be so much more usual than what was typed.
const MUCH_MORE: u64 = 20;

impl SearchIndex {
    /// Another spelling of the query in which every word is in the index; none when there is
    /// nothing to improve or nothing near.
    #[must_use]
    pub fn spelling(&self, query: &str) -> Option<String> {
        let parsed = self.shared.with_memo(|memo| parse(query, &self.shared.analyzer, memo));
        correct(&self.shared, &self.shared.searcher(), query, &parsed).ok().flatten()
    }
}

/// The spelling for a query that finds nothing.
pub(crate) fn correct(
    shared: &Shared,
    searcher: &Searcher,
    text: &str,
    parsed: &Parsed,
) -> Result<Option<String>, SearchError> {
    respell(shared, searcher, text, parsed, |_, frequency| frequency == 0, 1)
}

/// The spelling to offer for a query that finds something.
pub(crate) fn better(
    shared: &Shared,
    searcher: &Searcher,
    text: &str,
    parsed: &Parsed,
) -> Result<Option<String>, SearchError> {
    let odd = |asked: &Asked, frequency| frequency <= RARE && !shared.analyzer.lexicon().contains(&asked.word.form);
    respell(shared, searcher, text, parsed, odd, MUCH_MORE)
}

fn respell(
    shared: &Shared,
    searcher: &Searcher,
    text: &str,
    parsed: &Parsed,
    is_suspect: impl Fn(&Asked, u64) -> bool,
    ratio: u64,
) -> Result<Option<String>, SearchError> {
    let mut corrected = String::new();
    let mut at = 0;
    for asked in parsed.wanted.iter().filter_map(single) {
        let frequency = searcher.doc_freq(&Term::from_field_text(shared.fields.stem, &asked.word.stem))?;
        if !is_suspect(asked, frequency) || asked.word.form.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(word) = nearest(searcher, shared.fields.form, &asked.word.form, frequency.max(1) * ratio)? else {
            continue;
        };
        corrected.push_str(&text[at..asked.place.start]);
        corrected.push_str(&word);
        at = asked.place.end;
    }
    if corrected.is_empty() {
        return Ok(None);
    }
    corrected.push_str(&text[at..]);
    Ok(Some(corrected))
}

fn single(clause: &Clause) -> Option<&Asked> {
    match clause {
        Clause::Word(asked) => Some(asked),
        Clause::Joined(..) | Clause::Phrase(..) => None,
    }
}

/// The nearest word in at least so many records; among the nearest the most usual.
fn nearest(searcher: &Searcher, field: Field, form: &str, at_least: u64) -> Result<Option<String>, SearchError> {
    let length = form.chars().count();
    if !(SHORTEST..=30).contains(&length) {
        return Ok(None);
    }
    let distance = if length >= LONG { 2 } else { 1 };
    let automaton = FuzzyTermQuery::new(Term::from_field_text(field, form), distance, true).automaton()?;
    let mut frequencies: HashMap<String, u64> = HashMap::new();
    for reader in searcher.segment_readers() {
        let inverted = reader.inverted_index(field)?;
        let mut found = inverted.terms().search(&automaton).into_stream()?;
        while found.advance() {
            if let Ok(word) = std::str::from_utf8(found.key()) {
                *frequencies.entry(word.to_owned()).or_default() += u64::from(found.value().doc_freq);
            }
        }
    }
    let mut found: Vec<(String, u64)> =
        frequencies.into_iter().filter(|(word, count)| *count >= at_least && word != form).collect();
    found.sort_unstable_by(|a, b| {
        cost(form, &a.0).cmp(&cost(form, &b.0)).then(b.1.cmp(&a.1)).then_with(|| a.0.cmp(&b.0))
    });
    Ok(found.into_iter().next().map(|(word, _)| word))
}

/// How far two words are apart: people seldom mistake the first letter.
fn cost(asked: &str, word: &str) -> usize {
    2 * distance(asked, word) + usize::from(asked.chars().next() != word.chars().next())
}

/// Letters added, left out, changed or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut best = (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_one_step() {
        for (left, right, steps) in
            [("breuken", "breuken", 0), ("brueken", "breuken", 1), ("breken", "breuken", 1), ("", "ab", 2)]
        {
            assert_eq!(distance(left, right), steps, "{left} {right}");
        }
    }
}

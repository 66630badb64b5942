//! Completion while typing: titles that begin with what was typed, then the last word
//! completed with words of the index, the most usual first, and only such as lead to hits
//! together with the words before it.

use crate::card;
use crate::document::whole;
use crate::error::SearchError;
use crate::index::{SearchIndex, Shared};
use crate::parse::parse;
use crate::plan::text_query;
use dutch::{fold, is_stop_word};
use std::collections::HashMap;
use tantivy::collector::Count;
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, TantivyDocument};

/// So many terms are looked at for a prefix; a shorter prefix has more than anyone reads.
const MOST_TERMS: usize = 20_000;
/// So many completions are tried together with the words before.
const MOST_TRIED: usize = 12;

impl SearchIndex {
    /// Completions of what was typed, the best first; none when the index cannot be read.
    #[must_use]
    pub fn suggest(&self, prefix: &str, limit: usize) -> Vec<String> {
        suggest(&self.shared, prefix, limit).unwrap_or_default()
    }
}

fn suggest(shared: &Shared, typed: &str, limit: usize) -> Result<Vec<String>, SearchError> {
    let typed = &typed[..typed.floor_char_boundary(200)];
    let searcher = shared.searcher();
    let start = whole(typed);
    if start.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut found = titles(shared, &searcher, &start, limit.div_ceil(2))?;
    for completion in completions(shared, &searcher, typed, limit)? {
        let known = found.iter().any(|known| fold(known) == fold(&completion));
        if found.len() < limit && !known {
            found.push(completion);
        }
    }
    Ok(found)
}

/// Titles that begin so, as they are written.
fn titles(shared: &Shared, searcher: &Searcher, start: &str, limit: usize) -> Result<Vec<String>, SearchError> {
    let mut found: Vec<String> = Vec::new();
    for (ordinal, reader) in (0_u32..).zip(searcher.segment_readers()) {
        let inverted = reader.inverted_index(shared.fields.whole)?;
        let mut terms = inverted.terms().range().ge(start).into_stream()?;
        let mut here = 0;
        while here < limit && terms.advance() && terms.key().starts_with(start.as_bytes()) {
            here += 1;
            let mut postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED && reader.is_deleted(postings.doc()) {
                postings.advance();
            }
            if postings.doc() == TERMINATED {
                continue;
            }
            let document: TantivyDocument = searcher.doc(DocAddress::new(ordinal, postings.doc()))?;
            let stored =
                document.get_first(shared.fields.card).and_then(|value| value.as_bytes()).and_then(card::decode);
            if let Some((_, card)) = stored.filter(|(_, card)| !found.contains(&card.title)) {
                found.push(card.title);
            }
        }
    }
    found.sort_by_key(|title| (title.chars().count(), title.clone()));
    found.truncate(limit);
    Ok(found)
}

/// What was typed with its last word completed.
fn completions(shared: &Shared, searcher: &Searcher, typed: &str, limit: usize) -> Result<Vec<String>, SearchError> {
    let cut =
        typed.rfind(char::is_whitespace).map_or(0, |at| at + typed[at..].chars().next().map_or(1, char::len_utf8));
    let (before, last) = typed.split_at(cut);
    let last = whole(last);
    if last.is_empty() || last.contains(' ') {
        return Ok(Vec::new());
    }
    let words = usual(searcher, shared.fields.form, &last)?;
    if before.trim().is_empty() {
        return Ok(words.into_iter().take(limit).collect());
    }
    let mut found = Vec::new();
    for word in words.into_iter().take(MOST_TRIED) {
        let text = format!("{before}{word}");
        let parsed = shared.with_memo(|memo| parse(&text, &shared.analyzer, memo));
        if found.len() < limit && searcher.search(&text_query(&parsed, &shared.fields, None), &Count)? > 0 {
            found.push(text);
        }
    }
    Ok(found)
}

/// Words of the index that begin so, the most usual first.
fn usual(searcher: &Searcher, field: Field, start: &str) -> Result<Vec<String>, SearchError> {
    let mut frequencies: HashMap<String, u32> = HashMap::new();
    for reader in searcher.segment_readers() {
        let inverted = reader.inverted_index(field)?;
        let mut terms = inverted.terms().range().ge(start).into_stream()?;
        let mut seen = 0;
        while seen < MOST_TERMS && terms.advance() && terms.key().starts_with(start.as_bytes()) {
            seen += 1;
            if let Ok(word) = std::str::from_utf8(terms.key()) {
                *frequencies.entry(word.to_owned()).or_default() += terms.value().doc_freq;
            }
        }
    }
    let mut found: Vec<(String, u32)> = frequencies.into_iter().filter(|(word, _)| !is_stop_word(word)).collect();
    found.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(MOST_TRIED.max(50));
    Ok(found.into_iter().map(|(word, _)| word).collect())
}

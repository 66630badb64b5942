//! Reads a query as people type it: words, "phrases", -exclusions. Nothing is an error: what
//! is no operator is a word, and what is no word is left out.

use crate::document::whole;
use dutch::{Analyzer, Memo, Word, is_stop_word, tokens};
use std::sync::Arc;

/// A query in parts.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// What must be there.
    pub wanted: Vec<Clause>,
    /// What must not.
    pub unwanted: Vec<Clause>,
    /// The whole text as a title would be kept.
    pub whole: String,
}

/// A part of a query.
#[derive(Debug)]
pub(crate) enum Clause {
    /// A word.
    Word(Asked),
    /// A word with hyphens: as a whole, or its pieces.
    Joined(Asked, Vec<Arc<Word>>),
    /// Words in this order.
    Phrase(String, Vec<Box<str>>),
}

/// A word and how it was written.
#[derive(Debug)]
pub(crate) struct Asked {
    pub written: String,
    pub word: Arc<Word>,
    /// Where in the query it stands.
    pub place: std::ops::Range<usize>,
}

/// More is cut off: nobody types it, and it would only cost time.
const MOST_WORDS: usize = 24;
const MOST_BYTES: usize = 1000;

pub(crate) fn parse(text: &str, analyzer: &Analyzer, memo: &mut Memo) -> Parsed {
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mut parsed = Parsed::default();
    let mut words = 0;
    for (place, quoted, negated) in pieces(text) {
        let piece = &text[place.clone()];
        let mut clauses = if quoted { phrase(piece) } else { plain(piece, place.start, analyzer, memo) };
        clauses.truncate(MOST_WORDS - words);
        words += clauses.len();
        if negated { parsed.unwanted.append(&mut clauses) } else { parsed.wanted.append(&mut clauses) }
    }
    drop_stop_words(&mut parsed.wanted);
    parsed.whole = whole(text);
    parsed
}

impl Clause {
    /// The words that show in a text why it was found.
    pub(crate) fn words(&self) -> Vec<Arc<Word>> {
        match self {
            Self::Word(asked) => vec![Arc::clone(&asked.word)],
            Self::Joined(asked, pieces) => std::iter::once(&asked.word).chain(pieces).cloned().collect(),
            Self::Phrase(_, forms) => {
                let word = |form: &str| Arc::new(Word { form: form.into(), stem: form.into(), parts: Box::default() });
                forms.iter().filter(|form| !is_stop_word(form)).map(|form| word(form)).collect()
            }
        }
    }

    /// How it was written.
    pub(crate) fn written(&self) -> &str {
        match self {
            Self::Word(asked) | Self::Joined(asked, _) => &asked.written,
            Self::Phrase(written, _) => written,
        }
    }
}

/// Cuts the text at quotation marks, and tells which pieces are excluded by a hyphen.
fn pieces(text: &str) -> Vec<(std::ops::Range<usize>, bool, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let negated = first == '-' && rest[1..].starts_with(|next: char| next.is_alphanumeric() || is_quote(next));
        let start = at + usize::from(negated);
        let opening = text[start..].chars().next().filter(|c| is_quote(*c)).map_or(0, char::len_utf8);
        let closing = text[start + opening..].find(is_quote).filter(|_| opening > 0);
        let (place, quoted, end) = if let Some(length) = closing {
            let place = start + opening..start + opening + length;
            let end = place.end + text[place.end..].chars().next().map_or(0, char::len_utf8);
            (place, true, end)
        } else {
            let from = start + opening;
            let length = text[from..].find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(text.len() - from);
            (from..from + length, false, from + length)
        };
        found.push((place, quoted, negated));
        at = end;
    }
    found
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

fn phrase(text: &str) -> Vec<Clause> {
    let forms: Vec<Box<str>> = tokens(text)
        .iter()
        .filter(|token| token.pieces == 0)
        .take(MOST_WORDS)
        .map(|token| token.key.replace('\'', "").into())
        .collect();
    if forms.is_empty() { Vec::new() } else { vec![Clause::Phrase(text.to_owned(), forms)] }
}

fn plain(text: &str, offset: usize, analyzer: &Analyzer, memo: &mut Memo) -> Vec<Clause> {
    let found = tokens(text);
    let mut clauses = Vec::new();
    let mut at = 0;
    while let Some(token) = found.get(at) {
        let asked = Asked {
            written: text[token.start..token.end].to_owned(),
            word: analyzer.recall(&token.key, memo),
            place: offset + token.start..offset + token.end,
        };
        let pieces = found.get(at + 1..at + 1 + token.pieces).unwrap_or_default();
        at += 1 + pieces.len();
        clauses.push(if pieces.is_empty() {
            Clause::Word(asked)
        } else {
            Clause::Joined(asked, pieces.iter().map(|piece| analyzer.recall(&piece.key, memo)).collect())
        });
    }
    clauses
}

/// Articles and the like are not asked for when there is something else to ask for.
fn drop_stop_words(clauses: &mut Vec<Clause>) {
    let is_stop = |clause: &Clause| matches!(clause, Clause::Word(asked) if is_stop_word(&asked.word.form));
    if clauses.iter().any(|clause| !is_stop(clause)) {
        clauses.retain(|clause| !is_stop(clause));
    }
}

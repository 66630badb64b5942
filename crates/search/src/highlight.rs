//! Shows why a hit is a hit: marks the matched words in title and snippet, and says for each
//! asked word where it was found and how exactly. Writes HTML text with `<mark>` and no other
//! element; everything else is escaped.

use crate::card::Card;
use crate::parse::Parsed;
use dutch::{Analyzer, Likeness, Memo, Token, Word, tokens};
use std::ops::Range;
use std::sync::Arc;

/// Where an asked word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the title.
    Title,
    /// In the beginning of the description.
    Summary,
    /// In the keywords, the labels, the names or the rest of the description.
    Elsewhere,
}

/// Why a hit answers an asked word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The word as it was asked.
    pub asked: String,
    /// The word as it stands in the text; none when it is elsewhere.
    pub found: Option<String>,
    /// Where it was found first.
    pub place: Place,
    /// How exactly; none when it is elsewhere.
    pub likeness: Option<Likeness>,
}

/// How long a snippet is, about.
const SNIPPET: usize = 220;
/// How much stands before the first marked word.
const LEAD: usize = 60;

pub(crate) struct Marker<'a> {
    analyzer: &'a Analyzer,
    asked: Vec<(String, Vec<Arc<Word>>)>,
    /// The first letters that a word must hold somewhere to be worth analysing.
    hints: Vec<Vec<u8>>,
}

pub(crate) struct Marked {
    pub title: String,
    pub snippet: String,
    pub why: Vec<Why>,
}

struct Match {
    range: Range<usize>,
    asked: usize,
    likeness: Likeness,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(analyzer: &'a Analyzer, parsed: &Parsed) -> Self {
        let asked: Vec<_> = parsed.wanted.iter().map(|clause| (clause.written().to_owned(), clause.words())).collect();
        let mut hints = Vec::new();
        for word in asked.iter().flat_map(|(_, words)| words) {
            hints.extend(
                [&word.form, &word.stem].into_iter().chain(&word.parts).map(|text| text.bytes().take(2).collect()),
            );
        }
        hints.sort_unstable();
        hints.dedup();
        Self { analyzer, asked, hints }
    }

    pub(crate) fn mark(&self, card: &Card, memo: &mut Memo) -> Marked {
        let in_title = self.matches(&card.title, memo);
        let in_summary = self.matches(&card.summary, memo);
        let window = window(&card.summary, &in_summary);
        let why =
            self.asked.iter().enumerate().map(|(number, (asked, _))| why(number, asked, card, &in_title, &in_summary));
        Marked {
            title: html(&card.title, 0..card.title.len(), &in_title),
            why: why.collect(),
            snippet: html(&card.summary, window, &in_summary),
        }
    }

    /// The words of a text that answer an asked word, in order, none within another.
    fn matches(&self, text: &str, memo: &mut Memo) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        if self.asked.is_empty() {
            return found;
        }
        for token in tokens(text).iter().filter(|token| self.is_candidate(token)) {
            if found.last().is_some_and(|last| token.start < last.range.end) {
                continue;
            }
            let word = self.analyzer.recall(&token.key, memo);
            let answers = |words: &[Arc<Word>]| words.iter().filter_map(|asked| word.answers(asked)).min();
            let best =
                self.asked.iter().enumerate().filter_map(|(number, (_, words))| Some((answers(words)?, number))).min();
            if let Some((likeness, asked)) = best {
                found.push(Match { range: token.start..token.end, asked, likeness });
            }
        }
        found
    }

    fn is_candidate(&self, token: &Token<'_>) -> bool {
        let key = token.key.as_bytes();
        self.hints.iter().any(|hint| key.windows(hint.len().max(1)).any(|place| place == hint.as_slice()))
    }
}

fn why(number: usize, asked: &str, card: &Card, in_title: &[Match], in_summary: &[Match]) -> Why {
    let best = |matches: &[Match], text: &str| {
        let own = matches.iter().filter(|found| found.asked == number);
        own.min_by_key(|found| found.likeness).map(|found| (text[found.range.clone()].to_owned(), found.likeness))
    };
    let (place, best) = match (best(in_title, &card.title), best(in_summary, &card.summary)) {
        (Some(found), _) => (Place::Title, Some(found)),
        (None, Some(found)) => (Place::Summary, Some(found)),
        (None, None) => (Place::Elsewhere, None),
    };
    let (found, likeness) = best.unzip();
    Why { asked: asked.to_owned(), found, place, likeness }
}

/// The piece of the text to show: from a little before the first match, in whole words.
fn window(text: &str, matches: &[Match]) -> Range<usize> {
    if text.len() <= SNIPPET {
        return 0..text.len();
    }
    let first = matches.first().map_or(0, |found| found.range.start);
    let from = text.floor_char_boundary(first.saturating_sub(LEAD).min(text.len().saturating_sub(SNIPPET)));
    let start =
        if from == 0 { 0 } else { text[from..first.max(from)].find(' ').map_or(from, |space| from + space + 1) };
    let to = text.floor_char_boundary((start + SNIPPET).min(text.len()));
    let end = if to == text.len() { to } else { text[start..to].rfind(' ').map_or(to, |space| start + space) };
    start..end
}

fn html(text: &str, shown: Range<usize>, matches: &[Match]) -> String {
    let mut out = String::with_capacity(shown.len() + 40);
    if shown.start > 0 {
        out.push_str("… ");
    }
    let mut at = shown.start;
    for found in matches.iter().filter(|found| found.range.start >= shown.start && found.range.end <= shown.end) {
        escape(&text[at..found.range.start], &mut out);
        out.push_str("<mark>");
        escape(&text[found.range.clone()], &mut out);
        out.push_str("</mark>");
        at = found.range.end;
    }
    escape(&text[at..shown.end], &mut out);
    if shown.end < text.len() {
        out.push_str(" …");
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

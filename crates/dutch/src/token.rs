//! Cuts text into words with their places. A word joined by hyphens comes as its pieces and,
//! before them, once as a whole ("e-mail": email, e, mail), so that both spellings are found.
//! Apostrophes inside a word belong to it (foto's). Knows nothing of what a word means.

use crate::fold::fold;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// The word, folded; apostrophes kept, hyphens left out.
    pub key: Cow<'a, str>,
    /// How many pieces follow that together make up this word; 0 for an ordinary word.
    pub pieces: usize,
}

/// Longer runs of letters are no words; they are cut off here.
const LONGEST: usize = 80;

/// The words of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    let mut rest = 0;
    while let Some((start, end)) = next_run(text, rest) {
        push_run(text, start, end, &mut found);
        rest = end;
    }
    found
}

/// The next run of letters, figures and, between these, hyphens and apostrophes.
fn next_run(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    while !letter_at(text, start)?.1 {
        start += letter_at(text, start)?.0;
    }
    let mut end = start;
    while let Some((length, is_part)) = letter_at(text, end) {
        if !is_part {
            let letter = text[end..].chars().next()?;
            let joins = is_joiner(letter) && letter_at(text, end + length).is_some_and(|(_, next)| next);
            if !is_mark(letter) && !joins {
                break;
            }
        }
        end += length;
    }
    Some((start, end))
}

/// How long the character at this place is, and whether it is a letter or figure; none at the
/// end. Most text is ASCII, and this is where reading it spends its time.
fn letter_at(text: &str, at: usize) -> Option<(usize, bool)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((1, byte.is_ascii_alphanumeric()));
    }
    let letter = text[at..].chars().next()?;
    Some((letter.len_utf8(), is_letter(letter)))
}

fn push_run<'a>(text: &'a str, start: usize, end: usize, found: &mut Vec<Token<'a>>) {
    let run = &text[start..end];
    if run.bytes().all(|byte| byte.is_ascii_alphanumeric()) || !run.contains(is_hyphen) {
        found.push(Token { start, end, key: cut(fold(run)), pieces: 0 });
        return;
    }
    let pieces: Vec<&str> = run.split(is_hyphen).filter(|piece| !piece.is_empty()).collect();
    let whole: String = pieces.iter().map(|piece| fold(piece)).collect();
    found.push(Token { start, end, key: cut(Cow::Owned(whole)), pieces: pieces.len() });
    let mut at = start;
    for piece in pieces {
        let from = at + text[at..end].find(piece).unwrap_or_default();
        at = from + piece.len();
        found.push(Token { start: from, end: at, key: cut(fold(piece)), pieces: 0 });
    }
}

fn cut(key: Cow<'_, str>) -> Cow<'_, str> {
    if key.len() <= LONGEST { key } else { Cow::Owned(key[..key.floor_char_boundary(LONGEST)].to_owned()) }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}') || is_combining_mark(letter)
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

fn is_joiner(letter: char) -> bool {
    is_hyphen(letter) || matches!(letter, '\'' | '’' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.key.into_owned()).collect()
    }

    #[test]
    fn words_as_readers_count_them() {
        assert_eq!(keys("Foto’s, 's ochtends; één"), ["foto's", "s", "ochtends", "een"]);
        assert_eq!(keys("e-mail - nu"), ["email", "e", "mail", "nu"]);
        assert_eq!(keys("groep 6/7 (2,5)"), ["groep", "6", "7", "2", "5"]);
        assert_eq!(keys("NT2-les"), ["nt2les", "nt2", "les"]);
        assert!(keys("… — !?").is_empty());
    }

    proptest! {
        #[test]
        fn places_are_in_the_text_and_in_order(text in ".{0,200}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(token.start >= last && token.end > token.start);
                prop_assert!(text.get(token.start..token.end).is_some());
                if token.pieces == 0 { last = token.end; }
            }
        }
    }
}

//! Splits compounds into the words they are made of: fewest parts first, with the linking
//! letters s, en, e and n between them, parts from three letters.
//!
//! A word that the dictionary knows is split only where the dictionary itself would let the
//! parts form a compound (so dinosaurier stays whole and leermateriaal does not); a word it
//! does not know is split wherever its parts are words.

use crate::lexicon::{Entry, Lexicon};
use crate::lists::{is_known_part, is_no_part};

const LINKS: [&str; 5] = ["", "s", "en", "e", "n"];
const MOST_PARTS: usize = 4;
const SHORTEST_WORD: usize = 6;
const LONGEST_WORD: usize = 48;
/// A beginning this long is a word by itself, also where the dictionary does not say so.
const LONG_BEGINNING: usize = 8;

/// The parts of a folded word, without linking letters; none when it is one thing.
pub(crate) fn split<'a>(lexicon: &Lexicon, word: &'a str, known: bool) -> Option<Vec<&'a str>> {
    if !(SHORTEST_WORD..=LONGEST_WORD).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut search = Search { lexicon, word, known, best: vec![None; word.len() + 1] };
    search.from(0, 0)?;
    let mut parts = Vec::new();
    let mut at = 0;
    while at < word.len() {
        let step = search.best[at].flatten()?;
        parts.push(&word[at..step.end]);
        at = step.next;
    }
    (parts.len() > 1).then_some(parts)
}

/// The best way on from a place: where the part ends, where the next begins, at what cost.
#[derive(Clone, Copy)]
struct Step {
    end: usize,
    next: usize,
    cost: Cost,
}

/// Parts, then linking letters, then how short the shortest part is: less is better.
type Cost = (usize, usize, usize);

struct Search<'a> {
    lexicon: &'a Lexicon,
    word: &'a str,
    known: bool,
    /// By place: not tried yet, or the best way on, if there is one.
    best: Vec<Option<Option<Step>>>,
}

impl Search<'_> {
    fn from(&mut self, start: usize, parts: usize) -> Option<Cost> {
        if start == self.word.len() {
            return Some((0, 0, 0));
        }
        if parts == MOST_PARTS {
            return None;
        }
        if let Some(seen) = self.best[start] {
            return seen.map(|step| step.cost);
        }
        let (word, lexicon) = (self.word, self.lexicon);
        let mut best: Option<Step> = None;
        for (length, entry) in lexicon.prefixes(&word[start..]) {
            let end = start + length;
            let place = if end == word.len() { Place::End } else { Place::Begin };
            if (start == 0 && place == Place::End) || !self.usable(&word[start..end], entry, place) {
                continue;
            }
            for link in LINKS {
                let next = end + link.len();
                let more = next < word.len() || (next == word.len() && link.is_empty());
                if !more || !word[end..].starts_with(link) {
                    continue;
                }
                let Some(rest) = self.from(next, parts + 1) else { continue };
                let cost = (rest.0 + 1, rest.1 + link.len(), rest.2.max(LONGEST_WORD - length));
                if best.is_none_or(|known| cost < known.cost) {
                    best = Some(Step { end, next, cost });
                }
            }
        }
        self.best[start] = Some(best);
        best.map(|step| step.cost)
    }

    fn usable(&self, part: &str, entry: Entry, place: Place) -> bool {
        if part.len() < 3 || is_no_part(part) {
            return false;
        }
        if is_known_part(part) {
            return true;
        }
        if part.len() < 4 || entry.is_name() || (entry.is_linking_form() && place == Place::End) {
            return false;
        }
        let allowed = match place {
            Place::Begin => entry.begins() || part.len() >= LONG_BEGINNING,
            Place::End => entry.ends(),
        };
        allowed || (!self.known && entry.is_word() && (part.len() > 4 || entry.begins() || entry.ends()))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Begin,
    End,
}

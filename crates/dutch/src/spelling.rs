//! Whether a Dutch word is spelled right, by a Hunspell dictionary, and which known words are near.
//!
//! The dictionary comes in as bytes and is built when the first word is asked for, once for all
//! copies of a `Speller`. What to do about names, code and other languages is the caller's.

use spellbook::Dictionary;
use std::sync::{Arc, OnceLock};

/// Letters that a Dutch slip of the pen may put in.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzéëï";
/// Checking all neighbours of a longer word costs too much.
const LONGEST: usize = 24;

/// Knows how words are spelled. Copies share one dictionary.
#[derive(Clone)]
pub struct Speller(Arc<Inner>);

struct Inner {
    affixes: &'static [u8],
    words: &'static [u8],
    built: OnceLock<Option<Dictionary>>,
}

impl Speller {
    /// A speller over a Hunspell affix file and word list, both UTF-8. This builds nothing yet.
    #[must_use]
    pub fn new(affixes: &'static [u8], words: &'static [u8]) -> Self {
        Self(Arc::new(Inner { affixes, words, built: OnceLock::new() }))
    }

    /// Whether the dictionary can be used; builds it when that has not been done.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.dictionary().is_some()
    }

    /// The word is in the dictionary, or is put together from words that are. Without a usable
    /// dictionary every word is right.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.dictionary().is_none_or(|dictionary| dictionary.check(word) || is_compound(dictionary, word))
    }

    /// A word of the dictionary that differs in one slip of the pen. The slips that are usual in Dutch
    /// go first; then a letter too many or too few, and a wrong letter.
    #[must_use]
    pub fn near(&self, word: &str) -> Option<Near> {
        let dictionary = self.dictionary()?;
        if word.chars().count() > LONGEST {
            return None;
        }
        let known = |other: &String| other != word && dictionary.check(other);
        let found = |usual: bool| move |word: String| Near { word, usual };
        usual_slips(word).into_iter().find(known).map(found(true)).or_else(|| {
            let other = neighbours(word).into_iter().find(known);
            other.map(found(false))
        })
    }

    fn dictionary(&self) -> Option<&Dictionary> {
        let build = || {
            let affixes = std::str::from_utf8(self.0.affixes).ok()?;
            Dictionary::new(affixes, std::str::from_utf8(self.0.words).ok()?).ok()
        };
        self.0.built.get_or_init(build).as_ref()
    }
}

/// A known word near an unknown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The known word.
    pub word: String,
    /// The difference is a slip that writers of Dutch often make, so that it surely is one: a letter
    /// doubled or not, letters swapped, d and t at the end, c and k, an e or i with or without a trema.
    pub usual: bool,
}

impl std::fmt::Debug for Speller {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Speller")
    }
}

/// Spellers are the same when they share a dictionary.
impl PartialEq for Speller {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Speller {}

/// Dutch writes compounds as one word, more than any dictionary can list: two known words of at
/// least four letters, with or without an s or a hyphen between them.
fn is_compound(dictionary: &Dictionary, word: &str) -> bool {
    const SHORTEST: usize = 4;
    let known = |part: &str| part.chars().count() >= SHORTEST && dictionary.check(part);
    if word.contains('-') {
        return word.split('-').all(|part| part.is_empty() || dictionary.check(part));
    }
    word.char_indices().skip(SHORTEST).any(|(place, _)| {
        let (head, tail) = word.split_at(place);
        known(tail) && (known(head) || head.strip_suffix('s').is_some_and(known))
    })
}

/// The word with one change to its letters.
fn edited(letters: &[char], change: impl FnOnce(&mut Vec<char>)) -> String {
    let mut other = letters.to_vec();
    change(&mut other);
    other.into_iter().collect()
}

fn usual_slips(word: &str) -> Vec<String> {
    const TAKEN_FOR: &[(char, char)] =
        &[('c', 'k'), ('k', 'c'), ('e', 'ë'), ('ë', 'e'), ('i', 'ï'), ('ï', 'i'), ('e', 'é')];
    let letters: Vec<char> = word.chars().collect();
    let mut found = Vec::new();
    for (place, letter) in letters.iter().enumerate() {
        found.push(edited(&letters, |other| other.insert(place, *letter)));
        if place > 0 && letters[place - 1] == *letter {
            found.push(edited(&letters, |other| _ = other.remove(place)));
        }
        for (_, right) in TAKEN_FOR.iter().filter(|(wrong, _)| wrong == letter) {
            found.push(edited(&letters, |other| other[place] = *right));
        }
    }
    match letters.last() {
        Some('d') => found.extend([
            edited(&letters, |other| other[letters.len() - 1] = 't'),
            edited(&letters, |other| other.push('t')),
        ]),
        Some('t') => found.extend([
            edited(&letters, |other| other[letters.len() - 1] = 'd'),
            edited(&letters, |other| _ = other.pop()),
        ]),
        _ => {}
    }
    // The first letter is hardly ever swapped.
    found.extend((2..letters.len()).map(|place| edited(&letters, |other| other.swap(place - 1, place))));
    found
}

/// Every word with one letter more, less or other. Slips in the first letter are rare and go last.
fn neighbours(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    let at = |places: std::ops::Range<usize>| {
        let more = places.clone().flat_map(|place| LETTERS.chars().map(move |letter| (place, letter)));
        let mut found: Vec<String> =
            more.clone().map(|(place, letter)| edited(&letters, |other| other.insert(place, letter))).collect();
        let inside = places.start..places.end.min(count);
        found.extend(inside.map(|place| edited(&letters, |other| _ = other.remove(place))));
        let other = more.filter(|(place, _)| *place < count);
        found.extend(other.map(|(place, letter)| edited(&letters, |other| other[place] = letter)));
        found
    };
    let mut found = at(1..count + 1);
    found.extend(at(0..1));
    found.retain(|other| !other.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speller() -> Speller {
        let (affixes, words) = assets::dutch_dictionary();
        Speller::new(affixes, words)
    }

    #[test]
    fn words_and_compounds_are_known_and_slips_are_not() {
        let speller = speller();
        assert!(speller.is_ready());
        for word in ["leerling", "fietsenstalling", "oefenopdracht", "bijenvolk"] {
            assert!(speller.knows(word), "{word}");
        }
        for (word, near, usual) in [
            ("vertelen", "vertellen", true),
            ("kontroleer", "controleer", true),
            ("afgerekent", "afgerekend", true),
            ("geevalueerd", "geëvalueerd", true),
            ("duurd", "duurt", true),
            ("opbout", "opbouwt", false),
        ] {
            assert!(!speller.knows(word), "{word}");
            assert_eq!(speller.near(word), Some(Near { word: near.into(), usual }), "{word}");
        }
        assert_eq!(speller.near("dwengograaf"), None);
    }

    #[test]
    fn without_a_usable_dictionary_nothing_is_wrong() {
        let broken = Speller::new(b"\xff", b"");
        assert!(!broken.is_ready() && broken.knows("opbout") && broken.near("opbout").is_none());
    }
}

//! What a dictionary knows of written forms: whether a form is a word, whether it may begin
//! or end a compound, and its lemma. The bytes are an `fst::Map` made at build out of the
//! Hunspell dictionary; this file is where the layout of its values is described.
//!
//! Value: bits 0-6 the flags below, bit 7 set when a lemma follows, bits 8-13 how many letters
//! to take off, then five bits for each letter to add (a = 1, none = 0).

use std::borrow::Cow;

const BASE: u64 = 1;
const BEGIN: u64 = 2;
const END: u64 = 4;
const LINK_ONLY: u64 = 8;
const NAME: u64 = 16;
const VERB: u64 = 64;
const LEMMA: u64 = 128;

/// A Dutch word list.
#[derive(Clone)]
pub struct Lexicon {
    words: fst::Map<Cow<'static, [u8]>>,
}

/// The bytes are no word list.
#[derive(Debug)]
pub struct InvalidLexicon(fst::Error);

impl std::fmt::Display for InvalidLexicon {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the Dutch word list cannot be read: {}", self.0)
    }
}

impl std::error::Error for InvalidLexicon {}

/// What is known of a form.
#[derive(Clone, Copy)]
pub(crate) struct Entry(u64);

impl Lexicon {
    /// Reads a word list without copying it.
    ///
    /// # Errors
    /// When the bytes are no `fst` map.
    pub fn new(bytes: &'static [u8]) -> Result<Self, InvalidLexicon> {
        fst::Map::new(Cow::Borrowed(bytes)).map(|words| Self { words }).map_err(InvalidLexicon)
    }

    /// A word list without words: stems come from the rules alone, nothing is split.
    #[must_use]
    pub fn empty() -> Self {
        let words = fst::MapBuilder::memory().into_inner().expect("writing to memory does not fail");
        Self { words: fst::Map::new(Cow::Owned(words)).expect("an empty map is a map") }
    }

    /// Whether the folded form is a word of the list.
    #[must_use]
    pub fn contains(&self, form: &str) -> bool {
        self.entry(form).is_some_and(Entry::is_word)
    }

    /// A number that changes with the word list, to know stems of another list by.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let bytes = self.words.as_fst().as_bytes();
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
    }

    pub(crate) fn entry(&self, form: &str) -> Option<Entry> {
        self.words.get(form).map(Entry)
    }

    /// Every prefix of `text` that is in the list, with its length, shortest first: one walk.
    pub(crate) fn prefixes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Entry)> + 'a {
        let words = self.words.as_fst();
        let mut node = words.root();
        let mut sum = 0_u64;
        text.bytes()
            .enumerate()
            .map_while(move |(at, byte)| {
                let step = node.transition(node.find_input(byte)?);
                sum += step.out.value();
                node = words.node(step.addr);
                Some(node.is_final().then(|| (at + 1, Entry(sum + node.final_output().value()))))
            })
            .flatten()
    }
}

impl Entry {
    /// A form of a word, and no mere part of one.
    pub(crate) fn is_word(self) -> bool {
        self.0 & LINK_ONLY == 0 && self.0 & (BASE | LEMMA) != 0
    }

    pub(crate) fn is_name(self) -> bool {
        self.0 & NAME != 0
    }

    pub(crate) fn is_verb_stem(self) -> bool {
        self.0 & VERB != 0
    }

    pub(crate) fn is_linking_form(self) -> bool {
        self.0 & LINK_ONLY != 0
    }

    /// Whether the dictionary lets it begin a compound.
    pub(crate) fn begins(self) -> bool {
        self.0 & BEGIN != 0
    }

    /// Whether the dictionary lets it end a compound.
    pub(crate) fn ends(self) -> bool {
        self.0 & END != 0
    }

    /// The lemma of the form this entry stands for; none when the form is its own.
    pub(crate) fn lemma(self, form: &str) -> Option<String> {
        if self.0 & LEMMA == 0 {
            return None;
        }
        let strip = usize::try_from((self.0 >> 8) & 63).ok()?;
        let mut lemma = form.get(..form.len().checked_sub(strip)?)?.to_owned();
        let mut letters = self.0 >> 14;
        while letters & 31 != 0 {
            lemma.push(char::from(b'a' + u8::try_from(letters & 31).ok()? - 1));
            letters >>= 5;
        }
        Some(lemma)
    }
}

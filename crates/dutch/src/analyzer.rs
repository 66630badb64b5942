//! What search needs of a word: its form, its stem, and the stems of its parts. The work is
//! done once a word: a `Memo` keeps it, one for each thread that analyses.

use crate::compound::split;
use crate::lexicon::Lexicon;
use crate::lists::{irregular, is_opaque};
use crate::stem::stem;
use std::collections::HashMap;
use std::sync::Arc;

/// The analysis of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The form: folded, without apostrophes.
    pub form: Box<str>,
    /// The stem that stands for all its inflections.
    pub stem: Box<str>,
    /// The stems of the parts when it is a compound; empty when it is one thing.
    pub parts: Box<[Box<str>]>,
}

/// How a word in a text answers a word that was asked for; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The very form.
    Exact,
    /// Another form of the same word.
    Stem,
    /// It is a part of the word in the text, or all its parts are.
    Part,
}

impl Word {
    /// How this word, standing in a text, answers `asked`; none when it does not.
    #[must_use]
    pub fn answers(&self, asked: &Word) -> Option<Likeness> {
        let has = |stem: &str| *self.stem == *stem || self.parts.iter().any(|part| **part == *stem);
        if self.form == asked.form {
            Some(Likeness::Exact)
        } else if self.stem == asked.stem {
            Some(Likeness::Stem)
        } else if has(&asked.stem) || (!asked.parts.is_empty() && asked.parts.iter().all(|part| has(part))) {
            Some(Likeness::Part)
        } else {
            None
        }
    }
}

/// Dutch analysis with a dictionary.
#[derive(Clone)]
pub struct Analyzer {
    lexicon: Lexicon,
}

/// What an analyzer found earlier. Emptied when it holds too much, so that text without end
/// cannot fill the memory.
#[derive(Default)]
pub struct Memo {
    words: HashMap<Box<str>, Arc<Word>>,
}

const MOST_WORDS: usize = 100_000;

impl Analyzer {
    /// An analyzer with this dictionary.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon }
    }

    /// The dictionary.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Analyses a folded word, as `tokens` gives it.
    #[must_use]
    pub fn analyze(&self, key: &str) -> Word {
        let stem = stem(&self.lexicon, key);
        let parts = self.parts(key, &stem);
        Word { form: key.replace('\'', "").into(), stem: stem.into(), parts }
    }

    /// The same out of the memo, or into it.
    pub fn recall(&self, key: &str, memo: &mut Memo) -> Arc<Word> {
        if let Some(known) = memo.words.get(key) {
            return Arc::clone(known);
        }
        if memo.words.len() >= MOST_WORDS {
            memo.words.clear();
        }
        let word = Arc::new(self.analyze(key));
        memo.words.insert(key.into(), Arc::clone(&word));
        word
    }

    fn parts(&self, key: &str, lemma: &str) -> Box<[Box<str>]> {
        if is_opaque(lemma) || is_opaque(key) || irregular(key).is_some() {
            return Box::default();
        }
        let known = self.lexicon.contains(key) || self.lexicon.contains(lemma);
        let parts = split(&self.lexicon, key, known).or_else(|| split(&self.lexicon, lemma, known)).unwrap_or_default();
        parts.into_iter().map(|part| stem(&self.lexicon, part).into_boxed_str()).collect()
    }
}

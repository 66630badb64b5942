//! Our own word lists: irregular forms, words that look like compounds but are not, parts
//! that only look like words, short parts that may be used, and words without content.
//! The lists are data files; this file only looks things up in them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = lines(include_str!("../data/irregular.tsv"));
    rows.filter_map(|row| row.split_once('\t'))
        .flat_map(|(forms, lemma)| forms.split(' ').map(move |form| (form, lemma)))
        .collect()
});
static OPAQUE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(include_str!("../data/opaque.txt")));
static NO_PART: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(include_str!("../data/no-part.txt")));
static SHORT_PART: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(include_str!("../data/short-part.txt")));
static STOP: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(include_str!("../data/stop.txt")));

/// The lemma of an irregular form, or the usual spelling of a variant.
pub(crate) fn irregular(form: &str) -> Option<&'static str> {
    IRREGULAR.get(form).copied()
}

/// Whether this lemma is one thing, although two words can be read in it.
pub(crate) fn is_opaque(lemma: &str) -> bool {
    OPAQUE.contains(lemma)
}

/// Whether this word is never a part of a compound: a suffix, a preposition, a particle.
pub(crate) fn is_no_part(word: &str) -> bool {
    NO_PART.contains(word) || STOP.contains(word)
}

/// Whether this short or flagless word may be a part nevertheless.
pub(crate) fn is_known_part(word: &str) -> bool {
    SHORT_PART.contains(word)
}

/// Whether the word says nothing about the subject: articles, prepositions, pronouns.
#[must_use]
pub fn is_stop_word(form: &str) -> bool {
    STOP.contains(form)
}

fn words(text: &'static str) -> HashSet<&'static str> {
    lines(text).flat_map(str::split_whitespace).collect()
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_is_not_irregular_itself() {
        for (form, lemma) in IRREGULAR.iter().collect::<std::collections::BTreeMap<_, _>>() {
            let further = irregular(lemma).unwrap_or(lemma);
            assert_eq!(further, *lemma, "{form} leads to {lemma}, which leads on to {further}");
        }
    }

    #[test]
    fn no_word_is_both_a_part_and_no_part() {
        let both: Vec<_> = lines(include_str!("../data/short-part.txt"))
            .flat_map(str::split_whitespace)
            .filter(|word| is_no_part(word))
            .collect();
        assert!(both.is_empty(), "{both:?}");
    }
}

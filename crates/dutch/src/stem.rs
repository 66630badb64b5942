//! From a written form to the one form that stands for all its inflections.
//!
//! Our own table first (kinderen, musea), then the dictionary's lemma (getallen, schrijft),
//! for an unknown compound the lemma of its last part, and only for what remains the rules of
//! Snowball's `dutch_porter`. The rules alone would merge maan with man and boom with bom.

use crate::compound::split;
use crate::lexicon::Lexicon;
use crate::lists::{irregular, is_opaque};
use frostem::{Algorithm, Stemmer};
use std::sync::LazyLock;

static PORTER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::DutchPorter));

/// A verb stem shorter than this is not read out of a noun in -ing: spelling is no spel.
const SHORTEST_STEM_BEFORE_ING: usize = 5;

/// The stem of a folded form.
pub(crate) fn stem(lexicon: &Lexicon, form: &str) -> String {
    if let Some(lemma) = irregular(form) {
        return lemma.to_owned();
    }
    if form.bytes().any(|byte| byte.is_ascii_digit()) || form.len() < 3 {
        return form.replace('\'', "");
    }
    if let Some(lemma) = lemma(lexicon, form) {
        return without_ing(lexicon, irregular(&lemma).map_or(lemma, str::to_owned));
    }
    if let Some(base) = form.strip_suffix("'s").or_else(|| form.strip_suffix('\'')) {
        return stem(lexicon, base);
    }
    if let Some(singular) = singular(lexicon, form) {
        return singular;
    }
    if let Some(parts) = split(lexicon, form, false) {
        let last = parts.last().copied().unwrap_or_default();
        return format!("{}{}", &form[..form.len() - last.len()], stem(lexicon, last));
    }
    PORTER.stem(form).replace('\'', "")
}

/// The lemma of a form that the dictionary knows, be it only as the beginning of compounds.
fn lemma(lexicon: &Lexicon, form: &str) -> Option<String> {
    let entry = lexicon.entry(form).filter(|entry| entry.is_word() || entry.is_linking_form())?;
    Some(entry.lemma(form).unwrap_or_else(|| form.to_owned()))
}

/// The known word that this unknown form is the plural of: planeten, planeet.
fn singular(lexicon: &Lexicon, form: &str) -> Option<String> {
    let known = |word: &String| word.len() > 2 && lexicon.contains(word);
    if let Some(open) = form.strip_suffix("en") {
        return closed_forms(open).into_iter().find(known);
    }
    form.strip_suffix('s').map(str::to_owned).filter(known)
}

/// The spellings that a syllable can have when -en is taken off: planet -> planeet,
/// mann -> man, lez -> lees; the one with the long vowel first.
fn closed_forms(open: &str) -> Vec<String> {
    let mut letters: Vec<char> = open.chars().collect();
    let Some(last) = letters.pop() else { return Vec::new() };
    let end = match last {
        'v' => 'f',
        'z' => 's',
        other => other,
    };
    let head: String = letters.iter().collect();
    let before = letters.len().checked_sub(2).map(|at| letters[at]);
    let mut found = Vec::new();
    if let Some(vowel) = letters.last().filter(|c| "aeou".contains(**c) && !before.is_some_and(|c| "aeiou".contains(c)))
    {
        found.push(format!("{head}{vowel}{end}"));
    }
    if letters.last() == Some(&last) {
        found.push(head.clone());
    }
    found.push(format!("{head}{end}"));
    found
}

/// Oefening and oefenen are the same subject; the verb's stem stands for both.
fn without_ing(lexicon: &Lexicon, lemma: String) -> String {
    let Some(open) = lemma.strip_suffix("ing").filter(|_| !is_opaque(&lemma)) else { return lemma };
    let infinitive = format!("{open}en");
    let stem = lexicon.entry(&infinitive).and_then(|entry| entry.lemma(&infinitive));
    match stem {
        Some(stem)
            if stem.len() >= SHORTEST_STEM_BEFORE_ING
                && lexicon.entry(&stem).is_some_and(|entry| entry.is_verb_stem()) =>
        {
            stem
        }
        _ => lemma,
    }
}

//! Turns Hunspell's Dutch affix file and word list into the word list the search uses:
//! an `fst::Map` from each written form (lower case, folded, `ĳ` as `ij`) to its flags and
//! its lemma. The layout of the value is that of `dutch::lexicon`, which reads it.
//!
//! Only what search needs is expanded: nouns, diminutives, verbs, adjectives and the forms
//! with a linking letter. Possessives of names and forced hyphens are left out, and so are
//! the numerals' compound rules.

use std::collections::HashMap;

const BASE: u64 = 1;
const BEGIN: u64 = 2;
const END: u64 = 4;
const LINK_ONLY: u64 = 8;
const NAME: u64 = 16;
const NOUN: u64 = 32;
const VERB: u64 = 64;

/// How sure a lemma is: the noun of a plural wins from the stem of a verb.
const FROM_LINK: u8 = 0;
const FROM_ADJECTIVE: u8 = 1;
const FROM_VERB: u8 = 2;
const FROM_DIMINUTIVE: u8 = 3;
const FROM_NOUN: u8 = 4;
/// The dictionary lets bom have the plural bomen too; the rule that shortens a vowel is surer.
const FROM_LONG_VOWEL: u8 = 5;

#[derive(Default)]
struct Form {
    flags: u64,
    /// Made by adding the linking s of a compound.
    linked: bool,
    lemma: Option<(u8, String)>,
}

struct Suffix {
    strip: String,
    add: String,
    continued: String,
    condition: Vec<Class>,
}

/// One letter of an affix condition.
enum Class {
    Any,
    Of(Vec<char>),
    NoneOf(Vec<char>),
}

/// The bytes of the map.
pub fn lexicon(aff: &str, dic: &str) -> Vec<u8> {
    let suffixes = suffixes(aff);
    let prefixes = prefixes(aff);
    let mut forms = HashMap::new();
    for line in dic.lines().skip(1) {
        add_entry(&mut forms, line.trim(), &suffixes, &prefixes);
    }
    link_infinitives(&mut forms);
    encode(forms)
}

fn suffixes(aff: &str) -> HashMap<String, Vec<Suffix>> {
    let mut table: HashMap<String, Vec<Suffix>> = HashMap::new();
    for line in aff.lines().filter(|line| line.starts_with("SFX ")) {
        let parts: Vec<&str> = line.split_whitespace().collect();
        // A heading has a count as its fourth word and nothing after it but remarks.
        let ["SFX", name, strip, add, rest @ ..] = parts.as_slice() else { continue };
        if matches!(*strip, "Y" | "N") && add.parse::<u32>().is_ok() {
            continue;
        }
        let (add, continued) = add.split_once('/').unwrap_or((add, ""));
        table.entry((*name).to_owned()).or_default().push(Suffix {
            strip: nothing_or(strip),
            add: nothing_or(add),
            continued: continued.to_owned(),
            condition: condition(rest.first().copied().unwrap_or(".")),
        });
    }
    table
}

fn prefixes(aff: &str) -> HashMap<String, String> {
    let rules =
        aff.lines().filter(|line| line.starts_with("PFX P")).map(|line| line.split_whitespace().collect::<Vec<_>>());
    rules.filter(|parts| parts.len() >= 5).map(|parts| (parts[1].to_owned(), parts[3].to_owned())).collect()
}

fn nothing_or(text: &str) -> String {
    if text == "0" { String::new() } else { text.to_owned() }
}

fn condition(text: &str) -> Vec<Class> {
    if text.starts_with("ts:") || text.starts_with('#') {
        return vec![Class::Any];
    }
    let mut classes = Vec::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        classes.push(match letter {
            '.' => Class::Any,
            '[' => {
                let inside: Vec<char> = letters.by_ref().take_while(|c| *c != ']').collect();
                match inside.split_first() {
                    Some(('^', rest)) => Class::NoneOf(rest.to_vec()),
                    _ => Class::Of(inside),
                }
            }
            other => Class::Of(vec![other]),
        });
    }
    classes
}

fn holds(condition: &[Class], word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    if matches!(condition, [Class::Any]) {
        return true;
    }
    letters.len() >= condition.len()
        && letters[letters.len() - condition.len()..].iter().zip(condition).all(|(letter, class)| match class {
            Class::Any => true,
            Class::Of(set) => set.contains(letter),
            Class::NoneOf(set) => !set.contains(letter),
        })
}

fn add_entry(
    forms: &mut HashMap<String, Form>,
    line: &str,
    suffixes: &HashMap<String, Vec<Suffix>>,
    prefixes: &HashMap<String, String>,
) {
    let (word, flags) = line.split_once('/').unwrap_or((line, ""));
    let flags: Vec<&str> = (0..flags.len() / 2).filter_map(|at| flags.get(at * 2..at * 2 + 2)).collect();
    let Some(key) = key(word) else { return };
    if flags.contains(&"Fw") {
        return;
    }
    let own = own_flags(word, &flags);
    let entry = forms.entry(key.clone()).or_default();
    // A name that is also a word (Beek, beek) stays a word.
    entry.flags = if entry.flags & BASE != 0 && (entry.flags ^ own) & NAME != 0 {
        (entry.flags | own) & !NAME
    } else {
        entry.flags | own
    };
    for flag in &flags {
        for suffix in suffixes.get(*flag).map_or(&[][..], Vec::as_slice) {
            add_suffixed(forms, word, &key, flag, suffix, own);
        }
        if let Some(prefix) = prefixes.get(*flag).and_then(|prefix| self::key(prefix)) {
            forms.entry(prefix + &key).or_default().flags |= BASE | (own & VERB);
        }
    }
}

fn own_flags(word: &str, flags: &[&str]) -> u64 {
    let mut own = BASE;
    for flag in flags {
        own |= match flag.as_bytes() {
            b"Ca" | b"CA" | b"Ce" | b"Cb" | b"CB" => BEGIN,
            b"Cc" => END,
            b"Cx" => LINK_ONLY,
            [b'Z' | b'Y', _] => NOUN,
            b"V3" => VERB,
            _ => 0,
        };
    }
    if word.chars().next().is_some_and(char::is_uppercase) { own | NAME } else { own }
}

fn add_suffixed(forms: &mut HashMap<String, Form>, word: &str, lemma: &str, flag: &str, suffix: &Suffix, own: u64) {
    if suffix.add.ends_with('-') || !holds(&suffix.condition, word) {
        return;
    }
    let Some(stem) = word.strip_suffix(suffix.strip.as_str()) else { return };
    let Some(key) = key(&format!("{stem}{}", suffix.add)) else { return };
    let (certainty, inherited) = match flag.as_bytes()[0] {
        b'Z' if flag == "Zf" => (FROM_LONG_VOWEL, own & END),
        b'Z' => (FROM_NOUN, own & END),
        b'Y' => (FROM_DIMINUTIVE, own & END),
        b'V' => (FROM_VERB, 0),
        b'A' => (FROM_ADJECTIVE, 0),
        b'C' => (FROM_LINK, 0),
        _ => return,
    };
    let form = forms.entry(key).or_default();
    form.flags |= inherited | if suffix.continued.contains("Ca") { BEGIN } else { 0 };
    form.linked |= suffix.continued.contains("Cx");
    if form.lemma.as_ref().is_none_or(|(known, _)| *known < certainty) {
        form.lemma = Some((certainty, lemma.to_owned()));
    }
}

/// Leads each infinitive to the stem that the dictionary lists beside it (leren, leer), and
/// the name of a people to that of one of them (Romeinen, Romein).
fn link_infinitives(forms: &mut HashMap<String, Form>) {
    let is_stem = |stem: &String| forms.get(stem).is_some_and(|form| form.flags & VERB != 0);
    let found: Vec<(String, String)> = forms
        .iter()
        .filter(|(word, form)| {
            form.flags & BASE != 0 && form.flags & (NAME | VERB) == 0 && word.ends_with("en") && word.len() > 4
        })
        .filter_map(|(word, _)| {
            stems(&word[..word.len() - 2]).into_iter().find(is_stem).map(|stem| (word.clone(), stem))
        })
        .collect();
    let people: Vec<(String, String)> = forms
        .iter()
        .filter(|(word, form)| form.flags & NAME != 0 && word.len() > 6 && word.ends_with("en"))
        .map(|(word, _)| (word.clone(), word[..word.len() - 2].to_owned()))
        .filter(|(_, singular)| forms.get(singular).is_some_and(|form| form.flags & NAME != 0))
        .collect();
    for (infinitive, stem) in found.into_iter().chain(people) {
        let form = forms.get_mut(&infinitive).expect("it was found in the table");
        if form.lemma.as_ref().is_none_or(|(known, _)| *known <= FROM_VERB) {
            form.lemma = Some((FROM_VERB, stem));
        }
    }
}

/// The spellings a verb stem can have, likeliest first: ler -> leer; zitt -> zit; lez -> lees.
fn stems(open: &str) -> Vec<String> {
    let bytes = open.as_bytes();
    let Some((&last, rest)) = bytes.split_last() else { return Vec::new() };
    if !open.is_ascii() {
        return Vec::new();
    }
    let closed = match last {
        b'v' => b'f',
        b'z' => b's',
        other => other,
    };
    let end = char::from(closed);
    let head = &open[..rest.len()];
    let mut found = Vec::new();
    if let Some(vowel) = rest.last().filter(|c| b"aeou".contains(c)) {
        let before = rest.len().checked_sub(2).map(|at| rest[at]);
        if !before.is_some_and(|c| b"aeiou".contains(&c)) {
            found.push(format!("{head}{}{end}", char::from(*vowel)));
        }
    }
    if rest.last() == Some(&last) {
        found.push(head.to_owned());
    }
    found.push(format!("{head}{end}"));
    found
}

/// Lower case without diacritics; none for what is no word (a figure, a sign).
fn key(word: &str) -> Option<String> {
    let mut key = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ĳ' => key.push_str("ij"),
            'a'..='z' | '0'..='9' => key.push(letter),
            '\'' | '’' => key.push('\''),
            '-' => key.push('-'),
            'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' => key.push('a'),
            'é' | 'è' | 'ê' | 'ë' => key.push('e'),
            'í' | 'ì' | 'î' | 'ï' => key.push('i'),
            'ó' | 'ò' | 'ô' | 'ö' => key.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => key.push('u'),
            'ç' => key.push('c'),
            'ñ' => key.push('n'),
            _ => return None,
        }
    }
    key.chars().any(|c| c.is_ascii_lowercase()).then_some(key)
}

fn encode(forms: HashMap<String, Form>) -> Vec<u8> {
    let mut rows: Vec<(String, Form)> = forms.into_iter().collect();
    rows.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let mut builder = fst::MapBuilder::memory();
    for (key, form) in &rows {
        builder.insert(key, value(key, form)).expect("the keys are sorted and unique");
    }
    builder.into_inner().expect("writing to memory does not fail")
}

/// Flags, then how many letters to take off for the lemma, then up to nine letters to add.
fn value(key: &str, form: &Form) -> u64 {
    let own_noun = form.flags & BASE != 0 && form.flags & NOUN != 0;
    let lemma = match &form.lemma {
        // A word with a plural of its own is its own lemma: kussen is no form of kus.
        Some((_, lemma)) if !own_noun && lemma != key => lemma,
        _ => return form.flags,
    };
    let only_linked = form.linked
        && form.flags & BASE == 0
        && form.lemma.as_ref().is_some_and(|(certainty, _)| *certainty == FROM_LINK);
    let flags = if only_linked { form.flags | LINK_ONLY } else { form.flags };
    let common = key.bytes().zip(lemma.bytes()).take_while(|(a, b)| a == b).count();
    let (strip, add) = (key.len() - common, &lemma[common..]);
    if strip >= 64 || add.len() > 9 || !add.bytes().all(|c| c.is_ascii_lowercase()) {
        return flags;
    }
    let letters = add.bytes().enumerate().fold(0_u64, |sum, (at, c)| sum | (u64::from(c - b'a' + 1) << (5 * at)));
    // The highest bit says that a lemma is given, so that "take nothing off" can be said too.
    flags | 128 | ((strip as u64) << 8) | (letters << 14)
}

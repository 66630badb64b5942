//! Every key that a template or a handler names has a text, and every text is used.

use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Keys that are put together at run time: a prefix and what follows it.
const COMPOSED: &[&str] =
    &["feit-", "facet-", "fout-", "uitkomst-", "kwaliteit-", "melden-soort-", "soort-", "maand-", "dag-"];

#[test]
fn every_file_parses_and_no_key_occurs_twice() {
    let mut seen = BTreeSet::new();
    for (name, text) in FILES {
        assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{name}.ftl does not parse");
        for key in keys(text) {
            assert!(seen.insert(key.to_owned()), "{key} occurs twice");
        }
    }
}

#[test]
fn every_key_in_use_has_a_text() {
    let missing: Vec<_> = used().into_iter().filter(|key| !knows(key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn every_text_is_in_use() {
    let used = used();
    let idle: Vec<_> = FILES
        .iter()
        .flat_map(|(_, text)| keys(text))
        .filter(|key| !used.contains(*key) && !COMPOSED.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(idle.is_empty(), "no page uses {idle:?}");
}

#[test]
fn numbers_choose_the_form_and_are_written_the_dutch_way() {
    assert_eq!(tn("zoeken-aantal", 1), "1 materiaal");
    assert_eq!(tn("zoeken-aantal", 12_345), "12.345 materialen");
}

fn keys(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split(" =").next())
}

/// The keys between quotes before `|t`, `|tn`, `|tv` in templates and in `t("…")` calls.
fn used() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    found
}

fn collect(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            keys_in_template(&fs::read_to_string(&path).unwrap(), found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("wording/tests.rs") {
            keys_in_code(&fs::read_to_string(&path).unwrap(), found);
        }
    }
}

fn keys_in_template(text: &str, found: &mut BTreeSet<String>) {
    let pieces: Vec<&str> = text.split('"').collect();
    for pair in pieces.windows(2) {
        let after = pair[1].trim_start();
        let is_wording = ["|t ", "|t}", "|t|", "|t)", "|tn(", "|tv("].iter().any(|filter| after.starts_with(filter));
        if is_wording {
            found.insert(pair[0].to_owned());
        }
    }
}

/// Keys as arguments; and, where a condition chooses between two, any literal that is a key.
fn keys_in_code(text: &str, found: &mut BTreeSet<String>) {
    found.extend(text.split('"').filter(|literal| knows(literal)).map(str::to_owned));
    for call in ["t(\"", "tn(\"", "tv(\"", "key: \""] {
        for (at, _) in text.match_indices(call) {
            let whole_word =
                !text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '.');
            if let (true, Some(key)) = (whole_word, text[at + call.len()..].split('"').next()) {
                found.insert(key.to_owned());
            }
        }
    }
}

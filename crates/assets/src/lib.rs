//! Third-party files that travel inside the binary: style sheets, scripts, fonts and
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

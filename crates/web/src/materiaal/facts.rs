//! Facts about a material as short words for people, the same on a hit and on its page.

use crate::wording::{knows, t, tn};
use metadata::vocabulary;

/// So many levels and subjects fit on a line.
const FEW: usize = 3;

/// The levels on one line.
#[must_use]
pub fn levels(labels: &[String]) -> Option<String> {
    few(labels)
}

/// The first few labels on one line, and that there are more.
#[must_use]
pub fn few(labels: &[String]) -> Option<String> {
    let shown = labels.iter().take(FEW).map(String::as_str).collect::<Vec<_>>().join(", ");
    match labels.len() {
        0 => None,
        1..=FEW => Some(shown),
        more => Some(format!("{shown} {}", tn("feit-en-meer", more - FEW))),
    }
}

/// "45 minuten", "2 uur", "1 uur en 30 minuten".
#[must_use]
pub fn duration(minutes: u32) -> String {
    let (hours, rest) = ((minutes / 60) as usize, (minutes % 60) as usize);
    match (hours, rest) {
        (0, rest) => tn("feit-minuten", rest),
        (hours, 0) => tn("feit-uren", hours),
        (hours, rest) => format!("{} {} {}", tn("feit-uren", hours), t("feit-en"), tn("feit-minuten", rest)),
    }
}

/// The Dutch name of a language.
#[must_use]
pub fn language(code: &str) -> String {
    vocabulary::language_name(code).map_or_else(|| code.to_owned(), str::to_owned)
}

/// The quality in words.
#[must_use]
pub fn quality(code: &str) -> String {
    let key = format!("kwaliteit-{code}");
    if knows(&key) { t(&key) } else { code.to_owned() }
}

/// The sign of a kind of material, by words in its label.
#[must_use]
pub fn kind_icon(kinds: &[String]) -> &'static str {
    const SIGNS: &[(&str, &str)] = &[
        ("video", "video"),
        ("film", "video"),
        ("toets", "toets"),
        ("evaluatie", "toets"),
        ("oefen", "oefening"),
        ("opdracht", "oefening"),
        ("werkblad", "oefening"),
        ("presentatie", "presentatie"),
        ("afbeelding", "beeld"),
        ("beeld", "beeld"),
        ("audio", "geluid"),
        ("geluid", "geluid"),
        ("informatie", "tekst"),
        ("tekst", "tekst"),
        ("artikel", "tekst"),
        ("handleiding", "tekst"),
    ];
    let Some(kind) = kinds.first() else { return "les" };
    let kind = kind.to_lowercase();
    SIGNS.iter().find(|(word, _)| kind.contains(word)).map_or("les", |(_, sign)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        for (minutes, said) in [(1, "1 minuut"), (45, "45 minuten"), (60, "1 uur"), (90, "1 uur en 30 minuten"), (600, "10 uur")] {
            assert_eq!(duration(minutes), said);
        }
    }

    #[test]
    fn a_long_list_says_how_much_more_there_is() {
        let labels: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).into();
        assert_eq!(few(&labels[..0]), None);
        assert_eq!(few(&labels[..3]).as_deref(), Some("a, b, c"));
        assert_eq!(few(&labels).as_deref(), Some("a, b, c en nog 2"));
    }

    #[test]
    fn every_sign_is_drawn() {
        for kind in ["video", "toets", "oefenmateriaal", "presentatie", "afbeelding", "geluid", "informatiebron", "iets nieuws"] {
            assert!(!crate::theme::icons::icon(kind_icon(&[kind.to_owned()])).is_empty(), "{kind}");
        }
    }
}

//! Facts about a material as short words for people, the same on a hit and on its page.

use crate::wording::{knows, t, tn};
use metadata::facet::{Facet, FacetValue};
use metadata::vocabulary::{self, Scheme};
use std::collections::HashSet;

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

/// The labels of a facet without those that another one already says: groep 7, not primair onderwijs.
#[must_use]
pub fn most_specific(values: &[FacetValue], facet: Facet) -> Vec<String> {
    let scheme = if facet == Facet::Subject { Scheme::Discipline } else { Scheme::Level };
    let own: Vec<&FacetValue> = values.iter().filter(|value| value.facet == facet).collect();
    let concepts = own.iter().filter_map(|value| vocabulary::concept_by_slug(scheme, &value.code));
    let above: HashSet<&str> = concepts.flat_map(vocabulary::ancestors).map(|concept| concept.slug.as_str()).collect();
    own.into_iter().filter(|value| !above.contains(value.code.as_str())).map(|value| value.label.clone()).collect()
}

/// A media type in a word that people use; itself when there is none.
#[must_use]
pub fn format(media_type: &str) -> String {
    match media_type {
        "text/html" => t("feit-formaat-web"),
        "application/pdf" => "PDF".to_owned(),
        "text/markdown" => "Markdown".to_owned(),
        "application/msword" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
            "Word".to_owned()
        }
        "application/vnd.ms-powerpoint"
        | "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "PowerPoint".to_owned(),
        other => other.to_owned(),
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

/// What is known of the quality, in words and with the sign that goes with them.
pub struct QualitySign {
    /// The words.
    pub words: String,
    /// The icon: a shape beside the colour.
    pub icon: &'static str,
    /// The colour.
    pub class: &'static str,
}

/// The sign of a quality code. A check by machine alone never earns the sign of "good".
#[must_use]
pub fn quality(code: &str) -> QualitySign {
    let key = format!("kwaliteit-{code}");
    let words = if knows(&key) { t(&key) } else { code.to_owned() };
    let (icon, class) = match code {
        "basis" | "plus" => ("met", "is-good"),
        "aandachtspunten" => ("not_met", "is-mend"),
        _ => ("needs_review", "is-unseen"),
    };
    QualitySign { words, icon, class }
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
        for (minutes, said) in
            [(1, "1 minuut"), (45, "45 minuten"), (60, "1 uur"), (90, "1 uur en 30 minuten"), (600, "10 uur")]
        {
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
        for kind in
            ["video", "toets", "oefenmateriaal", "presentatie", "afbeelding", "geluid", "informatiebron", "iets nieuws"]
        {
            assert!(!crate::theme::icons::icon(kind_icon(&[kind.to_owned()])).is_empty(), "{kind}");
        }
    }
}

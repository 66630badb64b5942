//! Criterion 3.3, part e: the titles of web pages.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Format, Location};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of een webpagina een titel heeft (`<title>`) die iets zegt. Staat de titel in andere woorden ook in
/// de eerste kop, dan is dat bewijs dat hij over de pagina gaat.
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel e, Sleutel 9 van Maak Open: webpaginatitels zijn betekenisvol en in de
/// code gemarkeerd.
/// # Wat deze controle niet ziet
/// Of een titel die anders is dan de kop, toch goed past. Documenten die geen webpagina zijn, hebben geen
/// webpaginatitel.
/// # Voorbeeld
/// `<title>Naamloos document</title>` wordt gemeld.
pub const CHECK: Check = Check::of_part("3.3", "3.3.e", "3.3-page-title", run);

static MEANINGLESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:naamloos(?: document)?|untitled(?: document)?|document\s?\d*|title|titel|index|home|homepage|pagina\s?\d*|page\s?\d*|test|nieuw\w*|.*\.(?:html?|php))\W*$",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let lesson = context.lesson();
    let place = match lesson.format {
        Format::Html => Location::element("head > title"),
        Format::Folder => match lesson.files.iter().filter(|path| gives_title(path)).collect::<Vec<_>>().as_slice() {
            [page] if is_page(page) => Location::element("head > title").inside(page),
            // A lesson keeps one title; which of its files has none is not known here.
            files if files.iter().any(|path| is_page(path)) => return Outcome::review(Reason::Human),
            _ => return Outcome::NotApplicable,
        },
        _ => return Outcome::NotApplicable,
    };
    let title = lesson.title.as_deref().unwrap_or_default().trim();
    if title.is_empty() {
        return Outcome::review(Reason::Human).with_findings(vec![finding(
            &place,
            "",
            "Deze webpagina heeft geen titel.",
        )]);
    }
    if MEANINGLESS.is_match(title) {
        let message = "De titel van deze webpagina zegt niet waar de pagina over gaat.";
        return Outcome::review(Reason::Human).with_findings(vec![finding(&place, title, message)]);
    }
    let heading = lesson.headings().map(|(_, block, _)| block.text.to_lowercase()).find(|text| !text.is_empty());
    let proof = vec![Passage::new(title, &place)];
    match heading.is_some_and(|heading| shares_a_word(title, &heading)) {
        true => Outcome::proven_by(proof, Reason::Human),
        false => Outcome::pointing_at(Reason::Human, proof),
    }
}

fn is_page(path: &str) -> bool {
    has_extension(path, &["html", "htm", "xhtml"])
}

/// Files whose own title may have become that of the lesson.
fn gives_title(path: &str) -> bool {
    is_page(path) || has_extension(path, &["md", "markdown", "docx"])
}

fn has_extension(path: &str, known: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| known.contains(&extension.to_ascii_lowercase().as_str()))
}

fn shares_a_word(title: &str, heading: &str) -> bool {
    const LONG_ENOUGH: usize = 4;
    title
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| word.chars().count() >= LONG_ENOUGH && heading.contains(word))
}

fn finding(place: &Location, quote: &str, message: &str) -> Finding {
    Finding::new(
        "3.3-page-title",
        Severity::Error,
        Passage::new(quote, place),
        message,
        "Zet het onderwerp van de les in de titel (<title>). Die staat op het tabblad en wordt als eerste voorgelezen.",
    )
}

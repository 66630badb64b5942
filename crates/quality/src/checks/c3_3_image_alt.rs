//! Criterion 3.3, part c: alternative texts.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{BlockKind, Image, Location};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of afbeeldingen een alternatieve tekst hebben die iets zegt. Een bestandsnaam, “afbeelding 3” en een
/// automatische beschrijving van Word zijn geen alternatieve tekst. Bij een afbeelding waar je op kunt
/// klikken is een lege tekst ook fout.
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel c, Sleutel 5 van Maak Open. Wie niet ziet, heeft alleen deze tekst.
/// # Wat deze controle niet ziet
/// Of de tekst bij het plaatje past: dat beslist een mens. Een afbeelding die het bestand als versiering
/// markeert, telt niet mee. In Markdown kan dat niet; daar is een lege tekst een tekst die ontbreekt.
/// # Voorbeeld
/// `![IMG_2041.jpg](IMG_2041.jpg)` wordt gemeld; `![Een vlinder op een distel](vlinder.jpg)` niet.
pub const CHECK: Check = Check::of_part("3.3", "3.3.c", "3.3-image-alt", run);

static FILE_NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$"));
static EMPTY_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:afbeelding|foto|plaatje|figuur|image|picture|img|screenshot|schermafbeelding|logo|icoon|icon|photo)\W*\d*\W*$",
    )
});
static AUTOMATIC: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)automatisch gegenereerde?|automatically generated|beschrijving is automatisch"));

fn run(context: &Context<'_>) -> Outcome {
    let images: Vec<(&Image, &Location)> = context
        .lesson()
        .blocks
        .iter()
        .filter(|block| !block.hidden)
        .filter_map(|block| match &block.kind {
            BlockKind::Image(image) if !image.decorative || image.clickable => Some((image, &block.location)),
            _ => None,
        })
        .collect();
    if images.is_empty() {
        return Outcome::NotApplicable;
    }
    let findings: Vec<Finding> = images.iter().filter_map(|(image, location)| judge(image, location)).collect();
    let texts =
        images.iter().filter_map(|(image, location)| Some(Passage::new(image.alternative.as_deref()?, location)));
    let evidence = if findings.is_empty() { texts.take(5).collect() } else { Vec::new() };
    Outcome::pointing_at(Reason::Human, evidence).with_findings(findings)
}

fn judge(image: &Image, location: &Location) -> Option<Finding> {
    let text = image.alternative.as_deref().unwrap_or_default().trim();
    let message = if text.is_empty() {
        match image.clickable {
            true => "Op deze afbeelding kun je klikken, maar er staat geen alternatieve tekst bij.",
            false => "Deze afbeelding heeft geen alternatieve tekst.",
        }
    } else if FILE_NAME.is_match(text) {
        "De alternatieve tekst van deze afbeelding is een bestandsnaam."
    } else if AUTOMATIC.is_match(text) {
        "De alternatieve tekst van deze afbeelding is automatisch gemaakt."
    } else if EMPTY_WORDS.is_match(text) {
        "De alternatieve tekst zegt alleen dát er een afbeelding is, niet wat erop staat."
    } else {
        return None;
    };
    let quote = if text.is_empty() { image.source.as_str() } else { text };
    Some(Finding::new(
        "3.3-image-alt",
        Severity::Error,
        Passage::new(quote, location),
        message,
        "Schrijf in één zin wat een leerling van dit beeld moet weten. Is het alleen versiering? Laat het dan weg of markeer het als versiering.",
    ))
}

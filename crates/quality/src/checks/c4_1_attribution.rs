//! Criterion 4.1: pointing at credits and at images from picture agencies; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::BlockKind;
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Welke bronvermeldingen er bij beeld en tekst staan, en of er beeld is dat van een betaalde beeldbank of
/// uit een zoekmachine komt.
/// # Waarom
/// Criterium 4.1 (Basis): het materiaal respecteert auteursrechten van anderen.
/// # Wat deze controle niet ziet
/// Of gebruik rechtmatig is: dat beslist een mens.
/// # Voorbeeld
/// Een afbeelding met het adres `media.gettyimages.com` wordt aangewezen.
pub const CHECK: Check = Check::new("4.1", "4.1-attribution", run);

const QUOTES: usize = 8;

static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s(])(?:bron|foto|beeld|illustratie|afbeelding|tekening)\s*:|©|\bmet toestemming van\b|\bvia (?:Wikimedia|Unsplash|Pixabay|Flickr)\b",
    )
});
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:gettyimages|shutterstock|istockphoto|alamy|depositphotos|dreamstime|pinimg)\.|\banpfoto\.|google\.(?:com|nl)/(?:images|search|imgres)|encrypted-tbn\d",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let credits = first(context.passages.matching(&CREDIT), QUOTES);
    let findings = context.lesson().blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Image(image) if AGENCY.is_match(&image.source) => {
            Some(finding(Passage::new(&image.source, &block.location)))
        }
        _ => None,
    });
    Outcome::pointing_at(Reason::Human, credits).with_findings(findings.collect())
}

fn finding(passage: Passage) -> Finding {
    Finding::new(
        "4.1-image-source",
        Severity::Review,
        passage,
        "Deze afbeelding komt van een beeldbank of uit een zoekmachine. Vaak mag je die niet verder verspreiden.",
        "Zoek uit wie de maker is en onder welke licentie het beeld staat, of kies een beeld met een open licentie.",
    )
}

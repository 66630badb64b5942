//! Criterion 3.3, part g: subtitles.

use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{BlockKind, MediaKind};

/// # Wat wordt gecontroleerd
/// Of een video in de pagina zelf een ondertitelspoor heeft (`<track>`).
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel g: video’s zijn ondertiteld.
/// # Wat deze controle niet ziet
/// Ondertitels die in het beeld zijn gebrand en ondertitels bij een ingesloten speler, zoals die van
/// YouTube. Daar kijkt een mens.
/// # Voorbeeld
/// `<video src="proef.mp4"></video>` zonder `<track>` wordt gemeld.
pub const CHECK: Check = Check::of_part("3.3", "3.3.g", "3.3-subtitles", run);

fn run(context: &Context<'_>) -> Outcome {
    let mut findings = Vec::new();
    let mut proof = Vec::new();
    let mut unknown = Vec::new();
    for block in context.lesson().blocks.iter().filter(|block| !block.hidden) {
        let BlockKind::Media(media) = &block.kind else { continue };
        let passage = Passage::new(&media.source, &block.location);
        match (media.kind, media.captions) {
            (MediaKind::Video, Some(true)) => proof.push(passage),
            (MediaKind::Video, _) => findings.push(finding(passage)),
            (MediaKind::Embed, _) => unknown.push(passage),
            (MediaKind::Audio, _) => {}
        }
    }
    match (proof.is_empty() && findings.is_empty(), unknown.is_empty()) {
        (true, true) => Outcome::NotApplicable,
        (_, false) => Outcome::pointing_at(Reason::Human, unknown).with_findings(findings),
        (false, true) => Outcome::proven_by(proof, Reason::Human).with_findings(findings),
    }
}

fn finding(passage: Passage) -> Finding {
    Finding::new(
        "3.3-subtitles",
        Severity::Error,
        passage,
        "Bij deze video zit geen bestand met ondertitels.",
        "Voeg ondertitels toe als apart bestand (WebVTT) met een <track>-element.",
    )
}

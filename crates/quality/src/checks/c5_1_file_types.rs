//! Criterion 5.1: file types that stand in the way of reuse.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Block, BlockKind, Location};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of het materiaal bestanden bevat, of ernaar linkt, die je alleen met een betaald of verouderd programma opent.
/// # Waarom
/// Criterium 5.1 (Plus): open materiaal moet ook in de praktijk hergebruikt kunnen worden.
/// # Wat deze controle niet ziet
/// Of een website waar de les naartoe linkt, een betaald account vraagt. Zonder gebreken beslist een mens.
/// # Voorbeeld
/// Een link naar `spel.swf` (Flash) wordt gemeld.
pub const CHECK: Check = Check::new("5.1", "5.1-file-types", run);

static CLOSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\.(swf|flv|fla|pub|notebook|key|pages|numbers|wmv|wma|rm|ram|psd|indd|doc|ppt|xls|mov)(?:[?#].*)?$")
});

fn run(context: &Context<'_>) -> Outcome {
    let lesson = context.lesson();
    let of_blocks = lesson.blocks.iter().filter_map(|block| judge(target(block)?, &block.location));
    let of_files = lesson.files.iter().filter_map(|path| judge(path, &Location::file(path)));
    let findings = of_files.chain(of_blocks).collect();
    let format = Passage::new(lesson.format.label(), &Location::file(&lesson.name));
    Outcome::pointing_at(Reason::Human, vec![format]).with_findings(findings)
}

fn target(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Link(link) => Some(&link.target),
        BlockKind::Media(media) => Some(&media.source),
        _ => None,
    }
}

fn judge(address: &str, location: &Location) -> Option<Finding> {
    let extension = CLOSED.captures(address)?[1].to_lowercase();
    Some(Finding::new(
        "5.1-closed-file-type",
        Severity::Error,
        Passage::new(address, location),
        format!("Niet iedereen kan een .{extension}-bestand openen of aanpassen."),
        "Zet het bestand om naar een open vorm, zoals DOCX, ODT, HTML, MP4 of PNG.",
    ))
}

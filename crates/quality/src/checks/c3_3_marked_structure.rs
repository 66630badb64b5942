//! Criterion 3.3, part f: headings and lists that are marked as such.

use super::c2_6_structure::fake_headings;
use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Block, BlockKind};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of koppen en lijsten in het bestand ook als kop en lijst zijn gemarkeerd, en niet met vet of met
/// losse streepjes zijn nagemaakt.
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel f, Sleutel 10 van Maak Open: wie laat voorlezen, springt van kop naar kop.
/// # Wat deze controle niet ziet
/// Of de koppen ook betekenisvol zijn. Zonder gebreken beslist een mens.
/// # Voorbeeld
/// Drie alinea's achter elkaar die met “- ” beginnen, zijn een nagemaakte lijst.
pub const CHECK: Check = Check::of_part("3.3", "3.3.f", "3.3-marked-structure", run);

static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[-–•*·▪○●]\s?\S|\(?(?:\d{1,2}|[a-z])[.)]\s\S)"));

fn run(context: &Context<'_>) -> Outcome {
    let mut findings = fake_headings(context, "3.3-fake-heading");
    findings.extend(typed_lists(context));
    Outcome::review(Reason::Human).with_findings(findings)
}

fn typed_lists(context: &Context<'_>) -> Vec<Finding> {
    let enough = context.model.threshold("hand_typed_items");
    let mut findings = Vec::new();
    let mut run: Vec<&Block> = Vec::new();
    for block in &context.lesson().blocks {
        if matches!(block.kind, BlockKind::Link(_) | BlockKind::Image(_)) {
            continue;
        }
        let lines = || block.text.lines().filter(|line| MARK.is_match(line)).count();
        match block.kind {
            BlockKind::Paragraph if MARK.is_match(&block.text) && lines() == 1 => {
                run.push(block);
                continue;
            }
            BlockKind::Paragraph if lines() >= enough => findings.push(finding(block)),
            _ => {}
        }
        findings.extend((run.len() >= enough).then(|| finding(run[0])));
        run.clear();
    }
    findings.extend((run.len() >= enough).then(|| finding(run[0])));
    findings
}

fn finding(block: &Block) -> Finding {
    Finding::new(
        "3.3-typed-list",
        Severity::Error,
        Passage::block(block),
        "Deze lijst is getypt met losse streepjes, cijfers of letters.",
        "Gebruik de lijstknop van je programma (of <ul> en <ol>). Dan hoort een luisteraar hoeveel punten er zijn.",
    )
}

//! Criterion 3.4: pointing at passages; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Passage, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of de les zegt welke materialen en software nodig zijn.
/// # Waarom
/// Criterium 3.4 (Plus): wie het materiaal gebruikt, weet dan vooraf wat er klaar moet liggen.
/// # Wat deze controle niet ziet
/// Of de lijst volledig is. Daarom beslist een mens.
/// # Voorbeeld
/// Een kop “Benodigdheden” met een lijst eronder.
pub const CHECK: Check = Check::new("3.4", "3.4-materials", run);

const QUOTES: usize = 5;

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\bbenodigdheden\b | \bwat\sheb\sje\snodig\b | \bdit\sheb\sje\snodig\b | \bje\shebt\s(?:hier(?:voor|bij)\s|voor\sdeze\s\w+\s)?.{1,60}\bnodig\b | \bmateria(?:al|len)lijst\b | ^\W*(?:materiaal|materialen|hardware|software)\W*$ | \binstalleer\b | \blicentie\snodig\b | \baccount\s(?:nodig|aan)\b | \bleskist\b",
    )
});

static NOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bgeen\b.{1,60}\bnodig\b|\bniet\snodig\b"));

fn run(context: &Context<'_>) -> Outcome {
    let needed =
        context.passages.visible().filter(|sentence| CUE.is_match(&sentence.prose) && !NOT.is_match(&sentence.prose));
    let found = first(needed.map(|sentence| Passage::sentence(sentence, context.lesson())).collect(), QUOTES);
    let reason = if found.is_empty() { context.no_cue() } else { Reason::Human };
    Outcome::pointing_at(reason, found)
}

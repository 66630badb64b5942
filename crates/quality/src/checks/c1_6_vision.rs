//! Criterion 1.6: pointing at passages; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of de les noemt op welke visie of theorie zij rust.
/// # Waarom
/// Criterium 1.6 (Plus): een gebruiker kan het materiaal dan naast de eigen visie op leren leggen.
/// # Wat deze controle niet ziet
/// Of de visie ook in de les te herkennen is. Daarom beslist een mens.
/// # Voorbeeld
/// “Deze lessenserie is gebaseerd op onderzoek naar begrijpend lezen.”
pub const CHECK: Check = Check::new("1.6", "1.6-vision", run);

const QUOTES: usize = 5;

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\bdidactisch(?:e)?\s(?:model|concept|aanpak|uitgangspunt) | \bpedagogisch | \bvisie\sop\b | \bgebaseerd\sop\s(?:de\stheorie|het\smodel|onderzoek|inzichten) | \bformatief\s(?:handelen|evalueren) | \bonderzoekend\sleren\b | \bconcept-?context | \bdirecte\sinstructie\b | \bscaffolding\b | \bconstructivis | \btaxonomie\svan\sbloom\b | \brtti\b | \bobit\b",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let found = first(context.passages.matching(&CUE), QUOTES);
    let reason = if found.is_empty() { context.no_cue() } else { Reason::Human };
    Outcome::pointing_at(reason, found)
}

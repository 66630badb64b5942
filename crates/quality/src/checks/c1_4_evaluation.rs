//! Criterion 1.4: pointing at passages; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of er woorden in de les staan die op toetsing of feedback wijzen: een quiz, een antwoordmodel, feedback, een terugblik.
/// # Waarom
/// Criterium 1.4 (Plus): formatieve en summatieve evaluatiemogelijkheden staan in het materiaal.
/// # Wat deze controle niet ziet
/// Of het om het leren van de leerling gaat: een gebruikerstest of het testen van een product is geen evaluatie. Daarom beslist een mens.
/// # Voorbeeld
/// “Kijk je antwoorden na met het antwoordmodel.”
pub const CHECK: Check = Check::new("1.4", "1.4-evaluation", run);

const QUOTES: usize = 5;

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:zelf|diagnostische\s|eind|oefen|af(?:sluitende\s)?)-?toets(?:en)?\b | \bquiz\b | \btest\sjezelf\b | \bkijk\s(?:het|ze|je\santwoorden|samen|zelf)\s(?:\w+\s)?na\b | \bantwoordmodel\b | \bnakijk(?:blad|model)\b | \bfeedback\b | \bpeer\s?(?:review|feedback)\b | \breflecteer\b | \bterugblik\b | \bexit\s?ticket\b | \bwat\sheb\sje\sgeleerd\b",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let found = first(context.passages.matching(&CUE), QUOTES);
    let reason = if found.is_empty() { context.absent() } else { Reason::Human };
    Outcome::pointing_at(reason, found)
}

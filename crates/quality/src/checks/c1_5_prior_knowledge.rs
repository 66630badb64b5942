//! Criterion 1.5: pointing at passages near the beginning; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Passage, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of aan het begin van de les iets staat dat voorkennis ophaalt: “Wat weet je nog van …?”, “In de
/// vorige les …”, een woordweb.
/// # Waarom
/// Criterium 1.5 (Plus): leerlingen leren makkelijker als er een link is met wat zij al kennen.
/// # Wat deze controle niet ziet
/// Een gewone beginvraag die voorkennis ophaalt. Alleen noemen welke voorkennis nodig is, is geen
/// activeren. Daarom beslist een mens.
/// # Voorbeeld
/// “Wat weet je al over vulkanen? Maak een woordweb.”
pub const CHECK: Check = Check::new("1.5", "1.5-prior-knowledge", run);

const QUOTES: usize = 5;

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\bvoorkennis\b | \bwat\sweet\s(?:je|jij|jullie)\s(?:al|nog|er\sal)\b | \bweet\sje\snog\b | \bin\sde\svorige\s(?:les|paragraaf|module)\b
        | \bvorige\s(?:keer|les)\b | \beerder\s(?:heb\sje|heeft|leerde)\b | \bje\s(?:hebt|weet|kent)\sal\b | \bschrijf\sop\swat\sje\sal\b | \bwoordweb\b
        | \bmindmap\s(?:over|van)\b | \bheb\sje\s(?:wel\s)?eens\b | \bken\sje\s(?:al|nog)\b",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let share = context.model.threshold("opening_share_percent");
    let last = context.lesson().blocks.len() * share / 100;
    let opening: Vec<Passage> = context
        .passages
        .visible()
        .filter(|sentence| sentence.block <= last && CUE.is_match(&sentence.prose))
        .map(|sentence| Passage::sentence(sentence, context.lesson()))
        .collect();
    let reason = if opening.is_empty() { context.absent() } else { Reason::Human };
    Outcome::pointing_at(reason, first(opening, QUOTES))
}

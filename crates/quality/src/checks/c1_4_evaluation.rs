//! Criterion 1.4: pointing at passages; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Passage, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of er woorden in de les staan die op toetsing of feedback wijzen: een quiz, een antwoordmodel, feedback, een
/// terugblik, of een deel met een kop als “Nakijken” of “Antwoorden”.
/// # Waarom
/// Criterium 1.4 (Plus): formatieve en summatieve evaluatiemogelijkheden staan in het materiaal.
/// # Wat deze controle niet ziet
/// Of het om het leren van de leerling gaat: een gebruikerstest of het testen van een product is geen evaluatie.
/// Daarom beslist een mens.
/// # Voorbeeld
/// “Kijk je antwoorden na met het antwoordmodel.”
pub const CHECK: Check = Check::new("1.4", "1.4-evaluation", run);

const QUOTES: usize = 5;

/// A part of the lesson that gives answers or looks back.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W\d]*(?:(?:zelf\s)?nakijken|antwoord(?:en)?|uitwerking(?:en)?|oplossing(?:en)?|feedback|(?:zelf|eind|oefen)?-?toets(?:en|ing)?|evaluatie|evalueren|reflectie|reflecteren|terugkijken|controleer\s(?:jezelf|je\s\w+)|answers?|check\syour(?:self|\s\w+))\b",
    )
});
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:zelf|diagnostische\s|eind|oefen|af(?:sluitende\s)?)-?toets(?:en)?\b | \bquiz\b | \btest\sjezelf\b | \bkijk\s(?:het|ze|je\santwoorden|samen|zelf)\s(?:\w+\s)?na\b | \bantwoordmodel\b | \bnakijk(?:blad|model)\b | \bfeedback\b | \bpeer\s?(?:review|feedback)\b | \breflecteer\b | \bterugblik\b | \bexit\s?ticket\b | \bwat\sheb\sje\sgeleerd\b",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let sections = context.passages.sections(&HEADING).into_iter();
    let mut found: Vec<Passage> = sections
        .filter(|section| context.passages.inside(section.blocks.clone()).next().is_some())
        .map(|section| Passage::block(section.heading))
        .collect();
    found.extend(context.passages.matching(&CUE));
    let reason = if found.is_empty() { context.no_cue() } else { Reason::Human };
    Outcome::pointing_at(reason, first(found, QUOTES))
}

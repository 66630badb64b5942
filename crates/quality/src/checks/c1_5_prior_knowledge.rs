//! Criterion 1.5: pointing at passages near the beginning; people decide.

use super::c1_2_exercises::is_task;
use crate::cues::{Section, first, pattern};
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{BlockId, Sentence};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of aan het begin van de les iets staat dat voorkennis ophaalt: een vraag of opdracht onder een kop als
/// “Voorkennis” of “Wat weet je al?”, of zinnen als “Weet je nog …?”, “In de vorige les …”, een woordweb.
/// # Waarom
/// Criterium 1.5 (Plus): leerlingen leren makkelijker als er een link is met wat zij al kennen.
/// # Wat deze controle niet ziet
/// Een gewone beginvraag die voorkennis ophaalt. Alleen noemen welke voorkennis nodig is, is geen
/// activeren; dat wijzen we aan. Een mens beslist.
/// # Voorbeeld
/// “Wat weet je al over vulkanen? Maak een woordweb.”
pub const CHECK: Check = Check::new("1.5", "1.5-prior-knowledge", run);

const QUOTES: usize = 5;

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W\d]*(?:(?:benodigde\s|vereiste\s)?voorkennis\b|(?:wat|dit)\s(?:weet|wist|kun|ken)\s(?:je|jij|jullie|we)\s(?:er\s)?(?:al|nog)\b|(?:eerst\s)?(?:terugblik|terugkijken|ophalen|opfrissen)\b|(?:prior|previous)\sknowledge\b|what\sdo\s(?:you|we)\salready\sknow\b)",
    )
});
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\bvoorkennis\s(?:op\b|ophalen|activeren|te\sactiveren|delen) | \b(?:haal|halen|activeer|activeren)\b.{0,30}\bvoorkennis\b
        | \bwat\sweet\s(?:je|jij|jullie)\s(?:al|nog|er\sal)\b | \bweet\sje\snog\b | \bin\sde\svorige\s(?:les|paragraaf|module)\b
        | \bvorige\s(?:keer|les)\b | \beerder\s(?:heb\sje|heeft|leerde)\b | \bje\s(?:hebt|weet|kent)\sal\b | \bschrijf\sop\swat\sje\sal\b | \bwoordweb\b
        | \bmindmap\s(?:over|van)\b | \bheb\sje\s(?:wel\s)?eens\b | \bken\sje\s(?:al|nog)\b",
    )
});
/// Says what one must know beforehand, and asks nothing.
static LISTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*(?:(?:benodigde|vereiste) )?voorkennis\s*:"));

fn run(context: &Context<'_>) -> Outcome {
    let lesson = context.lesson();
    let last = end_of_opening(context);
    let (mut asked, mut listed) = (Vec::new(), Vec::new());
    for section in context.passages.sections(&HEADING).iter().filter(|section| section.blocks.start <= last + 1) {
        match activating(context, section) {
            Some(sentence) => {
                asked.push(Passage::block(section.heading));
                asked.push(Passage::sentence(sentence, lesson));
            }
            None => listed.push(Passage::block(section.heading)),
        }
    }
    let text = |sentence: &&Sentence<'_>| sentence.block <= last && !lesson.blocks[sentence.block].is_heading();
    for sentence in context.passages.visible().filter(text) {
        if CUE.is_match(&sentence.prose) {
            asked.push(Passage::sentence(sentence, lesson));
        } else if LISTED.is_match(&sentence.prose) {
            listed.push(Passage::sentence(sentence, lesson));
        }
    }
    match (asked.is_empty(), listed.is_empty()) {
        (false, _) => Outcome::pointing_at(Reason::Human, first(asked, QUOTES)),
        (true, false) => Outcome::review(Reason::Doubtful)
            .with_findings(first(listed, QUOTES).into_iter().map(only_listed).collect()),
        (true, true) => Outcome::review(context.no_cue()),
    }
}

/// The last block that begins in the opening, counted in words that a reader sees: a menu or a long
/// list of links is no part of the way into the lesson.
fn end_of_opening(context: &Context<'_>) -> BlockId {
    let words = |sentence: &Sentence<'_>| sentence.text.split_whitespace().count();
    let all: usize = context.passages.visible().map(words).sum();
    let most = all * context.model.threshold("opening_share_percent") / 100;
    let mut before = 0;
    let opening = context.passages.visible().take_while(|sentence| {
        let begins = before;
        before += words(sentence);
        begins <= most
    });
    opening.last().map_or(0, |sentence| sentence.block)
}

/// A question or a task near the heading; the heading itself may only be a title.
fn activating<'a>(context: &'a Context<'_>, section: &Section<'_>) -> Option<&'a Sentence<'a>> {
    const NEAR: usize = 15;
    let blocks = &context.lesson().blocks;
    let mut near = context.passages.inside(section.blocks.clone()).take(NEAR);
    near.find(|sentence| {
        !blocks[sentence.block].is_heading() && (is_task(&sentence.prose) || CUE.is_match(&sentence.prose))
    })
}

fn only_listed(passage: Passage) -> Finding {
    Finding::new(
        "1.5-only-listed",
        Severity::Review,
        passage,
        "Hier staat welke voorkennis nodig is. Leerlingen halen die kennis daarmee nog niet op.",
        "Voeg een vraag of een korte opdracht toe, bijvoorbeeld: “Wat weet je nog van …? Schrijf drie dingen op.”",
    )
}

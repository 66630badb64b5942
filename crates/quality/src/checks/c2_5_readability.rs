//! Criterion 2.5: how hard the text is to read, as a measurement; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use dutch::Readability;
use lesson::{BlockKind, Sentence};
use metadata::{FieldId, Value};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// De lengte van woorden en zinnen, met drie formules: Flesch-Douma, Brouwer (leesindex A) en LIX. Het
/// niveau uit de metadata staat ernaast. Ook wijzen we lange zinnen aan, zinnen waarin de delen van het
/// werkwoord ver uit elkaar staan (een tangconstructie), en veel lijdende zinnen.
/// # Waarom
/// Criterium 2.5 (Basis): het taalgebruik sluit aan bij het leesniveau van de doelgroep.
/// # Wat deze controle niet ziet
/// Wat een lezer al weet, of een woord gewoon is, en of een rijke tekst met opzet moeilijker is. De
/// formules meten alleen lengte en zijn een aanwijzing, geen oordeel: een mens beslist.
/// # Voorbeeld
/// “Flesch-Douma 62 (gemiddeld)” bij een les voor groep 5 is een reden om zinnen te splitsen.
pub const CHECK: Check = Check::new("2.5", "2.5-readability", run);

/// Formulas say nothing of a shorter text.
const ENOUGH_WORDS: usize = 100;
const MOST_EXAMPLES: usize = 10;

static PASSIVE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:wordt|worden|werd|werden)\b.*\b(?:ge|be|ver|ont|her)\p{L}{2,}(?:d|t|en)\b"));
/// A finite verb, at least twelve words without a pause, and the rest of the verb at the end.
static PINCERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:heeft|hebben|had|hadden|wordt|worden|werd|werden|is|zijn|was|waren)\s(?:[\p{L}\p{N}’'-]+\s){12,}ge\p{L}{2,}(?:d|t|en)[.!?]?$",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    if context.no_cue() == Reason::LanguageUnknownToCheck {
        return Outcome::review(Reason::LanguageUnknownToCheck);
    }
    let sentences: Vec<&Sentence<'_>> =
        context.passages.visible().filter(|sentence| is_running_text(sentence, context)).collect();
    let mut findings: Vec<Finding> = measured(&sentences, context).into_iter().collect();
    findings.extend(long_sentences(&sentences, context));
    findings.extend(pincers(&sentences, context));
    findings.extend(passive(&sentences, context));
    Outcome::review(Reason::Human).with_findings(findings)
}

/// Headings, cells and loose items are no sentences; a formula would take them for very short ones.
fn is_running_text(sentence: &Sentence<'_>, context: &Context<'_>) -> bool {
    let kind = &context.lesson().blocks[sentence.block].kind;
    let closed = sentence.text.ends_with(['.', '!', '?', '…', ':']);
    matches!(kind, BlockKind::Paragraph | BlockKind::Quote)
        || (matches!(kind, BlockKind::Item | BlockKind::Cell { .. }) && closed)
}

fn measured(sentences: &[&Sentence<'_>], context: &Context<'_>) -> Option<Finding> {
    let found = Readability::of(sentences.iter().map(|sentence| sentence.prose.as_str()));
    if found.words < ENOUGH_WORDS {
        return None;
    }
    let levels = levels(context);
    let beside = match levels.as_slice() {
        [] => "In de metadata staat geen niveau.".to_owned(),
        levels => format!("Volgens de metadata is de les voor: {}.", levels.join(", ")),
    };
    let message = format!(
        "Flesch-Douma {:.0} ({}), Brouwer {:.0}, LIX {:.0}; gemiddeld {:.0} woorden per zin. {beside}",
        found.flesch_douma(),
        found.band().label(),
        found.brouwer(),
        found.lix(),
        found.sentence_length(),
    );
    Some(Finding::new(
        "2.5-readability",
        Severity::Info,
        context.whole(),
        message,
        "Past dit bij je leerlingen? Een rijke tekst mag moeilijker zijn als dat het doel is.",
    ))
}

/// The levels that the record declares, in its own words.
fn levels(context: &Context<'_>) -> Vec<String> {
    const MOST: usize = 6;
    let Some(record) = context.record else { return Vec::new() };
    let mut found = Vec::new();
    for value in record.get(FieldId::Classification) {
        let Value::Classification(classification) = value else { continue };
        if classification.purpose.as_ref().is_none_or(|purpose| purpose.value != "educational level") {
            continue;
        }
        for taxon in classification.paths.iter().filter_map(|path| path.taxa.last()) {
            found.extend(taxon.entry.first().map(|entry| entry.text.clone()));
        }
    }
    found.dedup();
    found.truncate(MOST);
    found
}

fn long_sentences(sentences: &[&Sentence<'_>], context: &Context<'_>) -> Vec<Finding> {
    let most = context.model.threshold("long_sentence_words");
    let words = |sentence: &Sentence<'_>| {
        sentence.prose.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
    };
    let long = sentences.iter().filter(|sentence| words(sentence) > most);
    long.take(MOST_EXAMPLES)
        .map(|sentence| {
            Finding::new(
                "2.5-long-sentence",
                Severity::Review,
                Passage::sentence(sentence, context.lesson()),
                format!("Deze zin telt {} woorden.", words(sentence)),
                "Kun je er twee zinnen van maken?",
            )
        })
        .collect()
}

fn pincers(sentences: &[&Sentence<'_>], context: &Context<'_>) -> Vec<Finding> {
    let fits = sentences.iter().filter(|sentence| PINCERS.is_match(&sentence.prose));
    fits.take(MOST_EXAMPLES)
        .map(|sentence| {
            Finding::new(
                "2.5-split-verb",
                Severity::Review,
                Passage::sentence(sentence, context.lesson()),
                "In deze zin staan de delen van het werkwoord ver uit elkaar.",
                "Zet de delen van het werkwoord dichter bij elkaar, of splits de zin.",
            )
        })
        .collect()
}

/// A passive sentence is fine; many of them make a text distant.
fn passive(sentences: &[&Sentence<'_>], context: &Context<'_>) -> Option<Finding> {
    const FEWEST: usize = 5;
    let share = context.model.threshold("passive_percent");
    let found: Vec<Passage> = sentences
        .iter()
        .filter(|sentence| PASSIVE.is_match(&sentence.prose))
        .map(|sentence| Passage::sentence(sentence, context.lesson()))
        .collect();
    let count = found.len();
    if count < FEWEST || count * 100 < sentences.len() * share {
        return None;
    }
    let example = first(found, 1).pop()?;
    Some(Finding::new(
        "2.5-passive",
        Severity::Review,
        example,
        format!("{count} van de {} zinnen zijn lijdend, zoals deze: je leest niet wie iets doet.", sentences.len()),
        "Zeg wie het doet: “de boer maait het gras” in plaats van “het gras wordt gemaaid”.",
    ))
}

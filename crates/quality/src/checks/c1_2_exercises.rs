//! Criterion 1.2: exercises with an instruction.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Passage, Reason};
use lesson::{BlockId, BlockKind};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of er minstens één oefening met een instructie in de les staat: een kop als “Opdracht 2” of “Aan
/// de slag” met daaronder een vraag of een zin die zegt wat de leerling moet doen, een deel dat in
/// het bestand als taak is gemarkeerd, of een invulveld bij een vraag.
/// # Waarom
/// Criterium 1.2 (Basis): oefenmogelijkheden, inclusief instructie, staan in het lesmateriaal.
/// # Wat deze controle niet ziet
/// Of de oefening bij het leerdoel past, en oefeningen achter een link. Alleen een lijst met links
/// telt niet.
/// # Voorbeeld
/// Een kop “Opdracht 1” met daaronder “Schrijf drie zinnen over je eigen buurt.”
pub const CHECK: Check = Check::new("1.2", "1.2-exercises", run);

const QUOTES: usize = 5;

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W\d]*(?:opdracht(?:en)?|oefening(?:en)?|oefenopgaven?|oefenen|aan\sde\sslag|uitdaging(?:en)?|verwerking(?:sopdracht(?:en)?)?|opgave[ns]?|probeer(?:\shet)?\szelf|nu\sjij|huiswerk|zelf\s(?:doen|aan\sde\sslag)|(?:eind|start|slot|groeps|doe|kijk|lees|schrijf|reken|extra|bonus)-?opdracht(?:en)?|vragen|taak|taken|stap(?:pen)?plan|exercises?|assignments?|tasks?)\b",
    )
});

/// A sentence that tells someone to do something begins with one of these.
static INSTRUCTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:[\W\d]|[a-z][.)]\s)*(?:(?:nu|dan|daarna|eerst|vervolgens|samen|probeer|kun\sje)\s)?(?:
        maak|schrijf|lees|beantwoord|bereken|teken|zoek|kies|vul|leg|noem|bedenk|onderzoek|vergelijk|bespreek|omcirkel|kleur|knip|plak|sleep|klik|
        open|voeg|pas|test|geef|bekijk|kijk|luister|verdeel|werk|zet|typ|programmeer|ontwerp|verzamel|meet|neem|gebruik|start|probeer|controleer|verbind|
        markeer|onderstreep|doe|vraag|vertel|presenteer|oefen|los|reken|schets|stel|analyseer|beschrijf|verklaar|formuleer|selecteer|streep|rond|sorteer|
        combineer|herschrijf|vervang|verander|implementeer|overleg|interview|spel|tel|rangschik|redeneer|discussieer|plaats|haal|wissel|bouw|praat|denk|herhaal|
        write|draw|read|answer|choose|compare|discuss|explain|calculate|match|listen|talk|make|find|give|use|welke?|wat|
        waarom|hoe|hoeveel|wie|wanneer|waar
        )\b",
    )
});
static QUESTION_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:[\W\d]|[a-z][.)]\s)*(?:welke?|wat|waarom|hoe|hoeveel|wie|wanneer|waar)\b"));

fn run(context: &Context<'_>) -> Outcome {
    let mut proof = Vec::new();
    let mut hints = Vec::new();
    for section in context.passages.sections(&HEADING) {
        hints.push(Passage::block(section.heading));
        let lesson = context.lesson();
        let mut below = context.passages.inside(section.blocks.clone());
        let task = below.find(|sentence| !lesson.blocks[sentence.block].is_heading() && is_task(&sentence.prose));
        if let Some(task) = task {
            proof.push(Passage::block(section.heading));
            proof.push(Passage::sentence(task, lesson));
        }
    }
    proof.extend(marked(context));
    if proof.is_empty() {
        hints.extend(numbered(context));
    }
    match (proof.is_empty(), hints.is_empty()) {
        (false, _) => Outcome::proven_by(first(proof, QUOTES), Reason::NotFound),
        (true, false) => Outcome::pointing_at(Reason::Doubtful, first(hints, QUOTES)),
        (true, true) => Outcome::review(context.no_cue()),
    }
}

/// An instruction of a few words, or a question.
pub(super) fn is_task(sentence: &str) -> bool {
    let words = sentence.split_whitespace().count();
    let asks = sentence.trim_end().ends_with('?');
    words >= 3 && (asks || (INSTRUCTION.is_match(sentence) && !QUESTION_WORD.is_match(sentence)))
}

/// Tasks that the file marks, and fields to fill in with a question before them.
fn marked(context: &Context<'_>) -> Vec<Passage> {
    let lesson = context.lesson();
    let near = |id: BlockId, exercise: lesson::Exercise| match exercise {
        lesson::Exercise::Task => {
            context.passages.inside(id..(id + 12).min(lesson.blocks.len())).find(|sentence| is_task(&sentence.prose))
        }
        lesson::Exercise::Field => {
            context.passages.inside(id.saturating_sub(6)..id).filter(|sentence| is_task(&sentence.prose)).last()
        }
    };
    lesson
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(id, block)| match block.kind {
            BlockKind::Exercise(exercise) => near(id, exercise),
            _ => None,
        })
        .map(|sentence| Passage::sentence(sentence, lesson))
        .collect()
}

/// Steps in a list that tell what to do: perhaps practice, perhaps a manual.
fn numbered(context: &Context<'_>) -> Vec<Passage> {
    let lesson = context.lesson();
    context
        .passages
        .visible()
        .filter(|sentence| matches!(lesson.blocks[sentence.block].kind, BlockKind::Item) && is_task(&sentence.prose))
        .map(|sentence| Passage::sentence(sentence, lesson))
        .collect()
}

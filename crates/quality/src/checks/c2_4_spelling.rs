//! Criterion 2.4: spelling, and the grammar slips that a pattern finds for sure.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use dutch::Speller;
use lesson::{Block, RunKind, Sentence};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Elk woord van de les met een Nederlands woordenboek (Hunspell, OpenTaal), en enkele fouten die een
/// woordenboek niet ziet: “hij word”, “word het”, “ik wordt” en een woord dat er twee keer staat.
/// Een woord tonen we alleen als er een bestaand woord is dat één letter verschilt. Het telt mee als de fout
/// in het Nederlands vaak voorkomt: een letter te veel of te weinig verdubbeld, d of t, c of k, een trema.
/// # Waarom
/// Criterium 2.4 (Basis): leerlingen leren goed schrijven van teksten zonder fouten. Pas bij meer fouten
/// per 1.000 woorden dan de drempel in het model voldoet de les niet; losse fouten tonen we wel.
/// # Wat deze controle niet ziet
/// Een fout die zelf een bestaand woord is (“hun hebben”), los of aaneen, en de meeste grammatica. Code,
/// namen, woorden tussen aanhalingstekens, tekst in een andere taal en woorden die de les zelf drie keer of
/// vaker gebruikt, slaan we over.
/// # Voorbeeld
/// “vertelen” staat niet in het woordenboek, “vertellen” wel.
pub const CHECK: Check = Check::new("2.4", "2.4-spelling", run);

/// A term of the lesson is used at least as often.
const TERM: usize = 3;
/// Shorter words are abbreviations more often than slips.
const SHORTEST: usize = 5;
/// Fewer slips than this are no proof, however short the text.
const FEWEST: usize = 3;

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}\p{M}\p{N}_@./\\’'-]*\p{L}[\p{L}\p{M}\p{N}_@/\\’'-]*"));
static SLIPS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    vec![
        (
            pattern(r"(?i)\b(?:hij|zij|het|dit|dat|men|iedereen) (?:word|vind|houd)\b"),
            "Na dit woord hoort een t: wordt, vindt, houdt.",
        ),
        (
            pattern(r"\bword (?:het|hij|ze|de|een|dit|dat)\b"),
            "Schrijf ‘wordt’: het onderwerp staat erachter en is niet ‘je’.",
        ),
        (pattern(r"(?i)\bik (?:wordt|vindt|houdt|heeft|bent)\b"), "Na ‘ik’ komt er geen t achter de stam."),
        (
            pattern(r"(?i)\b(?:de de|het het|een een|en en|van van|met met|voor voor|naar naar)\b"),
            "Hier staat een woord twee keer.",
        ),
    ]
});

fn run(context: &Context<'_>) -> Outcome {
    if context.no_cue() == Reason::LanguageUnknownToCheck {
        return Outcome::review(Reason::LanguageUnknownToCheck);
    }
    let mut sure: Vec<Finding> = context
        .passages
        .visible()
        .filter(|sentence| is_dutch(sentence, context))
        .flat_map(|sentence| slips(sentence, context))
        .collect();
    let mut maybe = Vec::new();
    if let Some(speller) = &context.evidence.spelling {
        for (finding, usual) in misspelled(speller, context) {
            if usual { sure.push(finding) } else { maybe.push(finding) }
        }
    }
    let words = context.lesson().words().count();
    let most = context.model.threshold("spelling_errors_per_thousand");
    if sure.len() >= FEWEST && sure.len() * 1000 > words * most {
        sure.iter_mut().for_each(|finding| finding.severity = Severity::Error);
    }
    Outcome::review(Reason::Human).with_findings(sure).with_findings(maybe)
}

fn is_dutch(sentence: &Sentence<'_>, context: &Context<'_>) -> bool {
    let language = context.lesson().blocks[sentence.block].language.as_deref();
    language.is_none_or(|tag| {
        tag.to_ascii_lowercase().starts_with("nl") || context.lesson().language.as_deref() == Some(tag)
    })
}

fn slips(sentence: &Sentence<'_>, context: &Context<'_>) -> Vec<Finding> {
    let prose = masked(sentence, context);
    let found = SLIPS.iter().filter_map(|(slip, advice)| Some((slip.find(&prose)?, advice)));
    found
        .filter(|(hit, _)| !is_quoted(&prose, hit.start(), hit.end()))
        .map(|(hit, advice)| {
            let location = &context.lesson().blocks[sentence.block].location;
            let passage = Passage::new(hit.as_str(), location);
            Finding::new("2.4-grammar", Severity::Warning, passage, "Dit lijkt een taalfout.", advice)
        })
        .collect()
}

/// The sentence with code and stretches in another language blanked out.
fn masked(sentence: &Sentence<'_>, context: &Context<'_>) -> String {
    let block: &Block = &context.lesson().blocks[sentence.block];
    let mut prose = sentence.prose.clone();
    for run in block.runs.iter().filter(|run| matches!(&run.kind, RunKind::Language(tag) if !tag.starts_with("nl"))) {
        if let Some(text) = block.text.get(run.range.clone()).map(str::trim).filter(|text| !text.is_empty()) {
            prose = prose.replace(text, &" ".repeat(text.len()));
        }
    }
    prose
}

fn is_quoted(prose: &str, start: usize, end: usize) -> bool {
    const OPEN: &[char] = &['“', '‘', '"', '\'', '„', '«', '’', '*', '_'];
    prose[..start].ends_with(OPEN) || prose[end..].starts_with(['”', '’', '"', '»'])
}

/// A word with the first place where it stands.
struct Seen<'a> {
    sentence: &'a Sentence<'a>,
    times: usize,
    /// It only stood at the beginning of a sentence with a capital.
    first_only: bool,
}

/// The words that are probably wrong, each with whether it surely is.
fn misspelled(speller: &Speller, context: &Context<'_>) -> Vec<(Finding, bool)> {
    let (words, names) = words(context);
    let mut findings = Vec::new();
    for (word, seen) in &words {
        let maybe_name = names.contains(word) || (seen.first_only && word.chars().count() < SHORTEST + 2);
        if seen.times >= TERM || maybe_name || speller.knows(word) || speller.knows(&capital(word)) {
            continue;
        }
        let Some(near) = speller.near(word) else { continue };
        let location = &context.lesson().blocks[seen.sentence.block].location;
        let finding = Finding::new(
            "2.4-spelling",
            Severity::Warning,
            Passage::new(word, location),
            format!("“{word}” staat niet in het woordenboek. Bedoel je “{}”?", near.word),
            "Verbeter het woord. Is het een vakterm of een naam? Dan kun je dit overslaan.",
        );
        findings.push((finding, near.usual));
    }
    findings
}

/// The words to look up, lower case, with how often they stand there; and the names.
fn words<'a>(context: &'a Context<'_>) -> (BTreeMap<String, Seen<'a>>, BTreeSet<String>) {
    let mut found: BTreeMap<String, Seen<'_>> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for sentence in context.passages.visible().filter(|sentence| is_dutch(sentence, context)) {
        let prose = masked(sentence, context);
        for hit in WORD.find_iter(&prose) {
            let word = hit.as_str().trim_end_matches(['.', '-', '\'', '’']);
            if word.starts_with(['\'', '’']) {
                continue;
            }
            let lower = word.to_lowercase();
            let opens = !prose[..hit.start()].chars().any(char::is_alphanumeric);
            if !word.chars().skip(1).all(char::is_lowercase) || is_quoted(&prose, hit.start(), hit.end()) {
                names.insert(lower);
                continue;
            }
            let is_capital = word.starts_with(char::is_uppercase);
            if is_capital && !opens {
                names.insert(lower);
                continue;
            }
            if word.chars().count() < SHORTEST {
                continue;
            }
            let seen = found.entry(lower).or_insert(Seen { sentence, times: 0, first_only: true });
            seen.times += 1;
            seen.first_only &= is_capital;
        }
    }
    (found, names)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

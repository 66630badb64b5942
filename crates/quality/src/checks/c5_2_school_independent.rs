//! Criterion 5.2: texts that hold in one school only.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Severity};
use lesson::Sentence;
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of de tekst verwijst naar één klas, week, lokaal, docent of leeromgeving van de school van de maker.
/// # Waarom
/// Criterium 5.2 (Plus): het materiaal moet buiten de eigen school bruikbaar zijn.
/// # Wat deze controle niet ziet
/// Verwijzingen in plaatjes, en namen van docenten zonder aanspreekvorm. “HAVO 4”, “les 2”, “week 1” van een
/// project en “jouw school” zijn goed. Vinden we niets, dan bevestigt een mens het.
/// # Voorbeeld
/// `Beste klas 1b` en `In week 37 kijk je in SOMtoday` worden gemeld.
pub const CHECK: Check = Check::new("5.2", "5.2-school-independent", run);

/// An address at a school: the name of the domain says so, whatever country it is in.
pub(super) const SCHOOL_MAIL: &str = r"(?i)[\w.+-]+@(?:[\w-]+\.)*[\w-]*(?:(?:college|lyceum|gymnasium)[\w-]*|(?:school|scholen|scholengroep|scholengemeenschap)(?:-[\w-]+)?)\.[a-z]{2,}\b";

/// A cue with what it is and what to do about it.
struct Cue {
    check: &'static str,
    pattern: Regex,
    message: &'static str,
    advice: &'static str,
}

const ENVIRONMENT: &str = r"(?:SOM ?today|Magister|Zermelo|It'?s ?Learning|Smartschool|Peppels|Parro|Social ?Schools|Google Classroom|Cum Laude|Teams|de ELO)";
const DUE: &str =
    r"(?:inlever\w*|lever\w*|toets|proefwerk|deadline|af (?:zijn|hebben)|presenteren|presentatie|huiswerk|uiterlijk)";
const MONTH: &str = r"(?:jan(?:uari)?|feb(?:ruari)?|maart|apr(?:il)?|mei|juni|juli|aug(?:ustus)?|sep(?:tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

const WORK: &str = r"opdracht(?:en)?|les(?:sen)?|toets|presentatie|verslag|werkstuk|project";
const TEACHER: &str =
    r"(?i:meneer|mevrouw|juf|meester)(?: (?i:de|het|van|van de|van der|van den|den|der|ter|te))? \p{Lu}\p{Ll}+";

static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let cue = |check, text: &str, message, advice| Cue { check, pattern: pattern(text), message, advice };
    let date = format!(r"(?i)\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag) \d{{1,2}} {MONTH}\b");
    vec![
        cue(
            "5.2-class",
            r"\b(?:[Kk]las|[Gg]roep) [1-8][a-zA-Z]{1,2}\d?\b|(?i:\b(?:beste|hallo|hoi|dag|lieve) [1-6](?:[a-z]{1,2}|havo|vwo|vmbo)\b)|(?i:\b(?:havo|vwo|vmbo|mavo|atheneum|gymnasium)[ -]?[1-6][a-z]\b)",
            "Hier wordt één klas aangesproken of genoemd.",
            "Haal de klas weg, of schrijf voor wie de les bedoeld is, bijvoorbeeld ‘leerjaar 1’.",
        ),
        cue(
            "5.2-week",
            r"(?i)\b(?:in|voor|tot|vanaf|uiterlijk|eind|begin) (?:kalender)?week (?:1[1-9]|[2-4]\d|5[0-3])\b",
            "Hier staat een week uit het rooster van één school en één jaar.",
            "Noem de les of het onderdeel in plaats van de kalenderweek.",
        ),
        cue(
            "5.2-week",
            &format!(r"(?i)\bweek \d{{1,2}}\b.{{0,30}}\b{DUE}\b"),
            "Hier staat een inlevermoment van één school.",
            "Laat het moment open: elke school plant dat zelf.",
        ),
        cue(
            "5.2-date",
            &format!(r"{date}.{{0,60}}\b{DUE}\b|(?i:\b{DUE}\b).{{0,60}}{date}"),
            "Hier staat een datum die maar één keer klopt.",
            "Haal de datum weg, of laat een plek open waar elke school een eigen datum invult.",
        ),
        cue(
            "5.2-learning-environment",
            &format!(
                r"\b(?i:in|via|op|naar|uit)(?: (?:de|het|je|jullie|onze))? (?i:{ENVIRONMENT})\b|\b(?i:{ENVIRONMENT})\b.{{0,40}}\b(?i:{DUE}|upload\w*)\b"
            ),
            "Hier staat de leeromgeving of het rooster van één school.",
            "Schrijf ‘de leeromgeving van je school’, of laat de plek weg.",
        ),
        cue(
            "5.2-room",
            r"(?i)\blokaal [a-z]?[.-]?\d{1,3}[a-z]?\b",
            "Hier staat een lokaal van één school.",
            "Schrijf wat voor ruimte nodig is, bijvoorbeeld ‘een lokaal met computers’.",
        ),
        cue(
            "5.2-teacher",
            &format!(
                r"\b(?i:lever|mail|stuur|vraag|ga|laat|meld|geef|kom)\b.{{0,60}}\b{TEACHER}|\b(?i:jullie|je) (?i:mentor|docent|leraar) (?i:heet|is) (?:(?i:meneer|mevrouw) )?\p{{Lu}}\p{{Ll}}+|\b(?i:{WORK})\b.{{0,30}}\b(?i:jullie|je)\b.{{0,20}}\b(?:bij|van) {TEACHER}|\b(?i:jullie|je)\b.{{0,30}}\b(?i:{WORK})\b.{{0,10}}\b(?:bij|van) {TEACHER}"
            ),
            "Hier staat een docent van één school met naam.",
            "Schrijf ‘je docent’.",
        ),
        cue(
            "5.2-school-mail",
            SCHOOL_MAIL,
            "Hier staat een mailadres van één school.",
            "Laat leerlingen inleveren bij ‘je docent’. Een mailadres voor vragen van collega’s hoort in het colofon.",
        ),
    ]
});
static IN_THE_STORY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bweek \d{1,2} van (?:de|het|je|een|dit)\b"));
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:contact|vragen of opmerkingen|auteurs?|redactie|colofon|makers?|gemaakt door|reacties)\b")
});
static SCHOOL_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:[\w-]+\.sharepoint\.com|teams\.microsoft\.com|classroom\.google\.com|[\w-]+\.magister\.net|[\w.-]*somtoday\.nl|[\w-]+\.zportal\.nl|[\w-]+\.itslearning\.com)\b",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let mut findings: Vec<Finding> =
        context.passages.visible().flat_map(|sentence| local_references(sentence, context)).collect();
    findings.extend(school_links(context));
    Outcome::review(context.no_cue()).with_findings(findings)
}

fn local_references(sentence: &Sentence<'_>, context: &Context<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for cue in CUES.iter().filter(|cue| cue.pattern.is_match(&sentence.prose)) {
        let excused = match cue.check {
            "5.2-week" => IN_THE_STORY.is_match(&sentence.prose),
            "5.2-school-mail" => is_contact(sentence, context),
            _ => false,
        };
        if !excused && found.iter().all(|finding| finding.check != cue.check) {
            let passage = Passage::sentence(sentence, context.lesson());
            found.push(Finding::new(cue.check, Severity::Error, passage, cue.message, cue.advice));
        }
    }
    found
}

/// Who wants to reuse the material may write to a school; pupils of another school may not.
pub(super) fn is_contact(sentence: &Sentence<'_>, context: &Context<'_>) -> bool {
    let heading = context.lesson().heading_above(sentence.block);
    CONTACT.is_match(&sentence.prose) || heading.is_some_and(|heading| CONTACT.is_match(&heading.text))
}

fn school_links(context: &Context<'_>) -> Vec<Finding> {
    context
        .lesson()
        .links()
        .filter(|(_, _, link)| SCHOOL_ADDRESS.is_match(&link.target))
        .map(|(_, block, link)| {
            Finding::new(
                "5.2-school-link",
                Severity::Error,
                Passage::new(&link.target, &block.location),
                "Deze link gaat naar de afgeschermde omgeving van één school.",
                "Zet het bestand op een plek die iedereen kan openen, of neem het op in de les.",
            )
        })
        .collect()
}

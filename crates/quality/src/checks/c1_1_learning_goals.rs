//! Criterion 1.1: learning goals in the lesson itself.

use crate::context::in_record;
use crate::cues::{Section, first, pattern};
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::BlockKind;
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of in de les zelf staat wat een leerling na afloop kan, weet, begrijpt of durft: onder een kop
/// als “Leerdoelen” of “Wat ga je leren?”, of in een zin als “Na deze les kun je …”.
/// # Waarom
/// Criterium 1.1 (Basis): de leerdoelen staan in het lesmateriaal en niet alleen in de metadata.
/// Een leerdoel is een beschrijving die het te bereiken effect aangeeft.
/// # Wat deze controle niet ziet
/// Of het doel goed gekozen is, en doelen in een plaatje, in een andere taal dan Nederlands of eenvoudig Engels, of in heel andere woorden. “We gaan een
/// poster maken” is een activiteit; die wijzen we aan en een mens beslist.
/// # Voorbeeld
/// “Aan het einde van deze les kun je breuken optellen.” is een leerdoel.
pub const CHECK: Check = Check::new("1.1", "1.1-learning-goals", run);

const QUOTES: usize = 5;

/// Headings that announce goals. "Doel" alone may also be the aim of a game, so what is under it decides.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W\d]*(?:
          (?:de\s|mijn\s|onze\s|jouw\s)?(?:leer|les|hoofd)?doel(?:en|stelling(?:en)?)?(?:\s(?:van|voor|bij)\s(?:de|deze|dit|het)\s.{1,40})?
        | wat\s(?:ga|gaat|gaan)\s(?:je|jij|jullie|we|wij)\s(?:er\s|hier\s|vandaag\s|in\s(?:deze|dit)\s\w+\s)?leren
        | wat\s(?:leer|leren)\s(?:je|jij|jullie|we|leerlingen).{0,30}
        | (?:dit|hier)\s(?:ga|leer|leren|gaan)\s(?:je|jij|jullie|we).{0,20}
        | wat\skun\sje\s(?:straks|na\s(?:deze|dit)\s\w+)
        | ik\skan
        | (?:the\s)?(?:learning|lesson)\s(?:goals?|objectives?|outcomes?|aims?)
        | what\s(?:will\s)?you(?:\swill|['’]ll)?\slearn
        )\W*$",
    )
});
static SAYS_LEARN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bler?en\b|\bleer\b|leerdoel|lesdoel"));

/// A sentence that states a goal wherever it stands.
static FRAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
          \b(?:aan\shet\seinde?|na\safloop)\s(?:van|kun|kan|weet)\b.{0,60}?\b(?:kun|kunt|kan|kunnen|weet|weten|ken|kent|kennen|begrijp|begrijpt|begrijpen|snap|snapt|herken|durf|durft)\b
        | \bna\s(?:deze|dit)\s(?:les|lessen|lessenserie|module|hoofdstuk|opdracht|project|paragraaf|thema|blok|workshop)\s(?:kun|kunt|kan|kunnen|weet|weten|ken|kent|kennen|begrijp|begrijpt|snap|snapt|herken|durf|durft)\b
        | \bin\s(?:deze|dit)\s(?:les|lessen|lessenserie|module|hoofdstuk|opdracht|project|paragraaf|thema|blok|workshop)\s(?:leer|leert|leren)\b
        | \b(?:het|de)\s(?:leer|les)doel(?:en)?\s(?:van\s(?:deze|dit)\s\w+\s)?(?:is|zijn)\b
        | \b(?:(?:at|by)\sthe\send\sof|after)\s(?:this|these|the)\s(?:lessons?|unit|module|chapter|project|series),?\s(?:you|pupils|students|learners)\s(?:can|know|understand|(?:will|should)\sbe\sable\sto)\b",
    )
});

/// What a goal under a heading says: an effect on the learner, with the learner as subject.
static EFFECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
          \b(?:je|jij|jullie|ik|de\sleerling(?:en)?|leerlingen|de\sstudent(?:en)?|studenten)\s(?:\w+\s){0,2}?(?:kun|kunt|kan|kunnen|weet|weten|ken|kent|kennen|begrijp|begrijpt|begrijpen|snap|snapt|snappen|herken|herkent|herkennen|leer|leert|leren|durf|durft|durven)\b
        | \b(?:kun|kan|kunnen|weet|weten|ken|kennen|begrijp|begrijpen|snap|snappen|herken|leer|leren|durf|durven)\s(?:je|jij|jullie|ik|de\sleerling(?:en)?|leerlingen)\b
        | \b(?:you|i|pupils|students|learners)\s(?:can|know|understand|(?:will|should)\sbe\sable\sto)\b",
    )
});
/// What an item of a list of goals says.
static GOAL_VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:kunnen|weten|kennen|begrijpen|snappen|herkennen|leren|durven|uitleggen|benoemen|beschrijven|toepassen|berekenen|analyseren|beoordelen|ontwerpen|vergelijken|verklaren|onderscheiden|samenvatten|omrekenen|aflezen|interpreteren|redeneren|beargumenteren|reflecteren|opnoemen|verwoorden|voorspellen|evalueren)\b",
    )
});
/// A phrase with a verb that can follow "you learn …".
static VERB_PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:om|hoe)\b.*\bte \w+en\b|\bte \w+en\b|\w+ \w+ (?:\w+ )*\w+(?:ren|ken|gen|ven|zen|len|pen|ten|den)(?: (?:in|met|op|van|aan) [\w -]+)?\W*$",
    )
});
static ACTIVITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:je|jij|jullie|we|wij|ik) (?:ga|gaat|gaan)\b|^\W*(?:we|wij|jullie) (?:maken|doen|bouwen|kijken|lezen|spelen)\b|\b(?:ga|gaan) (?:je|jullie|we)\b",
    )
});
static LEARNING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:leren|begrijpen|kennen|snappen)\b"));

fn run(context: &Context<'_>) -> Outcome {
    let mut goals = stated(context);
    let mut activities = Vec::new();
    let mut doubtful = Vec::new();
    for section in context.passages.sections(&HEADING) {
        let found = look_under(context, &section);
        goals.extend(found.goals);
        activities.extend(found.activities);
        doubtful.extend(found.others);
    }
    if !goals.is_empty() {
        return Outcome::proven_by(first(goals, QUOTES), Reason::NotFound);
    }
    if !activities.is_empty() {
        let findings = first(activities, QUOTES).into_iter().map(activity).collect();
        return Outcome::review(Reason::Doubtful).with_findings(findings);
    }
    if !doubtful.is_empty() {
        return Outcome::pointing_at(Reason::Doubtful, first(doubtful, QUOTES));
    }
    match in_metadata(context) {
        Some(finding) if context.knows_the_language() => Outcome::review(Reason::NotFound).with_findings(vec![finding]),
        _ => Outcome::review(context.no_cue()),
    }
}

/// Sentences that state a goal. One that ends in a colon is followed by the goals themselves.
fn stated(context: &Context<'_>) -> Vec<Passage> {
    let lesson = context.lesson();
    let mut goals = Vec::new();
    let mut announced = false;
    for sentence in context.passages.visible() {
        let is_item = matches!(lesson.blocks[sentence.block].kind, BlockKind::Item);
        let states = FRAME.is_match(&sentence.prose);
        if states || (announced && is_item) {
            goals.push(Passage::sentence(sentence, lesson));
        }
        announced = if states { sentence.prose.trim_end().ends_with(':') } else { announced && is_item };
    }
    goals
}

#[derive(Default)]
struct Found {
    goals: Vec<Passage>,
    activities: Vec<Passage>,
    others: Vec<Passage>,
}

/// Goals stand right under their heading: only the first sentences count.
fn look_under(context: &Context<'_>, section: &Section<'_>) -> Found {
    const NEAR: usize = 15;
    let sentences: Vec<_> = context.passages.inside(section.blocks.clone()).take(NEAR).collect();
    // "Je gaat:" turns the list after it into activities.
    let announces = |text: &str| ACTIVITY.is_match(text) && text.trim_end().ends_with(':');
    let is_list_of_activities = sentences.iter().any(|sentence| announces(&sentence.prose));
    let any_phrase = SAYS_LEARN.is_match(&section.heading.text) && !is_list_of_activities;
    let mut found = Found::default();
    for sentence in sentences {
        let prose = &sentence.prose;
        let in_list = matches!(context.lesson().blocks[sentence.block].kind, BlockKind::Item);
        let says_effect = EFFECT.is_match(prose)
            || (in_list && (GOAL_VERB.is_match(prose) || (any_phrase && VERB_PHRASE.is_match(prose))));
        let passage = Passage::sentence(sentence, context.lesson());
        if ACTIVITY.is_match(prose) && !LEARNING.is_match(prose) {
            found.activities.push(passage);
        } else if says_effect && prose.split_whitespace().count() >= 3 {
            found.goals.push(passage);
        } else {
            found.others.push(passage);
        }
    }
    found
}

fn activity(passage: Passage) -> Finding {
    Finding::new(
        "1.1-activity",
        Severity::Review,
        passage,
        "Hier staat wat leerlingen gaan doen. Dat is een activiteit en nog geen leerdoel.",
        "Schrijf op wat een leerling na de les kan, weet of begrijpt, bijvoorbeeld: “Na deze les kun je …”.",
    )
}

fn only_in_metadata(goal: Passage) -> Finding {
    Finding::new(
        "1.1-goal-only-in-metadata",
        Severity::Error,
        goal,
        "Het leerdoel staat wel in de metadata, maar niet in de les zelf.",
        "Neem het leerdoel over aan het begin van de les, onder een kop ‘Leerdoelen’.",
    )
}

/// A goal of the curriculum belongs to many lessons at once: that one is named in the record does
/// not say that the lesson has no goals of its own, so it only asks for a look.
fn of_the_curriculum(goal: Passage) -> Finding {
    Finding::new(
        "1.1-only-curriculum-goal",
        Severity::Review,
        goal,
        "In de metadata staat een kerndoel of een ander doel van het onderwijs. In de les zelf vonden we geen leerdoel.",
        "Staat er nog geen leerdoel in de les? Schrijf dan aan het begin wat een leerling straks kan of weet.",
    )
}

fn in_metadata(context: &Context<'_>) -> Option<Finding> {
    let record = context.record?;
    let described = record.description().filter(|text| FRAME.is_match(text)).map(str::to_owned);
    let labels: Vec<String> = record
        .taxa("educational objective")
        .map(|taxon| metadata::best(&taxon.entry).unwrap_or(&taxon.id).to_owned())
        .filter(|label| !label.trim().is_empty())
        .collect();
    let stated = described.or_else(|| labels.iter().find(|label| states_goal(label)).cloned());
    stated
        .map(|goal| only_in_metadata(in_record(&goal)))
        .or_else(|| labels.first().map(|label| of_the_curriculum(in_record(label))))
}

fn states_goal(label: &str) -> bool {
    static CURRICULUM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:kern|eind|tussen)doel(?:en)?\b|\beindterm(?:en)?\b|\b(?:sub)?domein\b|\breferentieniveau\b")
    });
    !CURRICULUM.is_match(label) && (FRAME.is_match(label) || EFFECT.is_match(label))
}

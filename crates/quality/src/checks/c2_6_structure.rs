//! Criterion 2.6: the structure of the text, as far as it is mechanical.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Block, BlockKind, Format, Region};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// De boom van koppen: een niveau dat wordt overgeslagen, een lege kop, vette tekst in plaats van een
/// kop, een lange tekst zonder koppen, en heel lange alinea's.
/// # Waarom
/// Criterium 2.6 (Basis): structuur helpt om informatie goed over te brengen.
/// # Wat deze controle niet ziet
/// Of de structuur ook duidelijk ís voor de lezer. Zonder gebreken beslist dus een mens. Een vette formule en
/// een vet woord met een dubbele punt (“Let op:”) tellen niet als kop.
/// # Voorbeeld
/// Na een kop van niveau 2 volgt er een van niveau 4: dan mist er een niveau.
pub const CHECK: Check = Check::new("2.6", "2.6-structure", run);

/// A formula, a calculation or a path through menus.
static FORMULA: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[=→←↔⇒⇌≈≤≥<>×÷√]|\b(?:\p{L}|\d+)\s*[+*/^·−-]\s*(?:\p{L}|\d+)\b|\d\w* \+ |\+ \w*\d"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{L}{2}"));

fn run(context: &Context<'_>) -> Outcome {
    let mut findings = skipped_levels(context);
    findings.extend(empty_headings(context));
    findings.extend(fake_headings(context, "2.6-fake-heading"));
    findings.extend(no_headings(context));
    findings.extend(long_paragraphs(context));
    Outcome::pointing_at(Reason::Human, Vec::new()).with_findings(findings)
}

fn skipped_levels(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut before: Option<(u8, &Block)> = None;
    for (_, block, level) in context.lesson().headings().filter(|(_, block, _)| is_of_the_lesson(block)) {
        let same_file = before.is_some_and(|(_, other)| other.location.path == block.location.path);
        if let Some((previous, _)) = before.filter(|_| same_file)
            && level > previous + 1
        {
            findings.push(Finding::new(
                "2.6-heading-order",
                Severity::Error,
                Passage::block(block),
                format!("Deze kop heeft niveau {level}, maar de kop ervoor niveau {previous}. Er is een niveau overgeslagen."),
                "Geef de kop het niveau dat erop volgt, of zet er een kop tussen.",
            ));
        }
        before = Some((level, block));
    }
    findings
}

fn empty_headings(context: &Context<'_>) -> Vec<Finding> {
    context
        .lesson()
        .headings()
        .filter(|(id, block, _)| block.text.trim().is_empty() && !block.hidden && !holds_image(context, *id))
        .map(|(_, block, _)| {
            Finding::new(
                "2.6-empty-heading",
                Severity::Error,
                Passage::block(block),
                "Deze kop is leeg. Een voorleesstem meldt dan een kop zonder woorden.",
                "Zet er tekst in, of maak er een gewone witregel van.",
            )
        })
        .collect()
}

fn holds_image(context: &Context<'_>, heading: lesson::BlockId) -> bool {
    let lesson = context.lesson();
    let children =
        lesson.blocks.iter().enumerate().skip(heading + 1).take_while(|(id, _)| lesson.is_inside(*id, heading));
    children.into_iter().any(|(_, block)| matches!(block.kind, BlockKind::Image(_)))
}

/// Bold paragraphs that do the work of a heading; criterion 3.3.f asks after them too.
pub(super) fn fake_headings(context: &Context<'_>, check: &str) -> Vec<Finding> {
    let lesson = context.lesson();
    (0..lesson.blocks.len())
        .filter(|id| is_of_the_lesson(&lesson.blocks[*id]) && lesson.looks_like_heading(*id))
        .filter(|id| reads_as_heading(&lesson.blocks[*id].text))
        .map(|id| {
            Finding::new(
                check,
                Severity::Error,
                Passage::block(&lesson.blocks[id]),
                "Deze tekst ziet eruit als een kop, maar is alleen vet gemaakt.",
                "Geef de tekst de kopstijl van je programma (Kop 2, ## of <h2>). Dan werkt de inhoudsopgave en hoort ook een voorleesstem dat het een kop is.",
            )
        })
        .collect()
}

/// Not a lead-in (“Let op:”), a cry (“Belangrijk! ⚠”), a formula or a mere sign.
fn reads_as_heading(text: &str) -> bool {
    let end = text.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !letter.is_ascii_punctuation());
    WORD.is_match(text) && !FORMULA.is_match(text) && !end.ends_with([':', '!'])
}

fn no_headings(context: &Context<'_>) -> Option<Finding> {
    let lesson = context.lesson();
    let most = context.model.threshold("long_text_words");
    let words = lesson.words().count();
    // Plain text cannot mark a heading, so that none is marked says nothing.
    if lesson.format == Format::Text
        || words <= most
        || lesson.headings().next().is_some()
        || !context.text_is_complete()
    {
        return None;
    }
    Some(Finding::new(
        "2.6-no-headings",
        Severity::Error,
        context.whole(),
        format!("Deze tekst heeft {words} woorden en geen enkele kop."),
        "Verdeel de tekst in stukken en geef elk stuk een kop.",
    ))
}

fn long_paragraphs(context: &Context<'_>) -> Vec<Finding> {
    let most = context.model.threshold("long_paragraph_words");
    let longest_heading = context.model.threshold("heading_words");
    let mut findings = Vec::new();
    for (_, block) in context.lesson().texts().filter(|(_, block)| is_of_the_lesson(block)) {
        let words = block.text.split_whitespace().count();
        match block.kind {
            BlockKind::Paragraph if words > most => findings.push(Finding::new(
                "2.6-long-paragraph",
                Severity::Review,
                Passage::block(block),
                format!("Deze alinea heeft {words} woorden."),
                "Kijk of je de alinea kunt splitsen: één gedachte per alinea leest makkelijker.",
            )),
            BlockKind::Heading { .. } if words > longest_heading => findings.push(Finding::new(
                "2.6-long-heading",
                Severity::Warning,
                Passage::block(block),
                format!("Deze kop heeft {words} woorden. Het lijkt een alinea met de opmaak van een kop."),
                "Maak de kop korter, of maak er een gewone alinea van.",
            )),
            _ => {}
        }
    }
    findings
}

fn is_of_the_lesson(block: &Block) -> bool {
    !block.hidden && !matches!(block.region, Region::Navigation | Region::Rights | Region::Footer)
}

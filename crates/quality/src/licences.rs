//! Which mentions of a licence are about the lesson, which about a part of it, and which are no
//! statement at all.
//!
//! A licence can be what a lesson teaches, stand in the banner of the tool that it was made with,
//! or belong to one picture. Only a statement counts: marked as such, in metadata or a rights
//! file, said in so many words, or alone in a colophon.

use crate::cues::pattern;
use lesson::{BlockKind, Family, Lesson, LicenceOrigin, LicenceStatement, Region};
use regex::Regex;
use std::sync::LazyLock;

/// The mentions, sorted by what they are about.
#[derive(Default)]
pub(crate) struct Licences<'a> {
    /// About the lesson, in the material itself.
    pub lesson: Vec<&'a LicenceStatement>,
    /// About the lesson, in embedded metadata only.
    pub embedded: Vec<&'a LicenceStatement>,
    /// About an image, a film or another part.
    pub parts: Vec<&'a LicenceStatement>,
    /// Perhaps about the lesson; a person should look.
    pub unclear: Vec<&'a LicenceStatement>,
}

static SAYS_SO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
        \b(?:deze|dit|de|het|alle)\s(?:\w+\s)?(?:les|lessen|lessenserie|lesmateriaal|leermateriaal|materiaal|werk|module|project|website|site|tekst|teksten|inhoud|pagina|opdracht|document)\b
            .{0,80}\b(?:onder|licentie|gelicentieerd|gelicenseerd|gebruiken|delen|beschikbaar|vrijgegeven|valt|voorbehouden)
        | \b(?:beschikbaar|gepubliceerd|vrijgegeven|uitgebracht|gedeeld|valt|vallen)\b.{0,40}\bonder\b
        | \btenzij\sanders\s(?:vermeld|aangegeven)
        | \blicen[ts]ie(?:vorm)?\s*:
        | \blicen[cs]e\s*:
        | \b(?:is|are)\slicen[cs]ed\sunder
        | \bniets\suit\sdeze\suitgave
        | \balle\srechten\svoorbehouden
        | \ball\srights\sreserved",
    )
});
static ABOUT_A_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:foto|afbeelding|afb\.|beeld|illustratie|bron|tekening|kaart|video|film|muziek|geluid|icoon|figuur|fig\.|logo|via|door|by|photo|image)\b|\b(?:deze|dit|de|het) (?:foto|afbeelding|plaatje|illustratie|video|filmpje|tekening|kaart|icoon|muziek|geluid)|\bvia (?:Wikimedia|Unsplash|Pixabay|Flickr)",
    )
});
static TOOL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:powered by|gemaakt met|gemaakt in|made with|built with|dit platform|deze software|this software)\b",
    )
});
static COLOPHON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:licen[ts]ie|licen[cs]e|colofon|auteursrecht(?:en)?|rechten|gebruiksrecht(?:en)?|copyright|over (?:dit|deze) (?:lesmateriaal|materiaal|les(?:senserie)?))(?:\s*(?:en|&)\s*\w+)?\W*$",
    )
});

impl<'a> Licences<'a> {
    /// Sorts the mentions of a lesson.
    pub fn of(lesson: &'a Lesson) -> Self {
        let is_subject = is_subject(lesson);
        let mut sorted = Self::default();
        for statement in &lesson.licences {
            match scope(statement, lesson, is_subject) {
                Scope::Lesson => sorted.lesson.push(statement),
                Scope::Embedded => sorted.embedded.push(statement),
                Scope::Part => sorted.parts.push(statement),
                Scope::Unclear => sorted.unclear.push(statement),
                Scope::None => {}
            }
        }
        sorted
    }
}

/// BY, BY-SA and CC0: criterion 4.2, whatever the version.
pub(crate) const fn is_open(family: Family) -> bool {
    matches!(family, Family::By | Family::BySa | Family::Cc0)
}

enum Scope {
    Lesson,
    Embedded,
    Part,
    Unclear,
    None,
}

/// A lesson that names many licences teaches about them.
fn is_subject(lesson: &Lesson) -> bool {
    const MANY: usize = 4;
    let mut families: Vec<Family> = lesson
        .licences
        .iter()
        .filter(|statement| statement.origin == LicenceOrigin::Text)
        .map(|statement| statement.family)
        .collect();
    families.sort_unstable();
    families.dedup();
    families.len() >= MANY
}

fn scope(statement: &LicenceStatement, lesson: &Lesson, is_subject: bool) -> Scope {
    match statement.origin {
        LicenceOrigin::Metadata => return Scope::Embedded,
        LicenceOrigin::RightsFile | LicenceOrigin::MarkedLink => return Scope::Lesson,
        LicenceOrigin::Text | LicenceOrigin::Link => {}
    }
    let Some(id) = statement.block else { return Scope::Unclear };
    let holder = lesson
        .ancestors(id)
        .map(|parent| &lesson.blocks[parent])
        .find(|block| block.is_text())
        .filter(|_| statement.origin == LicenceOrigin::Link)
        .unwrap_or(&lesson.blocks[id]);
    let text = if statement.origin == LicenceOrigin::Link { holder.text.as_str() } else { statement.quote.as_str() };
    if TOOL.is_match(text) {
        return Scope::None;
    }
    if matches!(holder.kind, BlockKind::Caption) || (ABOUT_A_PART.is_match(text) && !mentions_lesson(text)) {
        return Scope::Part;
    }
    if SAYS_SO.is_match(text) {
        return Scope::Lesson;
    }
    if is_subject {
        return Scope::None;
    }
    let alone = text.split_whitespace().count() <= 12;
    let in_colophon = holder.region == Region::Footer
        || lesson.heading_above(id).is_some_and(|heading| COLOPHON.is_match(&heading.text));
    if alone && in_colophon { Scope::Lesson } else { Scope::Unclear }
}

fn mentions_lesson(text: &str) -> bool {
    static LESSON: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:les|lessen|lesmateriaal|leermateriaal|lessenserie)\b.{0,60}\bonder\b"));
    LESSON.is_match(text)
}

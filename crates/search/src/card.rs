//! What is shown of a hit without asking the database: stored compactly with the document.

use crate::document::Material;
use crate::facet::Facet;
use crate::schema::SEPARATOR;
use base::RecordId;
use metadata::facet::{Facet as RecordFacet, FacetValue};
use metadata::vocabulary::{Scheme, ancestors, concept_by_slug};
use std::collections::HashSet;
use std::fmt::Write;

/// Between the values of one part.
const WITHIN: char = '\u{1e}';
/// So much of the description is kept, to cut a snippet from.
const SUMMARY: usize = 600;
const MOST_VALUES: usize = 8;

/// The card of a hit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The title.
    pub title: String,
    /// The beginning of the description.
    pub summary: String,
    /// Labels of the levels.
    pub levels: Vec<String>,
    /// Labels of the subjects.
    pub subjects: Vec<String>,
    /// Labels of the kinds of material.
    pub kinds: Vec<String>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// The licence, as a token.
    pub licence: Option<String>,
    /// The language, as a code.
    pub language: Option<String>,
    /// The quality, as a code.
    pub quality: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The address of a thumbnail.
    pub thumbnail: Option<String>,
    /// Whether it is our own material, not harvested.
    pub own: bool,
    /// When the record changed, in milliseconds.
    pub changed: i64,
}

/// The bytes to store for a material.
pub(crate) fn encode(material: &Material<'_>, values: &[FacetValue]) -> Vec<u8> {
    let record = material.record;
    let mut out = String::with_capacity(900);
    out.push_str(material.id.as_str());
    let mut part = |text: &str| {
        out.push(SEPARATOR);
        out.extend(text.chars().map(|letter| if letter < ' ' { ' ' } else { letter }));
    };
    part(record.title().unwrap_or_default());
    part(&beginning(record.description().unwrap_or_default()));
    part(&record.learning_minutes().map(|minutes| minutes.to_string()).unwrap_or_default());
    part(record.licence().map(|licence| licence.token()).unwrap_or_default());
    part(record.languages().next().unwrap_or_default());
    part(material.quality.unwrap_or_default());
    part(record.publisher().map(|entity| entity.name.as_str()).unwrap_or_default());
    part(record.thumbnail().unwrap_or_default());
    part(if material.own { "1" } else { "" });
    for facet in [RecordFacet::EducationLevel, RecordFacet::Subject, RecordFacet::Kind] {
        out.push(SEPARATOR);
        for (place, label) in most_specific(values, facet).take(MOST_VALUES).enumerate() {
            let _ = write!(out, "{}{label}", if place == 0 { "" } else { "\u{1e}" });
        }
    }
    out.into_bytes()
}

/// Adds the instant of the change, which is known only when the record is put.
pub(crate) fn dated(mut card: Vec<u8>, changed: i64) -> Vec<u8> {
    card.push(u8::try_from(SEPARATOR).unwrap_or_default());
    card.extend_from_slice(changed.to_string().as_bytes());
    card
}

/// Reads what `encode` and `dated` wrote; none when the bytes are something else.
pub(crate) fn decode(bytes: &[u8]) -> Option<(RecordId, Card)> {
    let mut parts = std::str::from_utf8(bytes).ok()?.split(SEPARATOR);
    let id = RecordId::parse(parts.next()?).ok()?;
    let mut text = || parts.next().map(str::to_owned);
    let (title, summary, minutes) = (text()?, text()?, text()?);
    let mut optional = || text().map(|text| Some(text).filter(|text| !text.is_empty()));
    let (licence, language, quality) = (optional()?, optional()?, optional()?);
    let (publisher, thumbnail) = (optional()?, optional()?);
    let own = parts.next()? == "1";
    let mut list =
        || parts.next().map(|part| part.split(WITHIN).filter(|value| !value.is_empty()).map(str::to_owned).collect());
    let (levels, subjects, kinds) = (list()?, list()?, list()?);
    let changed = parts.next()?.parse().ok()?;
    let minutes = minutes.parse().ok();
    Some((
        id,
        Card {
            title,
            summary,
            levels,
            subjects,
            kinds,
            minutes,
            licence,
            language,
            quality,
            publisher,
            thumbnail,
            own,
            changed,
        },
    ))
}

/// The labels of a facet without those that stand above another: groep 6, not basisonderwijs.
fn most_specific(values: &[FacetValue], facet: RecordFacet) -> impl Iterator<Item = &str> {
    let scheme = match facet {
        RecordFacet::EducationLevel => Some(Scheme::Level),
        RecordFacet::Subject => Some(Scheme::Discipline),
        RecordFacet::Kind | RecordFacet::Licence | RecordFacet::Language | RecordFacet::Audience => None,
    };
    let own = || values.iter().filter(move |value| value.facet == facet);
    let concepts = own().filter_map(|value| concept_by_slug(scheme?, &value.code));
    let above: HashSet<&str> = concepts.flat_map(ancestors).map(|concept| concept.slug.as_str()).collect();
    own().filter(move |value| !above.contains(value.code.as_str())).map(|value| value.label.as_str())
}

/// The term under which a facet value is filtered.
pub(crate) fn filter_term(facet: Facet, code: &str) -> String {
    format!("{}:{code}", facet.id())
}

fn beginning(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(SUMMARY + 8));
    for word in text.split_whitespace() {
        if out.len() + word.len() > SUMMARY {
            if out.is_empty() {
                out.push_str(&word[..word.floor_char_boundary(SUMMARY)]);
            }
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

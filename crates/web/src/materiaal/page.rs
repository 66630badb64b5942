//! The page of a material: what a teacher needs to decide in ten seconds, then the rest.

use super::preview::{self, Piece};
use super::{facts, file, show};
use crate::app::App;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t, tv};
use crate::{dates, numbers};
use askama::Template;
use axum::response::Response;
use base::{Licence, RecordId};
use metadata::facet::{Facet, FacetValue};
use metadata::{Record, facet};
use store::{FileInfo, OWN_SOURCE, StoredRecord};

#[derive(Template)]
#[template(path = "materiaal/page.html")]
struct Page {
    layout: Layout,
    id: RecordId,
    kicker: String,
    description: Vec<String>,
    open: Option<Opening>,
    save: Option<Saving>,
    first: Vec<Decision>,
    then: Vec<Decision>,
    licence: LicenceView,
    quality: Option<facts::QualitySign>,
    can_check: bool,
    frame: Option<String>,
    pieces: Vec<Piece>,
    more: Vec<(String, String)>,
    json_ld: String,
}

/// The main action.
struct Opening {
    address: String,
    is_elsewhere: bool,
    host: String,
}

/// The file to save.
struct Saving {
    address: String,
    about: String,
}

/// One line of what a teacher decides on.
struct Decision {
    label: String,
    value: String,
}

struct LicenceView {
    permission: String,
    name: Option<(&'static str, Option<String>)>,
}

/// The page of a record.
///
/// # Errors
/// When the template fails or the store does not answer.
pub async fn page(app: &App, visitor: &Visitor, stored: &StoredRecord) -> Result<Response, Problem> {
    let record = &stored.record;
    let values = facet::values(record);
    let lesson = stored.files.iter().find(|file| file.role == "les");
    let title = record.title().map_or_else(|| t("materiaal-zonder-titel"), str::to_owned);
    let description = record.description().unwrap_or_default();
    let address = app.address(&format!("/materiaal/{}", stored.id));
    let short: String = description.chars().take(160).collect();
    html(&Page {
        layout: Layout::new(app, visitor, Section::Search, title).with_description(short, address),
        id: stored.id,
        kicker: kicker(&values),
        description: description.split("\n\n").map(str::to_owned).filter(|part| !part.trim().is_empty()).collect(),
        open: opening(stored, lesson),
        save: lesson.map(|file| saving(stored.id, file)),
        first: first(record, &values),
        then: then(record, &values),
        licence: licence(record.licence()),
        quality: stored.quality.as_deref().map(facts::quality),
        can_check: lesson.is_some(),
        frame: lesson
            .filter(|file| file.media_type.starts_with("text/html"))
            .map(|file| file_address(stored.id, "voorbeeld", file)),
        pieces: pieces(app, lesson).await?,
        more: more(stored),
        // A lesser-than sign would end the script element early.
        json_ld: show::json_ld(app, stored).replace('<', "\\u003c"),
    })
}

/// The beginning of a lesson that is not a web page.
async fn pieces(app: &App, lesson: Option<&FileInfo>) -> Result<Vec<Piece>, Problem> {
    let Some(lesson) = lesson.filter(|file| !file.media_type.starts_with("text/html")) else { return Ok(Vec::new()) };
    let stored = app.store.file(&lesson.hash).await?;
    Ok(stored.map(|stored| preview::beginning(&lesson.name, &stored)).unwrap_or_default())
}

fn kicker(values: &[FacetValue]) -> String {
    let kinds = labels(values, Facet::Kind);
    let subjects = facts::most_specific(values, Facet::Subject);
    [kinds.first().cloned(), facts::few(&subjects)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn labels(values: &[FacetValue], facet: Facet) -> Vec<String> {
    values.iter().filter(|value| value.facet == facet).map(|value| value.label.clone()).collect()
}

fn opening(stored: &StoredRecord, lesson: Option<&FileInfo>) -> Option<Opening> {
    if let Some(lesson) = lesson {
        let path = if file::is_shown(&lesson.media_type) { "voorbeeld" } else { "bestand" };
        return Some(Opening {
            address: file_address(stored.id, path, lesson),
            is_elsewhere: false,
            host: String::new(),
        });
    }
    let is_web = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
    let address = stored.record.locations().find(is_web)?;
    let host = address.split('/').nth(2).unwrap_or_default().trim_start_matches("www.");
    Some(Opening { address: address.to_owned(), is_elsewhere: true, host: host.to_owned() })
}

fn saving(id: RecordId, file: &FileInfo) -> Saving {
    let kind = file.name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_uppercase());
    Saving { address: file_address(id, "bestand", file), about: format!("{kind}, {}", numbers::size(file.size)) }
}

fn file_address(id: RecordId, path: &str, file: &FileInfo) -> String {
    let name: Vec<String> = file
        .name
        .split('/')
        .map(|part| form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>().replace('+', "%20"))
        .collect();
    format!("/materiaal/{id}/{path}/{}", name.join("/"))
}

/// What decides first, before licence and quality.
fn first(record: &Record, values: &[FacetValue]) -> Vec<Decision> {
    decisions([
        ("feit-niveau", facts::few(&facts::most_specific(values, Facet::EducationLevel))),
        ("feit-duur", record.learning_minutes().map(facts::duration)),
    ])
}

/// What decides after them.
fn then(record: &Record, values: &[FacetValue]) -> Vec<Decision> {
    let makers: Vec<String> = record.authors().chain(record.publisher()).map(|entity| entity.name.clone()).collect();
    decisions([
        ("feit-maker", facts::few(&distinct(makers))),
        ("feit-doelgroep", facts::few(&labels(values, Facet::Audience))),
        ("feit-taal", facts::few(&labels(values, Facet::Language))),
        ("feit-kosten", record.cost().map(|costs| t(if costs { "feit-kosten-ja" } else { "feit-kosten-nee" }))),
    ])
}

fn decisions<const N: usize>(lines: [(&str, Option<String>); N]) -> Vec<Decision> {
    lines.into_iter().filter_map(|(key, value)| Some(Decision { label: t(key), value: value? })).collect()
}

fn distinct(names: Vec<String>) -> Vec<String> {
    names.into_iter().fold(Vec::new(), |mut seen, name| {
        if !seen.contains(&name) && !name.trim().is_empty() {
            seen.push(name);
        }
        seen
    })
}

fn licence(licence: Option<Licence>) -> LicenceView {
    match licence {
        Some(licence) => {
            LicenceView { permission: licence.permission().to_owned(), name: Some((licence.name(), licence.url())) }
        }
        None => LicenceView { permission: t("feit-licentie-geen"), name: None },
    }
}

fn more(stored: &StoredRecord) -> Vec<(String, String)> {
    let record = &stored.record;
    let keywords: Vec<String> = record.keywords().map(str::to_owned).collect();
    let formats: Vec<String> = record.formats().map(facts::format).collect();
    let origin = if stored.source == OWN_SOURCE {
        t("feit-herkomst-eigen")
    } else {
        tv("feit-herkomst-elders", &[("bron", &stored.source)])
    };
    let lines = [
        ("feit-trefwoorden", Some(keywords.join(", ")).filter(|text| !text.is_empty())),
        ("feit-gepubliceerd", record.published().map(dates::iso_day)),
        ("feit-formaat", Some(formats.join(", ")).filter(|text| !text.is_empty())),
        ("feit-herkomst", Some(origin)),
        ("feit-gewijzigd", Some(dates::day(stored.changed))),
        ("feit-kenmerk", Some(stored.key.clone())),
    ];
    lines.into_iter().filter_map(|(key, value)| Some((t(key), value?))).collect()
}

//! Searching and reading material.

use crate::app::App;
use crate::form::Fields;
use crate::materiaal::show::{json_ld, load};
use crate::problem::{FieldError, Problem};
use crate::wording::{t, tv};
use crate::zoeken::address::Address;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::RecordId;
use search::{Facet, Hit, Query, SearchError};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use store::StoredRecord;

/// Hits on a page when nothing is said.
const PAGE: usize = 20;

/// What is not a facet and may still stand in the query.
const OTHER_PARAMETERS: [&str; 4] = ["q", "limit", "cursor", "volgorde"];

/// An answer, as the contract fixes it.
#[derive(Serialize)]
pub struct Answer {
    total: u64,
    hits: Vec<HitBody>,
    facets: BTreeMap<&'static str, Vec<FacetValue>>,
    suggestion: Option<String>,
    next: Option<String>,
}

#[derive(Serialize)]
struct HitBody {
    id: String,
    identifiers: Vec<String>,
    title: String,
    description: String,
    levels: Vec<String>,
    subjects: Vec<String>,
    kinds: Vec<String>,
    minutes: Option<u32>,
    licence: Option<String>,
    language: Option<String>,
    quality: Option<String>,
    publisher: Option<String>,
    url: String,
}

#[derive(Serialize)]
struct FacetValue {
    code: String,
    label: String,
    count: u64,
    selected: bool,
}

/// Searches. Unknown parameters are refused, so that a misspelt filter never goes unnoticed.
pub async fn list(State(app): State<App>, fields: Fields) -> Result<Json<Answer>, Problem> {
    let mut errors = unknown(&fields);
    let limit = limit(fields.get("limit")).unwrap_or_else(|error| {
        errors.push(error);
        PAGE
    });
    if !errors.is_empty() {
        return Err(Problem::refused(t("api-parameters"), errors));
    }
    let results = app.index.search(&Address::read(&fields).query(limit)).map_err(|error| match error {
        SearchError::Cursor => Problem::refused(t("api-parameters"), vec![error_of("cursor", t("api-cursor"))]),
        other => Problem::broken(other),
    })?;
    let ids: Vec<RecordId> = results.hits.iter().map(|hit| hit.id).collect();
    let stored: HashMap<RecordId, StoredRecord> =
        app.store.records(&ids).await?.into_iter().map(|stored| (stored.id, stored)).collect();
    let hits = results.hits.into_iter().map(|hit| body(&app, stored.get(&hit.id), hit)).collect();
    let facets = results.facets.into_iter().map(|counts| {
        let value = |value: search::FacetCount| FacetValue {
            code: value.code.to_string(),
            label: value.label.to_string(),
            count: value.count,
            selected: value.selected,
        };
        (counts.facet.id(), counts.values.into_iter().map(value).collect())
    });
    Ok(Json(Answer {
        total: results.total,
        hits,
        facets: facets.collect(),
        suggestion: results.suggestion,
        next: results.next,
    }))
}

/// One material as JSON-LD.
pub async fn one(State(app): State<App>, Path(id): Path<String>) -> Result<Response, Problem> {
    let stored = load(&app, &id).await?;
    Ok(([(header::CONTENT_TYPE, "application/ld+json")], json_ld(&app, &stored)).into_response())
}

fn unknown(fields: &Fields) -> Vec<FieldError> {
    let is_known = |name: &str| OTHER_PARAMETERS.contains(&name) || Facet::from_id(name).is_some();
    let wrong = fields.pairs().map(|(name, _)| name).filter(|name| !is_known(name));
    wrong.map(|name| error_of(name, tv("api-parameter-onbekend", &[("naam", name)]))).collect()
}

fn limit(text: &str) -> Result<usize, FieldError> {
    if text.is_empty() {
        return Ok(PAGE);
    }
    let most = Query::MOST_HITS.to_string();
    let within = text.parse().ok().filter(|limit| (1..=Query::MOST_HITS).contains(limit));
    within.ok_or_else(|| error_of("limit", tv("api-limit", &[("meest", &most)])))
}

fn error_of(field: &str, message: String) -> FieldError {
    FieldError { field: field.to_owned(), message }
}

fn body(app: &App, stored: Option<&StoredRecord>, hit: Hit) -> HitBody {
    let card = hit.card;
    HitBody {
        url: app.address(&format!("/materiaal/{}", hit.id)),
        id: hit.id.to_string(),
        identifiers: stored.map(identifiers).unwrap_or_default(),
        title: card.title,
        description: card.summary,
        levels: card.levels,
        subjects: card.subjects,
        kinds: card.kinds,
        minutes: card.minutes,
        licence: card.licence,
        language: card.language,
        quality: card.quality,
        publisher: card.publisher,
    }
}

/// Everything the record is known by: the identifier of the OAI header it came with, of its
/// metadata, and of the material.
fn identifiers(stored: &StoredRecord) -> Vec<String> {
    let mut identifiers: Vec<String> = stored.key.strip_prefix("oai:").map(str::to_owned).into_iter().collect();
    for identifier in stored.record.metadata_identifiers().chain(stored.record.identifiers()) {
        if !identifiers.contains(&identifier.entry) {
            identifiers.push(identifier.entry.clone());
        }
    }
    identifiers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_parameter_is_named() {
        let fields = Fields::parse(b"q=a&leerniveua=po&limit=3&kleur=rood&vak=x");
        assert_eq!(unknown(&fields).into_iter().map(|error| error.field).collect::<Vec<_>>(), ["leerniveua", "kleur"]);
    }

    #[test]
    fn the_limit_is_a_number_within_bounds() {
        for (text, expected) in [
            ("", Some(PAGE)),
            ("1", Some(1)),
            ("200", Some(200)),
            ("0", None),
            ("201", None),
            ("-1", None),
            ("veel", None),
        ] {
            assert_eq!(limit(text).ok(), expected, "{text}");
        }
    }
}

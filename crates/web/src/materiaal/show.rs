//! The address of a material, in the form that is asked for: a page, JSON-LD or NL LOM.
//!
//! A suffix decides, else the header `Accept`. A deleted material answers 410 in every form.

use super::page;
use crate::app::App;
use crate::problem::Problem;
use crate::visitor::Visitor;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::RecordId;
use store::StoredRecord;

/// A form of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Page,
    JsonLd,
    Lom,
}

/// The record in the form that is asked for.
pub async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (id, form) = match name.rsplit_once('.') {
        Some((id, "jsonld")) => (id, Form::JsonLd),
        Some((id, "xml")) => (id, Form::Lom),
        Some(_) => return Err(Problem::not_found()),
        None => (name.as_str(), preferred(headers.get(header::ACCEPT))),
    };
    let stored = load(&app, id).await?;
    let mut response = match form {
        Form::Page => page::page(&app, &visitor, &stored).await?,
        Form::JsonLd => ([(header::CONTENT_TYPE, "application/ld+json")], json_ld(&app, &stored)).into_response(),
        Form::Lom => ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], lom(&stored)).into_response(),
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept, Cookie"));
    Ok(response)
}

/// The record with this identifier, when it has not been deleted.
///
/// # Errors
/// 404 when there never was one, 410 when it is gone.
pub async fn load(app: &App, id: &str) -> Result<StoredRecord, Problem> {
    let id = RecordId::parse(id).map_err(|_| Problem::not_found())?;
    let stored = app.store.record(id).await?.ok_or_else(Problem::not_found)?;
    if stored.deleted { Err(Problem::new(StatusCode::GONE)) } else { Ok(stored) }
}

/// schema.org, as Edurep maps it.
#[must_use]
pub fn json_ld(app: &App, stored: &StoredRecord) -> String {
    let url = app.address(&format!("/materiaal/{}", stored.id));
    let modified = stored.changed.to_string();
    let page = metadata::jsonld::Page { url: &url, id: &url, modified: Some(&modified), thumbnail: None };
    metadata::jsonld::write(&stored.record, &page).to_string()
}

fn lom(stored: &StoredRecord) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", stored.lom)
}

/// The form that `Accept` likes best; a page when it does not say.
fn preferred(accept: Option<&HeaderValue>) -> Form {
    let accept = accept.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0.0, Form::Page);
    for part in accept.split(',') {
        let (kind, parameters) = part.split_once(';').unwrap_or((part, ""));
        let form = match kind.trim() {
            "text/html" | "application/xhtml+xml" => Form::Page,
            "application/ld+json" | "application/json" => Form::JsonLd,
            "application/xml" | "text/xml" => Form::Lom,
            _ => continue,
        };
        let weight = parameters
            .split(';')
            .find_map(|parameter| parameter.trim().strip_prefix("q=")?.parse::<f32>().ok())
            .unwrap_or(1.0);
        if weight > best.0 {
            best = (weight, form);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_follows_the_header() {
        for (accept, form) in [
            ("", Form::Page),
            ("*/*", Form::Page),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Form::Page),
            ("application/ld+json", Form::JsonLd),
            ("application/xml", Form::Lom),
            ("text/html;q=0.5, application/ld+json;q=0.9", Form::JsonLd),
            ("image/png", Form::Page),
        ] {
            assert_eq!(preferred(HeaderValue::from_str(accept).ok().as_ref()), form, "{accept}");
        }
    }
}

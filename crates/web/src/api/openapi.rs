//! The description of the API (OpenAPI 3.1). Written by hand, because it is read by people; a
//! test holds it to the route table, and the facets come from the search itself.

use crate::app::App;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use search::Facet;
use serde_json::{Value, json};

const DOCUMENT: &str = include_str!("openapi.json");

/// The description, with the address of this installation.
pub async fn answer(State(app): State<App>) -> Response {
    let text = document(&app.settings.public_url).to_string();
    (
        [
            (header::CONTENT_TYPE, "application/vnd.oai.openapi+json;version=3.1"),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        ],
        text,
    )
        .into_response()
}

fn document(public_url: &str) -> Value {
    let mut document: Value = serde_json::from_str(DOCUMENT).unwrap_or_default();
    document["servers"] = json!([{ "url": format!("{public_url}/api/v1") }]);
    document["info"]["version"] = json!(env!("CARGO_PKG_VERSION"));
    if let Some(parameters) = document["paths"]["/materialen"]["get"]["parameters"].as_array_mut() {
        parameters.extend(Facet::all().map(facet_parameter));
    }
    document
}

fn facet_parameter(facet: Facet) -> Value {
    json!({
        "name": facet.id(),
        "in": "query",
        "description": format!("Filter on {} ({}). May be repeated; any of the values.", facet.id(), facet.label()),
        "schema": { "type": "array", "items": { "type": "string" } },
        "explode": true
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::ROUTES;
    use std::collections::BTreeSet;

    #[test]
    fn the_description_names_exactly_the_routes_of_the_api() {
        let document = document("http://leerbron.example");
        let paths = document["paths"].as_object().expect("there are paths");
        let described: BTreeSet<String> = paths
            .iter()
            .flat_map(|(path, item)| {
                item.as_object()
                    .into_iter()
                    .flatten()
                    .map(move |(method, _)| format!("{} /api/v1{path}", method.to_uppercase()))
            })
            .collect();
        let routed: BTreeSet<String> = ROUTES
            .iter()
            .filter(|row| row.path.starts_with("/api/v1/"))
            .map(|row| format!("{} {}", row.method, row.path))
            .collect();
        assert_eq!(described, routed);
    }

    #[test]
    fn every_facet_is_a_parameter_and_every_reference_resolves() {
        let document = document("http://leerbron.example");
        let text = document.to_string();
        for facet in Facet::all() {
            assert!(text.contains(&format!("\"name\":\"{}\"", facet.id())), "{}", facet.id());
        }
        for reference in text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(document.pointer(reference).is_some(), "{reference}");
        }
    }
}

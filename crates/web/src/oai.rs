//! OAI-PMH over HTTP: GET and POST to the same answer. The protocol itself is `interop::oai`.

use crate::app::App;
use crate::form::Fields;
use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use interop::oai::{Repository, answer};

/// How many records one answer holds (contract).
const PAGE_SIZE: usize = 100;

/// Arguments in the query.
pub async fn get(State(app): State<App>, query: Fields) -> Result<Response, Problem> {
    respond(&app, &query).await
}

/// Arguments in the body.
pub async fn post(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    respond(&app, &Fields::parse(&body)).await
}

async fn respond(app: &App, fields: &Fields) -> Result<Response, Problem> {
    let arguments: Vec<(String, String)> =
        fields.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let repository = Repository {
        name: "Leerbron".to_owned(),
        base_url: app.address("/oai"),
        host: app.settings.host().to_owned(),
        admin_email: app.settings.admin_email.clone(),
        page_size: PAGE_SIZE,
    };
    let document = answer(&app.store, &repository, &arguments).await?;
    Ok(([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], document).into_response())
}

//! Whether the process lives, whether it can serve, and its figures.

use crate::app::App;
use crate::middleware::measure;
use crate::middleware::rate::client_address;
use crate::problem::Problem;
use crate::visitor::Visitor;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use identity::Role;

/// The process lives; nothing else is asked.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, so requests may come.
pub async fn ready(State(app): State<App>) -> Result<&'static str, Problem> {
    app.store.ping().await.map_err(|error| {
        tracing::warn!(%error, "the database does not answer");
        Problem::new(StatusCode::SERVICE_UNAVAILABLE)
    })?;
    Ok("ok\n")
}

/// Prometheus text: for programs on this machine, and for a token of an administrator. To
/// anyone else the page does not exist.
pub async fn figures(State(app): State<App>, visitor: Visitor, request: Request) -> Result<Response, Problem> {
    let near = client_address(&request, &app.settings).is_loopback();
    if !near && !visitor.is(Role::Beheerder) {
        return Err(Problem::not_found());
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], measure::handle().render())
        .into_response())
}

//! Whether the process lives, whether it can serve, and its figures.

use crate::app::App;
use crate::middleware::measure;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

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

/// Prometheus text.
pub async fn figures() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], measure::handle().render()).into_response()
}

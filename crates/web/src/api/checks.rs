//! Checks a lesson that is sent as a form with the part `file`, and optionally `record` (NL LOM)
//! and `scenario`; or the material of this site at `address`. Nothing is kept.

use crate::app::App;
use crate::controle::request::{Sent, check as run};
use crate::problem::Problem;
use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use quality::Report;

/// The report.
pub async fn check(
    State(app): State<App>,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Json<Report>, Problem> {
    let body = body.map_err(|_| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    Ok(Json(run(&app, Sent::read(body).await?).await?))
}

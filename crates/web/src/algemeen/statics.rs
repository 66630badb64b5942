//! Style sheet, script, fonts and logo, from the binary.

use crate::problem::Problem;
use crate::theme;
use axum::extract::{Path, RawQuery};
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A file under `/static`. With its edition in the address it may be kept for good.
pub async fn file(Path(name): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let (kind, bytes) = theme::file(&name).ok_or_else(Problem::not_found)?;
    let is_permanent =
        name.starts_with("font/") || query.is_some_and(|query| query == format!("v={}", theme::edition()));
    let keep = if is_permanent { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], bytes).into_response())
}

/// The logo; it carries its own colours, so its policy allows its own style.
pub async fn favicon() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
    ];
    (headers, theme::icons::FAVICON).into_response()
}

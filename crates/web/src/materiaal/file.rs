//! The files of a material: to save, or to look at inside a sandbox.
//!
//! A lesson is someone else's web page. Looked at under our address it may run nothing, send
//! nothing and reach nothing of the site: the policy below takes its origin away.

use super::show::load;
use crate::app::App;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::fmt::Write;
use store::FileInfo;

const SANDBOX: &str = "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; \
    media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// Media types that a browser shows; anything else is only saved.
const SHOWN: &[&str] = &[
    "text/html",
    "text/css",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/svg+xml",
    "audio/mpeg",
    "video/mp4",
    "application/pdf",
];

/// The file, to save.
pub async fn download(
    State(app): State<App>,
    Path((id, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let file = find(&app, &id, &name).await?;
    let disposition =
        format!("attachment; filename*=UTF-8''{}", encoded(file.name.rsplit('/').next().unwrap_or(&file.name)));
    send(&app, &file, &headers, &[(header::CONTENT_DISPOSITION, disposition)]).await
}

/// The file, to look at.
pub async fn preview(
    State(app): State<App>,
    Path((id, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let file = find(&app, &id, &name).await?;
    if !is_shown(&file.media_type) {
        return Err(Problem::not_found());
    }
    let policy =
        [(header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()), (header::X_FRAME_OPTIONS, "SAMEORIGIN".to_owned())];
    send(&app, &file, &headers, &policy).await
}

/// Whether a browser shows this media type inside the sandbox.
#[must_use]
pub fn is_shown(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or(media_type).trim();
    SHOWN.contains(&kind)
}

async fn find(app: &App, id: &str, name: &str) -> Result<FileInfo, Problem> {
    let stored = load(app, id).await?;
    stored.files.into_iter().find(|file| file.name == name).ok_or_else(Problem::not_found)
}

async fn send(
    app: &App,
    file: &FileInfo,
    headers: &HeaderMap,
    own: &[(HeaderName, String)],
) -> Result<Response, Problem> {
    let tag = format!("\"{}\"", file.hash);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|known| known.trim() == tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let stored = app
            .store
            .file(&file.hash)
            .await?
            .ok_or_else(|| Problem::broken("a record names a file that is not kept"))?;
        ([(header::CONTENT_TYPE, with_charset(&file.media_type))], stored.bytes).into_response()
    };
    let headers = own.iter().map(|(name, value)| (name.clone(), value.clone())).chain([(header::ETAG, tag)]);
    for (name, value) in headers {
        response.headers_mut().insert(name, value.parse().map_err(Problem::broken)?);
    }
    Ok(response)
}

/// A lesson that does not say its encoding is read as UTF-8, as we wrote or checked it.
fn with_charset(media_type: &str) -> String {
    let is_bare_text = media_type.starts_with("text/") && !media_type.contains("charset");
    if is_bare_text { format!("{media_type}; charset=utf-8") } else { media_type.to_owned() }
}

/// A file name as RFC 5987 wants it in a header.
fn encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_in_a_header() {
        assert_eq!(encoded("les één \"a\".html"), "les%20%C3%A9%C3%A9n%20%22a%22.html");
    }

    #[test]
    fn a_program_is_never_shown() {
        assert!(is_shown("text/html; charset=utf-8"));
        assert!(!is_shown("text/javascript"));
        assert!(!is_shown("application/octet-stream"));
    }
}

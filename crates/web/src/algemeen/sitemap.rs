//! Sitemaps (sitemaps.org 0.9) of our own material.
//!
//! One file covers a fixed range of sequence numbers, so that a million records cost no more
//! than the range asked for and a file changes only when its records do.

use crate::app::App;
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use interop::oai::{Catalogue, Form, Selection, Source};
use std::fmt::Write;
use store::Chain;

/// Sequence numbers in one file; the protocol allows 50,000 addresses.
const RANGE: i64 = 10_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The index of all files.
pub async fn index(State(app): State<App>) -> Result<Response, Problem> {
    let last = app.store.last_seq(Chain::Catalogue).await?;
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for number in 0..=last.max(0) / RANGE {
        let _ = writeln!(text, "<sitemap><loc>{}</loc></sitemap>", app.address(&format!("/sitemap/{number}.xml")));
    }
    text.push_str("</sitemapindex>\n");
    Ok(xml(text))
}

/// One file.
pub async fn page(State(app): State<App>, Path(name): Path<String>) -> Result<Response, Problem> {
    let number: i64 =
        name.strip_suffix(".xml").and_then(|number| number.parse().ok()).ok_or_else(Problem::not_found)?;
    let start = number.checked_mul(RANGE).filter(|start| *start >= 0).ok_or_else(Problem::not_found)?;
    if start > app.store.last_seq(Chain::Catalogue).await? {
        return Err(Problem::not_found());
    }
    let selection = Selection {
        source: Source::Own,
        from: None,
        before: None,
        after: start,
        limit: RANGE as usize,
        form: Form::Headers,
    };
    let items = app.store.page(&selection).await?.items;
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{NAMESPACE}\">\n");
    for item in items.iter().filter(|item| !item.deleted && item.seq <= start + RANGE) {
        let address = app.address(&format!("/materiaal/{}", item.id));
        let _ = writeln!(text, "<url><loc>{address}</loc><lastmod>{}</lastmod></url>", item.changed);
    }
    text.push_str("</urlset>\n");
    Ok(xml(text))
}

fn xml(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}

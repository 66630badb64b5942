//! Suggestions while typing, for the script.

use crate::app::App;
use crate::form::Fields;
use axum::Json;
use axum::extract::State;
use serde::Serialize;

/// How many at most: what fits under the box without covering the page.
const MOST: usize = 7;

/// The answer.
#[derive(Serialize)]
pub struct Suggestions {
    suggestions: Vec<String>,
}

/// Words and titles that begin so.
pub async fn answer(State(app): State<App>, fields: Fields) -> Json<Suggestions> {
    let prefix: String = fields.get("q").chars().take(100).collect();
    let suggestions = if prefix.chars().count() < 2 { Vec::new() } else { app.index.suggest(&prefix, MOST) };
    Json(Suggestions { suggestions })
}

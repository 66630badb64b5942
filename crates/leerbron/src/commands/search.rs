//! `leerbron search QUERY`: the same search as the site's.

use super::answer;
use crate::cli::{Format, Search};
use crate::config::Config;
use crate::exit::Exit;
use crate::{house, indexer};
use ::search::{Hit, Query, Results};
use serde_json::{Value, json};
use std::fmt::Write;

/// Searches the index, brought up to date first when no server holds it.
pub async fn run(arguments: &Search, config: &Config) -> anyhow::Result<Exit> {
    let store = house::store(config).await?;
    let index = house::index(config)?;
    if let Ok(mut writer) = index.writer(indexer::HEAP) {
        indexer::catch_up(&store, &index, &mut writer, index.applied()).await?;
    }
    index.refresh()?;
    let query = Query { limit: arguments.limit.clamp(1, Query::MOST_HITS), ..Query::text(&arguments.query) };
    let results = index.search(&query)?;
    match arguments.format {
        Format::Json => answer(&serde_json::to_string_pretty(&json(&results))?),
        Format::Text => answer(&text(&results)),
    }
    Ok(Exit::Done)
}

fn json(results: &Results) -> Value {
    let facet = |counts: &::search::FacetCounts| {
        let values: Vec<Value> = counts
            .values
            .iter()
            .map(|value| json!({ "code": &*value.code, "label": &*value.label, "count": value.count }))
            .collect();
        (counts.facet.id().to_owned(), Value::Array(values))
    };
    json!({
        "total": results.total,
        "hits": results.hits.iter().map(hit).collect::<Vec<_>>(),
        "facets": results.facets.iter().map(facet).collect::<serde_json::Map<_, _>>(),
        "suggestion": results.suggestion,
        "next": results.next,
    })
}

fn hit(hit: &Hit) -> Value {
    let card = &hit.card;
    json!({
        "id": hit.id, "title": card.title, "summary": card.summary, "levels": card.levels, "subjects": card.subjects,
        "kinds": card.kinds, "minutes": card.minutes, "licence": card.licence, "language": card.language,
        "publisher": card.publisher, "score": hit.score,
    })
}

fn text(results: &Results) -> String {
    let mut text = match results.total {
        0 => "Niets gevonden.\n".to_owned(),
        1 => "1 materiaal\n".to_owned(),
        total => format!("{total} materialen\n"),
    };
    if let Some(suggestion) = &results.suggestion {
        let _ = writeln!(text, "Bedoelde je: {suggestion}");
    }
    for hit in &results.hits {
        let about: Vec<&str> = hit.card.levels.iter().chain(&hit.card.subjects).map(String::as_str).collect();
        let _ = writeln!(text, "\n{}\n  {}\n  /materiaal/{}", hit.card.title, about.join(" · "), hit.id);
    }
    text
}

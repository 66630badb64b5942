//! `leerbron import PATH…`.

use super::answer;
use crate::cli::{Format, Import};
use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::import::{Sink, Summary, Watch};
use crate::{house, import, indexer};
use std::sync::Arc;
use store::{OWN_SOURCE, Store};

/// Imports and answers the summary; status 1 when a record was rejected.
pub async fn run(arguments: Import, config: &Config) -> anyhow::Result<Exit> {
    let source = source_name(arguments.source.as_deref())?;
    let store = house::store(config).await?;
    let mut sink = sink(store, config).await?;
    let mut watch = Watch::begin("Inlezen", arguments.format == Format::Json);
    let summary = import::run(&mut sink, arguments.paths, &source, &mut watch).await?;
    watch.end();
    conclude(&summary, arguments.format)
}

/// Prints a summary and answers the status that fits it.
pub fn conclude(summary: &Summary, format: Format) -> anyhow::Result<Exit> {
    match format {
        Format::Json => answer(&serde_json::to_string_pretty(summary)?),
        Format::Text => answer(&summary.text()),
    }
    Ok(if summary.rejected.is_empty() { Exit::Done } else { Exit::Found })
}

/// The store, and the index unless a running server holds it: that one then follows by itself.
pub async fn sink(store: Store, config: &Config) -> anyhow::Result<Sink> {
    let index = house::index(config)?;
    let Ok(mut writer) = index.writer(indexer::HEAP) else {
        eprintln!("De website draait en neemt de wijzigingen zelf in de zoekindex op.");
        return Ok(Sink { store, index: None });
    };
    indexer::catch_up(&store, &index, &mut writer, index.applied()).await?;
    Ok(Sink { store, index: Some((Arc::clone(&index), writer)) })
}

/// The name of a source as it may stand in a set.
pub fn source_name(given: Option<&str>) -> anyhow::Result<String> {
    let name = given.unwrap_or(OWN_SOURCE).trim().to_lowercase();
    let fits = !name.is_empty()
        && name.len() <= 100
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
    if fits { Ok(name) } else { Err(refuse("De naam van een bron bestaat uit letters, cijfers, punten en streepjes.")) }
}

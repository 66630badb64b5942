//! The parts that most commands need: the store and the index, opened as configured.

use crate::config::Config;
use anyhow::Context;
use dutch::Lexicon;
use search::SearchIndex;
use std::os::unix::fs::DirBuilderExt;
use std::sync::Arc;
use store::{Options, Store};

/// Opens the database and brings its tables up to date.
pub async fn store(config: &Config) -> anyhow::Result<Store> {
    // What lies in it is for the administrator alone.
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&config.data.value);
    made.with_context(|| format!("map {} is niet te maken", config.data.value.display()))?;
    let opened = Store::open(Options::new(config.database.value.clone())).await;
    opened.with_context(|| format!("database {} is niet te openen", config.database_shown()))
}

/// Opens the search index; a missing or outdated one starts empty.
pub fn index(config: &Config) -> anyhow::Result<Arc<SearchIndex>> {
    let directory = config.index_directory();
    let lexicon = Lexicon::new(assets::dutch_words())?;
    let opened = SearchIndex::open(&directory, lexicon);
    opened.map(Arc::new).with_context(|| format!("zoekindex {} is niet te openen", directory.display()))
}

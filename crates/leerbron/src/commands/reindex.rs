//! `leerbron reindex`.

use crate::config::Config;
use crate::exit::Exit;
use crate::{house, indexer};

/// Builds the index anew from the store.
pub async fn run(config: &Config) -> anyhow::Result<Exit> {
    let store = house::store(config).await?;
    let index = house::index(config)?;
    indexer::rebuild(&store, &index).await?;
    index.refresh()?;
    eprintln!("De zoekindex is opnieuw opgebouwd: {} materialen.", index.len());
    Ok(Exit::Done)
}

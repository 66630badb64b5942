//! `leerbron backup FILE`.

use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::house;
use std::path::Path;

/// Writes a backup beside its final name first, so that a half one is never taken for whole.
pub async fn run(file: &Path, config: &Config) -> anyhow::Result<Exit> {
    let store = house::store(config).await?;
    let partial = file.with_extension("half");
    let target = std::fs::File::create(&partial)
        .map_err(|error| refuse(format!("{} is niet te maken: {error}", partial.display())))?;
    let summary = store.backup(std::io::BufWriter::new(&target)).await?;
    target.sync_all()?;
    std::fs::rename(&partial, file)?;
    let rows: u64 = summary.rows.values().sum();
    eprintln!("Back-up {} gemaakt: {rows} rijen uit {} tabellen.", file.display(), summary.rows.len());
    Ok(Exit::Done)
}

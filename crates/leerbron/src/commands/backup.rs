//! `leerbron backup FILE`.

use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::house;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Writes a backup beside its final name first, so that a half one is never taken for whole.
pub async fn run(file: &Path, config: &Config) -> anyhow::Result<Exit> {
    let store = house::store(config).await?;
    let partial = file.with_extension("half");
    // Password hashes are in it: it is for its owner alone.
    let target = std::fs::OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&partial);
    let target = target.map_err(|error| refuse(format!("{} is niet te maken: {error}", partial.display())))?;
    let summary = store.backup(std::io::BufWriter::new(&target)).await?;
    target.sync_all()?;
    std::fs::rename(&partial, file)?;
    let rows: u64 = summary.rows.values().sum();
    eprintln!("Back-up {} gemaakt: {rows} rijen uit {} tabellen.", file.display(), summary.rows.len());
    Ok(Exit::Done)
}

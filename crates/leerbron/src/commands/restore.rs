//! `leerbron restore FILE`.

use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::{house, indexer};
use anyhow::Context;
use std::path::Path;

/// Restores into an empty database, verifies the chains and fills the index.
pub async fn run(file: &Path, config: &Config) -> anyhow::Result<Exit> {
    let source =
        std::fs::File::open(file).map_err(|error| refuse(format!("{} is niet te lezen: {error}", file.display())))?;
    let store = house::store(config).await?;
    let summary = store
        .restore(std::io::BufReader::new(source))
        .await
        .context(format!("{} is niet teruggezet", file.display()))?;
    let index = house::index(config)?;
    indexer::rebuild(&store, &index).await?;
    let rows: u64 = summary.backup.rows.values().sum();
    eprintln!("Back-up {} teruggezet: {rows} rijen.", file.display());
    if summary.audit.is_sound() {
        eprintln!("De ketens zijn nagerekend en kloppen.");
        return Ok(Exit::Done);
    }
    for problem in &summary.audit.problems {
        eprintln!("Klopt niet: keten {}, nummer {}: {}", problem.chain, problem.number, problem.message);
    }
    Ok(Exit::Found)
}

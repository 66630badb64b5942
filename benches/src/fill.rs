//! Fills a data folder with generated records through our own crates, as an import does, but
//! without the detour over files: a million records would be a zip of seven gigabytes.

use crate::{SEED, lexicon, parallel};
use anyhow::Context;
use metadata::Record;
use search::{Material, SearchIndex, Writer};
use std::path::Path;
use std::time::Instant;
use store::{Actor, Chain, OWN_SOURCE, Options, Prepared, RecordBody, Store};
use testkit::records::{Flaw, flaw, generate, identifier};

/// Records of one transaction.
const BATCH: usize = 5_000;
const HEAP: usize = 256 << 20;
/// The date of what is indexed without a store: 2026-01-01, then a second later for each.
const FIRST: i64 = 1_767_225_600_000;

type Made = (Option<Prepared>, search::Prepared);

/// Fills `data` with `count` records and prints how long it took.
pub fn run(count: u64, data: &Path, with_store: bool) -> anyhow::Result<()> {
    let begun = Instant::now();
    std::fs::create_dir_all(data)?;
    let index = SearchIndex::open(&data.join("index"), lexicon()?)?;
    let mut writer = index.writer(HEAP)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let store = if with_store { Some(runtime.block_on(Store::open(Options::in_directory(data)))?) } else { None };
    let mut waiting: Vec<Made> = Vec::new();
    parallel::in_order(
        count,
        |number| make(&index, number, with_store),
        |made| {
            for made in made {
                waiting.push(made.with_context(|| "a generated record cannot be read")?);
            }
            if waiting.len() >= BATCH {
                runtime.block_on(keep(store.as_ref(), &writer, std::mem::take(&mut waiting)))?;
            }
            Ok(())
        },
    )?;
    let applied = runtime.block_on(async {
        keep(store.as_ref(), &writer, waiting).await?;
        match &store {
            Some(store) => Ok::<_, anyhow::Error>(store.last_seq(Chain::Catalogue).await?),
            None => Ok(i64::try_from(count)?),
        }
    })?;
    writer.commit(applied)?;
    writer.finish()?;
    if let Some(store) = store {
        runtime.block_on(store.close())?;
    }
    println!("{}", serde_json::json!({ "records": count, "seconds": begun.elapsed().as_secs_f64() }));
    Ok(())
}

/// Record `number` as the reader makes it. An import refuses a record without a title, so
/// one that was given that flaw is passed over for one far away.
pub fn record(number: u64) -> anyhow::Result<Record> {
    let mut taken = number;
    while flaw(SEED, taken) == Some(Flaw::EmptyTitle) {
        taken += 1 << 32;
    }
    Ok(metadata::nllom::read(generate(SEED, taken).as_bytes())?.record)
}

fn make(index: &SearchIndex, number: u64, with_store: bool) -> anyhow::Result<Made> {
    let record = record(number)?;
    let key = identifier(number);
    let body = RecordBody { source: OWN_SOURCE.to_owned(), key, record, quality: None, files: vec![] };
    let prepared = Prepared::new(&body);
    let changed = FIRST + i64::try_from(number)? * 1000;
    let material = Material { id: prepared.id, record: &body.record, quality: None, own: true, changed };
    let indexed = index.prepare(&material);
    Ok((with_store.then_some(prepared), indexed))
}

async fn keep(store: Option<&Store>, writer: &Writer, made: Vec<Made>) -> anyhow::Result<()> {
    let (prepared, indexed): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    let mut changed = None;
    if let Some(store) = store {
        let mut write = store.begin(Chain::Catalogue, Actor::CommandLine).await?;
        changed = Some(write.at().as_millisecond());
        write.put_records(prepared.into_iter().flatten().collect()).await?;
        write.commit("import").await?;
    }
    for document in indexed {
        writer.put_prepared(match changed {
            Some(changed) => document.changed_at(changed),
            None => document,
        })?;
    }
    Ok(())
}

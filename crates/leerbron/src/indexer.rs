//! Keeps the search index in step with the store: the index is a projection of the change
//! log, and its commit carries the last change that it holds.

use crate::exit::refuse;
use search::{Material, SearchIndex, Writer};
use std::sync::Arc;
use std::time::Duration;
use store::{Chain, Change, OWN_SOURCE, Store};

/// Memory for documents that are not in the index yet, in bytes.
pub const HEAP: usize = 96 << 20;
const PAGE: u64 = 500;
/// Changes after which the index is made durable in the middle of a long catch-up.
const COMMIT_EVERY: usize = 200_000;
const PAUSE: Duration = Duration::from_millis(400);

/// Puts every change after `from` in the index and makes it durable. Answers the sequence
/// number up to which the index now agrees with the store.
pub async fn catch_up(store: &Store, index: &SearchIndex, writer: &mut Writer, from: i64) -> anyhow::Result<i64> {
    let target = store.last_seq(Chain::Catalogue).await?;
    let (mut applied, mut pending) = (from, 0);
    while applied < target {
        let changes = store.changes_after(applied, PAGE).await?;
        let Some(last) = changes.last() else { break };
        applied = last.seq;
        pending += changes.len();
        // Indexing is all computing: the requests go on elsewhere.
        tokio::task::block_in_place(|| apply(index, writer, &changes))?;
        if pending >= COMMIT_EVERY {
            writer.commit(applied)?;
            pending = 0;
        }
    }
    let applied = applied.max(target);
    if pending > 0 || applied > index.applied() {
        writer.commit(applied)?;
    }
    Ok(applied)
}

fn apply(index: &SearchIndex, writer: &Writer, changes: &[Change]) -> anyhow::Result<()> {
    for change in changes {
        match &change.body {
            Some(body) => {
                let material = Material {
                    id: change.id,
                    record: &body.record,
                    quality: body.quality.as_deref(),
                    own: body.source == OWN_SOURCE,
                    changed: change.changed.as_millisecond(),
                };
                writer.put_prepared(index.prepare(&material))?;
            }
            None => writer.delete(change.id),
        }
    }
    Ok(())
}

/// Empties the index and fills it again.
pub async fn rebuild(store: &Store, index: &SearchIndex) -> anyhow::Result<i64> {
    let mut writer = index.writer(HEAP).map_err(|error| {
        refuse(format!("De zoekindex is niet te schrijven: {error}. Stop eerst het andere programma."))
    })?;
    writer.clear()?;
    catch_up(store, index, &mut writer, 0).await
}

/// Follows the store until the task is dropped. While another process holds the index, such
/// as an import, this one waits its turn.
pub async fn follow(store: Store, index: Arc<SearchIndex>) {
    let mut writer: Option<Writer> = None;
    let mut applied = index.applied();
    loop {
        if let Err(error) = step(&store, &index, &mut writer, &mut applied).await {
            tracing::warn!(error = format!("{error:#}"), "the index does not follow the store");
            writer = None;
            tokio::time::sleep(PAUSE * 5).await;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn step(
    store: &Store,
    index: &SearchIndex,
    writer: &mut Option<Writer>,
    applied: &mut i64,
) -> anyhow::Result<()> {
    index.refresh()?;
    *applied = (*applied).max(index.applied());
    if store.last_seq(Chain::Catalogue).await? <= *applied {
        return Ok(());
    }
    if writer.is_none() {
        *writer = index.writer(HEAP).ok();
    }
    if let Some(writer) = writer {
        *applied = catch_up(store, index, writer, *applied).await?;
    }
    Ok(())
}

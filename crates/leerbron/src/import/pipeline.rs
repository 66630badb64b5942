//! Threads that read and parse, and one writer: a batch is one transaction and one event.

use super::gather::{Piece, read_all};
use super::items::{self, Ready};
use super::summary::{Rejected, Summary};
use super::watch::Watch;
use base::RecordId;
use search::SearchIndex;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use store::{Actor, Chain, OWN_SOURCE, Put, Store, Write};
use tokio::sync::mpsc;

/// Records of one batch. Parsing goes on for a batch ahead while one is written, so that both
/// cores have work; larger batches only take more memory.
const BATCH: usize = 2_000;
/// Documents, and bytes, that go to a parsing thread at a time.
const CHUNK: usize = 128;
const CHUNK_BYTES: usize = 2 << 20;
const PARSERS: usize = 2;

/// Where records go: the store, and the index when this program may write in it.
pub struct Sink {
    pub store: Store,
    pub index: Option<(Arc<SearchIndex>, search::Writer)>,
}

type Chunk = (usize, Vec<Result<Piece, Rejected>>);

/// Imports everything under `paths`; `source` is [`OWN_SOURCE`] or the name of another.
pub async fn run(sink: &mut Sink, paths: Vec<PathBuf>, source: &str, watch: &mut Watch) -> anyhow::Result<Summary> {
    let index = sink.index.as_ref().map(|(index, _)| Arc::clone(index));
    let mut parsed = parse_in_threads(paths, source.to_owned(), index);
    let mut summary = Summary::default();
    let mut early: BTreeMap<usize, Vec<Ready>> = BTreeMap::new();
    let mut batch: Vec<Ready> = Vec::with_capacity(BATCH + CHUNK);
    let mut next = 0;
    while let Some((number, items)) = parsed.recv().await {
        early.insert(number, items);
        while let Some(items) = early.remove(&next) {
            next += 1;
            batch.extend(items);
            while batch.len() >= BATCH {
                let rest = batch.split_off(BATCH);
                write(sink, std::mem::replace(&mut batch, rest), source, &mut summary).await?;
                watch.show(summary.seen());
            }
        }
    }
    write(sink, batch, source, &mut summary).await?;
    commit_index(sink).await?;
    Ok(summary)
}

/// Makes what was put in the index durable, up to the last change of the store.
pub async fn commit_index(sink: &mut Sink) -> anyhow::Result<()> {
    if let Some((_, writer)) = &mut sink.index {
        let applied = sink.store.last_seq(Chain::Catalogue).await?;
        writer.commit(applied)?;
    }
    Ok(())
}

/// Writes a batch in one transaction.
async fn write(sink: &mut Sink, batch: Vec<Ready>, source: &str, summary: &mut Summary) -> anyhow::Result<()> {
    if batch.is_empty() {
        return Ok(());
    }
    let mut write = sink.store.begin(Chain::Catalogue, Actor::CommandLine).await?;
    let kind = if source == OWN_SOURCE { "import" } else { "import_from_source" };
    let indexing = put_batch(&mut write, batch, source, summary).await?;
    write.commit(kind).await?;
    index_batch(sink, indexing)
}

/// What the index must do once the transaction is kept.
pub enum Indexing {
    Put(Box<search::Prepared>),
    Delete(RecordId),
}

/// Puts a batch in a write that the caller commits, and answers what the index must then do.
pub async fn put_batch(
    write: &mut Write,
    batch: Vec<Ready>,
    source: &str,
    summary: &mut Summary,
) -> anyhow::Result<Vec<Indexing>> {
    let batch = without_superseded(batch, source, summary);
    let mut indexing = Vec::with_capacity(batch.len());
    let mut puts = Vec::with_capacity(batch.len());
    let mut documents = Vec::with_capacity(batch.len());
    for item in batch {
        match item {
            Ready::Rejected(rejected) => summary.reject(rejected),
            Ready::Put { prepared, indexed, problems, .. } => {
                problems.into_iter().for_each(|problem| summary.note(problem));
                puts.push(*prepared);
                documents.push(indexed);
            }
            Ready::Delete { key } => {
                // What came before this deletion may be about the same record.
                store_puts(write, &mut puts, &mut documents, &mut indexing, summary).await?;
                for outcome in write.delete_records(source, std::slice::from_ref(&key)).await? {
                    summary.count(outcome);
                    indexing.push(Indexing::Delete(RecordId::derive(source, &key)));
                }
            }
        }
    }
    store_puts(write, &mut puts, &mut documents, &mut indexing, summary).await?;
    Ok(indexing)
}

/// Of several items of a batch about one record only the last is carried out: the same batch
/// again then changes nothing.
fn without_superseded(batch: Vec<Ready>, source: &str, summary: &mut Summary) -> Vec<Ready> {
    let mut last: HashMap<RecordId, usize> = HashMap::with_capacity(batch.len());
    for (place, item) in batch.iter().enumerate() {
        last.extend(item.id(source).map(|id| (id, place)));
    }
    let mut kept = Vec::with_capacity(batch.len());
    for (place, item) in batch.into_iter().enumerate() {
        let superseded = item.id(source).and_then(|id| last.get(&id)).is_some_and(|last| *last != place);
        match item {
            Ready::Put { place, .. } if superseded => {
                summary.count(Put::Unchanged);
                summary.note(place.superseded());
            }
            Ready::Delete { .. } if superseded => summary.count(Put::Unchanged),
            item => kept.push(item),
        }
    }
    kept
}

async fn store_puts(
    write: &mut Write,
    puts: &mut Vec<store::Prepared>,
    documents: &mut Vec<Option<Box<search::Prepared>>>,
    indexing: &mut Vec<Indexing>,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let outcomes = write.put_records(std::mem::take(puts)).await?;
    for (outcome, document) in outcomes.into_iter().zip(documents.drain(..)) {
        summary.count(outcome);
        if let (Put::Accepted | Put::Changed, Some(document)) = (outcome, document) {
            indexing.push(Indexing::Put(Box::new(document.changed_at(write.at().as_millisecond()))));
        }
    }
    Ok(())
}

/// Puts a kept batch in the index, which becomes durable with `commit_index`.
pub fn index_batch(sink: &mut Sink, indexing: Vec<Indexing>) -> anyhow::Result<()> {
    let Some((_, writer)) = &mut sink.index else { return Ok(()) };
    for item in indexing {
        match item {
            Indexing::Put(document) => writer.put_prepared(*document)?,
            Indexing::Delete(id) => writer.delete(id),
        }
    }
    Ok(())
}

fn parse_in_threads(
    paths: Vec<PathBuf>,
    source: String,
    index: Option<Arc<SearchIndex>>,
) -> mpsc::Receiver<(usize, Vec<Ready>)> {
    let (chunks, waiting) = sync_channel::<Chunk>(PARSERS * 2);
    std::thread::spawn(move || send_chunks(&paths, &chunks));
    let waiting = Arc::new(Mutex::new(waiting));
    let (parsed, receiver) = mpsc::channel(BATCH / CHUNK);
    for _ in 0..PARSERS {
        let (waiting, parsed, source, index) = (Arc::clone(&waiting), parsed.clone(), source.clone(), index.clone());
        std::thread::spawn(move || parse(&waiting, &parsed, &source, index.as_deref()));
    }
    receiver
}

fn send_chunks(paths: &[PathBuf], chunks: &SyncSender<Chunk>) {
    let mut number = 0;
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut bytes = 0;
    read_all(paths, &mut |piece| {
        bytes += piece.as_ref().map_or(0, |piece| piece.bytes.len());
        chunk.push(piece);
        if chunk.len() < CHUNK && bytes < CHUNK_BYTES {
            return true;
        }
        bytes = 0;
        number += 1;
        chunks.send((number - 1, std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK)))).is_ok()
    });
    // When nobody listens any more the import has failed already.
    let _ = chunks.send((number, chunk));
}

fn parse(
    waiting: &Mutex<Receiver<Chunk>>,
    parsed: &mpsc::Sender<(usize, Vec<Ready>)>,
    source: &str,
    index: Option<&SearchIndex>,
) {
    loop {
        let received = waiting.lock().map(|queue| queue.recv());
        let Ok(Ok((number, pieces))) = received else { return };
        let mut out = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece {
                Ok(piece) => items::ready(&piece, source, index, &mut out),
                Err(rejected) => out.push(Ready::Rejected(rejected)),
            }
        }
        if parsed.blocking_send((number, out)).is_err() {
            return;
        }
    }
}

//! A write: one chain, one transaction, one event at its end.
//!
//! [`Write`] is the only way to change a row. It takes the chain's writer lock before it reads
//! the clock, so numbers, dates and commits follow one order; what it appends gets the next
//! sequence numbers; `commit` closes the event and links it to the one before. Dropped without
//! `commit`, nothing has happened.

use crate::Store;
use crate::chain::{Actor, Chain};
use crate::engine::{Engine, one, rows_of_values, run};
use crate::error::StoreError;
use crate::lock::{WriterGuard, take_in_transaction};
use base::chain::{Hash, Link, Root, SALT_LENGTH, digest, leaf};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

/// Entries that are sent to the database in one statement.
const BATCH: usize = 250;
const ENTRY_COLUMNS: usize = 7;

/// The last event of a chain.
pub(crate) struct Head {
    pub events: i64,
    pub seq: i64,
    pub at: i64,
    pub hash: Hash,
}

/// A change in the making.
pub struct Write {
    pub(crate) tx: DatabaseTransaction,
    pub(crate) chain: Chain,
    actor: Actor,
    head: Head,
    at: i64,
    root: Root,
    next: i64,
    pending: Vec<Value>,
    salts: Salts,
    _guard: WriterGuard,
}

/// A change that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Last sequence number of the chain.
    pub seq: i64,
    /// Instant of the event.
    pub at: Timestamp,
    /// Number of entries of the event; none when nothing changed and no event was written.
    pub entries: i64,
}

impl Store {
    /// Begins a write on a chain; waits while another one is busy on it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self, chain: Chain, actor: Actor) -> Result<Write, StoreError> {
        let engine: &Engine = &self.engine;
        let guard = engine.locks.turn(chain).await?;
        let tx = engine.begin_write().await?;
        if !engine.is_sqlite() {
            take_in_transaction(&tx, chain).await?;
        }
        let head = head(&tx, chain).await?;
        let at = engine.now(&tx).await?.max(head.at);
        let next = head.seq + 1;
        Ok(Write {
            tx,
            chain,
            actor,
            head,
            at,
            root: Root::default(),
            next,
            pending: Vec::new(),
            salts: Salts::default(),
            _guard: guard,
        })
    }
}

impl Write {
    /// The instant of this event: the same for all its entries, never earlier than the event before.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        instant(self.at)
    }

    pub(crate) fn at_milliseconds(&self) -> i64 {
        self.at
    }

    /// Appends an entry and answers its sequence number. `earlier` is the sequence number of
    /// the entry before it about the same subject, or 0.
    pub(crate) async fn append(
        &mut self,
        kind: &str,
        subject: &str,
        body: String,
        earlier: i64,
    ) -> Result<i64, StoreError> {
        let seq = self.next;
        self.next += 1;
        let salt = self.salts.next()?;
        let digest = digest(&salt, body.as_bytes());
        self.root.add(&leaf(seq, kind, subject, &digest));
        self.pending.extend([
            self.chain.position(seq).into(),
            earlier.into(),
            kind.into(),
            subject.into(),
            digest.to_vec().into(),
            salt.to_vec().into(),
            body.into(),
        ]);
        if self.pending.len() >= BATCH * ENTRY_COLUMNS {
            self.flush().await?;
        }
        Ok(seq)
    }

    /// Removes the payload of an earlier entry of this chain, for good, and records that it
    /// was removed and why. The chain still verifies.
    ///
    /// # Errors
    /// When there is no such entry or the database does not answer.
    pub async fn erase(&mut self, seq: i64, reason: &str) -> Result<(), StoreError> {
        let position = self.chain.position(seq);
        self.flush().await?;
        let touched =
            run(&self.tx, "UPDATE entry SET body = NULL, salt = NULL WHERE position = $1", vec![position.into()])
                .await?;
        if touched == 0 {
            return Err(StoreError::NotFound(format!("entry {seq}")));
        }
        let body = serde_json::json!({ "reason": reason }).to_string();
        self.append("payload_erased", &seq.to_string(), body, 0).await?;
        Ok(())
    }

    pub(crate) async fn flush(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let rows = self.pending.len() / ENTRY_COLUMNS;
        let sql = format!(
            "INSERT INTO entry (position, earlier, kind, subject, digest, salt, body) VALUES {}",
            rows_of_values(self.tx.get_database_backend(), rows, ENTRY_COLUMNS)
        );
        run(&self.tx, &sql, std::mem::take(&mut self.pending)).await.map(|_| ())
    }

    /// Closes the event and makes everything durable. A write that appended nothing leaves no event.
    ///
    /// # Errors
    /// When the database does not answer; then nothing has happened.
    pub async fn commit(mut self, kind: &str) -> Result<Committed, StoreError> {
        self.flush().await?;
        let first = self.head.seq + 1;
        let entries = self.next - first;
        if entries == 0 {
            self.tx.rollback().await?;
            return Ok(Committed { seq: self.head.seq, at: instant(self.at), entries });
        }
        let root = std::mem::take(&mut self.root).finish();
        let actor = self.actor.code();
        let number = self.head.events + 1;
        let link = Link {
            previous: self.head.hash,
            chain: self.chain.name(),
            number,
            at: self.at,
            actor: &actor,
            kind,
            first,
            count: entries,
            root,
        };
        let hash = link.hash();
        insert_event(&self.tx, self.chain, &link, hash).await?;
        let sql = "UPDATE chain SET events = $1, last_seq = $2, last_at = $3, last_hash = $4 WHERE id = $5";
        let seq = self.next - 1;
        run(
            &self.tx,
            sql,
            vec![number.into(), seq.into(), self.at.into(), hash.to_vec().into(), self.chain.id().into()],
        )
        .await?;
        self.tx.commit().await?;
        Ok(Committed { seq, at: instant(self.at), entries })
    }

    /// Gives up: nothing has happened.
    ///
    /// # Errors
    /// When the database does not answer; it then drops the transaction by itself.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}

async fn insert_event(
    connection: &impl ConnectionTrait,
    chain: Chain,
    link: &Link<'_>,
    hash: Hash,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO event (position, chain, number, at, actor, kind, first_seq, entries, root, previous, hash) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = vec![
        chain.position(link.number).into(),
        chain.id().into(),
        link.number.into(),
        link.at.into(),
        link.actor.into(),
        link.kind.into(),
        link.first.into(),
        link.count.into(),
        link.root.to_vec().into(),
        link.previous.to_vec().into(),
        hash.to_vec().into(),
    ];
    run(connection, sql, values).await.map(|_| ())
}

/// Reads the head of a chain.
pub(crate) async fn head(connection: &impl ConnectionTrait, chain: Chain) -> Result<Head, StoreError> {
    let row = one(
        connection,
        "SELECT events, last_seq, last_at, last_hash FROM chain WHERE id = $1",
        vec![chain.id().into()],
    )
    .await?;
    let row = row.ok_or_else(|| StoreError::NotFound(format!("chain {}", chain.name())))?;
    let hash: Vec<u8> = row.try_get("", "last_hash")?;
    let hash = hash.try_into().map_err(|_| StoreError::NotFound(format!("the hash of chain {}", chain.name())))?;
    Ok(Head {
        events: row.try_get("", "events")?,
        seq: row.try_get("", "last_seq")?,
        at: row.try_get("", "last_at")?,
        hash,
    })
}

/// Milliseconds since 1970 as an instant.
pub(crate) fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Random salts, fetched from the system in blocks.
#[derive(Default)]
struct Salts {
    block: Vec<u8>,
}

impl Salts {
    fn next(&mut self) -> Result<[u8; SALT_LENGTH], StoreError> {
        if self.block.len() < SALT_LENGTH {
            self.block = vec![0; SALT_LENGTH * 64];
            getrandom::fill(&mut self.block).map_err(|error| StoreError::NotFound(format!("randomness ({error})")))?;
        }
        let rest = self.block.len() - SALT_LENGTH;
        let mut salt = [0; SALT_LENGTH];
        salt.copy_from_slice(&self.block[rest..]);
        self.block.truncate(rest);
        Ok(salt)
    }
}

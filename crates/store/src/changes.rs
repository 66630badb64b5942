//! What changed, in the order in which it was committed: for the index and other projections.

use crate::Store;
use crate::chain::{Chain, LAST};
use crate::error::StoreError;
use crate::records::{RecordBody, body, record_id};
use crate::write::instant;
use base::RecordId;
use jiff::Timestamp;

/// The latest state of a record that changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which record.
    pub id: RecordId,
    /// Sequence number of its last change.
    pub seq: i64,
    /// When.
    pub changed: Timestamp,
    /// What it is now; `None` when deleted or erased.
    pub body: Option<RecordBody>,
}

/// An entry of a chain, as projections other than the records read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Sequence number in its chain.
    pub seq: i64,
    /// When its event was committed.
    pub at: Timestamp,
    /// What happened.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// Sequence number of the entry before it about the same subject, or 0.
    pub earlier: i64,
    /// The payload; `None` when it was erased.
    pub body: Option<String>,
}

/// An event as an administrator reads it.
#[derive(Clone, Debug)]
pub struct Event {
    /// Number in its chain.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who: an account's number or a part of the program.
    pub actor: String,
    /// What happened.
    pub kind: String,
    /// How many entries.
    pub entries: i64,
}

impl Store {
    /// Records whose last change came after `seq`, oldest change first, at most `limit`.
    ///
    /// # Errors
    /// When the database does not answer or a payload is damaged.
    pub async fn changes_after(&self, seq: i64, limit: u64) -> Result<Vec<Change>, StoreError> {
        let sql = "SELECT r.id, r.seq, r.changed_at, r.deleted, e.body FROM record r JOIN entry e ON e.position = r.seq + $1 \
                   WHERE r.seq > $2 ORDER BY r.seq LIMIT $3";
        let values =
            vec![Chain::Catalogue.position(0).into(), seq.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
        let rows = self.engine.all(sql, values).await?;
        rows.iter()
            .map(|row| {
                let seq = row.try_get("", "seq")?;
                Ok(Change {
                    id: record_id(row)?,
                    seq,
                    changed: instant(row.try_get("", "changed_at")?),
                    body: body(row, seq)?,
                })
            })
            .collect()
    }

    /// Entries of a chain after sequence number `seq`, in order, at most `limit`. From the first
    /// entry on they tell everything that happened: any projection, for any past date, can be
    /// made again from them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn entries_after(&self, chain: Chain, seq: i64, limit: u64) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT e.position, e.kind, e.subject, e.earlier, e.body, \
                   (SELECT v.at FROM event v WHERE v.position < $2 AND v.position > $3 AND v.first_seq <= e.position - $3 \
                    ORDER BY v.position DESC LIMIT 1) AS at \
                   FROM entry e WHERE e.position > $1 AND e.position < $2 ORDER BY e.position LIMIT $4";
        let (start, end) = (chain.position(0), chain.position(LAST));
        let values =
            vec![chain.position(seq).into(), end.into(), start.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
        let rows = self.engine.all(sql, values).await?;
        rows.iter()
            .map(|row| {
                Ok(Entry {
                    seq: row.try_get::<i64>("", "position")? - start,
                    at: instant(row.try_get("", "at")?),
                    kind: row.try_get("", "kind")?,
                    subject: row.try_get("", "subject")?,
                    earlier: row.try_get("", "earlier")?,
                    body: row.try_get("", "body")?,
                })
            })
            .collect()
    }

    /// The newest events of a chain, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn recent_events(&self, chain: Chain, limit: i64) -> Result<Vec<Event>, StoreError> {
        let sql = "SELECT number, at, actor, kind, entries FROM event WHERE position > $1 AND position < $2 ORDER BY position DESC LIMIT $3";
        let rows =
            self.engine.all(sql, vec![chain.position(0).into(), chain.position(LAST).into(), limit.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Event {
                    number: row.try_get("", "number")?,
                    at: instant(row.try_get("", "at")?),
                    actor: row.try_get("", "actor")?,
                    kind: row.try_get("", "kind")?,
                    entries: row.try_get("", "entries")?,
                })
            })
            .collect()
    }
}

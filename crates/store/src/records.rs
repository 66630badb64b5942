//! The catalogue's records: putting, deleting, reading.

use crate::chain::Chain;
use crate::engine::{all, one, placeholders, rows_of_values, run};
use crate::error::StoreError;
use crate::files::FileInfo;
use crate::write::{Write, instant};
use crate::{Store, write};
use base::RecordId;
use jiff::Timestamp;
use metadata::Record;
use sea_orm::{ConnectionTrait, QueryResult, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The source of what is made or imported here, as against harvested elsewhere.
pub const OWN_SOURCE: &str = "eigen";

/// Records that are looked up and written in one statement.
const BATCH: usize = 250;
const RECORD_COLUMNS: usize = 8;

/// What the event stream keeps of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBody {
    /// [`OWN_SOURCE`] or the name of a harvested source.
    pub source: String,
    /// What the source calls it (contract: record identity).
    pub key: String,
    /// The metadata.
    pub record: Record,
    /// What the machine's check found, as a code; absent when the material was not checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<String>,
    /// The files of the material that stand here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileInfo>,
}

/// A record ready to be put: everything that costs time is done, on whatever thread.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The permanent identifier.
    pub id: RecordId,
    source: String,
    fingerprint: Vec<u8>,
    body: String,
    lom: String,
}

impl Prepared {
    /// Computes identifier, fingerprint and outgoing NL LOM.
    #[must_use]
    pub fn new(body: &RecordBody) -> Self {
        let text = serde_json::to_string(body).unwrap_or_default();
        Self {
            id: RecordId::derive(&body.source, &body.key),
            source: body.source.clone(),
            fingerprint: Sha256::digest(text.as_bytes())[..16].to_vec(),
            lom: metadata::nllom::write_ims(&body.record),
            body: text,
        }
    }
}

/// What a put or a deletion did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Put {
    /// The record is new.
    Accepted,
    /// The record was there and is different now.
    Changed,
    /// The record was there and is the same.
    Unchanged,
    /// The record is gone.
    Deleted,
}

/// A record as it stands.
#[derive(Clone, Debug)]
pub struct StoredRecord {
    /// The permanent identifier.
    pub id: RecordId,
    /// [`OWN_SOURCE`] or the name of a harvested source.
    pub source: String,
    /// What the source calls it.
    pub key: String,
    /// The metadata; empty for a deleted record.
    pub record: Record,
    /// What the machine's check found, as a code.
    pub quality: Option<String>,
    /// The files that stand here.
    pub files: Vec<FileInfo>,
    /// The outgoing NL LOM, an XML element; empty for a deleted record.
    pub lom: String,
    /// Sequence number of the last change.
    pub seq: i64,
    /// First seen.
    pub created: Timestamp,
    /// Last changed.
    pub changed: Timestamp,
    /// Whether only a tombstone is left.
    pub deleted: bool,
}

/// What is known of a record before a write touches it.
struct Known {
    fingerprint: Vec<u8>,
    seq: i64,
    deleted: bool,
}

impl Write {
    /// Puts records; what is the same as before changes nothing. Answers in the same order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn put_records(&mut self, records: Vec<Prepared>) -> Result<Vec<Put>, StoreError> {
        let mut outcomes = Vec::with_capacity(records.len());
        for group in distinct_groups(records) {
            let mut known = self.known(group.iter().map(|record| record.id)).await?;
            let mut rows = Vec::with_capacity(group.len() * RECORD_COLUMNS);
            for record in group {
                let known = known.remove(&record.id);
                outcomes.push(self.put(record, known, &mut rows).await?);
            }
            self.upsert(rows).await?;
        }
        Ok(outcomes)
    }

    async fn put(&mut self, record: Prepared, known: Option<Known>, rows: &mut Vec<Value>) -> Result<Put, StoreError> {
        if known.as_ref().is_some_and(|known| !known.deleted && known.fingerprint == record.fingerprint) {
            return Ok(Put::Unchanged);
        }
        let earlier = known.as_ref().map_or(0, |known| known.seq);
        let seq = self.append("record_put", record.id.as_str(), record.body, earlier).await?;
        rows.extend(self.row(record.id, record.source, seq, false, record.fingerprint, record.lom));
        Ok(if known.is_some() { Put::Changed } else { Put::Accepted })
    }

    /// Deletes records by source and key; a tombstone stays, also for one never seen, so that
    /// harvesters learn of it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn delete_records(&mut self, source: &str, keys: &[String]) -> Result<Vec<Put>, StoreError> {
        let mut outcomes = Vec::with_capacity(keys.len());
        for key in keys {
            outcomes.push(self.delete_record(source, key).await?);
        }
        Ok(outcomes)
    }

    async fn delete_record(&mut self, source: &str, key: &str) -> Result<Put, StoreError> {
        let id = RecordId::derive(source, key);
        let known = self.known(std::iter::once(id)).await?.remove(&id);
        if known.as_ref().is_some_and(|known| known.deleted) {
            return Ok(Put::Unchanged);
        }
        let body = serde_json::json!({ "source": source, "key": key }).to_string();
        let seq = self.append("record_deleted", id.as_str(), body, known.map_or(0, |known| known.seq)).await?;
        let row = self.row(id, source.to_owned(), seq, true, vec![], String::new());
        self.upsert(row.into()).await?;
        Ok(Put::Deleted)
    }

    /// Removes everything that was ever kept of a record: it becomes a tombstone and the
    /// payloads of all its entries are erased. Answers how many payloads there were.
    ///
    /// # Errors
    /// When there is no such record or the database does not answer.
    pub async fn erase_record(&mut self, source: &str, key: &str, reason: &str) -> Result<u64, StoreError> {
        let id = RecordId::derive(source, key);
        let Some(known) = self.known(std::iter::once(id)).await?.remove(&id) else {
            return Err(StoreError::NotFound(format!("record {id}")));
        };
        self.delete_record(source, key).await?;
        self.flush().await?;
        let (mut seq, mut erased) = (known.seq, 0);
        while seq > 0 {
            let position = Chain::Catalogue.position(seq);
            let row = one(
                &self.tx,
                "SELECT earlier, body IS NULL AS gone FROM entry WHERE position = $1",
                vec![position.into()],
            )
            .await?;
            let Some(row) = row else { break };
            if !row.try_get::<bool>("", "gone")? {
                self.erase(seq, reason).await?;
                erased += 1;
            }
            seq = row.try_get("", "earlier")?;
        }
        Ok(erased)
    }

    fn row(
        &self,
        id: RecordId,
        source: String,
        seq: i64,
        deleted: bool,
        fingerprint: Vec<u8>,
        lom: String,
    ) -> [Value; RECORD_COLUMNS] {
        let at = self.at_milliseconds();
        [
            id.as_str().into(),
            source.into(),
            seq.into(),
            at.into(),
            at.into(),
            deleted.into(),
            fingerprint.into(),
            lom.into(),
        ]
    }

    async fn known(&self, ids: impl Iterator<Item = RecordId>) -> Result<HashMap<RecordId, Known>, StoreError> {
        let values: Vec<Value> = ids.map(|id| id.as_str().into()).collect();
        let sql =
            format!("SELECT id, fingerprint, seq, deleted FROM record WHERE id IN {}", placeholders(1, values.len()));
        let rows = all(&self.tx, &sql, values).await?;
        rows.iter()
            .map(|row| {
                let known = Known {
                    fingerprint: row.try_get("", "fingerprint")?,
                    seq: row.try_get("", "seq")?,
                    deleted: row.try_get("", "deleted")?,
                };
                Ok((record_id(row)?, known))
            })
            .collect()
    }

    async fn upsert(&mut self, rows: Vec<Value>) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "INSERT INTO record (id, source, seq, created_at, changed_at, deleted, fingerprint, lom) VALUES {} \
             ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, changed_at = excluded.changed_at, deleted = excluded.deleted, \
             fingerprint = excluded.fingerprint, lom = excluded.lom",
            rows_of_values(self.tx.get_database_backend(), rows.len() / RECORD_COLUMNS, RECORD_COLUMNS)
        );
        run(&self.tx, &sql, rows).await.map(|_| ())
    }
}

/// Splits into groups of at most [`BATCH`] in which no record occurs twice, in order.
fn distinct_groups(records: Vec<Prepared>) -> Vec<Vec<Prepared>> {
    let mut groups: Vec<Vec<Prepared>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for record in records {
        let full = groups.last().is_none_or(|group| group.len() >= BATCH);
        if full || seen.contains(&record.id) {
            groups.push(Vec::with_capacity(BATCH));
            seen.clear();
        }
        seen.insert(record.id);
        if let Some(group) = groups.last_mut() {
            group.push(record);
        }
    }
    groups
}

impl Store {
    /// The record with this identifier, tombstones included.
    ///
    /// # Errors
    /// When the database does not answer or the stored payload is damaged.
    pub async fn record(&self, id: RecordId) -> Result<Option<StoredRecord>, StoreError> {
        let sql = "SELECT r.id, r.source, r.seq, r.created_at, r.changed_at, r.deleted, r.lom, e.body \
                   FROM record r JOIN entry e ON e.position = r.seq + $2 WHERE r.id = $1";
        let row =
            one(self.engine.connection(), sql, vec![id.as_str().into(), Chain::Catalogue.position(0).into()]).await?;
        row.as_ref().map(stored).transpose()
    }

    /// The records with these identifiers, in no particular order; unknown ones are left out.
    ///
    /// # Errors
    /// When the database does not answer or a stored payload is damaged.
    pub async fn records(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        for group in ids.chunks(BATCH) {
            let sql = format!(
                "SELECT r.id, r.source, r.seq, r.created_at, r.changed_at, r.deleted, r.lom, e.body \
                 FROM record r JOIN entry e ON e.position = r.seq + ${} WHERE r.id IN {}",
                group.len() + 1,
                placeholders(1, group.len())
            );
            let ids = group.iter().map(|id| id.as_str().into());
            let values = ids.chain(std::iter::once(Chain::Catalogue.position(0).into())).collect();
            for row in all(self.engine.connection(), &sql, values).await? {
                found.push(stored(&row)?);
            }
        }
        Ok(found)
    }

    /// How many records there are that are not deleted.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn record_count(&self) -> Result<i64, StoreError> {
        let row = self.engine.one("SELECT COUNT(*) AS records FROM record WHERE NOT deleted", vec![]).await?;
        row.map_or(Ok(0), |row| Ok(row.try_get("", "records")?))
    }

    /// The last sequence number of a chain.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_seq(&self, chain: Chain) -> Result<i64, StoreError> {
        Ok(write::head(self.engine.connection(), chain).await?.seq)
    }
}

pub(crate) fn stored(row: &QueryResult) -> Result<StoredRecord, StoreError> {
    let seq: i64 = row.try_get("", "seq")?;
    let deleted: bool = row.try_get("", "deleted")?;
    let body = body(row, seq)?;
    Ok(StoredRecord {
        id: record_id(row)?,
        source: row.try_get("", "source")?,
        key: body.as_ref().map(|body| body.key.clone()).unwrap_or_default(),
        quality: body.as_ref().and_then(|body| body.quality.clone()),
        files: body.as_ref().map(|body| body.files.clone()).unwrap_or_default(),
        record: body.map(|body| body.record).unwrap_or_default(),
        lom: row.try_get("", "lom")?,
        seq,
        created: instant(row.try_get("", "created_at")?),
        changed: instant(row.try_get("", "changed_at")?),
        deleted,
    })
}

/// The payload of a row's entry; `None` when it was erased or belongs to a deletion.
pub(crate) fn body(row: &QueryResult, seq: i64) -> Result<Option<RecordBody>, StoreError> {
    let deleted: bool = row.try_get("", "deleted")?;
    let text: Option<String> = row.try_get("", "body")?;
    match text {
        Some(text) if !deleted => serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| StoreError::Damaged { seq, message: error.to_string() }),
        _ => Ok(None),
    }
}

pub(crate) fn record_id(row: &QueryResult) -> Result<RecordId, StoreError> {
    let text: String = row.try_get("", "id")?;
    RecordId::parse(&text).map_err(|error| StoreError::NotFound(format!("record '{text}' ({error})")))
}

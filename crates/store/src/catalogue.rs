//! The catalogue as OAI-PMH harvesters see it: the change log by key.
//!
//! Dates follow the order of the sequence numbers, so a period is a range of numbers too: it
//! is looked up once in the events, and a page then costs the same wherever it lies.

use crate::chain::Chain;
use crate::engine::{all, one};
use crate::error::StoreError;
use crate::records::{OWN_SOURCE, body, record_id, stored};
use crate::{Store, write};
use base::RecordId;
use interop::oai::{Body, Catalogue, Form, Item, Page, Selection, Set, Source};
use jiff::Timestamp;
use sea_orm::QueryResult;

impl Catalogue for Store {
    type Error = StoreError;

    async fn horizon(&self) -> Result<Timestamp, StoreError> {
        Self::horizon(self, Chain::Catalogue).await
    }

    async fn earliest(&self) -> Result<Timestamp, StoreError> {
        let sql = "SELECT at FROM event WHERE position = $1";
        let row = self.engine.one(sql, vec![Chain::Catalogue.position(1).into()]).await?;
        match row {
            Some(row) => Ok(write::instant(row.try_get("", "at")?)),
            None => Self::horizon(self, Chain::Catalogue).await,
        }
    }

    async fn sets(&self) -> Result<Vec<Set>, StoreError> {
        let mut sources = self.sources().await?;
        sources.retain(|source| source != OWN_SOURCE);
        let own = Set { source: Source::Own, name: "Eigen materiaal".to_owned() };
        let harvested =
            sources.into_iter().map(|name| Set { name: format!("Herkomst: {name}"), source: Source::Harvested(name) });
        Ok(std::iter::once(own).chain(harvested).collect())
    }

    async fn page(&self, selection: &Selection) -> Result<Page, StoreError> {
        let range = self.range(selection).await?;
        let columns = match selection.form {
            Form::Headers => "r.id, r.source, r.seq, r.changed_at, r.deleted FROM record r",
            Form::Lom => "r.id, r.source, r.seq, r.changed_at, r.deleted, r.lom FROM record r",
            Form::Record => {
                "r.id, r.source, r.seq, r.changed_at, r.deleted, e.body FROM record r JOIN entry e ON e.position = r.seq + $5"
            }
        };
        let sql = format!("SELECT {columns} WHERE r.source = $1 AND r.seq > $2 AND r.seq < $3 ORDER BY r.seq LIMIT $4");
        let limit = i64::try_from(selection.limit).unwrap_or(i64::MAX - 1);
        let mut values =
            vec![source_name(&selection.source).into(), range.start.into(), range.end.into(), (limit + 1).into()];
        if selection.form == Form::Record {
            values.push(Chain::Catalogue.position(0).into());
        }
        let mut rows = all(self.engine.connection(), &sql, values).await?;
        let more = rows.len() > selection.limit;
        rows.truncate(selection.limit);
        let items = rows.iter().map(|row| item(row, selection.form)).collect::<Result<_, _>>()?;
        Ok(Page { items, more })
    }

    async fn item(&self, id: RecordId, form: Form) -> Result<Option<Item>, StoreError> {
        let sql = "SELECT r.id, r.source, r.seq, r.created_at, r.changed_at, r.deleted, r.lom, e.body \
                   FROM record r JOIN entry e ON e.position = r.seq + $2 WHERE r.id = $1";
        let row =
            one(self.engine.connection(), sql, vec![id.as_str().into(), Chain::Catalogue.position(0).into()]).await?;
        row.as_ref().map(|row| item(row, form)).transpose()
    }

    /// Counting a large selection would cost more than the page itself, so it is left out.
    async fn size(&self, _selection: &Selection) -> Result<Option<u64>, StoreError> {
        Ok(None)
    }
}

impl Store {
    /// The names of all sources that have records, deleted ones included. Each step jumps to
    /// the next name in the index, so the cost follows the number of sources, not of records.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sources(&self) -> Result<Vec<String>, StoreError> {
        let mut names: Vec<String> = Vec::new();
        loop {
            let last = names.last().cloned().unwrap_or_default();
            let sql = "SELECT source FROM record WHERE source > $1 ORDER BY source, seq LIMIT 1";
            let Some(row) = self.engine.one(sql, vec![last.into()]).await? else { return Ok(names) };
            names.push(row.try_get("", "source")?);
        }
    }

    /// The sequence numbers of a selection, both ends excluded.
    async fn range(&self, selection: &Selection) -> Result<std::ops::Range<i64>, StoreError> {
        let start = match selection.from {
            Some(from) => self.first_seq_at(ceiling_milliseconds(from)).await?.map_or(i64::MAX, |seq| seq - 1),
            None => 0,
        };
        let end = match selection.before {
            Some(before) => self.first_seq_at(ceiling_milliseconds(before)).await?.unwrap_or(i64::MAX),
            None => i64::MAX,
        };
        Ok(start.max(selection.after)..end)
    }

    /// The first sequence number of the first event at this instant or later.
    async fn first_seq_at(&self, at: i64) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT first_seq FROM event WHERE chain = $1 AND at >= $2 ORDER BY at, position LIMIT 1";
        let row = self.engine.one(sql, vec![Chain::Catalogue.id().into(), at.into()]).await?;
        row.map(|row| Ok(row.try_get("", "first_seq")?)).transpose()
    }
}

/// Events stand at whole milliseconds, so a finer instant is rounded up to the next one.
fn ceiling_milliseconds(instant: Timestamp) -> i64 {
    let milliseconds = instant.as_millisecond();
    if write::instant(milliseconds) < instant { milliseconds + 1 } else { milliseconds }
}

fn source_name(source: &Source) -> &str {
    match source {
        Source::Own => OWN_SOURCE,
        Source::Harvested(name) => name,
    }
}

fn item(row: &QueryResult, form: Form) -> Result<Item, StoreError> {
    let seq: i64 = row.try_get("", "seq")?;
    let deleted: bool = row.try_get("", "deleted")?;
    let source: String = row.try_get("", "source")?;
    let body = match form {
        _ if deleted => Body::None,
        Form::Headers => Body::None,
        Form::Lom => Body::Lom(row.try_get("", "lom")?),
        Form::Record => body(row, seq)?.map_or(Body::None, |body| Body::Record(Box::new(body.record))),
    };
    Ok(Item {
        id: record_id(row)?,
        seq,
        changed: write::instant(row.try_get("", "changed_at")?),
        source: if source == OWN_SOURCE { Source::Own } else { Source::Harvested(source) },
        deleted,
        body,
        provenance: None,
    })
}

impl Store {
    /// Every record whose sequence number lies after `seq`, in order, with everything known of it.
    ///
    /// # Errors
    /// When the database does not answer or a payload is damaged.
    pub async fn records_after(&self, seq: i64, limit: i64) -> Result<Vec<crate::StoredRecord>, StoreError> {
        let sql = "SELECT r.id, r.source, r.seq, r.created_at, r.changed_at, r.deleted, r.lom, e.body \
                   FROM record r JOIN entry e ON e.position = r.seq + $1 WHERE r.seq > $2 ORDER BY r.seq LIMIT $3";
        let rows = self.engine.all(sql, vec![Chain::Catalogue.position(0).into(), seq.into(), limit.into()]).await?;
        rows.iter().map(stored).collect()
    }
}

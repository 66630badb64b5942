//! Proving the chains: every hash is computed again from what is stored.
//!
//! All problems are reported, not only the first; the walk takes memory for one page at a time.

use crate::Store;
use crate::chain::{Chain, LAST};
use crate::engine::{all, one};
use crate::error::StoreError;
use crate::write;
use base::chain::{GENESIS, Hash, Link, Root, digest, leaf};
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Serialize;

const PAGE: i64 = 1000;

/// What was found on all chains.
#[derive(Clone, Debug, Serialize)]
pub struct AuditReport {
    /// A line per chain.
    pub chains: Vec<ChainReport>,
    /// Everything that does not agree.
    pub problems: Vec<AuditProblem>,
}

/// What was found on one chain.
#[derive(Clone, Debug, Serialize)]
pub struct ChainReport {
    /// Name of the chain.
    pub chain: &'static str,
    /// Events that were recomputed.
    pub events: i64,
    /// Entries that were recomputed.
    pub entries: i64,
    /// Entries whose payload was erased: their digest stands, their content is gone.
    pub erased: i64,
    /// Hash of the last event, in hexadecimal. Kept elsewhere, it proves later that nothing
    /// before it was changed or removed.
    pub head: String,
}

/// Something that does not agree.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct AuditProblem {
    /// Name of the chain.
    pub chain: &'static str,
    /// Sequence or event number.
    pub number: i64,
    /// What is wrong.
    pub message: String,
}

impl AuditReport {
    /// Whether everything agrees.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Store {
    /// Recomputes every hash of every chain and compares the records with their entries.
    ///
    /// # Errors
    /// When the database does not answer. What does not agree is in the report.
    pub async fn verify_audit(&self) -> Result<AuditReport, StoreError> {
        let tx = self.engine.begin_snapshot().await?;
        let mut report = AuditReport { chains: vec![], problems: vec![] };
        for chain in Chain::ALL {
            let mut walk = Walk {
                chain,
                problems: &mut report.problems,
                entries: 0,
                erased: 0,
                previous: GENESIS,
                next_seq: 1,
                last_at: 0,
            };
            let events = walk.events(&tx).await?;
            walk.head(&tx, events).await?;
            let (entries, erased, head) = (walk.entries, walk.erased, hexadecimal(&walk.previous));
            report.chains.push(ChainReport { chain: chain.name(), events, entries, erased, head });
        }
        records(&tx, &mut report.problems).await?;
        tx.commit().await?;
        Ok(report)
    }
}

struct Walk<'a> {
    chain: Chain,
    problems: &'a mut Vec<AuditProblem>,
    entries: i64,
    erased: i64,
    previous: Hash,
    next_seq: i64,
    last_at: i64,
}

impl Walk<'_> {
    fn problem(&mut self, number: i64, message: impl Into<String>) {
        self.problems.push(AuditProblem { chain: self.chain.name(), number, message: message.into() });
    }

    async fn events(&mut self, tx: &impl ConnectionTrait) -> Result<i64, StoreError> {
        let mut seen = 0;
        loop {
            let sql = "SELECT number, at, actor, kind, first_seq, entries, root, previous, hash FROM event \
                       WHERE position > $1 AND position < $2 ORDER BY position LIMIT $3";
            let values = vec![self.chain.position(seen).into(), self.chain.position(LAST).into(), PAGE.into()];
            let rows = all(tx, sql, values).await?;
            if rows.is_empty() {
                return Ok(seen);
            }
            for row in &rows {
                seen = self.event(tx, row, seen).await?;
            }
        }
    }

    async fn event(&mut self, tx: &impl ConnectionTrait, row: &QueryResult, seen: i64) -> Result<i64, StoreError> {
        let number: i64 = row.try_get("", "number")?;
        let (first, count): (i64, i64) = (row.try_get("", "first_seq")?, row.try_get("", "entries")?);
        let (actor, kind): (String, String) = (row.try_get("", "actor")?, row.try_get("", "kind")?);
        let at: i64 = row.try_get("", "at")?;
        if number != seen + 1 {
            self.problem(number, format!("event {} is missing", seen + 1));
        }
        if first != self.next_seq {
            self.problem(number, format!("the event begins at entry {first}, entry {} was expected", self.next_seq));
        }
        if at < self.last_at {
            self.problem(number, "the event is dated before the one that came first");
        }
        let root = self.leaves(tx, first, count).await?;
        if root.as_slice() != row.try_get::<Vec<u8>>("", "root")? {
            self.problem(number, "the entries of this event are not the ones it was closed with");
        }
        if self.previous.as_slice() != row.try_get::<Vec<u8>>("", "previous")? {
            self.problem(number, "the event does not follow the one before it");
        }
        let link = Link {
            previous: self.previous,
            chain: self.chain.name(),
            number,
            at,
            actor: &actor,
            kind: &kind,
            first,
            count,
            root,
        };
        let hash = link.hash();
        let stored: Vec<u8> = row.try_get("", "hash")?;
        if hash.as_slice() != stored {
            self.problem(number, "the event was changed after it was closed");
        }
        // Going on from the stored hash reports each damaged event once.
        self.previous = stored.try_into().unwrap_or(hash);
        self.next_seq = first + count;
        self.last_at = at;
        Ok(number)
    }

    async fn leaves(&mut self, tx: &impl ConnectionTrait, first: i64, count: i64) -> Result<Hash, StoreError> {
        let mut root = Root::default();
        let (mut next, end) = (first, first + count);
        while next < end {
            let sql = "SELECT position, kind, subject, digest, salt, body FROM entry WHERE position >= $1 AND position < $2 ORDER BY position LIMIT $3";
            let rows =
                all(tx, sql, vec![self.chain.position(next).into(), self.chain.position(end).into(), PAGE.into()])
                    .await?;
            if rows.is_empty() {
                self.problem(next, format!("entries {next} to {} are missing", end - 1));
                break;
            }
            for row in &rows {
                let seq = row.try_get::<i64>("", "position")? - self.chain.position(0);
                if seq != next {
                    self.problem(next, "the entry is missing");
                }
                root.add(&self.entry(row, seq)?);
                next = seq + 1;
            }
        }
        Ok(root.finish())
    }

    fn entry(&mut self, row: &QueryResult, seq: i64) -> Result<Hash, StoreError> {
        self.entries += 1;
        let stored: Vec<u8> = row.try_get("", "digest")?;
        let stored: Hash = stored.try_into().unwrap_or(GENESIS);
        let (salt, body): (Option<Vec<u8>>, Option<String>) = (row.try_get("", "salt")?, row.try_get("", "body")?);
        match (salt, body) {
            (Some(salt), Some(body)) if digest(&salt, body.as_bytes()) != stored => {
                self.problem(seq, "the content of the entry was changed")
            }
            (None, None) => self.erased += 1,
            _ => {}
        }
        Ok(leaf(seq, &row.try_get::<String>("", "kind")?, &row.try_get::<String>("", "subject")?, &stored))
    }

    async fn head(&mut self, tx: &impl ConnectionTrait, events: i64) -> Result<(), StoreError> {
        let head = write::head(tx, self.chain).await?;
        if head.events != events || head.hash != self.previous {
            self.problem(
                events,
                format!("the chain should end with event {}, it ends with event {events}", head.events),
            );
        }
        if head.seq != self.next_seq - 1 {
            self.problem(
                head.seq,
                format!("the chain should end with entry {}, it ends with entry {}", head.seq, self.next_seq - 1),
            );
        }
        let sql = "SELECT COUNT(*) AS stray FROM entry WHERE position >= $1 AND position < $2";
        let values = vec![self.chain.position(self.next_seq).into(), self.chain.position(LAST).into()];
        let stray: i64 = one(tx, sql, values).await?.map_or(Ok(0), |row| row.try_get("", "stray"))?;
        if stray > 0 {
            self.problem(self.next_seq, format!("{stray} entries belong to no event"));
        }
        Ok(())
    }
}

/// Every record must rest on an entry about itself, of the kind that its state says.
async fn records(tx: &impl ConnectionTrait, problems: &mut Vec<AuditProblem>) -> Result<(), StoreError> {
    let sql = "SELECT r.id, r.seq, r.deleted, e.subject, e.kind FROM record r LEFT JOIN entry e ON e.position = r.seq + $1 \
               WHERE e.subject IS NULL OR e.subject <> r.id OR e.kind <> CASE WHEN r.deleted THEN 'record_deleted' ELSE 'record_put' END \
               LIMIT 100";
    for row in all(tx, sql, vec![Chain::Catalogue.position(0).into()]).await? {
        let (id, seq): (String, i64) = (row.try_get("", "id")?, row.try_get("", "seq")?);
        let message = format!("record {id} does not agree with the entry that it rests on");
        problems.push(AuditProblem { chain: Chain::Catalogue.name(), number: seq, message });
    }
    Ok(())
}

fn hexadecimal(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

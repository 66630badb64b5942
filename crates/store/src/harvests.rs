//! How far each harvest has come: written in the same transaction as the page it belongs to.

use crate::Store;
use crate::chain::Chain;
use crate::engine::run;
use crate::error::StoreError;
use crate::write::{Write, instant};
use jiff::Timestamp;
use sea_orm::{QueryResult, Value};

/// The state of one harvest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarvestState {
    /// Name of the source; its records stand in the set `herkomst:<source>`.
    pub source: String,
    /// Base URL.
    pub url: String,
    /// Set, if one is asked for.
    pub set: Option<String>,
    /// Metadata prefix.
    pub prefix: String,
    /// `from` of the harvest that is going on or comes next, as it is to be sent.
    pub since: Option<String>,
    /// `responseDate` of the first answer of the harvest that is going on.
    pub first_response: Option<String>,
    /// Resumption token of the next page of the harvest that is going on.
    pub token: Option<String>,
    /// End of the last complete harvest.
    pub last_success: Option<Timestamp>,
    /// Records and deletions taken in, over all harvests.
    pub records: i64,
    /// Records rejected, over all harvests.
    pub rejected: i64,
}

const COLUMNS: &str = "source, url, set_spec, prefix, since, first_response, token, last_success, records, rejected";

impl Write {
    /// Keeps the state of a harvest.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn save_harvest(&mut self, state: &HarvestState) -> Result<(), StoreError> {
        self.on(Chain::Catalogue);
        let values: Vec<Value> = vec![
            state.source.as_str().into(),
            state.url.as_str().into(),
            state.set.clone().into(),
            state.prefix.as_str().into(),
            state.since.clone().into(),
            state.first_response.clone().into(),
            state.token.clone().into(),
            state.last_success.map(Timestamp::as_millisecond).into(),
            state.records.into(),
            state.rejected.into(),
        ];
        let sql = format!(
            "INSERT INTO harvest ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (source) DO UPDATE SET url = excluded.url, set_spec = excluded.set_spec, prefix = excluded.prefix, \
             since = excluded.since, first_response = excluded.first_response, token = excluded.token, \
             last_success = excluded.last_success, records = excluded.records, rejected = excluded.rejected"
        );
        run(&self.tx, &sql, values).await?;
        let body = serde_json::json!({ "since": state.since, "token": state.token, "records": state.records, "rejected": state.rejected });
        self.append("harvest_page", &state.source, body.to_string(), 0).await?;
        Ok(())
    }
}

impl Store {
    /// The state of the harvest of this source.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn harvest(&self, source: &str) -> Result<Option<HarvestState>, StoreError> {
        let row =
            self.engine.one(&format!("SELECT {COLUMNS} FROM harvest WHERE source = $1"), vec![source.into()]).await?;
        row.as_ref().map(state).transpose()
    }

    /// All harvests, by source.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn harvests(&self) -> Result<Vec<HarvestState>, StoreError> {
        let rows = self.engine.all(&format!("SELECT {COLUMNS} FROM harvest ORDER BY source"), vec![]).await?;
        rows.iter().map(state).collect()
    }
}

fn state(row: &QueryResult) -> Result<HarvestState, StoreError> {
    let last_success: Option<i64> = row.try_get("", "last_success")?;
    Ok(HarvestState {
        source: row.try_get("", "source")?,
        url: row.try_get("", "url")?,
        set: row.try_get("", "set_spec")?,
        prefix: row.try_get("", "prefix")?,
        since: row.try_get("", "since")?,
        first_response: row.try_get("", "first_response")?,
        token: row.try_get("", "token")?,
        last_success: last_success.map(instant),
        records: row.try_get("", "records")?,
        rejected: row.try_get("", "rejected")?,
    })
}

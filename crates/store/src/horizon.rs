//! The instant up to which the stream is known to be complete.
//!
//! A harvester asks the next time for everything since the date of this answer. Were that
//! date simply "now", a change that is numbered already but not yet committed would carry an
//! earlier date, and the harvester would never see it. So: "now" when no writer is busy
//! (every later change then carries a later date, since a writer reads the clock after it
//! has the lock), else the date of the last committed event.

use crate::chain::Chain;
use crate::engine::one;
use crate::error::StoreError;
use crate::lock::lock_values;
use crate::{Store, write};
use jiff::Timestamp;

impl Store {
    /// The instant up to which the chain is complete; never later than now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn horizon(&self, chain: Chain) -> Result<Timestamp, StoreError> {
        let milliseconds = if self.engine.is_sqlite() {
            self.horizon_sqlite(chain).await?
        } else {
            self.horizon_server(chain).await?
        };
        Ok(crate::write::instant(milliseconds))
    }

    async fn horizon_sqlite(&self, chain: Chain) -> Result<i64, StoreError> {
        let idle = self.engine.locks.while_idle(jiff::Timestamp::now)?;
        let last = write::head(self.engine.connection(), chain).await?.at;
        if idle.is_none() {
            return Ok(last);
        }
        let now = self.engine.now(self.engine.connection()).await?;
        Ok(idle.map_or(last, |idle| now.min(idle.as_millisecond()).max(last)))
    }

    async fn horizon_server(&self, chain: Chain) -> Result<i64, StoreError> {
        let tx = self.engine.begin().await?;
        let free: bool = one(&tx, "SELECT pg_try_advisory_xact_lock_shared($1, $2) AS free", lock_values(chain))
            .await?
            .ok_or_else(|| StoreError::NotFound("the chain's lock".into()))?
            .try_get("", "free")?;
        let now = self.engine.now(&tx).await?;
        let last = write::head(&tx, chain).await?.at;
        tx.commit().await?;
        Ok(if free { now.max(last) } else { last })
    }
}

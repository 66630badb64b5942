//! Sessions: kept by the hash of their token, so that a copy of the database opens none.

use crate::Store;
use crate::accounts::{Account, account};
use crate::chain::{Actor, Chain};
use crate::engine::run;
use crate::error::StoreError;
use crate::write::instant;
use jiff::Timestamp;

/// Someone who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// Until when.
    pub expires: Timestamp,
}

impl Store {
    /// Records that someone signed in; sessions that have ended are cleared away.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_session(
        &self,
        account: i64,
        token_hash: &[u8; 32],
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.begin(Chain::House, Actor::Account(account)).await?;
        run(&write.tx, "DELETE FROM session WHERE expires_at <= $1", vec![now.as_millisecond().into()]).await?;
        let sql = "INSERT INTO session (token_hash, account, created_at, expires_at) VALUES ($1, $2, $3, $4)";
        let values = vec![
            token_hash.to_vec().into(),
            account.into(),
            now.as_millisecond().into(),
            expires.as_millisecond().into(),
        ];
        run(&write.tx, sql, values).await?;
        write.append("signed_in", &format!("account:{account}"), "{}".to_owned(), 0).await?;
        write.commit("sign_in").await.map(|_| ())
    }

    /// The session of this token, unless it has ended or the account is disabled.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT a.id, a.name, a.display_name, a.roles, a.password_hash, a.disabled, s.expires_at \
                   FROM session s JOIN account a ON a.id = s.account WHERE s.token_hash = $1 AND s.expires_at > $2 AND NOT a.disabled";
        let row = self.engine.one(sql, vec![token_hash.to_vec().into(), now.as_millisecond().into()]).await?;
        row.map(|row| Ok(Session { account: account(&row)?, expires: instant(row.try_get("", "expires_at")?) }))
            .transpose()
    }

    /// Ends a session; ending one that is not there is no error.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_session(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        let found = self
            .engine
            .one("SELECT account FROM session WHERE token_hash = $1", vec![token_hash.to_vec().into()])
            .await?;
        let Some(row) = found else { return Ok(()) };
        let account: i64 = row.try_get("", "account")?;
        let mut write = self.begin(Chain::House, Actor::Account(account)).await?;
        run(&write.tx, "DELETE FROM session WHERE token_hash = $1", vec![token_hash.to_vec().into()]).await?;
        write.append("signed_out", &format!("account:{account}"), "{}".to_owned(), 0).await?;
        write.commit("sign_out").await.map(|_| ())
    }
}

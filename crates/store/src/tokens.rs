//! Bearer tokens for the API, kept by their hash.

use crate::Store;
use crate::accounts::{Account, account};
use crate::chain::Chain;
use crate::engine::run;
use crate::error::StoreError;
use crate::write::Write;

impl Write {
    /// Gives an account a token for the API.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn add_token(&mut self, account: i64, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        self.on(Chain::House);
        let sql = "INSERT INTO token (token_hash, account, created_at) VALUES ($1, $2, $3)";
        run(&self.tx, sql, vec![token_hash.to_vec().into(), account.into(), self.at_milliseconds().into()]).await?;
        self.append("token_added", &format!("account:{account}"), "{}".to_owned(), 0).await?;
        Ok(())
    }

    /// Withdraws all tokens of an account and answers how many there were.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn withdraw_tokens(&mut self, account: i64) -> Result<u64, StoreError> {
        self.on(Chain::House);
        let withdrawn = run(&self.tx, "DELETE FROM token WHERE account = $1", vec![account.into()]).await?;
        if withdrawn > 0 {
            self.append("tokens_withdrawn", &format!("account:{account}"), "{}".to_owned(), 0).await?;
        }
        Ok(withdrawn)
    }
}

impl Store {
    /// The account that holds this token, unless it is disabled.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn account_by_token(&self, token_hash: &[u8; 32]) -> Result<Option<Account>, StoreError> {
        let sql = "SELECT a.id, a.name, a.display_name, a.roles, a.password_hash, a.disabled \
                   FROM token t JOIN account a ON a.id = t.account WHERE t.token_hash = $1 AND NOT a.disabled";
        let row = self.engine.one(sql, vec![token_hash.to_vec().into()]).await?;
        row.as_ref().map(account).transpose()
    }
}

//! Accounts: who may sign in, with which roles.

use crate::Store;
use crate::chain::Chain;
use crate::engine::{one, run};
use crate::error::StoreError;
use crate::write::Write;
use identity::Role;
use sea_orm::{QueryResult, Value};

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Permanent number; this is what the event stream names.
    pub id: i64,
    /// The name to sign in with.
    pub name: String,
    /// The name to be called by.
    pub display_name: String,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// The argon2id hash, in PHC form.
    pub password_hash: String,
    /// Whether signing in is refused.
    pub disabled: bool,
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name to sign in with.
    pub name: String,
    /// The name to be called by.
    pub display_name: String,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// The argon2id hash, in PHC form.
    pub password_hash: String,
}

const COLUMNS: &str = "id, name, display_name, roles, password_hash, disabled";

impl Write {
    /// Makes an account and answers its number.
    ///
    /// # Errors
    /// When the name is taken.
    pub async fn add_account(&mut self, account: NewAccount) -> Result<i64, StoreError> {
        self.on(Chain::House);
        let taken = one(&self.tx, "SELECT id FROM account WHERE name = $1", vec![account.name.as_str().into()]).await?;
        if taken.is_some() {
            return Err(StoreError::NameTaken(account.name));
        }
        let row = one(&self.tx, "SELECT COALESCE(MAX(id), 0) + 1 AS id FROM account", vec![]).await?;
        let id: i64 = row.map_or(Ok(1), |row| row.try_get("", "id"))?;
        let roles = roles_text(&account.roles);
        let body =
            serde_json::json!({ "name": account.name, "display_name": account.display_name, "roles": account.roles })
                .to_string();
        self.append("account_added", &format!("account:{id}"), body, 0).await?;
        let values: Vec<Value> = vec![
            id.into(),
            account.name.into(),
            account.display_name.into(),
            roles.into(),
            account.password_hash.into(),
            false.into(),
            self.at_milliseconds().into(),
        ];
        let sql = "INSERT INTO account (id, name, display_name, roles, password_hash, disabled, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        run(&self.tx, sql, values).await?;
        Ok(id)
    }

    /// Gives an account another password and ends its sessions.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn set_password(&mut self, account: i64, password_hash: String) -> Result<(), StoreError> {
        self.on(Chain::House);
        let touched = run(
            &self.tx,
            "UPDATE account SET password_hash = $1 WHERE id = $2",
            vec![password_hash.into(), account.into()],
        )
        .await?;
        if touched == 0 {
            return Err(StoreError::NotFound(format!("account {account}")));
        }
        run(&self.tx, "DELETE FROM session WHERE account = $1", vec![account.into()]).await?;
        self.append("password_changed", &format!("account:{account}"), "{}".to_owned(), 0).await?;
        Ok(())
    }

    /// Refuses or allows signing in; refusing ends the sessions.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn set_disabled(&mut self, account: i64, disabled: bool) -> Result<(), StoreError> {
        self.on(Chain::House);
        let touched =
            run(&self.tx, "UPDATE account SET disabled = $1 WHERE id = $2", vec![disabled.into(), account.into()])
                .await?;
        if touched == 0 {
            return Err(StoreError::NotFound(format!("account {account}")));
        }
        if disabled {
            run(&self.tx, "DELETE FROM session WHERE account = $1", vec![account.into()]).await?;
        }
        let kind = if disabled { "account_disabled" } else { "account_enabled" };
        self.append(kind, &format!("account:{account}"), "{}".to_owned(), 0).await?;
        Ok(())
    }

    /// Accounts live in the house chain; anything else is a defect of ours.
    pub(crate) fn on(&self, chain: Chain) {
        debug_assert_eq!(self.chain, chain, "this change belongs to another chain");
    }
}

impl Store {
    /// The account with this name to sign in with.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn account(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let row = self.engine.one(&format!("SELECT {COLUMNS} FROM account WHERE name = $1"), vec![name.into()]).await?;
        row.as_ref().map(account).transpose()
    }

    /// All accounts, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = self.engine.all(&format!("SELECT {COLUMNS} FROM account ORDER BY name"), vec![]).await?;
        rows.iter().map(account).collect()
    }
}

pub(crate) fn account(row: &QueryResult) -> Result<Account, StoreError> {
    let roles: String = row.try_get("", "roles")?;
    Ok(Account {
        id: row.try_get("", "id")?,
        name: row.try_get("", "name")?,
        display_name: row.try_get("", "display_name")?,
        roles: roles.split_whitespace().filter_map(Role::from_code).collect(),
        password_hash: row.try_get("", "password_hash")?,
        disabled: row.try_get("", "disabled")?,
    })
}

fn roles_text(roles: &[Role]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(" ")
}

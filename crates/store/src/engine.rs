//! The connection: two engines behind one set of calls.
//!
//! SQL in this crate is written once, with `$1` placeholders, in the part of SQL that SQLite
//! and PostgreSQL share. Where they differ the difference stands here, in `lock.rs` and in
//! `horizon.rs`.

use crate::error::StoreError;
use crate::lock::WriterLocks;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, QueryResult,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// Where "now" comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The database server's clock on PostgreSQL, so that all nodes agree; else the machine's.
    #[default]
    System,
    /// A clock that a test sets, in milliseconds since 1970.
    Fixed(Arc<AtomicI64>),
}

/// How to open a store.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:FILE` or `postgres://…`.
    pub url: String,
    /// Most connections at a time.
    pub connections: u32,
    /// Where "now" comes from.
    pub clock: Clock,
}

impl Options {
    /// The usual options for a database.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 8, clock: Clock::System }
    }

    /// The embedded database in this folder.
    #[must_use]
    pub fn in_directory(directory: &Path) -> Self {
        Self::new(format!("sqlite:{}", directory.join("leerbron.sqlite").display()))
    }
}

pub(crate) struct Engine {
    connection: DatabaseConnection,
    pub(crate) backend: DbBackend,
    pub(crate) locks: WriterLocks,
    clock: Clock,
}

impl Engine {
    pub(crate) async fn connect(options: Options) -> Result<Self, StoreError> {
        let (connect, locks) = if let Some(file) = options.url.strip_prefix("sqlite:") {
            let file = PathBuf::from(file.trim_start_matches("//"));
            (sqlite_options(&file), WriterLocks::beside(&file)?)
        } else if options.url.starts_with("postgres://") || options.url.starts_with("postgresql://") {
            (ConnectOptions::new(options.url.clone()), WriterLocks::in_server())
        } else {
            return Err(StoreError::UnknownDatabase);
        };
        let mut connect = connect;
        connect
            .max_connections(options.connections)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(8))
            .connect_timeout(Duration::from_secs(8))
            .sqlx_logging(false);
        let connection = Database::connect(connect).await?;
        let backend = connection.get_database_backend();
        Ok(Self { connection, backend, locks, clock: options.clock })
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.backend == DbBackend::Sqlite
    }

    /// Now, in whole milliseconds: the precision that both engines keep.
    pub(crate) async fn now(&self, connection: &impl ConnectionTrait) -> Result<i64, StoreError> {
        match &self.clock {
            Clock::Fixed(milliseconds) => Ok(milliseconds.load(Ordering::SeqCst)),
            Clock::System if self.is_sqlite() => Ok(jiff::Timestamp::now().as_millisecond()),
            Clock::System => {
                let sql = "SELECT CAST(floor(extract(epoch FROM clock_timestamp()) * 1000) AS BIGINT) AS now";
                let row = one(connection, sql, vec![]).await?;
                Ok(row.ok_or_else(|| StoreError::NotFound("the server's clock".into()))?.try_get("", "now")?)
            }
        }
    }

    pub(crate) async fn begin_write(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: self.is_sqlite().then_some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(self.connection.begin_with_options(options).await?)
    }

    /// A transaction that sees one state of the database throughout.
    pub(crate) async fn begin_snapshot(&self) -> Result<DatabaseTransaction, StoreError> {
        let isolation = (!self.is_sqlite()).then_some(sea_orm::IsolationLevel::RepeatableRead);
        let options = TransactionOptions { isolation_level: isolation, ..Default::default() };
        Ok(self.connection.begin_with_options(options).await?)
    }

    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        Ok(self.connection.begin().await?)
    }

    pub(crate) async fn one(&self, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>, StoreError> {
        one(&self.connection, sql, values).await
    }

    pub(crate) async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, StoreError> {
        all(&self.connection, sql, values).await
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        Ok(self.connection.clone().close().await?)
    }
}

fn sqlite_options(file: &Path) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(sea_orm::sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(sea_orm::sqlx::sqlite::SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30))
            .foreign_keys(true)
            .pragma("cache_size", "-16384")
            .pragma("wal_autocheckpoint", "4000")
            .statement_cache_capacity(200)
    });
    options
}

pub(crate) async fn one(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<Option<QueryResult>, StoreError> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    Ok(connection.query_one_raw(statement).await?)
}

pub(crate) async fn all(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, StoreError> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    Ok(connection.query_all_raw(statement).await?)
}

/// Runs a statement and answers how many rows it touched.
pub(crate) async fn run(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    Ok(connection.execute_raw(statement).await?.rows_affected())
}

/// The rows of a statement that inserts many. SQLite finds a numbered placeholder by going
/// through all before it, which for thousands takes longer than the insertion; there, where
/// plain question marks take the values in order, they are used.
pub(crate) fn rows_of_values(backend: DbBackend, rows: usize, columns: usize) -> String {
    if backend != DbBackend::Sqlite {
        return placeholders(rows, columns);
    }
    let row = format!("({})", vec!["?"; columns].join(", "));
    vec![row; rows].join(", ")
}

/// `($1, $2), ($3, $4)` for `rows` rows of `columns` values.
pub(crate) fn placeholders(rows: usize, columns: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 6);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            if column > 0 {
                text.push_str(", ");
            }
            text.push('$');
            text.push_str(&(row * columns + column + 1).to_string());
        }
        text.push(')');
    }
    text
}

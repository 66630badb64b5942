//! The only SQL: everything that is kept, on SQLite or PostgreSQL from one code base.
//!
//! One event stream per chain (`chain.rs`) is the truth about what happened; the tables
//! beside it are projections written in the same transaction. A change is made through
//! [`Write`], which takes the chain's writer lock, numbers its entries and closes with one
//! event; there is no other way to change a row.
//!
//! The store knows no HTTP and no search index; it hands out changes by sequence number.

mod accounts;
mod audit;
mod backup;
mod catalogue;
mod chain;
mod changes;
mod engine;
mod error;
mod files;
mod harvests;
mod horizon;
mod lock;
mod notices;
mod records;
mod schema;
mod sessions;
mod tokens;
mod write;

pub use accounts::{Account, NewAccount};
pub use audit::{AuditProblem, AuditReport, ChainReport};
pub use backup::{BackupSummary, RestoreSummary};
pub use chain::{Actor, Chain};
pub use changes::{Change, Entry, Event};
pub use engine::{Clock, Options};
pub use error::StoreError;
pub use files::{FileInfo, NewFile, StoredFile};
pub use harvests::HarvestState;
pub use notices::{NewNotice, Notice};
pub use records::{OWN_SOURCE, Prepared, Put, RecordBody, StoredRecord};
pub use schema::SCHEMA_VERSION;
pub use sessions::Session;
pub use write::{Committed, Write};

use engine::Engine;
use std::sync::Arc;

/// A handle on the database; cloning it is cheap.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
}

impl Store {
    /// Connects, creates the database when there is none, and brings its tables up to date.
    ///
    /// # Errors
    /// When the database cannot be reached, or was made by a newer version of the program.
    pub async fn open(options: Options) -> Result<Self, StoreError> {
        let engine = Engine::connect(options).await?;
        schema::migrate(&engine).await?;
        Ok(Self { engine: Arc::new(engine) })
    }

    /// Answers when the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.engine.one("SELECT 1", vec![]).await.map(|_| ())
    }

    /// Closes the connections; writes in progress are rolled back.
    ///
    /// # Errors
    /// When the database reports a failure on closing.
    pub async fn close(self) -> Result<(), StoreError> {
        self.engine.close().await
    }
}

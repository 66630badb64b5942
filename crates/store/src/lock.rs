//! One writer per chain, over all processes that use the database.
//!
//! On PostgreSQL an advisory lock of the transaction does this. On SQLite, which has one
//! writer for the whole file anyway, a lock on a file beside the database says that a
//! writer is busy, so that `horizon.rs` can see it without waiting for it.

use crate::chain::Chain;
use crate::engine::run;
use crate::error::StoreError;
use sea_orm::{ConnectionTrait, Value};
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Separates our advisory locks from those of other programs on the same server.
pub(crate) const LOCK_CLASS: i32 = 0x1ee2;

pub(crate) enum WriterLocks {
    File { path: PathBuf, queue: Arc<Mutex<()>> },
    Server { queues: [Arc<Mutex<()>>; Chain::ALL.len()] },
}

/// Held for the length of a write.
pub(crate) struct WriterGuard {
    _file: Option<File>,
    _queue: Option<OwnedMutexGuard<()>>,
}

impl WriterLocks {
    pub(crate) fn beside(database: &Path) -> Result<Self, StoreError> {
        if let Some(parent) = database.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            std::fs::create_dir_all(parent).map_err(StoreError::Lock)?;
        }
        let path = database.with_extension("writer");
        open(&path)?;
        Ok(Self::File { path, queue: Arc::new(Mutex::new(())) })
    }

    pub(crate) fn in_server() -> Self {
        Self::Server { queues: std::array::from_fn(|_| Arc::default()) }
    }

    /// Waits for the turn to write on a chain. On PostgreSQL the turn among processes is taken
    /// inside the transaction, by [`take_in_transaction`]; the queue in this process keeps those
    /// who wait from occupying a connection each.
    pub(crate) async fn turn(&self, chain: Chain) -> Result<WriterGuard, StoreError> {
        let (path, queue) = match self {
            Self::File { path, queue } => (path, queue),
            Self::Server { queues } => {
                let place = Chain::ALL.iter().position(|known| *known == chain).unwrap_or_default();
                let queued = Arc::clone(&queues[place]).lock_owned().await;
                return Ok(WriterGuard { _file: None, _queue: Some(queued) });
            }
        };
        let queued = Arc::clone(queue).lock_owned().await;
        let file = open(path)?;
        let file = tokio::task::spawn_blocking(move || file.lock().map(|()| file))
            .await
            .map_err(|error| StoreError::Lock(std::io::Error::other(error)))?
            .map_err(StoreError::Lock)?;
        Ok(WriterGuard { _file: Some(file), _queue: Some(queued) })
    }

    /// Runs `read` while no writer is busy and answers its result; `None` when one is busy.
    pub(crate) fn while_idle<T>(&self, read: impl FnOnce() -> T) -> Result<Option<T>, StoreError> {
        let Self::File { path, .. } = self else { return Ok(None) };
        let file = open(path)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(read())),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(StoreError::Lock(error)),
        }
    }
}

fn open(path: &Path) -> Result<File, StoreError> {
    OpenOptions::new().create(true).truncate(false).write(true).read(true).open(path).map_err(StoreError::Lock)
}

/// PostgreSQL: waits for the chain's lock, which ends with the transaction.
pub(crate) async fn take_in_transaction(connection: &impl ConnectionTrait, chain: Chain) -> Result<(), StoreError> {
    run(connection, "SELECT pg_advisory_xact_lock($1, $2)", lock_values(chain)).await.map(|_| ())
}

pub(crate) fn lock_values(chain: Chain) -> Vec<Value> {
    vec![LOCK_CLASS.into(), i32::try_from(chain.id()).unwrap_or(i32::MAX).into()]
}

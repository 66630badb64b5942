//! Putting records in and taking them out. Nothing is found before `commit`, and a commit is
//! all or nothing, together with the place in the change log that it stands for.

use crate::document::{Material, Prepared, prepare};
use crate::error::IndexError;
use crate::index::{Payload, Shared};
use base::RecordId;
use std::sync::Arc;
use tantivy::indexer::IndexWriterOptions;
use tantivy::{IndexWriter, TantivyError, Term};

/// The one writer of an index.
pub struct Writer {
    shared: Arc<Shared>,
    inner: IndexWriter,
}

impl Writer {
    pub(crate) fn new(shared: Arc<Shared>, heap_bytes: usize) -> Result<Self, IndexError> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(heap_bytes)
            .build();
        let inner = shared.index.writer_with_options(options).map_err(|error| match error {
            TantivyError::LockFailure(..) => IndexError::Busy(shared.folder()),
            TantivyError::InvalidArgument(_) => IndexError::Heap(heap_bytes),
            other => IndexError::Failed(other),
        })?;
        Ok(Self { shared, inner })
    }

    /// Puts a material in the place of the one with its identifier, if there is one.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn put(&self, material: &Material<'_>) -> Result<(), IndexError> {
        let prepared = self.shared.with_memo(|memo| prepare(&self.shared, material, memo));
        self.put_prepared(prepared)
    }

    /// Puts what `SearchIndex::prepare` made.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn put_prepared(&self, prepared: Prepared) -> Result<(), IndexError> {
        self.delete(prepared.id);
        self.inner.add_document(prepared.finish(&self.shared.fields))?;
        Ok(())
    }

    /// Takes a material out; one that is not there is no error.
    pub fn delete(&self, id: RecordId) {
        self.inner.delete_term(Term::from_field_text(self.shared.fields.id, id.as_str()));
    }

    /// Takes everything out, for an owner that fills the index anew.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn clear(&self) -> Result<(), IndexError> {
        self.inner.delete_all_documents()?;
        Ok(())
    }

    /// Makes all that was put and deleted durable and visible, as the state after the change
    /// with this number.
    ///
    /// # Errors
    /// When the index cannot be written; then nothing of it is visible.
    pub fn commit(&mut self, applied: i64) -> Result<(), IndexError> {
        let payload = serde_json::to_string(&Payload { applied }).unwrap_or_default();
        let mut prepared = self.inner.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        self.shared.refresh()
    }

    /// Forgets what was put and deleted since the last commit.
    ///
    /// # Errors
    /// When the index cannot be read back.
    pub fn rollback(&mut self) -> Result<(), IndexError> {
        self.inner.rollback()?;
        Ok(())
    }

    /// Waits until segments that are being merged are merged, then ends the writer.
    ///
    /// # Errors
    /// When a merge failed.
    pub fn finish(self) -> Result<(), IndexError> {
        self.inner.wait_merging_threads()?;
        self.shared.refresh()
    }
}

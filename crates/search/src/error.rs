//! What can go wrong with the index on disk. A query itself cannot be wrong: every text is
//! a query.

/// The index cannot be opened or written.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another writer holds the directory.
    #[error("another program is writing to the search index in {0}; stop it first, or use another data directory")]
    Busy(String),
    /// The folder of the index cannot be used.
    #[error("the folder of the search index, {folder}, cannot be used: {cause}")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The memory for writing is too small or too large.
    #[error("the memory for indexing must be between 15 MB and 4 GB; {0} bytes were given")]
    Heap(usize),
    /// The library underneath failed.
    #[error("the search index failed: {0}. It can be deleted and rebuilt")]
    Failed(#[from] tantivy::TantivyError),
}

/// A search failed because the index could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The library underneath failed.
    #[error("the search index cannot be read: {0}. It can be deleted and rebuilt")]
    Failed(#[from] tantivy::TantivyError),
    /// The cursor is none that this index gave out.
    #[error("the cursor is not one that a search gave; leave it out to start at the first page")]
    Cursor,
}

impl From<std::io::Error> for SearchError {
    fn from(cause: std::io::Error) -> Self {
        Self::Failed(cause.into())
    }
}

//! What can go wrong between the program and its database.

/// An error of the store; the sentences are for the administrator.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The engine could not be reached or refused a statement.
    #[error("the database did not answer: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The address of the database is none we know.
    #[error("'{0}' is no address of a database; use sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME")]
    UnknownDatabase(String),
    /// The lock file beside a SQLite database could not be used.
    #[error("the lock beside the database cannot be used: {0}")]
    Lock(std::io::Error),
    /// The tables are newer than this program.
    #[error(
        "this database has table version {found}, this program knows {known}. Start the newer program, or restore the backup made before the upgrade"
    )]
    NewerSchema {
        /// Version in the database.
        found: i64,
        /// Version this program writes.
        known: i64,
    },
    /// The name is taken.
    #[error("the name '{0}' is already taken")]
    NameTaken(String),
    /// Nothing there.
    #[error("{0} does not exist")]
    NotFound(String),
    /// A stored payload cannot be read.
    #[error("entry {seq} of the event stream cannot be read: {message}. Run 'leerbron audit verify'")]
    Damaged {
        /// Sequence number.
        seq: i64,
        /// What is wrong.
        message: String,
    },
    /// A backup cannot be read or written.
    #[error("the backup cannot be used: {0}")]
    Backup(String),
    /// Restoring is only done into an empty database.
    #[error("the database already holds data; restore into an empty one")]
    NotEmpty,
}

//! What can go wrong between the program and its database; the sentences are for the
//! administrator, and hold no password.

/// An error of the store; the sentences are for the administrator.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The engine could not be reached or refused a statement.
    #[error("de database geeft geen antwoord: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The address of the database is none we know.
    #[error("dit is geen adres van een database. Gebruik sqlite:BESTAND of postgres://NAAM:WACHTWOORD@SERVER/DATABASE")]
    UnknownDatabase,
    /// The lock file beside a SQLite database could not be used.
    #[error("het slotbestand naast de database is niet te gebruiken: {0}")]
    Lock(std::io::Error),
    /// The tables are newer than this program.
    #[error(
        "deze database heeft tabellen van versie {found}, dit programma kent versie {known}. Start het nieuwere programma, of zet de back-up terug van voor de upgrade"
    )]
    NewerSchema {
        /// Version in the database.
        found: i64,
        /// Version this program writes.
        known: i64,
    },
    /// The name is taken.
    #[error("de naam '{0}' is al in gebruik")]
    NameTaken(String),
    /// Nothing there.
    #[error("{0} bestaat niet")]
    NotFound(String),
    /// A stored payload cannot be read.
    #[error("regel {seq} van het logboek is niet te lezen: {message}. Draai 'leerbron audit verify'")]
    Damaged {
        /// Sequence number.
        seq: i64,
        /// What is wrong.
        message: String,
    },
    /// A backup cannot be read or written.
    #[error("de back-up is niet te gebruiken: {0}")]
    Backup(String),
    /// Restoring is only done into an empty database.
    #[error("in de database staan al gegevens. Zet de back-up terug in een lege database")]
    NotEmpty,
}

//! The tables, in one list that migrations, backup and restore share.
//!
//! A migration is a numbered step that runs once, in a transaction. A released step is never
//! edited: a change is a new step. The program refuses a database made by a newer version.

use crate::engine::{Engine, one, run};
use crate::error::StoreError;
use sea_orm::ConnectionTrait;

/// The version of the tables that this program writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// What a column holds; both engines keep exactly this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Integer,
    Text,
    Bytes,
    Flag,
}

pub(crate) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub nullable: bool,
}

pub(crate) struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    /// Constraints and indexes of the table, in the SQL both engines share.
    constraints: &'static [&'static str],
    indexes: &'static [&'static str],
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, nullable: false }
}

const fn optional(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, nullable: true }
}

use Kind::{Bytes, Flag, Integer, Text};

/// Every table that a backup carries, in the order in which rows can be restored.
pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "chain",
        columns: &[
            column("id", Integer),
            column("name", Text),
            column("events", Integer),
            column("last_seq", Integer),
            column("last_at", Integer),
            column("last_hash", Bytes),
        ],
        constraints: &["PRIMARY KEY (id)", "UNIQUE (name)"],
        indexes: &[],
    },
    Table {
        name: "event",
        columns: &[
            column("position", Integer),
            column("chain", Integer),
            column("number", Integer),
            column("at", Integer),
            column("actor", Text),
            column("kind", Text),
            column("first_seq", Integer),
            column("entries", Integer),
            column("root", Bytes),
            column("previous", Bytes),
            column("hash", Bytes),
        ],
        constraints: &["PRIMARY KEY (position)"],
        indexes: &["CREATE INDEX event_at ON event (chain, at)"],
    },
    Table {
        name: "entry",
        columns: &[
            column("position", Integer),
            column("earlier", Integer),
            column("kind", Text),
            column("subject", Text),
            column("digest", Bytes),
            optional("salt", Bytes),
            optional("body", Text),
        ],
        constraints: &["PRIMARY KEY (position)", "CHECK ((salt IS NULL) = (body IS NULL))"],
        indexes: &[],
    },
    Table {
        name: "record",
        columns: &[
            column("id", Text),
            column("source", Text),
            column("seq", Integer),
            column("created_at", Integer),
            column("changed_at", Integer),
            column("deleted", Flag),
            column("fingerprint", Bytes),
            column("lom", Text),
        ],
        constraints: &["PRIMARY KEY (id)"],
        indexes: &[
            "CREATE UNIQUE INDEX record_seq ON record (seq)",
            "CREATE INDEX record_source_seq ON record (source, seq)",
        ],
    },
    Table {
        name: "file",
        columns: &[column("hash", Text), column("media_type", Text), column("size", Integer), column("content", Bytes)],
        constraints: &["PRIMARY KEY (hash)"],
        indexes: &[],
    },
    Table {
        name: "account",
        columns: &[
            column("id", Integer),
            column("name", Text),
            column("display_name", Text),
            column("roles", Text),
            column("password_hash", Text),
            column("disabled", Flag),
            column("created_at", Integer),
        ],
        constraints: &["PRIMARY KEY (id)", "UNIQUE (name)"],
        indexes: &[],
    },
    Table {
        name: "session",
        columns: &[
            column("token_hash", Bytes),
            column("account", Integer),
            column("created_at", Integer),
            column("expires_at", Integer),
        ],
        constraints: &["PRIMARY KEY (token_hash)", "FOREIGN KEY (account) REFERENCES account (id)"],
        indexes: &["CREATE INDEX session_expires ON session (expires_at)"],
    },
    Table {
        name: "token",
        columns: &[column("token_hash", Bytes), column("account", Integer), column("created_at", Integer)],
        constraints: &["PRIMARY KEY (token_hash)", "FOREIGN KEY (account) REFERENCES account (id)"],
        indexes: &[],
    },
    Table {
        name: "notice",
        columns: &[
            column("id", Integer),
            optional("about", Text),
            column("kind", Text),
            column("message", Text),
            optional("reply_to", Text),
            column("created_at", Integer),
            optional("handled_at", Integer),
        ],
        constraints: &["PRIMARY KEY (id)"],
        indexes: &[],
    },
    Table {
        name: "harvest",
        columns: &[
            column("source", Text),
            column("url", Text),
            optional("set_spec", Text),
            column("prefix", Text),
            optional("since", Text),
            optional("first_response", Text),
            optional("token", Text),
            optional("last_success", Integer),
            column("records", Integer),
            column("rejected", Integer),
        ],
        constraints: &["PRIMARY KEY (source)"],
        indexes: &[],
    },
];

/// The steps, oldest first; the place in the list is the version.
const MIGRATIONS: &[Migration] = &[Migration { name: "the first tables", step: Step::CreateTables(TABLES) }];

struct Migration {
    name: &'static str,
    step: Step,
}

enum Step {
    CreateTables(&'static [Table]),
}

/// Brings the tables up to date; several nodes may start at once.
pub(crate) async fn migrate(engine: &Engine) -> Result<(), StoreError> {
    let guard = engine.locks.turn(crate::Chain::House).await?;
    let tx = engine.begin_write().await?;
    if !engine.is_sqlite() {
        run(&tx, "SELECT pg_advisory_xact_lock($1, $2)", vec![crate::lock::LOCK_CLASS.into(), 0_i32.into()]).await?;
    }
    tx.execute_unprepared("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL, name TEXT NOT NULL)")
        .await?;
    let found = current(&tx).await?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::NewerSchema { found, known: SCHEMA_VERSION });
    }
    for (place, migration) in MIGRATIONS.iter().enumerate().skip(usize::try_from(found).unwrap_or(0)) {
        let version = i64::try_from(place).unwrap_or(i64::MAX) + 1;
        match migration.step {
            Step::CreateTables(tables) => create(&tx, engine, tables).await?,
        }
        run(
            &tx,
            "INSERT INTO schema_version (version, name) VALUES ($1, $2)",
            vec![version.into(), migration.name.into()],
        )
        .await?;
    }
    for chain in crate::Chain::ALL {
        let sql = "INSERT INTO chain (id, name, events, last_seq, last_at, last_hash) VALUES ($1, $2, 0, 0, 0, $3) ON CONFLICT DO NOTHING";
        run(&tx, sql, vec![chain.id().into(), chain.name().into(), base::chain::GENESIS.to_vec().into()]).await?;
    }
    tx.commit().await?;
    drop(guard);
    Ok(())
}

async fn current(connection: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let row = one(connection, "SELECT COALESCE(MAX(version), 0) AS version FROM schema_version", vec![]).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get("", "version")?))
}

async fn create(connection: &impl ConnectionTrait, engine: &Engine, tables: &[Table]) -> Result<(), StoreError> {
    for table in tables {
        connection.execute_unprepared(&definition(table, engine.is_sqlite())).await?;
        for index in table.indexes {
            connection.execute_unprepared(index).await?;
        }
    }
    Ok(())
}

fn definition(table: &Table, sqlite: bool) -> String {
    let mut parts: Vec<String> = table.columns.iter().map(|column| column_definition(column, sqlite)).collect();
    let kept = table.constraints.iter().filter(|constraint| !(sqlite && **constraint == "PRIMARY KEY (position)"));
    parts.extend(kept.map(|constraint| (*constraint).to_owned()));
    format!("CREATE TABLE {} ({})", table.name, parts.join(", "))
}

fn column_definition(column: &Column, sqlite: bool) -> String {
    // In SQLite only this exact spelling makes the key the row's own address.
    if sqlite && column.name == "position" {
        return "position INTEGER PRIMARY KEY NOT NULL".to_owned();
    }
    let kind = match (column.kind, sqlite) {
        (Kind::Integer, true) => "INTEGER",
        (Kind::Integer, false) => "BIGINT",
        (Kind::Text, _) => "TEXT",
        (Kind::Bytes, true) => "BLOB",
        (Kind::Bytes, false) => "BYTEA",
        (Kind::Flag, _) => "BOOLEAN",
    };
    format!("{} {kind}{}", column.name, if column.nullable { "" } else { " NOT NULL" })
}

//! The store on real databases: SQLite always, PostgreSQL where `LEERBRON_TEST_POSTGRES` names a server.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

mod backups;
mod catalogue;
mod concurrency;
mod house;
mod model;
mod support;
mod tampering;

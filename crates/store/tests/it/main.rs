//! The store on real databases: SQLite always, PostgreSQL where `LEERBRON_TEST_POSTGRES` names a server.

mod backups;
mod catalogue;
mod concurrency;
mod house;
mod model;
mod support;
mod tampering;

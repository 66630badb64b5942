//! The only HTTP that is served, and the only HTML: one route table (`routes.rs`), one folder
//! an area, one file a page or act, with its template beside it.
//!
//! A handler reads: authorise (the table did), load, call one domain function, answer. This
//! crate knows no SQL, no rule of the quality model and no metadata format; it has no clock of
//! its own ([`App`] brings it). Every page works without a script; `theme/leerbron.js` only
//! makes it faster.

mod algemeen;
mod api;
mod app;
mod beheer;
mod controle;
mod dates;
mod form;
mod inloggen;
mod layout;
mod materiaal;
mod middleware;
mod numbers;
mod oai;
mod problem;
mod router;
pub mod routes;
mod theme;
mod visitor;
pub mod wording;
mod zoeken;

pub use app::{App, Clock, Settings};
pub use controle::standalone::report_page;
pub use middleware::measure::handle as metrics_handle;
pub use router::router;

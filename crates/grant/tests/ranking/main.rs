//! Ranking and allocation: scenarios, arithmetic, named properties, and a differential test
//! against a slow, obvious second implementation.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops there, and says what it ran"
)]

mod arithmetic;
mod differential;
mod dossier;
mod objection;
mod properties;
mod refusals;
mod rounds;
mod scenarios;
mod schemas;
mod slow;
mod ties;

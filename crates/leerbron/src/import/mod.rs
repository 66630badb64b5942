//! Importing metadata: from files to stored, indexed records, in order and in bounded memory.
//!
//! One thread reads (`gather`), two parse (`items`), one writes (`pipeline`); a batch of
//! records is one transaction and one event. Whatever is wrong with one record is reported
//! with its place, and the rest of the batch still lands.

mod gather;
mod items;
mod pipeline;
mod summary;
mod watch;

pub use gather::{Piece, read_all};
pub use items::{Ready, ready_from_response};
pub use pipeline::{Sink, run};
pub use summary::{Place, Problem, Rejected, Summary};
pub use watch::Watch;

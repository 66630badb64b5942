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

pub use items::ready_from_response;
pub use pipeline::{Sink, commit_index, index_batch, put_batch, run};
pub use summary::Summary;
pub use watch::Watch;

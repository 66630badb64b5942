//! Value types that three or more crates need. No helpers, no IO.

pub mod chain;
pub mod licence;
pub mod record_id;

pub use licence::Licence;
pub use record_id::RecordId;

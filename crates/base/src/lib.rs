//! Value types that three or more crates need. No helpers, no IO.

pub mod archive;
pub mod canonical;
pub mod chain;
pub mod citation;
pub mod fraction;
pub mod hex;
pub mod licence;
pub mod money;
pub mod record_id;
pub mod school_year;

pub use citation::Citation;
pub use fraction::Fraction;
pub use jiff::Timestamp;
pub use licence::Licence;
pub use money::Money;
pub use record_id::RecordId;
pub use school_year::SchoolYear;

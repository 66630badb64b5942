//! The law as data: loads and validates `regulation/` into typed rounds and frameworks.
//!
//! The wording stands in Markdown, one heading a paragraph; every value cites the paragraph it comes
//! from, and a value whose citation does not resolve does not load. What the rules mean for an
//! application is decided in the crate `grant`. No IO: the files are part of the program.

pub mod ambiguity;
mod canonical;
pub mod cited;
pub mod coverage;
pub mod framework;
pub mod freeze;
pub mod law;
pub mod load;
pub mod outline;
pub mod round;
pub mod scenario;
pub mod term;
mod validate;

pub use ambiguity::Ambiguity;
pub use base::Money;
pub use canonical::RoundHash;
pub use cited::{AmbiguityId, Basis, Cited};
pub use framework::{Aspect, AspectFact, Criterion, Framework};
pub use law::{Law, Paragraph};
pub use load::RoundError;
pub use outline::Outline;
pub use round::{ActivityCode, ApplicantKind, LinePolicy, Round, Theme};
pub use term::{Holiday, HolidayRule, Length, Regime, RestDays, Term, TermId};

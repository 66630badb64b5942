//! The protocols by which catalogues exchange records: request in, response out.
//!
//! OAI-PMH 2.0 from both sides: `oai::answer` is the provider, over the small trait
//! `oai::Catalogue`; `oai::response` reads what another provider answered.
//!
//! Knows no HTTP, no database, no clock and no files: arguments come in decoded, the
//! catalogue says what time it is, and the answer is a string.

pub mod oai;

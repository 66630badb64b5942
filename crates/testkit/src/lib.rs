//! Samples and generators for the tests: other people's records where they lie beside the
//! project, and our own made-up ones, the same for everyone who uses the same seed.
//!
//! Knows nothing of stores, indexes or pages; a test of those brings its own.

pub mod records;
pub mod samples;

//! Real records of others, arbitrary records, and our own fixtures.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

mod arbitrary;
mod fixtures;
mod samples;
mod schema;
mod shared;

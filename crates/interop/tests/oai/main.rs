//! OAI-PMH: the provider against the standard, the reader against what comes in.

#![expect(clippy::unwrap_used, reason = "a test stops where something unexpected happens")]

mod harvesting;
mod protocol;
mod reading;
mod schema;
mod support;

//! The door out, against real servers on the loopback.

#![expect(clippy::unwrap_used, reason = "a test stops where something unexpected happens")]

mod fetching;
mod harvesting;
mod server;

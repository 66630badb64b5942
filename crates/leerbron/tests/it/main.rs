//! The program as its users run it: commands, exit statuses, and the site on a real port.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

mod checking;
mod harvesting;
mod hostile;
mod importing;
mod keeping;
mod kill;
mod program;
mod usage;

//! Signing in and out, and the pages of one's own.

pub mod account;
pub mod sign_in;
pub mod sign_out;
pub mod start;

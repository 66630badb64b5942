//! What happens around every handler, from the outside in: measure and log, catch a panic,
//! security headers, compression, time limit, session, explain problems.

pub mod explain;
pub mod guard;
pub mod headers;
pub mod measure;
pub mod rate;
pub mod session;

//! The REST API: the same search and the same check as the pages, in JSON with English keys
//! (contract, "HTTP"). Errors are problem documents with everything that is wrong.

pub mod checks;
pub mod materials;
pub mod me;
pub mod openapi;

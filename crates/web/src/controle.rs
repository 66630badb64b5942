//! Checking a lesson against the kwaliteitsmodel: sending it, reading the report, and the
//! model itself in plain words. What is checked and how is `quality`; nothing sent is kept.

pub mod model;
pub mod report;
pub mod request;
pub mod standalone;
pub mod upload;

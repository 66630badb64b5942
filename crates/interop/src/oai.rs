//! OAI-PMH 2.0 (<http://www.openarchives.org/OAI/openarchivesprotocol.html>), provider and reader.
//!
//! What a Dutch harvester asks beyond the letter of the standard, and how we meet it, stands
//! in ADR 0009.

mod answer;
mod arguments;
mod catalogue;
mod datestamp;
mod document;
mod error;
mod identifier;
mod list;
pub mod response;
mod source;
mod token;

pub use answer::{Repository, answer};
pub use catalogue::{Body, Catalogue, Form, Item, Page, Provenance, Selection, Set};
pub use error::Code;
pub use source::Source;

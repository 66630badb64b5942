//! The learning-object record, the one table of its fields, and the forms it is read from
//! and written to: NL LOM (IMS and IEEE bindings), schema.org JSON-LD, Dublin Core.
//!
//! Knows nothing of files, networks, clocks or databases: bytes come in, bytes go out.

mod accessors;
pub mod check;
pub mod dublin_core;
pub mod duration;
pub mod facet;
pub mod fields;
pub mod identity;
pub mod jsonld;
pub mod nllom;
pub mod record;
pub mod vocabulary;
mod xml;

pub use accessors::{Access, best};
pub use facet::{Facet, FacetValue};
pub use record::{
    Annotation, Classification, Contribution, Entity, FieldId, Identifier, LangText, Record, Relation, Requirement,
    Taxon, TaxonPath, Term, Value,
};

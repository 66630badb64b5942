//! The learning-object record, the one table of its fields, and the forms it is read from
//! and written to: NL LOM (IMS and IEEE bindings), schema.org JSON-LD, Dublin Core.
//!
//! Knows nothing of files, networks, clocks or databases: bytes come in, bytes go out.

pub mod record;

pub use record::{
    Annotation, Classification, Contribution, Entity, FieldId, Identifier, LangText, Record, Relation, TaxonPath, Taxon, Term, Value,
};

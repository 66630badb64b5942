//! The search index: what is found, in what order, with which facets, and why.
//!
//! The index is a projection of the catalogue. It knows no database: whoever owns the
//! catalogue puts records in, tells with each commit how far in the change log it is
//! (`applied`), and after a crash replays the rest. It may be deleted at any time; an index
//! of another schema, analyzer or dictionary is thrown away at opening and starts empty.
//!
//! All Dutch is in the crate `dutch`; ADR 0006 says how the two work together.

mod card;
mod collect;
mod cursor;
mod document;
mod error;
mod facet;
mod facet_store;
mod find;
mod highlight;
mod index;
mod parse;
mod plan;
mod results;
mod schema;
mod spelling;
mod suggest;
mod writer;

pub use card::Card;
pub use document::{Material, Prepared};
pub use error::{IndexError, SearchError};
pub use facet::Facet;
pub use highlight::{Place, Why};
pub use index::SearchIndex;
pub use results::{FacetCount, FacetCounts, Hit, Query, Reading, Results, Sort};
pub use writer::Writer;

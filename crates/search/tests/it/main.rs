//! The search over small catalogues made in code, on a real index.

mod catalogue;
mod facets;
mod finding;
mod keeping;
mod paging;
mod suggesting;

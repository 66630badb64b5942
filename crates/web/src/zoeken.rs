//! Searching: the home page, the results, suggestions while typing.

pub mod address;
pub mod facets;
pub mod hit;
pub mod home;
pub mod results;
pub mod suggest;

//! The whole site on a real store and a real index, asked as a browser or a harvester would.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api;
mod pages;
mod routes;
mod security;
mod signing_in;
mod site;

//! Who works with Leerbron and what each may open: roles, requirements, passwords, tokens.
//!
//! Pure: it knows no accounts table, no cookie and no clock. The table act x role stands in
//! `web::routes`, where every route names its [`Requirement`].

pub mod password;
pub mod role;
pub mod token;

pub use role::{Requirement, Role};
pub use token::{Token, TokenHash};

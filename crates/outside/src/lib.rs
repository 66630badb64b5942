//! The one guarded door out: nothing else in the program makes an outgoing request.
//!
//! A `Fetcher` gets one address within the bounds of its `Policy`; `harvest` walks through
//! an OAI-PMH repository page by page. Knows nothing of what is done with the bytes.

mod address;
mod body;
mod connection;
mod error;
mod fetcher;
pub mod harvest;
mod policy;

pub use address::is_public;
pub use error::FetchError;
pub use fetcher::{Fetcher, Response};
pub use policy::Policy;

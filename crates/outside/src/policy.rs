//! The bounds of an outgoing request.

use std::time::Duration;

/// What a request may do. The default is strict: https to public addresses only.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Plain http is allowed as well.
    pub allow_http: bool,
    /// Addresses that are not on the public internet are allowed as well.
    pub allow_private: bool,
    /// The most bytes an answer may have, both as sent and after decompression.
    pub max_bytes: usize,
    /// How long a request may take from beginning to end, redirects included.
    pub timeout: Duration,
    /// How many redirects are followed.
    pub max_redirects: usize,
    /// How we introduce ourselves.
    pub user_agent: String,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            allow_http: false,
            allow_private: false,
            max_bytes: 64 * 1024 * 1024,
            timeout: Duration::from_secs(300),
            max_redirects: 5,
            user_agent: concat!("Leerbron/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

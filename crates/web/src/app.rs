//! What every handler can reach: the store, the index, the settings and the clock.

use crate::middleware::rate::Limits;
use jiff::Timestamp;
use search::SearchIndex;
use std::sync::Arc;
use store::Store;

/// Where the time comes from; tests bring their own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How this installation presents itself.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach it, without a final slash.
    pub public_url: String,
    /// Whether everything shown is demonstration.
    pub demo: bool,
    /// Who answers mail about this installation; stands in OAI-PMH, `/privacy` and `/melden`.
    pub admin_email: String,
    /// How many trusted proxies stand in front; that many addresses from the right of
    /// `X-Forwarded-For` are theirs. Zero ignores the header.
    pub proxies: usize,
    /// The version of the program and the day it was built, as `/toegankelijkheid` shows it.
    pub version: String,
    /// The day of the build, ISO 8601.
    pub built: String,
    /// Whether the limits on sign-in and upload are kept; only a load test switches them off.
    pub limits: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".to_owned(),
            demo: false,
            admin_email: "beheer@leerbron.invalid".to_owned(),
            proxies: 0,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            built: "2026-11-22".to_owned(),
            limits: true,
        }
    }
}

impl Settings {
    /// Whether people reach the site over https, so that cookies and headers may insist on it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The host of the public address, which names our records in OAI-PMH.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, rest)| rest);
        let authority = rest.split('/').next().unwrap_or(rest);
        authority.rsplit_once(':').map_or(authority, |(host, _)| host)
    }
}

/// The state of the web application; cloning it is cheap.
#[derive(Clone)]
pub struct App {
    /// What is kept.
    pub store: Store,
    /// What is found.
    pub index: Arc<SearchIndex>,
    /// How the installation presents itself.
    pub settings: Arc<Settings>,
    /// The time.
    pub clock: Clock,
    pub(crate) limits: Arc<Limits>,
}

impl App {
    /// Joins the parts.
    #[must_use]
    pub fn new(store: Store, index: Arc<SearchIndex>, settings: Settings, clock: Clock) -> Self {
        Self { store, index, limits: Arc::new(Limits::new(settings.limits)), settings: Arc::new(settings), clock }
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The full address of a path on this site.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}

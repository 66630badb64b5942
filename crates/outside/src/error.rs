//! Why a request did not succeed, in a sentence for the person who asked for it.

use std::time::Duration;

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// No address of the web.
    #[error("'{0}' is geen webadres; begin met https://")]
    BadUrl(String),
    /// Plain http, which the policy does not allow.
    #[error("'{0}' is een http-adres; alleen https is toegestaan. Gebruik https of sta http uitdrukkelijk toe")]
    HttpRefused(String),
    /// A name and password in the address.
    #[error("zet geen naam en wachtwoord in een webadres")]
    CredentialsInUrl,
    /// The name leads to no address that may be reached.
    #[error("'{0}' is geen openbaar internetadres; zulke adressen worden om veiligheidsredenen niet opgevraagd")]
    PrivateRefused(String),
    /// The name leads nowhere.
    #[error("de server '{0}' is niet gevonden")]
    NotFound(String),
    /// No connection, or it broke.
    #[error("de verbinding met '{host}' is mislukt ({reason})")]
    Connection {
        /// Which host.
        host: String,
        /// What the network said.
        reason: String,
    },
    /// Too many redirects.
    #[error("de server verwijst meer dan {0} keer door")]
    TooManyRedirects(usize),
    /// A redirect without a usable address.
    #[error("de server verwijst door naar een adres dat niet klopt")]
    BadRedirect,
    /// More than the policy allows.
    #[error("het antwoord is groter dan {0} bytes")]
    TooLarge(usize),
    /// The compressed body cannot be read.
    #[error("het antwoord is niet goed ingepakt ({0})")]
    BadEncoding(String),
    /// Not done in time.
    #[error("het antwoord kwam niet binnen {} seconden", .0.as_secs())]
    TimedOut(Duration),
    /// A header that we were asked to send cannot be sent.
    #[error("de header '{0}' kan niet worden verstuurd")]
    BadHeader(String),
}

impl FetchError {
    /// Whether asking again later may help.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Connection { .. } | Self::TimedOut(_) | Self::NotFound(_))
    }
}

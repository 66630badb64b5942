//! Harvests an OAI-PMH repository: page by page, incrementally, and resumable after any page.
//!
//! The state of a harvest is a value. A page comes together with the state after it, so that
//! the caller can store both in one transaction; whatever happens in between, the next run
//! goes on from the last page that was stored. Knows nothing of the records in a page.

mod patience;

pub use patience::Patience;

use crate::{FetchError, Fetcher, Response};
use interop::oai::Code;
use interop::oai::response::{self, Fault, Outcome};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

/// How often a list is begun anew because the repository does not know its own token.
const MAX_RESTARTS: u32 = 3;
const SECONDS: &str = "YYYY-MM-DDThh:mm:ssZ";

/// What is harvested, and how far the harvest is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Harvest {
    /// The base URL of the repository.
    pub url: String,
    /// One of its sets; none for the whole repository.
    pub set: Option<String>,
    /// The metadata prefix.
    pub prefix: String,
    /// What changed before this instant was harvested before: the date of the first answer
    /// of the last harvest that was completed.
    pub from: Option<String>,
    /// The token for the next page of a harvest under way.
    pub token: Option<String>,
    /// The date of the first answer of the harvest under way.
    pub began: Option<String>,
    /// How often the harvest under way was begun anew.
    pub restarts: u32,
}

/// A page and what comes after it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The response as it came.
    pub bytes: Vec<u8>,
    /// How many records it holds, unreadable ones included.
    pub records: usize,
    /// The state to store together with this page.
    pub next: Harvest,
    /// The harvest is complete with this page.
    pub last: bool,
}

/// Why a harvest cannot go on. The stored state stays good for a next attempt.
#[derive(Debug, thiserror::Error)]
pub enum HarvestError {
    /// No answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// An answer that says it failed.
    #[error("de server antwoordt met status {status}{}", if *.attempts > 1 { format!(", ook na {attempts} pogingen") } else { String::new() })]
    Status {
        /// The HTTP status.
        status: u16,
        /// How often we asked.
        attempts: u32,
    },
    /// An answer that cannot be read.
    #[error("het antwoord is niet te lezen: {0}")]
    Unreadable(#[from] Fault),
    /// The repository refuses what we ask.
    #[error("de server weigert het verzoek: {code} ({message})")]
    Refused {
        /// The OAI-PMH error code.
        code: String,
        /// What the repository says about it.
        message: String,
    },
    /// The list does not come to an end.
    #[error(
        "de server geeft na elke pagina hetzelfde vervolg, of kent zijn eigen vervolg niet; vraag de beheerder ervan"
    )]
    Endless,
}

impl Harvest {
    /// A harvest of everything, from the beginning.
    #[must_use]
    pub fn new(url: &str, set: Option<&str>, prefix: &str) -> Self {
        Self {
            url: url.to_owned(),
            set: set.map(str::to_owned),
            prefix: prefix.to_owned(),
            from: None,
            token: None,
            began: None,
            restarts: 0,
        }
    }

    /// Gets the next page.
    ///
    /// # Errors
    /// When there is none to be had; `self` is then still the state to go on from.
    pub async fn next(&self, fetcher: &Fetcher, patience: &Patience) -> Result<Step, HarvestError> {
        let mut harvest = self.clone();
        loop {
            let request = harvest.request(fetcher, patience).await?;
            let (bytes, outcome, records) = ask(fetcher, patience, &request).await?;
            if outcome.has(Code::BadResumptionToken) && harvest.token.is_some() {
                harvest = harvest.restarted()?;
                continue;
            }
            refuse(&outcome)?;
            return Ok(Step { bytes, records, last: outcome.token.is_none(), next: harvest.advanced(&outcome)? });
        }
    }

    /// The repository no longer knows the token: begin anew from the last date.
    fn restarted(mut self) -> Result<Self, HarvestError> {
        self.restarts += 1;
        if self.restarts > MAX_RESTARTS {
            return Err(HarvestError::Endless);
        }
        tracing::warn!(url = %self.url, "the repository does not know its own token; starting again from the last date");
        self.token = None;
        self.began = None;
        Ok(self)
    }

    fn advanced(mut self, outcome: &Outcome) -> Result<Self, HarvestError> {
        if self.token.is_none() {
            self.began = outcome.response_date.as_deref().and_then(canonical);
        } else if outcome.token == self.token {
            return Err(HarvestError::Endless);
        }
        self.token.clone_from(&outcome.token);
        if self.token.is_none() {
            // Without a readable date the next harvest asks for more than it needs, never less.
            self.from = self.began.take().or(self.from);
            self.restarts = 0;
        }
        Ok(self)
    }

    async fn request(&self, fetcher: &Fetcher, patience: &Patience) -> Result<Url, HarvestError> {
        if let Some(token) = &self.token {
            return self.address(&[("verb", "ListRecords"), ("resumptionToken", token)]);
        }
        let from = match &self.from {
            Some(from) => Some(self.in_granularity(from, fetcher, patience).await?),
            None => None,
        };
        let mut arguments = vec![("verb", "ListRecords"), ("metadataPrefix", self.prefix.as_str())];
        arguments.extend(from.as_deref().map(|from| ("from", from)));
        arguments.extend(self.set.as_deref().map(|set| ("set", set)));
        self.address(&arguments)
    }

    /// The date as the repository can take it: days always, seconds if it says so.
    async fn in_granularity(&self, from: &str, fetcher: &Fetcher, patience: &Patience) -> Result<String, HarvestError> {
        let (_, outcome, _) = ask(fetcher, patience, &self.address(&[("verb", "Identify")])?).await?;
        let day = from.get(..10).unwrap_or(from);
        Ok(if outcome.granularity.as_deref() == Some(SECONDS) { from } else { day }.to_owned())
    }

    /// The base URL with these arguments after its own.
    fn address(&self, arguments: &[(&str, &str)]) -> Result<Url, HarvestError> {
        let mut url = Url::parse(&self.url).map_err(|_| FetchError::BadUrl(self.url.clone()))?;
        url.query_pairs_mut().extend_pairs(arguments);
        Ok(url)
    }
}

/// An OAI-PMH answer counts as one whatever its HTTP status: some repositories send their
/// errors with status 400.
async fn ask(fetcher: &Fetcher, patience: &Patience, url: &Url) -> Result<(Vec<u8>, Outcome, usize), HarvestError> {
    let (response, attempts) = patience.get(fetcher, url.as_str()).await?;
    let Response { status, bytes, .. } = response;
    if !(200..300).contains(&status) && !response::is_oai_response(&bytes) {
        return Err(HarvestError::Status { status, attempts });
    }
    let (mut outcome, records) = response::outline(&bytes);
    match outcome.faults.pop() {
        Some(fault) => Err(fault.into()),
        None => Ok((bytes, outcome, records)),
    }
}

/// `noRecordsMatch` is an empty harvest; every other error ends it.
fn refuse(outcome: &Outcome) -> Result<(), HarvestError> {
    let serious = |error: &&(String, String)| error.0 != Code::NoRecordsMatch.as_str();
    match outcome.errors.iter().find(serious) {
        Some((code, message)) => Err(HarvestError::Refused { code: code.clone(), message: message.clone() }),
        None => Ok(()),
    }
}

/// A date as the standard writes it, also when the repository writes it otherwise.
fn canonical(text: &str) -> Option<String> {
    let instant: Timestamp = text.parse().ok()?;
    Some(instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

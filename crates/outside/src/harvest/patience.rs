//! Asking again, politely: a repository that is busy says when it wants to be asked
//! (RFC 9110, sections 10.2.3 and 15.6.4), and one that is out of reach may come back.

use crate::{FetchError, Fetcher, Response};
use jiff::Timestamp;
use std::time::Duration;

/// How often and how long we wait.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How often we ask in all.
    pub attempts: u32,
    /// The first wait when the repository names none; each next one is twice as long.
    pub first: Duration,
    /// The longest wait, whatever the repository asks.
    pub longest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { attempts: 5, first: Duration::from_secs(2), longest: Duration::from_secs(600) }
    }
}

impl Patience {
    /// Gets an address, again when that may help; also tells how often it asked.
    pub(super) async fn get(&self, fetcher: &Fetcher, url: &str) -> Result<(Response, u32), FetchError> {
        let mut wait = self.first;
        for attempt in 1.. {
            let result = fetcher.get(url, &[]).await;
            let asked = match &result {
                Ok(response) if is_busy(response.status) => retry_after(response),
                Err(error) if error.is_passing() => None,
                _ => return result.map(|response| (response, attempt)),
            };
            if attempt >= self.attempts {
                return result.map(|response| (response, attempt));
            }
            let pause = asked.unwrap_or(wait).min(self.longest);
            tracing::info!(url, attempt, seconds = pause.as_secs(), "the repository is busy or out of reach; waiting");
            tokio::time::sleep(pause).await;
            wait *= 2;
        }
        unreachable!("the last attempt returns")
    }
}

fn is_busy(status: u16) -> bool {
    matches!(status, 429 | 502 | 503 | 504)
}

/// `Retry-After`, as seconds or as a date.
fn retry_after(response: &Response) -> Option<Duration> {
    let text = response.header("retry-after")?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    Some(date.duration_since(Timestamp::now()).try_into().unwrap_or(Duration::ZERO))
}

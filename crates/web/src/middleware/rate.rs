//! Limits per address on what costs us much or tempts attackers: a token bucket for each.
//!
//! Kept in memory, per node. The number of addresses held is bounded: when the table is full,
//! buckets that have filled up again are forgotten, since a full bucket remembers nothing.

use crate::app::Settings;
use axum::extract::ConnectInfo;
use axum::http::Request;
use jiff::Timestamp;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Mutex;

/// How dear a route is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rate {
    /// Reading: not limited here.
    Open,
    /// Trying a password: ten, then one every thirty seconds.
    SignIn,
    /// Writing us a notice: twenty, then one every six seconds.
    Notice,
    /// Sending us a file: the same, and large.
    Upload,
}

impl Rate {
    /// How many at once, and seconds until one more is allowed.
    fn bucket(self) -> Option<(f64, f64)> {
        match self {
            Self::Open => None,
            Self::SignIn => Some((10.0, 30.0)),
            Self::Notice | Self::Upload => Some((20.0, 6.0)),
        }
    }

    /// The most bytes that a request of this class may carry.
    #[must_use]
    pub fn body_limit(self) -> usize {
        match self {
            Self::Open | Self::SignIn | Self::Notice => 64 * 1024,
            Self::Upload => 50 * 1024 * 1024,
        }
    }
}

const MOST_BUCKETS: usize = 100_000;

struct Bucket {
    left: f64,
    seen: Timestamp,
}

/// The buckets of this node.
pub struct Limits {
    on: bool,
    buckets: Mutex<HashMap<(Rate, IpAddr), Bucket>>,
}

impl Limits {
    /// No bucket is used yet; `on` false keeps no limit at all.
    #[must_use]
    pub fn new(on: bool) -> Self {
        Self { on, buckets: Mutex::new(HashMap::new()) }
    }

    /// Takes one from the bucket.
    ///
    /// # Errors
    /// When it is empty: the number of seconds after which there is one again.
    pub fn take(&self, rate: Rate, address: IpAddr, now: Timestamp) -> Result<(), u64> {
        let Some((size, seconds)) = rate.bucket().filter(|_| self.on) else { return Ok(()) };
        // A poisoned lock only means that a thread died while counting; the count still serves.
        let mut buckets = self.buckets.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if buckets.len() >= MOST_BUCKETS {
            buckets.retain(|(rate, _), bucket| {
                rate.bucket().is_some_and(|(size, seconds)| bucket.now_left(size, seconds, now) < size)
            });
        }
        let bucket = buckets.entry((rate, subscriber(address))).or_insert(Bucket { left: size, seen: now });
        bucket.left = bucket.now_left(size, seconds, now);
        bucket.seen = now;
        if bucket.left < 1.0 {
            return Err(((1.0 - bucket.left) * seconds).ceil() as u64);
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

impl Bucket {
    fn now_left(&self, size: f64, seconds: f64, now: Timestamp) -> f64 {
        let passed = now.duration_since(self.seen).as_secs_f64().max(0.0);
        (self.left + passed / seconds).min(size)
    }
}

/// One household or school has a whole /64 of IPv6; it counts as one.
fn subscriber(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// The address of the client: that of the connection, or behind trusted proxies the one that
/// the outermost of them saw.
#[must_use]
pub fn client_address<B>(request: &Request<B>, settings: &Settings) -> IpAddr {
    let peer =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(Ipv4Addr::LOCALHOST.into(), |info| info.0.ip());
    if settings.proxies == 0 {
        return peer;
    }
    let headers = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let chain: Vec<&str> = headers.flat_map(|value| value.split(',')).map(str::trim).collect();
    let place = chain.len().checked_sub(settings.proxies);
    place.and_then(|place| chain[place].parse().ok()).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limits = Limits::new(true);
        let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let (one, other) = (address("192.0.2.1"), address("192.0.2.2"));
        for _ in 0..10 {
            assert_eq!(limits.take(Rate::SignIn, one, start), Ok(()));
        }
        assert_eq!(limits.take(Rate::SignIn, one, start), Err(30));
        assert_eq!(limits.take(Rate::SignIn, other, start), Ok(()), "another address has its own bucket");
        assert_eq!(limits.take(Rate::Upload, one, start), Ok(()), "another class has its own bucket");
        assert_eq!(limits.take(Rate::SignIn, one, start + 29.seconds()), Err(1));
        assert_eq!(limits.take(Rate::SignIn, one, start + 60.seconds()), Ok(()));
    }

    #[test]
    fn reading_is_never_limited_and_neither_is_a_load_test() {
        let now = Timestamp::UNIX_EPOCH;
        let (on, off) = (Limits::new(true), Limits::new(false));
        for _ in 0..1_000 {
            assert_eq!(on.take(Rate::Open, address("192.0.2.1"), now), Ok(()));
            assert_eq!(off.take(Rate::SignIn, address("192.0.2.1"), now), Ok(()));
        }
    }

    #[test]
    fn a_whole_ipv6_network_is_one_subscriber() {
        assert_eq!(subscriber(address("2001:db8:1:2::1")), subscriber(address("2001:db8:1:2:ffff::9")));
        assert_ne!(subscriber(address("2001:db8:1:2::1")), subscriber(address("2001:db8:1:3::1")));
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_a_trusted_proxy() {
        let request = Request::builder().header("x-forwarded-for", "203.0.113.9, 198.51.100.7").body(()).unwrap();
        let behind = |proxies| Settings { proxies, ..Settings::default() };
        assert_eq!(client_address(&request, &behind(0)), address("127.0.0.1"));
        assert_eq!(client_address(&request, &behind(1)), address("198.51.100.7"));
        assert_eq!(client_address(&request, &behind(2)), address("203.0.113.9"));
        assert_eq!(
            client_address(&request, &behind(3)),
            address("127.0.0.1"),
            "fewer addresses than proxies: not to be trusted"
        );
    }
}

//! A connection to an address that was looked at first.
//!
//! The name is resolved here, once; what is connected to is the very address that was
//! checked, so that a name cannot change its meaning between the check and the connection.

use crate::{FetchError, Policy, is_public};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// How many addresses of one name are tried.
const ATTEMPTS: usize = 4;

pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// Certificates of the web's usual authorities, and no other cryptography than ring's.
pub(crate) fn tls() -> Arc<rustls::ClientConfig> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring offers the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Arc::new(config)
}

/// Connects to the host of an address, with TLS for https.
pub(crate) async fn connect(
    url: &Url,
    policy: &Policy,
    tls: &Arc<rustls::ClientConfig>,
) -> Result<TokioIo<Box<dyn Stream>>, FetchError> {
    let host = url.host_str().ok_or_else(|| FetchError::BadUrl(url.to_string()))?;
    let stream = open(url, policy).await?;
    let failed = |error: std::io::Error| FetchError::Connection { host: host.to_owned(), reason: error.to_string() };
    if url.scheme() == "http" {
        return Ok(TokioIo::new(Box::new(stream)));
    }
    // An address in square brackets is a name without them to TLS.
    let bare = host.trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(bare).map_err(|_| FetchError::BadUrl(url.to_string()))?;
    let stream = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await.map_err(failed)?;
    Ok(TokioIo::new(Box::new(stream)))
}

async fn open(url: &Url, policy: &Policy) -> Result<TcpStream, FetchError> {
    let host = url.host_str().unwrap_or_default().to_owned();
    let mut failure = None;
    for address in addresses(url, policy).await? {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => failure = Some(error.to_string()),
        }
    }
    Err(FetchError::Connection { host, reason: failure.unwrap_or_default() })
}

/// The addresses of the host that may be connected to; at least one.
async fn addresses(url: &Url, policy: &Policy) -> Result<Vec<SocketAddr>, FetchError> {
    let port = url.port_or_known_default().unwrap_or(443);
    let found: Vec<SocketAddr> = match url.host() {
        Some(Host::Ipv4(address)) => vec![(IpAddr::V4(address), port).into()],
        Some(Host::Ipv6(address)) => vec![(IpAddr::V6(address), port).into()],
        Some(Host::Domain(name)) => {
            tokio::net::lookup_host((name, port)).await.map_err(|_| FetchError::NotFound(name.to_owned()))?.collect()
        }
        None => return Err(FetchError::BadUrl(url.to_string())),
    };
    let host = || url.host_str().unwrap_or_default().to_owned();
    if found.is_empty() {
        return Err(FetchError::NotFound(host()));
    }
    let allowed = |address: &SocketAddr| policy.allow_private || is_public(address.ip());
    let reachable: Vec<SocketAddr> = found.into_iter().filter(allowed).take(ATTEMPTS).collect();
    if reachable.is_empty() { Err(FetchError::PrivateRefused(host())) } else { Ok(reachable) }
}

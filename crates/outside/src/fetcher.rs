//! Gets one address, following redirects, every one of which is judged like the first.

use crate::{FetchError, Policy, body, connection};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Request, StatusCode};
use std::sync::Arc;
use url::Url;

/// Gets addresses within the bounds of a policy.
#[derive(Clone)]
pub struct Fetcher {
    policy: Policy,
    tls: Arc<rustls::ClientConfig>,
}

/// What came back, whatever the status.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The address that answered, after redirects.
    pub url: String,
    /// The body, unpacked.
    pub bytes: Vec<u8>,
}

impl Response {
    /// Whether the status says that all went well.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A header, when it is there and readable.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Fetcher {
    /// A fetcher with these bounds.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self { policy, tls: connection::tls() }
    }

    /// Gets an address with these headers beside our own.
    ///
    /// # Errors
    /// When the policy refuses it, or nothing whole comes back in time.
    pub async fn get(&self, url: &str, headers: &[(&str, &str)]) -> Result<Response, FetchError> {
        let timeout = self.policy.timeout;
        tokio::time::timeout(timeout, self.follow(url, headers)).await.map_err(|_| FetchError::TimedOut(timeout))?
    }

    async fn follow(&self, url: &str, headers: &[(&str, &str)]) -> Result<Response, FetchError> {
        let mut url = self.judge(url)?;
        let mut headers = self.headers(headers)?;
        for _ in 0..=self.policy.max_redirects {
            let response = self.once(&url, &headers).await?;
            let Some(location) = redirect(&response) else { return Ok(response) };
            let next = url.join(location).map_err(|_| FetchError::BadRedirect)?;
            let next = self.judge(next.as_str())?;
            if next.origin() != url.origin() {
                // What was meant for one host is not another's business.
                headers.remove(header::AUTHORIZATION);
                headers.remove(header::COOKIE);
            }
            url = next;
        }
        Err(FetchError::TooManyRedirects(self.policy.max_redirects))
    }

    /// Reads an address and says whether it may be asked at all.
    fn judge(&self, text: &str) -> Result<Url, FetchError> {
        let mut url = Url::parse(text).map_err(|_| FetchError::BadUrl(text.to_owned()))?;
        match url.scheme() {
            "https" => {}
            "http" if self.policy.allow_http => {}
            "http" => return Err(FetchError::HttpRefused(text.to_owned())),
            _ => return Err(FetchError::BadUrl(text.to_owned())),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::CredentialsInUrl);
        }
        url.set_fragment(None);
        Ok(url)
    }

    fn headers(&self, own: &[(&str, &str)]) -> Result<HeaderMap, FetchError> {
        let mut headers = HeaderMap::new();
        let fixed =
            [("user-agent", self.policy.user_agent.as_str()), ("accept-encoding", "gzip"), ("connection", "close")];
        for (name, value) in fixed.iter().chain(own) {
            let bad = || FetchError::BadHeader((*name).to_owned());
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
            headers.insert(name, HeaderValue::from_str(value).map_err(|_| bad())?);
        }
        Ok(headers)
    }

    /// One request and its answer, over a connection of its own.
    async fn once(&self, url: &Url, headers: &HeaderMap) -> Result<Response, FetchError> {
        let host = url.host_str().unwrap_or_default();
        let failed = |error: hyper::Error| FetchError::Connection { host: host.to_owned(), reason: error.to_string() };
        let stream = connection::connect(url, &self.policy, &self.tls).await?;
        let (mut sender, exchange) = hyper::client::conn::http1::handshake(stream).await.map_err(failed)?;
        let exchange = Guard(tokio::spawn(exchange));
        let response = sender.send_request(request(url, headers)?).await.map_err(failed)?;
        let (parts, incoming) = response.into_parts();
        let gzip = parts
            .headers
            .get(header::CONTENT_ENCODING)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"gzip"));
        let bytes = body::read(incoming, gzip, self.policy.max_bytes, host).await?;
        drop(exchange);
        tracing::debug!(%url, status = parts.status.as_u16(), bytes = bytes.len(), "fetched");
        Ok(Response { status: parts.status.as_u16(), headers: parts.headers, url: url.to_string(), bytes })
    }
}

/// Ends the task that drives a connection when the request is over, or given up.
struct Guard<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for Guard<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn request(url: &Url, headers: &HeaderMap) -> Result<Request<Empty<Bytes>>, FetchError> {
    let bad = || FetchError::BadUrl(url.to_string());
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    let mut request = Request::get(&url[url::Position::BeforePath..url::Position::AfterQuery])
        .header(header::HOST, host)
        .body(Empty::new())
        .map_err(|_| bad())?;
    request.headers_mut().extend(headers.iter().map(|(name, value)| (name.clone(), value.clone())));
    Ok(request)
}

/// Where a response sends us, if it does.
fn redirect(response: &Response) -> Option<&str> {
    let status = StatusCode::from_u16(response.status).ok()?;
    let sends = matches!(
        status,
        StatusCode::MOVED_PERMANENTLY
            | StatusCode::FOUND
            | StatusCode::SEE_OTHER
            | StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT
    );
    response.header("location").filter(|_| sends)
}

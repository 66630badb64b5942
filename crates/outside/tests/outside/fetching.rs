//! What is fetched, and what is refused on the way.

use crate::server::{Server, answer};
use outside::{FetchError, Fetcher, Policy, Response};
use std::io::Write;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

fn open() -> Policy {
    Policy {
        allow_http: true,
        allow_private: true,
        max_bytes: 10_000,
        timeout: Duration::from_secs(20),
        ..Policy::default()
    }
}

async fn get(policy: Policy, url: &str) -> Result<Response, FetchError> {
    Fetcher::new(policy).get(url, &[("authorization", "Bearer geheim")]).await
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

#[tokio::test]
async fn an_answer_comes_back_whatever_its_status() {
    let server = Server::start(|_, _| answer("404 Not Found", "x-a: b\r\n", b"weg")).await;
    let response = get(open(), &format!("{}/a?b=c%20d#e", server.url)).await.unwrap();
    assert_eq!(
        (response.status, response.bytes.as_slice(), response.header("x-a")),
        (404, b"weg".as_slice(), Some("b"))
    );
    assert!(!response.is_success());
    let request = &server.requests()[0];
    assert!(request.starts_with("GET /a?b=c%20d HTTP/1.1\r\n"), "{request}");
    assert!(request.to_lowercase().contains("user-agent: leerbron/"), "{request}");
    assert!(request.to_lowercase().contains(&format!("host: {}\r\n", &server.url[7..])), "{request}");
}

#[tokio::test]
async fn only_https_to_public_addresses_unless_allowed() {
    let server = Server::start(|_, _| answer("200 OK", "", b"")).await;
    let port = server.url.rsplit(':').next().unwrap();
    let strict = || Policy { timeout: Duration::from_secs(20), ..Policy::default() };
    let http = || Policy { allow_http: true, ..strict() };

    assert!(matches!(get(strict(), &server.url).await, Err(FetchError::HttpRefused(_))));
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "10.0.0.1",
        "169.254.169.254",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
    ] {
        for (policy, scheme) in [(http(), "http"), (strict(), "https")] {
            let url = format!("{scheme}://{host}:{port}/");
            let result = get(policy, &url).await;
            assert!(matches!(result, Err(FetchError::PrivateRefused(_))), "{url}: {result:?}");
        }
    }
    for url in ["ftp://example.org/", "file:///etc/passwd", "leerbron", "", "javascript:1"] {
        assert!(matches!(get(open(), url).await, Err(FetchError::BadUrl(_))), "{url}");
    }
    assert!(matches!(get(open(), "http://a:b@127.0.0.1/").await, Err(FetchError::CredentialsInUrl)));
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn redirects_are_followed_judged_and_bounded() {
    let other = Server::start(|_, _| answer("200 OK", "", b"daar")).await;
    let there = format!("location: {}/c\r\n", other.url);
    let server = Server::start(move |target, _| match target {
        "/a" => answer("302 Found", "location: b?c=d\r\n", b""),
        "/b?c=d" => answer("308 Permanent Redirect", &there, b""),
        "/loop" => answer("301 Moved Permanently", "location: /loop\r\n", b""),
        "/file" => answer("302 Found", "location: file:///etc/passwd\r\n", b""),
        _ => answer("302 Found", "location: http://[::\r\n", b""),
    })
    .await;
    let response = get(open(), &format!("{}/a", server.url)).await.unwrap();
    assert_eq!((response.bytes.as_slice(), response.url), (b"daar".as_slice(), format!("{}/c", other.url)));
    assert!(server.requests()[1].contains("Bearer geheim"), "the same host gets the header again");
    assert!(!other.requests()[0].contains("geheim"), "another host does not");

    let failing = async |path: &str| get(open(), &format!("{}{path}", server.url)).await.unwrap_err();
    assert!(matches!(failing("/loop").await, FetchError::TooManyRedirects(5)));
    assert!(matches!(failing("/file").await, FetchError::BadUrl(_)));
    assert!(matches!(failing("/broken").await, FetchError::BadRedirect));
}

#[tokio::test]
async fn size_is_bounded_also_after_unpacking() {
    let bomb = gzip(&vec![b'a'; 1_000_000]);
    assert!(bomb.len() < 5_000);
    let small = gzip("é".repeat(500).as_bytes());
    let server = Server::start(move |target, _| match target {
        "/big" => answer("200 OK", "", &[b'a'; 10_001]),
        "/fits" => answer("200 OK", "", &[b'a'; 10_000]),
        "/endless" => {
            let mut bytes = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
            (0..200).for_each(|_| bytes.extend_from_slice(b"64\r\n0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\r\n"));
            bytes
        }
        "/bomb" => answer("200 OK", "content-encoding: gzip\r\n", &bomb),
        "/small" => answer("200 OK", "content-encoding: GZIP\r\n", &small),
        "/short" => answer("200 OK", "content-encoding: gzip\r\n", &small[..small.len() - 4]),
        _ => b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf".to_vec(),
    })
    .await;
    let fetch = async |path: &str| get(open(), &format!("{}{path}", server.url)).await;
    for path in ["/big", "/endless", "/bomb"] {
        assert!(matches!(fetch(path).await, Err(FetchError::TooLarge(10_000))), "{path}");
    }
    assert_eq!(fetch("/fits").await.unwrap().bytes.len(), 10_000);
    assert_eq!(fetch("/small").await.unwrap().bytes, "é".repeat(500).as_bytes());
    assert!(matches!(fetch("/short").await, Err(FetchError::BadEncoding(_))));
    assert!(matches!(fetch("/half").await, Err(FetchError::Connection { .. })));
}

#[tokio::test]
async fn a_server_that_is_silent_or_absent_is_given_up() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let policy = Policy { timeout: Duration::from_millis(200), ..open() };
    assert!(matches!(get(policy, &url).await, Err(FetchError::TimedOut(_))));
    drop(listener);
    assert!(matches!(get(open(), &url).await, Err(FetchError::Connection { .. })));
}

#[tokio::test]
async fn https_means_that_nothing_goes_in_the_clear() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/geheim", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = vec![0; 4096];
        let count = stream.read(&mut heard).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        heard.truncate(count);
        heard
    });
    assert!(matches!(get(open(), &url).await, Err(FetchError::Connection { .. })));
    let heard = server.await.unwrap();
    assert_eq!(heard[0], 22, "a TLS handshake");
    assert!(!heard.windows(6).any(|part| part == b"geheim"));
}

//! A server on the loopback that answers what a test tells it to, connection by connection.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A running server.
pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server; `answer` makes the raw answer to each request line and its number.
    pub async fn start(answer: impl Fn(&str, usize) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    if stream.read(&mut byte).await.unwrap_or(0) == 0 {
                        break;
                    }
                    head.push(byte[0]);
                }
                let head = String::from_utf8(head).unwrap();
                let number = {
                    let mut seen = seen.lock().unwrap();
                    seen.push(head.clone());
                    seen.len()
                };
                let line = head.split("\r\n").next().unwrap_or_default();
                let target = line.split(' ').nth(1).unwrap_or_default();
                let _ = stream.write_all(&answer(target, number)).await;
                let _ = stream.shutdown().await;
            }
        });
        Self { url, requests }
    }

    /// The requests so far, each with its headers.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The targets of the requests so far.
    pub fn targets(&self) -> Vec<String> {
        self.requests().iter().map(|request| request.split(' ').nth(1).unwrap().to_owned()).collect()
    }
}

/// An answer with a status, headers (each ending in a line break) and a body.
pub fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

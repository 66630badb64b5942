//! A repository in memory over HTTP, to try a harvester on: `oai_server PORT [RECORDS]`.
//!
//! GET and POST on `/oai`, gzip when asked. `POST /change` changes five records, deletes two
//! and adds one. Only for the loopback: it reads HTTP as simply as can be.

#![expect(clippy::unwrap_used, reason = "the catalogue is that of the tests")]

#[path = "../tests/oai/support.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod support;

use flate2::Compression;
use flate2::write::GzEncoder;
use interop::oai::{Source, answer};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use support::{Memory, lom, repository};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

static CHANGES: AtomicUsize = AtomicUsize::new(0);

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let port = arguments.next().and_then(|port| port.parse().ok()).unwrap_or(8081);
    let records = arguments.next().and_then(|records| records.parse().ok()).unwrap_or(250);
    let catalogue: &'static Memory = Box::leak(Box::new(filled(records)));
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    tokio::spawn(async {
        loop {
            tokio::time::sleep(Duration::from_millis(100)).await;
            catalogue.pass(jiff::SignedDuration::from_millis(100));
        }
    });
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(serve(stream, catalogue, port));
    }
}

fn filled(records: usize) -> Memory {
    let catalogue = Memory::new(jiff::Timestamp::now());
    for key in 0..records {
        if key % 20 == 0 {
            catalogue.pass(jiff::SignedDuration::from_millis(700));
        }
        catalogue.put(&Source::Own, &key.to_string(), lom(&format!("Les {key}")));
    }
    catalogue.put(&Source::Harvested("elders".to_owned()), "x", lom("Elders"));
    catalogue
}

fn change(catalogue: &Memory) {
    let round = CHANGES.fetch_add(1, Ordering::Relaxed);
    for key in 0..5 {
        catalogue.put(&Source::Own, &(round * 10 + key).to_string(), lom("Gewijzigd"));
    }
    catalogue.delete(&Source::Own, &(round * 10 + 5).to_string());
    catalogue.delete(&Source::Own, &(round * 10 + 6).to_string());
    catalogue.put(&Source::Own, &format!("new {round}"), lom("Nieuw"));
}

async fn serve(mut stream: TcpStream, catalogue: &Memory, port: u16) -> std::io::Result<()> {
    let (head, body) = read(&mut stream).await?;
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut bytes = Vec::new();
    match path {
        "/change" => change(catalogue),
        _ => {
            let mut repository = repository(100);
            repository.base_url = format!("http://127.0.0.1:{port}/oai");
            let arguments = decode(if method == "POST" { &body } else { query });
            match answer(catalogue, &repository, &arguments).await {
                Ok(xml) => bytes = xml.into_bytes(),
                Err(never) => match never {},
            }
        }
    }
    let mut headers = "content-type: text/xml; charset=utf-8\r\nconnection: close\r\n".to_owned();
    if head.to_lowercase().contains("gzip") {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&bytes)?;
        bytes = encoder.finish()?;
        headers.push_str("content-encoding: gzip\r\nvary: accept-encoding\r\n");
    }
    stream.write_all(format!("HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\n\r\n", bytes.len()).as_bytes()).await?;
    stream.write_all(&bytes).await?;
    stream.shutdown().await
}

async fn read(stream: &mut TcpStream) -> std::io::Result<(String, String)> {
    let mut text = String::new();
    let mut part = [0; 4096];
    loop {
        let count = stream.read(&mut part).await?;
        text.push_str(&String::from_utf8_lossy(&part[..count]));
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = |line: &str| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok();
            let wanted: usize = head.lines().find_map(length).unwrap_or(0);
            if body.len() >= wanted {
                return Ok((head.to_owned(), body.to_owned()));
            }
        }
        if count == 0 {
            return Ok((text, String::new()));
        }
    }
}

fn decode(query: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

//! The search pages that the HTTP measurement asks for, in this process and over HTTP.

use crate::address;
use crate::compare::open;
use crate::http::Client;
use crate::questions::{Question, questions};
use search::{Facet, Query};
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

/// Questions of each class.
pub const EACH: usize = 250;

/// The question as our search takes it: a page of twenty.
pub fn query(question: &Question) -> Query {
    let filters = question.filters.iter().map(|(facet, code)| (Facet::Record(*facet), vec![code.clone()]));
    Query { filters: filters.collect(), ..Query::text(&question.text()) }
}

/// Asks on one thread for some seconds and prints how many were answered.
pub fn run(count: u64, data: &Path, seconds: u64) -> anyhow::Result<()> {
    let index = open(data)?;
    let queries: Vec<Query> = questions(count, EACH).iter().map(query).collect();
    for query in &queries {
        index.search(query)?;
    }
    let begun = Instant::now();
    let mut answered = 0_u64;
    'time: loop {
        for query in &queries {
            std::hint::black_box(index.search(query)?);
            answered += 1;
            if begun.elapsed() >= Duration::from_secs(seconds) {
                break 'time;
            }
        }
    }
    println!("{}", serde_json::json!({ "answered": answered, "seconds": begun.elapsed().as_secs_f64() }));
    Ok(())
}

/// Asks for `times` search pages over HTTP, one after the other.
pub fn ask(server: SocketAddr, count: u64, times: usize) -> anyhow::Result<()> {
    let addresses = address::all(count);
    let mut client = Client::connect(server)?;
    let begun = Instant::now();
    let mut bytes = 0;
    for address in addresses.iter().cycle().take(times) {
        bytes += client.get(address)?.len();
    }
    println!("{}", serde_json::json!({ "answered": times, "bytes": bytes, "seconds": begun.elapsed().as_secs_f64() }));
    Ok(())
}

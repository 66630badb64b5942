//! Harvesting over OAI-PMH as fast as one connection goes.

use crate::figures::{median, percentile};
use crate::http::Client;
use std::net::SocketAddr;
use std::time::Instant;

/// Walks the list at `path` to its end and prints pages, records, bytes and seconds.
pub fn whole(address: SocketAddr, path: &str) -> anyhow::Result<()> {
    let mut client = Client::connect(address)?;
    let begun = Instant::now();
    let (mut pages, mut records, mut bytes) = (0_u64, 0_usize, 0_usize);
    let base = path.split('?').next().unwrap_or_default().to_owned();
    let mut next = path.to_owned();
    let mut before_last = String::new();
    loop {
        let body = client.get(&next)?;
        pages += 1;
        bytes += body.len();
        records += count(body, b"</record>");
        let Some(token) = token(body) else { break };
        next = format!("{base}?verb=ListRecords&resumptionToken={}", token.replace(',', "%2C"));
        before_last.clone_from(&next);
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{}",
        serde_json::json!({ "pages": pages, "records": records, "bytes": bytes, "seconds": seconds, "last": before_last })
    );
    Ok(())
}

/// Times the first page and the last full one of our list in turn and prints the medians.
pub fn pages(address: SocketAddr, last: i64, times: usize) -> anyhow::Result<()> {
    let mut client = Client::connect(address)?;
    // A token is opaque, so the last page is reached as a harvester would that stopped before it:
    // by the token of the page before, in which only the place differs.
    let first = "/oai?verb=ListRecords&metadataPrefix=lom&set=eigen".to_owned();
    let body = client.get(&first)?;
    let given = token(body).unwrap_or_default();
    let at_end = format!("/oai?verb=ListRecords&resumptionToken={}", moved(&given, last - 100).replace(',', "%2C"));
    let second = format!("/oai?verb=ListRecords&resumptionToken={}", given.replace(',', "%2C"));
    let places = [first, second, at_end];
    let mut taken = vec![Vec::with_capacity(times); places.len()];
    let mut sizes = [0; 3];
    for round in 0..times + 20 {
        for step in 0..places.len() {
            let at = (round + step) % places.len();
            let begun = Instant::now();
            sizes[at] = client.get(&places[at])?.len();
            if round >= 20 {
                taken[at].push(begun.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    let figures = |at: usize| serde_json::json!({ "median_ms": median(&taken[at]), "p90_ms": percentile(&taken[at], 0.9), "bytes": sizes[at] });
    println!("{}", serde_json::json!({ "first": figures(0), "second": figures(1), "last": figures(2) }));
    Ok(())
}

/// The token with another place in it, and the check that belongs to it (FNV-1a, 32 bits).
fn moved(token: &str, after: i64) -> String {
    let mut parts: Vec<String> = token.split(',').map(str::to_owned).collect();
    parts.pop();
    if let Some(place) = parts.get_mut(5) {
        *place = after.to_string();
    }
    let text = parts.join(",");
    let check = text.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{text},{check:08x}")
}

/// The resumption token, none on the last page. It stands at the very end.
fn token(body: &[u8]) -> Option<String> {
    let tail = String::from_utf8_lossy(&body[body.len().saturating_sub(600)..]).into_owned();
    let start = tail.find("<resumptionToken")?;
    let text = &tail[start..];
    let text = text.get(text.find('>')? + 1..text.find("</resumptionToken>")?)?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn count(body: &[u8], what: &[u8]) -> usize {
    body.split(|byte| *byte == b'\n').filter(|line| line.ends_with(what)).count()
}

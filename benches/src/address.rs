//! The questions as addresses of the search page.

use crate::inside::EACH;
use crate::questions::{Question, questions};

/// Prints one a line.
pub fn print(count: u64) -> anyhow::Result<()> {
    for address in all(count) {
        println!("{address}");
    }
    Ok(())
}

/// The addresses, in the order of the questions.
pub fn all(count: u64) -> Vec<String> {
    questions(count, EACH).iter().map(address).collect()
}

fn address(question: &Question) -> String {
    let mut out = format!("/zoeken?q={}", encode(&question.text()));
    for (facet, code) in &question.filters {
        out.push_str(&format!("&{}={}", facet.id(), encode(code)));
    }
    out
}

fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

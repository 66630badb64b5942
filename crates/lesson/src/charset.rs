//! Bytes to text. A wrong or absent declaration never stops the reading.

use crate::{Location, Problem};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// Decodes text; `declared` is what the file says of itself. Says so when a guess was needed.
pub(crate) fn decode<'a>(
    name: &str,
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> (Cow<'a, str>, Option<Problem>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (text, broken.then(|| damaged(name)));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    match declared.filter(|encoding| *encoding != UTF_8) {
        Some(encoding) => {
            let (text, broken) = encoding.decode_without_bom_handling(bytes);
            (text, broken.then(|| damaged(name)))
        }
        None => (WINDOWS_1252.decode_without_bom_handling(bytes).0, Some(guessed(name))),
    }
}

/// The encoding that an HTML page declares in its first kilobyte.
pub(crate) fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let after = head.split_once("charset=")?.1;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_:".contains(*letter))
        .collect();
    Encoding::for_label(label.as_bytes())
}

fn guessed(name: &str) -> Problem {
    Problem {
        code: "encoding_guessed",
        message: "De tekst is niet in UTF-8 opgeslagen. We lezen haar als Windows-1252. Sla het bestand op als UTF-8."
            .into(),
        location: Location::file(name),
    }
}

fn damaged(name: &str) -> Problem {
    Problem {
        code: "encoding_damaged",
        message:
            "Sommige tekens zijn niet te lezen in de tekenset die het bestand noemt. Sla het bestand op als UTF-8."
                .into(),
        location: Location::file(name),
    }
}

//! What text must be to stand in XML: allowed characters, escapes, language codes.

use std::borrow::Cow;

/// The text without characters that XML does not allow, with plain line ends, trimmed.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    if trimmed.bytes().all(is_plain) || !trimmed.contains(|c: char| c == '\r' || !is_xml(c)) {
        return Cow::Borrowed(trimmed);
    }
    let text: String = trimmed.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| is_xml(*c)).collect();
    Cow::Owned(text.trim().to_owned())
}

/// Whether a byte can be part of nothing that needs cleaning: no control character, and not the
/// first byte of the two characters at the end of the plane.
const fn is_plain(byte: u8) -> bool {
    (byte >= 0x20 && byte != 0xef) || byte == b'\n' || byte == b'\t'
}

/// Whether text holds a character that XML does not allow.
pub(crate) fn has_illegal(text: &str) -> bool {
    !text.bytes().all(is_plain) && text.contains(|c: char| !is_xml(c))
}

/// Whether XML 1.0 allows this character.
pub(crate) const fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

/// Whether the schema allows this as a language: parts of 1 to 8 letters or digits, the first of letters.
pub(crate) fn is_language(text: &str) -> bool {
    let part = |part: &str, letters: bool| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|b| if letters { b.is_ascii_alphabetic() } else { b.is_ascii_alphanumeric() })
    };
    text.split('-').enumerate().all(|(at, text)| part(text, at == 0))
}

/// Adds text with the characters escaped that mean something in XML.
pub(crate) fn escape_into(xml: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"']) {
        xml.push_str(&rest[..at]);
        xml.push_str(match rest.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    xml.push_str(rest);
}

/// Text that may stand in XML, escaped.
pub(crate) fn xml_text(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    debug_assert!(text.chars().all(is_xml), "clean leaves no other characters");
    if !text.contains(['<', '>', '&', '"']) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    escape_into(&mut escaped, &text);
    Cow::Owned(escaped)
}

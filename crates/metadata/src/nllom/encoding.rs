//! From bytes to UTF-8, by the byte order mark or the XML declaration.

use super::ReadError;
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text of an XML document, without its byte order mark.
///
/// # Errors
/// When the encoding is unknown, or the bytes are not in it; the place of the first wrong byte is given.
pub fn to_utf8(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (declared(bytes)?, 0),
    };
    let body = &bytes[skip..];
    if encoding == UTF_8 {
        return std::str::from_utf8(body)
            .map(Cow::Borrowed)
            .map_err(|error| wrong(bytes, encoding, skip + error.valid_up_to()));
    }
    decode(encoding, body).map(Cow::Owned).map_err(|at| wrong(bytes, encoding, skip + at))
}

/// The encoding without a byte order mark: by the first two bytes or the declaration, else UTF-8.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    match bytes {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let Some(label) = label(bytes) else { return Ok(UTF_8) };
    let encoding = Encoding::for_label(label)
        .ok_or_else(|| ReadError::UnknownEncoding(String::from_utf8_lossy(label).into_owned()))?;
    // The declaration was readable as ASCII, so the document is not UTF-16, whatever it says.
    Ok(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The value of `encoding` in the XML declaration.
fn label(bytes: &[u8]) -> Option<&[u8]> {
    let head = &bytes[..bytes.len().min(256)];
    let head = &head[..head.windows(2).position(|pair| pair == b"?>")?];
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let at = declaration.windows(8).position(|name| name == b"encoding")?;
    let value = declaration[at + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let end = value[1..].iter().position(|byte| *byte == quote)?;
    Some(&value[1..=end])
}

/// Decodes all, or says at which byte it went wrong.
fn decode(encoding: &'static Encoding, body: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(body.len().saturating_mul(3));
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string_without_replacement(body, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, after), read) => {
            Err(read.saturating_sub(usize::from(length) + usize::from(after)))
        }
        (DecoderResult::OutputFull, read) => Err(read),
    }
}

fn wrong(bytes: &[u8], encoding: &'static Encoding, byte: usize) -> ReadError {
    ReadError::Encoding { encoding: encoding.name(), byte, line: super::cursor::line_at(bytes, byte) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn every_way_to_say_the_encoding() {
        let text = "<a>één €</a>";
        let latin = b"<?xml version='1.0' encoding = 'ISO-8859-1' ?><a>\xe9\xe9n \x80</a>".to_vec();
        let windows = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\xe9\xe9n \x80</a>".to_vec();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
            [b"\xff\xfe".to_vec(), utf16(text, false)].concat(),
            [b"\xfe\xff".to_vec(), utf16(text, true)].concat(),
            utf16(text, false),
            utf16(text, true),
            latin,
            windows,
            format!("<?xml version='1.0' encoding='UTF-16'?>{text}").into_bytes(),
        ] {
            assert!(to_utf8(&bytes).unwrap().ends_with(text), "{bytes:?}");
        }
    }

    #[test]
    fn a_wrong_byte_is_named() {
        let error = to_utf8(b"<a>\n\xe9</a>").unwrap_err();
        assert_eq!(error, ReadError::Encoding { encoding: "UTF-8", byte: 4, line: 2 });
        let mut lone = utf16("<a>", false);
        lone.extend([0x00, 0xd8, b'<', 0]);
        assert_eq!(to_utf8(&lone).unwrap_err(), ReadError::Encoding { encoding: "UTF-16LE", byte: 6, line: 1 });
        let unknown = to_utf8(b"<?xml version='1.0' encoding='klingon'?><a/>").unwrap_err();
        assert_eq!(unknown, ReadError::UnknownEncoding("klingon".into()));
    }
}

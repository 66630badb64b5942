//! The fonts of a PDF: from codes to letters, and how wide the codes are.
//!
//! Widths only serve to see where a word ends; a font that states none gets an average.

use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::HashMap;

/// Bytes that the table from codes to letters may unpack to.
const TABLE: usize = 2 << 20;
/// Of a letter, in thousandths of the size.
const AVERAGE: f32 = 500.0;

/// A font that can be read.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// Two bytes a code.
    wide: bool,
    widths: HashMap<u32, f32>,
    usual: f32,
}

/// A copy of a font in which the table of letters goes before the names of glyphs, which are often
/// names of its maker's own.
pub(super) fn prepared(font: &Dictionary, document: &Document) -> Dictionary {
    let mut font = font.clone();
    if font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).is_ok() {
        font.remove(b"Encoding");
    }
    font
}

impl<'a> Font<'a> {
    pub fn of(font: &'a Dictionary, document: &'a Document) -> Self {
        let wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
        let (widths, usual) = if wide { wide_widths(font, document) } else { narrow_widths(font, document) };
        Self { encoding: font.get_font_encoding_with_limit(document, TABLE).ok(), wide, widths, usual }
    }

    /// The letters of a string. Codes that the font gives no letter are left out.
    pub fn text(&self, bytes: &[u8]) -> String {
        let text = self.encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok()).unwrap_or_default();
        text.chars().filter(|letter| !letter.is_control() && *letter != '\u{fffd}').map(unligature).collect()
    }

    /// How far a string moves on, in thousandths of the size, and how many codes it has.
    pub fn advance(&self, bytes: &[u8]) -> (f32, u16) {
        let (mut sum, mut codes) = (0.0, 0u16);
        for code in bytes.chunks(if self.wide { 2 } else { 1 }) {
            let code = code.iter().fold(0, |sum, byte| sum * 256 + u32::from(*byte));
            sum += self.widths.get(&code).copied().unwrap_or(self.usual);
            codes = codes.saturating_add(1);
        }
        (sum, codes)
    }
}

/// Ligatures are one code and several letters.
fn unligature(letter: char) -> String {
    match letter {
        '\u{fb00}' => "ff".into(),
        '\u{fb01}' => "fi".into(),
        '\u{fb02}' => "fl".into(),
        '\u{fb03}' => "ffi".into(),
        '\u{fb04}' => "ffl".into(),
        letter => letter.to_string(),
    }
}

fn narrow_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).ok();
    let widths = font.get_deref(b"Widths", document).and_then(Object::as_array).ok();
    let (Some(first), Some(widths)) = (first.and_then(|first| u32::try_from(first).ok()), widths) else {
        return (HashMap::new(), AVERAGE);
    };
    let number = |object: &Object| document.dereference(object).ok().and_then(|(_, found)| found.as_float().ok());
    let each = widths.iter().take(256).zip(first..);
    (each.filter_map(|(width, code)| Some((code, number(width)?))).collect(), AVERAGE)
}

/// `[ code [w w w] from to w … ]`, ISO 32000-1, 9.7.4.3.
fn wide_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let descendants = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
    let first = descendants.and_then(|all| document.dereference(all.first()?).ok());
    let Some(cid) = first.and_then(|(_, object)| object.as_dict().ok()) else { return (widths, 1_000.0) };
    let usual = cid.get_deref(b"DW", document).and_then(Object::as_float).unwrap_or(1_000.0);
    let Ok(table) = cid.get_deref(b"W", document).and_then(Object::as_array) else { return (widths, usual) };
    let code = |object: &Object| object.as_i64().ok().and_then(|code| u32::try_from(code).ok()).unwrap_or(0);
    let mut rest = table.as_slice();
    while let [first, second, tail @ ..] = rest {
        rest = tail;
        if let Ok((_, Object::Array(each))) = document.dereference(second) {
            let start = code(first);
            widths.extend(each.iter().zip(start..).filter_map(|(width, code)| Some((code, width.as_float().ok()?))));
        } else if let [width, tail @ ..] = rest {
            rest = tail;
            let width = width.as_float().unwrap_or(usual);
            widths
                .extend((code(first)..=code(second)).take(65_536 - widths.len().min(65_535)).map(|code| (code, width)));
        }
    }
    (widths, usual)
}

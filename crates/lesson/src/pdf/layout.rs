//! From stretches of text with places to lines and paragraphs.
//!
//! The order is that of the file. White space and ends of lines are seen from the distances, since a
//! PDF need not have them. Columns and tables are not recognised: that takes tags.

use super::content::Chunk;

/// Joins stretches into running text: a space where there is a gap or a new line, none inside a word.
pub(super) fn join<'a>(chunks: impl Iterator<Item = &'a Chunk>) -> String {
    let mut text = String::new();
    let mut before: Option<&Chunk> = None;
    for chunk in chunks {
        if before.is_some_and(|before| is_apart(before, chunk)) {
            new_word(&mut text, before.is_some_and(|before| !same_line(before, chunk)));
        }
        text.push_str(&chunk.text);
        before = Some(chunk);
    }
    text
}

/// The paragraphs of a page without tags.
pub(super) fn paragraphs<'a>(chunks: impl Iterator<Item = &'a Chunk>) -> Vec<Vec<&'a Chunk>> {
    let mut paragraphs: Vec<Vec<&Chunk>> = Vec::new();
    for chunk in chunks {
        match paragraphs.last_mut() {
            Some(last) if last.last().is_some_and(|before| !is_new_paragraph(before, chunk)) => last.push(chunk),
            _ => paragraphs.push(vec![chunk]),
        }
    }
    paragraphs
}

/// A word that is cut at the end of a line is made whole; other lines get a space between them.
fn new_word(text: &mut String, new_line: bool) {
    let cut = text.strip_suffix('-').and_then(|word| word.chars().next_back()).is_some_and(char::is_lowercase);
    if new_line && cut {
        text.pop();
    } else if !text.ends_with(' ') {
        text.push(' ');
    }
}

fn same_line(before: &Chunk, chunk: &Chunk) -> bool {
    (before.y - chunk.y).abs() < before.size.max(chunk.size) * 0.5
}

/// There is white space between them.
pub(super) fn is_apart(before: &Chunk, chunk: &Chunk) -> bool {
    let gap = chunk.x - before.end;
    !same_line(before, chunk) || gap > chunk.size * 0.15 || gap < -chunk.size
}

/// A line lower than usual, higher up, or in letters of quite another size.
fn is_new_paragraph(before: &Chunk, chunk: &Chunk) -> bool {
    if same_line(before, chunk) {
        return false;
    }
    let drop = before.y - chunk.y;
    let size = before.size.max(chunk.size);
    drop > size * 1.6 || drop < 0.0 || (before.size - chunk.size).abs() > size * 0.15
}

//! Plain text: paragraphs between empty lines. It has no headings, and none are guessed.

use crate::builder::Builder;
use crate::{BlockKind, Format, Location, Reading, charset};

/// Reads plain text.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Reading {
    let (text, problem) = charset::decode(name, bytes, None);
    let mut builder = Builder::new(name, Format::Text);
    builder.problems.extend(problem);
    let mut open = None;
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            if let Some(id) = open.take() {
                builder.finish(id);
            }
            continue;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        match open {
            Some(id) => builder.line_break(id),
            None => open = Some(builder.block(BlockKind::Paragraph, Location::line(number), None)),
        }
        if let Some(id) = open {
            builder.text(id, line, &Default::default());
        }
    }
    if let Some(id) = open {
        builder.finish(id);
    }
    builder.done()
}

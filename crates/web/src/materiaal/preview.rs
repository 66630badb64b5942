//! The beginning of a lesson that no browser shows by itself (Word, Markdown), as plain blocks.

use lesson::{Block, BlockKind, Limits, Region};
use store::StoredFile;

/// So many blocks are shown: about the first page.
const FIRST: usize = 24;

/// A block as the page shows it.
pub enum Piece {
    /// A heading of the lesson.
    Heading(String),
    /// A paragraph, caption or quotation.
    Paragraph(String),
    /// An item of a list.
    Item(String),
    /// Code, as it stands.
    Code(String),
}

/// The first pieces of the lesson; none when it cannot be read.
#[must_use]
pub fn beginning(name: &str, file: &StoredFile) -> Vec<Piece> {
    let Ok(reading) = lesson::read(name, &file.bytes, &Limits::default()) else { return Vec::new() };
    reading.lesson.blocks.iter().filter_map(piece).take(FIRST).collect()
}

fn piece(block: &Block) -> Option<Piece> {
    if block.hidden || block.region != Region::Main || block.text.is_empty() {
        return None;
    }
    let text = block.text.clone();
    match block.kind {
        BlockKind::Heading { .. } => Some(Piece::Heading(text)),
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Caption | BlockKind::Cell { .. } => {
            Some(Piece::Paragraph(text))
        }
        BlockKind::Item => Some(Piece::Item(text)),
        BlockKind::Code => Some(Piece::Code(text)),
        // Their words stand in the block around them; notes are for the one who shows the slides.
        BlockKind::Link(_)
        | BlockKind::Image(_)
        | BlockKind::Media(_)
        | BlockKind::Exercise(_)
        | BlockKind::List { .. }
        | BlockKind::Note
        | BlockKind::Table => None,
    }
}

//! The tree of blocks of a lesson.
//!
//! It is kept flat, in reading order, each block with its parent: a tree of any depth is then
//! walked and dropped without recursion. Links, images and media are blocks inside the block
//! whose text they stand in; their words are part of that text and are not counted twice.

use crate::Location;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Index into `Lesson::blocks`.
pub type BlockId = usize;

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its own text, white space collapsed; `\n` where the author broke the line.
    pub text: String,
    /// Where it stands.
    pub location: Location,
    /// The block that holds it.
    pub parent: Option<BlockId>,
    /// The language in force, BCP 47.
    pub language: Option<Arc<str>>,
    /// Stretches of the text that are code or in another language.
    pub runs: Vec<Run>,
    /// The part of the page that it belongs to.
    pub region: Region,
    /// Every letter is bold.
    pub bold: bool,
    /// Not shown to the reader.
    pub hidden: bool,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading that is marked as one in the file.
    Heading {
        /// 1 to 9.
        level: u8,
    },
    /// A paragraph.
    Paragraph,
    /// A list; its items are blocks inside it.
    List {
        /// Numbered.
        ordered: bool,
    },
    /// An item of a list; also a term or a meaning in a list of terms.
    Item,
    /// A table; its cells are blocks inside it.
    Table,
    /// A cell of a table.
    Cell {
        /// Marked as a header.
        header: bool,
    },
    /// A caption of a figure, a table, a group of fields or a part that folds out.
    Caption,
    /// A quotation.
    Quote,
    /// A block of code.
    Code,
    /// A link; the text is its name.
    Link(Link),
    /// An image; the text is empty.
    Image(Image),
    /// Sound, film or something embedded.
    Media(Media),
    /// Something to fill in or to do that the file marks as such.
    Exercise(Exercise),
    /// A note for whoever presents: never text of the lesson, since it may be left over from another.
    Note,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// As it stands in the file.
    pub target: String,
    /// `rel` holds `license`.
    pub licence: bool,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Image {
    /// Address or part name.
    pub source: String,
    /// The alternative text; `None` when the file gives none.
    pub alternative: Option<String>,
    /// The file says that the image is only decoration.
    pub decorative: bool,
    /// The image leads somewhere.
    pub clickable: bool,
}

/// Sound, film or something embedded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Address or part name.
    pub source: String,
    /// Whether the file itself carries subtitles; `None` when that cannot be seen here.
    pub captions: Option<bool>,
}

/// What sort of media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// Film in the file or the package.
    Video,
    /// Sound.
    Audio,
    /// A player or page of someone else.
    Embed,
}

/// An exercise that is visible from structure alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exercise {
    /// A field to fill in.
    Field,
    /// A part marked as a task.
    Task,
}

/// The part of the page or package that a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Region {
    /// The lesson.
    #[default]
    Main,
    /// A menu or a table of contents.
    Navigation,
    /// The head of the page.
    Header,
    /// The foot of the page.
    Footer,
    /// A file that only states rights, such as LICENSE.
    Rights,
}

/// A stretch of text that differs from the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How it differs.
    pub kind: RunKind,
}

/// How a stretch of text differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Code.
    Code,
    /// Another language, BCP 47.
    Language(Arc<str>),
}

impl Block {
    /// The block holds running text of the lesson: not code, and not text that another block
    /// already holds.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(
            self.kind,
            BlockKind::Heading { .. }
                | BlockKind::Paragraph
                | BlockKind::Item
                | BlockKind::Cell { .. }
                | BlockKind::Caption
                | BlockKind::Quote
        )
    }

    /// Marked as a heading.
    #[must_use]
    pub const fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading { .. })
    }

    /// The text with code blanked out, byte for byte, so that places stay the same.
    #[must_use]
    pub fn prose(&self) -> Cow<'_, str> {
        let code: Vec<_> = self.runs.iter().filter(|run| run.kind == RunKind::Code).collect();
        if code.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut out = String::with_capacity(self.text.len());
        for (start, letter) in self.text.char_indices() {
            if code.iter().any(|run| run.range.contains(&start)) {
                out.extend(std::iter::repeat_n(' ', letter.len_utf8()));
            } else {
                out.push(letter);
            }
        }
        Cow::Owned(out)
    }
}

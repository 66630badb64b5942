//! The lesson, and what a reader has to say about reading it.

use crate::{
    Block, BlockId, BlockKind, Format, LicenceStatement, Link, Location, LocationKind, Look, Region, Sentence,
    sentences,
};
use serde::{Deserialize, Serialize};

/// What a reader gives back.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The lesson, as far as it could be read.
    pub lesson: Lesson,
    /// What is wrong with the file, each with a place.
    pub problems: Vec<Problem>,
    /// What was not looked at, and why.
    pub unscanned: Vec<Unscanned>,
}

/// Learning material, whatever its format.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The name of the file or folder.
    pub name: String,
    /// The format.
    pub format: Format,
    /// The title that the file gives itself (`<title>`, front matter, document properties).
    pub title: Option<String>,
    /// The language that the file declares, BCP 47.
    pub language: Option<String>,
    /// The tree of blocks, flat, in reading order.
    pub blocks: Vec<Block>,
    /// Embedded metadata, as it stands.
    pub metadata: Vec<Meta>,
    /// How the text looks, where the format says so: one for each text that looks different.
    pub looks: Vec<Look>,
    /// Every mention of a licence.
    pub licences: Vec<LicenceStatement>,
    /// The files that the lesson consists of; one for a single file.
    pub files: Vec<String>,
    /// An embedded NL LOM record, as XML.
    pub record: Option<Vec<u8>>,
}

/// An embedded metadata value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The name, in lower case: `dc.rights`, `licence`, `author`.
    pub name: String,
    /// The value.
    pub value: String,
    /// Where it stands.
    pub location: Location,
}

/// Something wrong with a file that did not keep it from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable code.
    pub code: &'static str,
    /// What is wrong, in Dutch.
    pub message: String,
    /// Where.
    pub location: Location,
}

/// Something that was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unscanned {
    /// The file.
    pub path: String,
    /// Why, as a code.
    pub reason: UnscannedReason,
    /// Why, in Dutch.
    pub message: String,
}

/// Why something was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnscannedReason {
    /// A format that this version does not read.
    FormatNotRead,
    /// The file is broken.
    Broken,
    /// Too large or too deeply nested.
    TooComplex,
    /// An image, a chart, sound or film: the text in it is not read.
    Media,
    /// The text was read; what is a heading, a list or a table is not marked in the file.
    Structure,
}

impl Reading {
    /// A lesson in a format that is recognised and not read.
    #[must_use]
    pub fn unscanned(name: &str, format: Format) -> Self {
        let message = format!(
            "Bestanden van het soort {} lezen we nog niet. Zet de les om naar HTML, Markdown, Word (DOCX), PowerPoint (PPTX) of PDF om haar te controleren.",
            format.label()
        );
        Self {
            lesson: Lesson::empty(name, format),
            problems: Vec::new(),
            unscanned: vec![Unscanned { path: name.to_owned(), reason: UnscannedReason::FormatNotRead, message }],
        }
    }
}

impl Lesson {
    /// A lesson without content.
    #[must_use]
    pub fn empty(name: &str, format: Format) -> Self {
        Self {
            name: name.to_owned(),
            format,
            title: None,
            language: None,
            blocks: Vec::new(),
            metadata: Vec::new(),
            looks: Vec::new(),
            licences: Vec::new(),
            files: vec![name.to_owned()],
            record: None,
        }
    }

    /// The blocks that hold running text of the lesson, in reading order; no rights files.
    pub fn texts(&self) -> impl Iterator<Item = (BlockId, &Block)> {
        self.blocks.iter().enumerate().filter(|(_, block)| block.is_text() && block.region != Region::Rights)
    }

    /// The headings that are marked as headings, with their level.
    pub fn headings(&self) -> impl Iterator<Item = (BlockId, &Block, u8)> {
        self.blocks.iter().enumerate().filter_map(|(id, block)| match block.kind {
            BlockKind::Heading { level } => Some((id, block, level)),
            _ => None,
        })
    }

    /// The links.
    pub fn links(&self) -> impl Iterator<Item = (BlockId, &Block, &Link)> {
        self.blocks.iter().enumerate().filter_map(|(id, block)| match &block.kind {
            BlockKind::Link(link) => Some((id, block, link)),
            _ => None,
        })
    }

    /// The words of the lesson: stretches between white space with a letter or a digit.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.texts()
            .flat_map(|(_, block)| block.text.split_whitespace())
            .filter(|word| word.chars().any(char::is_alphanumeric))
    }

    /// The sentences of the lesson, without code.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.texts().flat_map(|(id, block)| sentences::of(id, block))
    }

    /// The blocks around a block, nearest first.
    pub fn ancestors(&self, id: BlockId) -> impl Iterator<Item = BlockId> {
        std::iter::successors(self.blocks[id].parent, |parent| self.blocks[*parent].parent)
    }

    /// Whether `id` stands inside `ancestor`. Blocks stand in reading order, so the climb can stop early.
    #[must_use]
    pub fn is_inside(&self, id: BlockId, ancestor: BlockId) -> bool {
        self.ancestors(id).take_while(|parent| *parent >= ancestor).any(|parent| parent == ancestor)
    }

    /// The heading that the block stands under, fake ones included. A heading very far up is none:
    /// that keeps hostile pages cheap.
    #[must_use]
    pub fn heading_above(&self, id: BlockId) -> Option<&Block> {
        const FAR: usize = 500;
        let path = &self.blocks[id].location.path;
        (0..id)
            .rev()
            .take(FAR)
            .find(|above| self.blocks[*above].is_heading() || self.looks_like_heading(*above))
            .map(|above| &self.blocks[above])
            .filter(|heading| heading.location.path == *path)
    }

    /// A paragraph that is dressed up as a heading: short, wholly bold, without the punctuation of
    /// a sentence, not in a list or a table, and with something under it.
    #[must_use]
    pub fn looks_like_heading(&self, id: BlockId) -> bool {
        const MOST_WORDS: usize = 12;
        let block = &self.blocks[id];
        let text = block.text.trim();
        let dressed = block.bold
            && matches!(block.kind, BlockKind::Paragraph)
            && !text.ends_with(['.', '!', ';', ',', '…'])
            && text.chars().any(char::is_alphabetic)
            && !text.contains('\n')
            && text.split_whitespace().count() <= MOST_WORDS;
        dressed && self.may_be_title_of_slide(id) && !self.stands_in_table_or_list(id) && self.has_text_under(id)
    }

    /// On a slide bold words are mostly labels: only what opens a slide without a title may be one.
    fn may_be_title_of_slide(&self, id: BlockId) -> bool {
        let place = &self.blocks[id].location;
        place.kind != LocationKind::Slide
            || self.blocks[..id].iter().rev().find(|block| block.is_text()).is_none_or(|above| above.location != *place)
    }

    /// A climb of this height is enough for real material and keeps hostile nesting cheap.
    fn stands_in_table_or_list(&self, id: BlockId) -> bool {
        const HEIGHT: usize = 64;
        self.ancestors(id).take(HEIGHT).any(|parent| {
            matches!(
                self.blocks[parent].kind,
                BlockKind::Table | BlockKind::Cell { .. } | BlockKind::Item | BlockKind::Quote | BlockKind::List { .. }
            )
        })
    }

    /// The next block that is not inside this one is plain content, not another heading.
    fn has_text_under(&self, id: BlockId) -> bool {
        let next = (id + 1..self.blocks.len()).find(|next| !self.is_inside(*next, id));
        next.is_some_and(|next| {
            let block = &self.blocks[next];
            !block.is_heading() && !block.bold && block.location.path == self.blocks[id].location.path
        })
    }
}

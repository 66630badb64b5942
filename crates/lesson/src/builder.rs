//! What all readers share: opening blocks, collapsing white space, keeping runs.

use crate::{
    Block, BlockId, BlockKind, Format, Lesson, Location, Problem, Reading, Region, Run, RunKind, Unscanned, licence,
};
use std::sync::Arc;

/// Collects blocks while a reader walks its file.
pub(crate) struct Builder {
    pub lesson: Lesson,
    pub problems: Vec<Problem>,
    pub unscanned: Vec<Unscanned>,
    /// Per block: letters seen, and letters seen in bold.
    weight: Vec<(usize, usize)>,
}

/// How a stretch of text looks.
#[derive(Clone, Default)]
pub(crate) struct Style {
    pub bold: bool,
    pub code: bool,
    /// Set when it differs from the language of the block.
    pub language: Option<Arc<str>>,
    /// White space is kept.
    pub verbatim: bool,
}

impl Builder {
    pub fn new(name: &str, format: Format) -> Self {
        Self { lesson: Lesson::empty(name, format), problems: Vec::new(), unscanned: Vec::new(), weight: Vec::new() }
    }

    /// Opens a block.
    pub fn block(&mut self, kind: BlockKind, location: Location, parent: Option<BlockId>) -> BlockId {
        self.lesson.blocks.push(Block {
            kind,
            text: String::new(),
            location,
            parent,
            language: None,
            runs: Vec::new(),
            region: Region::Main,
            bold: false,
            hidden: false,
        });
        self.weight.push((0, 0));
        self.lesson.blocks.len() - 1
    }

    /// Appends text to a block.
    pub fn text(&mut self, id: BlockId, text: &str, style: &Style) {
        let block = &mut self.lesson.blocks[id];
        let start = block.text.len();
        if style.verbatim {
            block.text.push_str(text);
        } else {
            append_collapsed(&mut block.text, text);
        }
        let end = block.text.len();
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        self.weight[id].0 += letters;
        if style.bold {
            self.weight[id].1 += letters;
        }
        if end == start {
            return;
        }
        let mut keep = |kind: RunKind| match block.runs.last_mut() {
            Some(last) if last.kind == kind && last.range.end == start => last.range.end = end,
            _ => block.runs.push(Run { range: start..end, kind }),
        };
        if style.code {
            keep(RunKind::Code);
        }
        if let Some(language) = &style.language {
            keep(RunKind::Language(Arc::clone(language)));
        }
    }

    /// Breaks the line.
    pub fn line_break(&mut self, id: BlockId) {
        let text = &mut self.lesson.blocks[id].text;
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() {
            text.push('\n');
        }
    }

    /// Closes a block: trims it and settles whether all of it is bold.
    pub fn finish(&mut self, id: BlockId) {
        let block = &mut self.lesson.blocks[id];
        let length = block.text.trim_end().len();
        block.text.truncate(length);
        block.runs.retain(|run| run.range.start < length);
        for run in &mut block.runs {
            run.range.end = run.range.end.min(length);
        }
        let (letters, bold) = self.weight[id];
        block.bold = letters > 0 && letters == bold;
    }

    /// Ends the reading: drops blocks that turned out empty and collects the licences.
    pub fn done(mut self) -> Reading {
        self.drop_empty();
        self.lesson.licences = licence::statements(&self.lesson);
        Reading { lesson: self.lesson, problems: self.problems, unscanned: self.unscanned }
    }

    /// Empty paragraphs and cells say nothing; an empty heading or link is a finding and stays.
    fn drop_empty(&mut self) {
        let keep: Vec<bool> = self
            .lesson
            .blocks
            .iter()
            .map(|block| {
                !block.text.is_empty()
                    || !matches!(
                        block.kind,
                        BlockKind::Paragraph | BlockKind::Caption | BlockKind::Code | BlockKind::Note
                    )
            })
            .collect();
        let mut place = Vec::with_capacity(keep.len());
        let mut next = 0;
        for kept in &keep {
            place.push(next);
            next += usize::from(*kept);
        }
        let parents: Vec<Option<BlockId>> = self.lesson.blocks.iter().map(|block| block.parent).collect();
        let mut index = 0;
        self.lesson.blocks.retain_mut(|block| {
            let mut parent = block.parent;
            while let Some(id) = parent.filter(|id| !keep[*id]) {
                parent = parents[id];
            }
            block.parent = parent.map(|id| place[id]);
            index += 1;
            keep[index - 1]
        });
    }
}

fn append_collapsed(out: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else if letter != '\u{ad}' && letter != '\u{200b}' {
            out.push(letter);
        }
    }
}

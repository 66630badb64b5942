//! Finding Dutch cue phrases in a lesson: patterns over sentences and headings, never over single
//! words, and never in code.

use crate::Passage;
use lesson::{Block, BlockId, Lesson, Region, Sentence};
use regex::Regex;
use std::collections::HashSet;

/// The lesson cut into sentences, once for all checks.
pub(crate) struct Passages<'a> {
    lesson: &'a Lesson,
    sentences: Vec<Sentence<'a>>,
}

/// A heading, marked or faked, with the blocks under it.
pub(crate) struct Section<'a> {
    pub heading: &'a Block,
    pub blocks: std::ops::Range<BlockId>,
}

/// Compiles a pattern that stands in this crate.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant that a test document uses")
}

impl<'a> Passages<'a> {
    pub fn of(lesson: &'a Lesson) -> Self {
        Self { lesson, sentences: lesson.sentences().collect() }
    }

    /// The sentences of the lesson that a reader sees, menus left out.
    pub fn visible(&self) -> impl Iterator<Item = &Sentence<'a>> {
        self.sentences.iter().filter(|sentence| {
            let block = &self.lesson.blocks[sentence.block];
            !block.hidden && block.region != Region::Navigation
        })
    }

    /// The visible sentences that a pattern fits, as passages.
    pub fn matching(&self, pattern: &Regex) -> Vec<Passage> {
        self.visible()
            .filter(|sentence| pattern.is_match(&sentence.prose))
            .map(|sentence| Passage::sentence(sentence, self.lesson))
            .collect()
    }

    /// The visible sentences of these blocks.
    pub fn inside(&self, blocks: std::ops::Range<BlockId>) -> impl Iterator<Item = &Sentence<'a>> {
        let from = self.sentences.partition_point(|sentence| sentence.block < blocks.start);
        self.sentences[from..].iter().take_while(move |sentence| sentence.block < blocks.end).filter(|sentence| {
            let block = &self.lesson.blocks[sentence.block];
            !block.hidden && block.region != Region::Navigation
        })
    }

    /// The sections whose heading a pattern fits. A section ends at the next heading of the same
    /// or a higher level, or at the end of its file.
    pub fn sections(&self, pattern: &Regex) -> Vec<Section<'a>> {
        let lesson = self.lesson;
        let headings: Vec<(BlockId, u8)> =
            (0..lesson.blocks.len()).filter_map(|id| Some((id, level(lesson, id)?))).collect();
        let fits = |id: BlockId| {
            let block = &lesson.blocks[id];
            !block.hidden && block.region != Region::Navigation && pattern.is_match(&block.prose())
        };
        headings
            .iter()
            .enumerate()
            .filter(|(_, (id, _))| fits(*id))
            .map(|(place, (id, level))| {
                let next =
                    headings[place + 1..].iter().find(|(next, other)| other <= level || moved(lesson, *id, *next));
                let end = next.map_or(lesson.blocks.len(), |(next, _)| *next);
                let file_end = (*id..end).find(|other| moved(lesson, *id, *other)).unwrap_or(end);
                Section { heading: &lesson.blocks[*id], blocks: id + 1..file_end }
            })
            .collect()
    }
}

/// The level of a heading; a faked one is the lowest.
fn level(lesson: &Lesson, id: BlockId) -> Option<u8> {
    match lesson.blocks[id].kind {
        lesson::BlockKind::Heading { level } => Some(level),
        _ => lesson.looks_like_heading(id).then_some(u8::MAX),
    }
}

/// In another file of the folder.
fn moved(lesson: &Lesson, from: BlockId, to: BlockId) -> bool {
    lesson.blocks[from].location.path != lesson.blocks[to].location.path
}

/// Where a cue stands: each place once, at most `most` of them.
pub(crate) fn first(mut passages: Vec<Passage>, most: usize) -> Vec<Passage> {
    let mut seen = HashSet::new();
    passages.retain(|passage| seen.insert((passage.quote.clone(), passage.location.clone())));
    passages.truncate(most);
    passages
}

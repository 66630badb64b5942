//! The language of a presentation: every stretch of text names its own, the file as a whole hardly ever.

use crate::{Lesson, RunKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gives the lesson the language of most of its letters and each block its own, so that only what
/// differs from its block stays marked as another language.
pub(super) fn settle(lesson: &mut Lesson, usual: Option<&str>) {
    let usual = most_used(lesson).or_else(|| usual.map(Arc::from));
    if lesson.language.is_none() {
        lesson.language = usual.as_deref().map(str::to_owned);
    }
    let usual = lesson.language.as_deref().map(Arc::from).or(usual);
    for block in &mut lesson.blocks {
        let whole = block.runs.iter().find_map(|run| match &run.kind {
            RunKind::Language(language) if run.range == (0..block.text.len()) => Some(Arc::clone(language)),
            _ => None,
        });
        block.language = whole.or_else(|| usual.clone());
        let own = block.language.clone();
        block.runs.retain(|run| !matches!(&run.kind, RunKind::Language(language) if Some(language) == own.as_ref()));
    }
}

fn most_used(lesson: &Lesson) -> Option<Arc<str>> {
    let mut letters: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for (_, block) in lesson.texts() {
        for run in &block.runs {
            if let RunKind::Language(language) = &run.kind {
                *letters.entry(Arc::clone(language)).or_default() += run.range.len();
            }
        }
    }
    letters.into_iter().max_by_key(|(_, count)| *count).map(|(language, _)| language)
}

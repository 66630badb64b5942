//! YAML front matter: the flat `name: value` lines of it, which is what lessons use.

use crate::{Lesson, Location, Meta};
use std::borrow::Cow;

/// Moves front matter into the lesson and blanks it out, so that line numbers stay.
pub(super) fn take<'a>(text: &'a str, lesson: &mut Lesson) -> Cow<'a, str> {
    let Some(length) = length(text) else { return Cow::Borrowed(text) };
    for (index, line) in text[..length].lines().enumerate() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if name.starts_with([' ', '\t', '#', '-']) || value.is_empty() {
            continue;
        }
        let name = name.trim().to_lowercase();
        match name.as_str() {
            "title" | "titel" => lesson.title = Some(value.to_owned()),
            "language" | "lang" | "taal" => lesson.language = Some(value.to_owned()),
            _ => {}
        }
        let location = Location::line(u32::try_from(index + 1).unwrap_or(u32::MAX));
        lesson.metadata.push(Meta { name, value: value.to_owned(), location });
    }
    let blank: String = text[..length].chars().filter(|letter| *letter == '\n').collect();
    Cow::Owned(blank + &text[length..])
}

/// Bytes of the front matter, both fences included.
fn length(text: &str) -> Option<usize> {
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        match (index, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---" | "...") => return Some(at),
            _ => {}
        }
    }
    None
}

//! How much the packed parts of a PDF may unpack to while it is opened.
//!
//! The library bounds each stream by itself; a small file may hold thousands. So the room is divided
//! over the streams that are unpacked on opening: those with objects and those with the index.

use crate::Limits;

/// Streams larger than this hold no objects of a lesson.
const MOST: usize = 32 << 20;
/// A dictionary before a stream is looked at over this many bytes.
const BACK: usize = 4_096;

/// Bytes that one stream may unpack to while the file is opened.
pub(super) fn room(bytes: &[u8], limits: &Limits) -> usize {
    (limits.total_bytes / packed(bytes).max(1)).min(MOST)
}

/// Streams that may hold objects. A name with an escape (`#4f`) may stand for anything.
fn packed(bytes: &[u8]) -> usize {
    const KEYWORD: &[u8] = b"stream";
    let (mut count, mut from) = (0, 0);
    for (at, window) in bytes.windows(KEYWORD.len()).enumerate() {
        if window != KEYWORD {
            continue;
        }
        let head = &bytes[from.max(at.saturating_sub(BACK))..at];
        from = at;
        let says = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
        if !head.ends_with(b"end") && (says(b"ObjStm") || says(b"XRef") || head.contains(&b'#')) {
            count += 1;
        }
    }
    count
}

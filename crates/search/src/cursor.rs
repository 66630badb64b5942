//! Where a page ended: the sort key of its last hit. Opaque to callers; the next page is
//! what comes after that key, so that pages neither overlap nor skip while the index stands.

use crate::error::SearchError;

/// The sort key of a hit: the larger primary first, then the smaller tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub primary: u64,
    pub tie: u64,
}

impl Key {
    /// Whether this key comes before the other.
    pub(crate) fn precedes(self, other: Self) -> bool {
        self.primary > other.primary || (self.primary == other.primary && self.tie < other.tie)
    }

    pub(crate) fn encode(self, relaxed: usize) -> String {
        format!("{:x}-{:x}-{:x}", self.primary, self.tie, relaxed)
    }
}

/// Reads a cursor: the key, and how many words the page was let off with.
pub(crate) fn decode(cursor: &str) -> Result<(Key, usize), SearchError> {
    let mut parts = cursor.split('-').map(|part| u64::from_str_radix(part, 16));
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(primary)), Some(Ok(tie)), Some(Ok(relaxed)), None) => {
            Ok((Key { primary, tie }, usize::try_from(relaxed).map_err(|_| SearchError::Cursor)?))
        }
        _ => Err(SearchError::Cursor),
    }
}

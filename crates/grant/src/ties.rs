//! Groups of equal rank, in order.

use crate::ranking::Standing;

/// The ranked standings, one slice for each rank; a slice of one is no tie.
pub fn groups<'s, 'a>(standings: &'s [Standing<'a>]) -> impl Iterator<Item = &'s [Standing<'a>]> {
    standings.chunk_by(|one, other| one.rank == other.rank).filter(|group| group[0].rank.is_some())
}

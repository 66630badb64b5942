//! Art. 14f(5): at equal quality, a balanced division over the themes.
//!
//! The text gives no measure. Ours is a marked assumption: an application counts one for its
//! theme or a half for each of two, own themes count for nothing, and the sum of squares over the
//! listed themes of everything awarded is to be as small as possible. Among the sets that fit
//! under the ceiling, those with most applications come first. All best sets are found; none is
//! chosen here, also when there is only one.
//!
//! Exact for a group of up to [`LARGEST_GROUP`]. A larger one is handed back undecided, because
//! the sets to compare grow without bound.

use crate::ranking::Standing;
use base::{Fraction, Money};
use std::collections::BTreeMap;

/// The largest tie group that is searched; 184,756 sets at most.
pub const LARGEST_GROUP: usize = 20;

/// The most sets that are listed; their number is always given.
pub const MOST_LISTED: usize = 10_000;

/// The best sets of a tie group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Balance {
    /// The search was complete.
    Found {
        /// The least sum of squares.
        measure: Fraction,
        /// The best sets, each in the order of the identifiers; at most [`MOST_LISTED`].
        sets: Vec<Vec<String>>,
        /// How many best sets there are.
        count: usize,
    },
    /// The group is larger than [`LARGEST_GROUP`].
    TooLarge,
}

/// How often each theme counts, in halves.
type Halves = BTreeMap<String, i128>;

/// The best sets of `tied` that fit in `room`, beside what is already awarded.
#[must_use]
pub fn best_sets(tied: &[Standing<'_>], room: Money, awarded: &[&Standing<'_>]) -> Balance {
    if tied.len() > LARGEST_GROUP {
        return Balance::TooLarge;
    }
    let mut halves = Halves::new();
    for standing in awarded {
        count(standing, &mut halves, 1);
    }
    let mut search =
        Search { tied, room, size: most_that_fit(tied, room), halves, best: None, sets: Vec::new(), count: 0 };
    search.extend(0, &mut Vec::new(), Money::ZERO);
    let measure = Fraction::new(search.best.unwrap_or_default(), 4).unwrap_or(Fraction::ZERO);
    let ids = |set: &Vec<usize>| set.iter().map(|index| tied[*index].filed.id.clone()).collect();
    Balance::Found { measure, sets: search.sets.iter().map(ids).collect(), count: search.count }
}

/// The cheapest ones first: no larger set can fit.
fn most_that_fit(tied: &[Standing<'_>], room: Money) -> usize {
    let mut charges: Vec<Money> = tied.iter().map(|standing| standing.charge).collect();
    charges.sort_unstable();
    let mut used = Money::ZERO;
    charges
        .into_iter()
        .take_while(|charge| {
            used += *charge;
            used <= room
        })
        .count()
}

/// Adds or takes away what an application counts for its listed themes.
fn count(standing: &Standing<'_>, halves: &mut Halves, sign: i128) {
    let each = if standing.filed.themes.len() > 1 { 1 } else { 2 };
    for theme in standing.filed.listed_themes() {
        *halves.entry(theme.to_owned()).or_default() += sign * each;
    }
}

struct Search<'s, 'a> {
    tied: &'s [Standing<'a>],
    room: Money,
    size: usize,
    halves: Halves,
    best: Option<i128>,
    sets: Vec<Vec<usize>>,
    count: usize,
}

impl Search<'_, '_> {
    /// Tries every set of the right size, in the order of the identifiers.
    fn extend(&mut self, from: usize, set: &mut Vec<usize>, used: Money) {
        if set.len() == self.size {
            return self.note(set);
        }
        let last = self.tied.len() - (self.size - set.len());
        for index in from..=last {
            let standing = &self.tied[index];
            if used + standing.charge > self.room {
                continue;
            }
            count(standing, &mut self.halves, 1);
            set.push(index);
            self.extend(index + 1, set, used + standing.charge);
            set.pop();
            count(standing, &mut self.halves, -1);
        }
    }

    fn note(&mut self, set: &[usize]) {
        let squares: i128 = self.halves.values().map(|halves| halves * halves).sum();
        if self.best.is_none_or(|best| squares < best) {
            (self.best, self.count) = (Some(squares), 0);
            self.sets.clear();
        }
        if self.best == Some(squares) {
            self.count += 1;
            if self.sets.len() < MOST_LISTED {
                self.sets.push(set.to_vec());
            }
        }
    }
}

//! How firmly an outcome stands: resampled readers, one member less, one step more or less.
//!
//! For every application the chance of funding when its readers are drawn again, with replacement,
//! from those it had (a bootstrap); what changes when a member's scores are left out; which single
//! step of a single score would change an outcome. Chances are counts out of the number of draws. A
//! list for discussion, never a verdict: nothing here breaks a tie or decides anything.
//!
//! The generator is ours and its seed is stated, so that the same document gives the same answer
//! everywhere. All arithmetic is in integers: totals are brought to one denominator per activity.

mod board;
mod changes;

pub use changes::{Change, Flip, LeftOut, leave_one_out, one_step_flips, results};

use crate::allocation::RankedOutcome;
use crate::parameters::Parameters;
use crate::random::Generator;
use crate::round_input::RoundInput;
use board::{Board, Outcomes};
use regulation::{ActivityCode, LinePolicy};
use serde::Serialize;

/// The seed that is used and stated when nobody gives one.
pub const SEED: u64 = 2024;

/// The chances of one round under one policy at the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Robustness {
    /// The policy.
    pub policy: LinePolicy,
    /// How often readers were drawn again.
    pub draws: u32,
    /// The seed of the generator.
    pub seed: u64,
    /// Per activity and application, by identifier.
    pub chances: Vec<Chance>,
}

/// How often an application came out how, of so many draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chance {
    /// The application.
    pub id: String,
    /// Its activity.
    pub activity: ActivityCode,
    /// Awarded in full.
    pub awarded: u32,
    /// Awarded what was left.
    pub partly: u32,
    /// In a group of equals at the line, or below one that would have to be settled first.
    pub undecided: u32,
    /// Sufficient, and beyond the ceiling.
    pub beyond: u32,
    /// Not sufficient.
    pub insufficient: u32,
}

impl Chance {
    fn count(&mut self, outcome: RankedOutcome) {
        *match outcome {
            RankedOutcome::Awarded => &mut self.awarded,
            RankedOutcome::AwardedPartly => &mut self.partly,
            RankedOutcome::ThemeBalanceNeeded | RankedOutcome::LotNeeded => &mut self.undecided,
            RankedOutcome::BeyondCeiling => &mut self.beyond,
            RankedOutcome::Insufficient => &mut self.insufficient,
        } += 1;
    }
}

/// Draws readers again and counts outcomes, under each of these policies on the same draws.
/// Applications that are excluded are not ranked and not in the list.
pub fn resample(
    input: &RoundInput,
    parameters: &Parameters,
    policies: &[LinePolicy],
    draws: u32,
    seed: u64,
) -> Vec<Robustness> {
    let boards = ActivityCode::ALL.map(|activity| Board::of(input, parameters, activity));
    let mut chances: Vec<Vec<Vec<Chance>>> =
        policies.iter().map(|_| boards.iter().map(Board::chances).collect()).collect();
    let mut generator = Generator::new(seed);
    for (place, board) in boards.iter().enumerate() {
        let (mut totals, mut outcomes) = (board.totals(), Outcomes::of(board));
        for _ in 0..draws {
            board.draw(&mut generator, &mut totals);
            board.order(&totals, &mut outcomes);
            for (policy, chances) in policies.iter().zip(&mut chances) {
                board.divide(*policy, &mut outcomes);
                let counted = chances[place].iter_mut().zip(&outcomes.of);
                counted.for_each(|(chance, outcome)| chance.count(*outcome));
            }
        }
    }
    let robustness = |(policy, chances): (&LinePolicy, Vec<Vec<Chance>>)| Robustness {
        policy: *policy,
        draws,
        seed,
        chances: chances.into_iter().flatten().collect(),
    };
    policies.iter().zip(chances).map(robustness).collect()
}

//! One activity of a round as integers, to be ranked and divided many times.
//!
//! It repeats what [`crate::ranking`] and [`crate::allocation`] do, without their explanations and
//! without what the committee settled about ties: a draw is no decision. A test holds the two
//! against each other on the scores as they are.

use super::Chance;
use crate::allocation::RankedOutcome;
use crate::exclusion::exclusion;
use crate::parameters::Parameters;
use crate::random::Generator;
use crate::round_input::{Filed, RoundInput};
use regulation::{ActivityCode, LinePolicy};
use std::cmp::Reverse;

/// The ranked applications of one activity.
pub struct Board {
    pub activity: ActivityCode,
    pub entries: Vec<Entry>,
    weights: Vec<i128>,
    /// The least total that suffices, on the common denominator, where totals are whole.
    least_total: i128,
    /// The least sum of a criterion for one reader.
    least_criterion: i64,
    ceiling: i64,
    tied: RankedOutcome,
}

/// One application.
pub struct Entry {
    pub id: String,
    /// Per reader, by identifier, the scores per criterion.
    pub scores: Vec<(String, Vec<i64>)>,
    /// Per reader, the weighted sum.
    points: Vec<i128>,
    /// What one point counts for on the common denominator.
    factor: i128,
    charge: i64,
    judged: Option<bool>,
}

/// A total on the common denominator, and whether every criterion suffices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    pub total: i128,
    pub criteria: bool,
}

/// The order and the outcomes of one ranking; kept between rankings to save allocations.
pub struct Outcomes {
    order: Vec<(Reverse<i128>, u32)>,
    /// In the order of the entries.
    pub of: Vec<RankedOutcome>,
}

impl Outcomes {
    pub fn of(board: &Board) -> Self {
        let size = board.entries.len();
        Self { order: Vec::with_capacity(size), of: vec![RankedOutcome::Insufficient; size] }
    }
}

impl Board {
    pub fn of(input: &RoundInput, parameters: &Parameters, activity: ActivityCode) -> Self {
        let ranked = |filed: &&Filed| filed.activity == activity && exclusion(filed, parameters).is_none();
        let mut filed: Vec<&Filed> = input.applications.iter().filter(ranked).collect();
        filed.sort_by(|one, other| one.id.cmp(&other.id));
        let weights: Vec<i128> = parameters.weights.get(activity).iter().map(|weight| weight.value.into()).collect();
        let common = filed.iter().map(|filed| filed.scores.len().max(1) as i128).fold(1, least_common_multiple);
        let denominator = common * weights.iter().sum::<i128>();
        let least = parameters.sufficient_total.value;
        let balances = parameters.balances.get(activity).value;
        let entry = |filed: &&Filed| Entry {
            id: filed.id.clone(),
            points: filed.scores.values().map(|scores| points(scores, &weights)).collect(),
            scores: filed.scores.iter().map(|(member, scores)| (member.clone(), scores.clone())).collect(),
            factor: common / filed.scores.len().max(1) as i128,
            charge: charge(filed, parameters),
            judged: input.committee.sufficient.get(&filed.id).copied(),
        };
        Self {
            activity,
            entries: filed.iter().map(entry).collect(),
            weights,
            least_total: -(-least.numerator() * denominator).div_euclid(least.denominator()),
            least_criterion: parameters.sufficient_criterion.value.into(),
            ceiling: parameters.ceilings.get(activity).value.in_cents(),
            tied: if balances { RankedOutcome::ThemeBalanceNeeded } else { RankedOutcome::LotNeeded },
        }
    }

    pub fn chances(&self) -> Vec<Chance> {
        let chance = |entry: &Entry| Chance {
            id: entry.id.clone(),
            activity: self.activity,
            awarded: 0,
            partly: 0,
            undecided: 0,
            beyond: 0,
            insufficient: 0,
        };
        self.entries.iter().map(chance).collect()
    }

    /// The totals of the scores as they are.
    pub fn totals(&self) -> Vec<Total> {
        let total = |entry: &Entry| {
            let scores: Vec<&Vec<i64>> = entry.scores.iter().map(|(_, scores)| scores).collect();
            self.total_of(entry, &scores, entry.points.iter().sum())
        };
        self.entries.iter().map(total).collect()
    }

    /// The total of an entry when one score of one reader is a step higher or lower.
    pub fn stepped(&self, entry: &Entry, reader: usize, criterion: usize, step: i64) -> Total {
        let mut scores: Vec<Vec<i64>> = entry.scores.iter().map(|(_, scores)| scores.clone()).collect();
        scores[reader][criterion] += step;
        let points = entry.points.iter().sum::<i128>() + self.weights[criterion] * i128::from(step);
        self.total_of(entry, &scores.iter().collect::<Vec<_>>(), points)
    }

    /// Ranks and divides these totals.
    pub fn outcomes(&self, totals: &[Total], policy: LinePolicy, outcomes: &mut Outcomes) {
        self.order(totals, outcomes);
        self.divide(policy, outcomes);
    }

    fn total_of(&self, entry: &Entry, scores: &[&Vec<i64>], points: i128) -> Total {
        let least = self.least_criterion * scores.len() as i64;
        let criteria = scores.first().map_or(0, |scores| scores.len());
        let each = (0..criteria).all(|criterion| scores.iter().map(|scores| scores[criterion]).sum::<i64>() >= least);
        Total { total: points * entry.factor, criteria: self.least_criterion == 0 || each }
    }

    /// Draws the readers of every application again, with replacement.
    pub fn draw(&self, generator: &mut Generator, totals: &mut [Total]) {
        for (entry, total) in self.entries.iter().zip(totals) {
            let readers = entry.points.len();
            if self.least_criterion == 0 {
                let drawn: i128 = (0..readers).map(|_| entry.points[generator.below(readers)]).sum();
                total.total = drawn * entry.factor;
            } else {
                let drawn: Vec<usize> = (0..readers).map(|_| generator.below(readers)).collect();
                let scores: Vec<&Vec<i64>> = drawn.iter().map(|reader| &entry.scores[*reader].1).collect();
                *total = self.total_of(entry, &scores, drawn.iter().map(|reader| entry.points[*reader]).sum());
            }
        }
    }

    /// Ranks: the sufficient ones, best first.
    pub fn order(&self, totals: &[Total], outcomes: &mut Outcomes) {
        outcomes.order.clear();
        for (place, (entry, total)) in self.entries.iter().zip(totals).enumerate() {
            let by_threshold = total.total >= self.least_total && total.criteria;
            if entry.judged.unwrap_or(by_threshold) {
                outcomes.order.push((Reverse(total.total), place as u32));
            }
        }
        outcomes.order.sort_unstable();
    }

    /// Divides the ceiling over the order.
    pub fn divide(&self, policy: LinePolicy, outcomes: &mut Outcomes) {
        outcomes.of.fill(RankedOutcome::Insufficient);
        let Outcomes { order, of } = outcomes;
        let mut line = Line { room: self.ceiling, open: true, tied_before: false };
        let same = |one: &(Reverse<i128>, u32), other: &(Reverse<i128>, u32)| one.0 == other.0;
        for group in order.chunk_by(same) {
            let outcome = self.take(group, policy, &mut line);
            group.iter().for_each(|(_, place)| of[*place as usize] = outcome);
        }
    }

    fn take(&self, group: &[(Reverse<i128>, u32)], policy: LinePolicy, line: &mut Line) -> RankedOutcome {
        let charge = |(_, place): &(Reverse<i128>, u32)| self.entries[*place as usize].charge;
        let needed: i64 = group.iter().map(charge).sum();
        if !line.open || line.tied_before {
            return RankedOutcome::BeyondCeiling;
        }
        if needed <= line.room {
            line.room -= needed;
            return RankedOutcome::Awarded;
        }
        let choice = match policy {
            LinePolicy::Partial => line.room > 0,
            LinePolicy::Stop | LinePolicy::Skip => group.iter().any(|one| charge(one) <= line.room),
        };
        let skips = policy == LinePolicy::Skip;
        if choice && group.len() > 1 {
            line.tied_before = true;
            return self.tied;
        }
        line.open = skips;
        match choice && policy == LinePolicy::Partial {
            true => {
                line.room = 0;
                RankedOutcome::AwardedPartly
            }
            false => RankedOutcome::BeyondCeiling,
        }
    }
}

struct Line {
    room: i64,
    open: bool,
    tied_before: bool,
}

fn points(scores: &[i64], weights: &[i128]) -> i128 {
    scores.iter().zip(weights).map(|(score, weight)| i128::from(*score) * weight).sum()
}

fn charge(filed: &Filed, parameters: &Parameters) -> i64 {
    let project = filed.requested.min(parameters.project_max.value).in_cents();
    let inside = parameters.contribution_inside.value;
    project + if inside { parameters.contribution.value.in_cents() } else { 0 }
}

fn least_common_multiple(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one / a * other
}

//! What changes when a member is left out, and which single steps would change an outcome.

use super::board::{Board, Outcomes};
use crate::allocation::RankedOutcome;
use crate::parameters::Parameters;
use crate::round_input::RoundInput;
use regulation::ActivityCode;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An application that would come out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The application.
    pub id: String,
    /// As it is.
    pub from: RankedOutcome,
    /// As it would be.
    pub to: RankedOutcome,
}

/// What changes without the scores of one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The member.
    pub member: String,
    /// Applications that would come out otherwise.
    pub changes: Vec<Change>,
    /// Applications that nobody else read; they keep their scores.
    pub read_by_nobody_else: Vec<String>,
}

/// A single score that, one step higher or lower, would change an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flip {
    /// The application that was scored.
    pub application: String,
    /// Who scored.
    pub member: String,
    /// The criterion, counted from 1.
    pub criterion: usize,
    /// One up or one down.
    pub step: i64,
    /// Every application that would come out otherwise.
    pub changes: Vec<Change>,
}

/// Leaves each member out in turn, under the policy of the parameters.
pub fn leave_one_out(input: &RoundInput, parameters: &Parameters) -> Vec<LeftOut> {
    let as_it_is = results(input, parameters);
    let members: BTreeSet<&String> = input.applications.iter().flat_map(|filed| filed.scores.keys()).collect();
    members
        .into_iter()
        .map(|member| {
            let mut without = input.clone();
            let mut alone = Vec::new();
            for filed in without.applications.iter_mut().filter(|filed| filed.scores.contains_key(member)) {
                if filed.scores.len() == 1 {
                    alone.push(filed.id.clone());
                } else {
                    filed.scores.remove(member);
                }
            }
            alone.sort();
            let changes = compare(&as_it_is, &results(&without, parameters));
            LeftOut { member: member.clone(), changes, read_by_nobody_else: alone }
        })
        .collect()
}

/// Every single step of a single score that changes an outcome, under the policy of the parameters.
pub fn one_step_flips(input: &RoundInput, parameters: &Parameters) -> Vec<Flip> {
    let scale = i64::from(parameters.lowest.value)..=i64::from(parameters.highest.value);
    let mut flips = Vec::new();
    for activity in ActivityCode::ALL {
        let board = Board::of(input, parameters, activity);
        let (mut totals, mut outcomes) = (board.totals(), Outcomes::of(&board));
        board.outcomes(&totals, parameters.policy.value, &mut outcomes);
        let as_it_is = outcomes.of.clone();
        for (place, entry) in board.entries.iter().enumerate() {
            for (reader, (member, scores)) in entry.scores.iter().enumerate() {
                let steps = (0..scores.len()).flat_map(|criterion| [(criterion, -1), (criterion, 1)]);
                for (criterion, step) in steps.filter(|(criterion, step)| scale.contains(&(scores[*criterion] + step)))
                {
                    let kept = std::mem::replace(&mut totals[place], board.stepped(entry, reader, criterion, step));
                    board.outcomes(&totals, parameters.policy.value, &mut outcomes);
                    totals[place] = kept;
                    let pairs = board.entries.iter().zip(as_it_is.iter().zip(&outcomes.of));
                    let changed = pairs.filter(|(_, (from, to))| from != to);
                    let changes: Vec<Change> = changed
                        .map(|(entry, (from, to))| Change { id: entry.id.clone(), from: *from, to: *to })
                        .collect();
                    if !changes.is_empty() {
                        let (application, member) = (entry.id.clone(), member.clone());
                        flips.push(Flip { application, member, criterion: criterion + 1, step, changes });
                    }
                }
            }
        }
    }
    flips
}

/// The outcome of every ranked application.
pub fn results(input: &RoundInput, parameters: &Parameters) -> BTreeMap<String, RankedOutcome> {
    let mut results = BTreeMap::new();
    for activity in ActivityCode::ALL {
        let board = Board::of(input, parameters, activity);
        let mut outcomes = Outcomes::of(&board);
        board.outcomes(&board.totals(), parameters.policy.value, &mut outcomes);
        results.extend(board.entries.into_iter().map(|entry| entry.id).zip(outcomes.of));
    }
    results
}

fn compare(one: &BTreeMap<String, RankedOutcome>, other: &BTreeMap<String, RankedOutcome>) -> Vec<Change> {
    let pairs = one.iter().filter_map(|(id, from)| other.get(id).map(|to| (id, *from, *to)));
    pairs.filter(|(_, from, to)| from != to).map(|(id, from, to)| Change { id: id.clone(), from, to }).collect()
}

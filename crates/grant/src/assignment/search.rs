//! The whole face, looked through: every equally good assignment, as far as the budget goes.
//!
//! Applications get their readers one after the other. What matters of the past is only the loads
//! and which members are linked; a place that was seen before is not entered again, nor one whose
//! groups cannot become fewer than the best found. If the search ends, its answer is proven.

use crate::assignment::Proof;
use crate::assignment::components::{Graph, Sets};
use crate::assignment::input::Instance;
use crate::assignment::optimum::{Face, Pair};
use std::collections::BTreeSet;

/// Places that are entered at most; some seconds of work at the very most.
const BUDGET: usize = 300_000;

/// Members without a reading are in no group.
const IDLE: u16 = u16::MAX;

struct Search<'a> {
    face: &'a Face,
    rows: usize,
    columns: usize,
    readers: usize,
    /// Per row: which columns it and all rows after it can link, as sets.
    ahead: Vec<Sets>,
    /// Per row: what rows from here on can still give each member.
    ahead_load: Vec<Vec<i64>>,
    seen: BTreeSet<(usize, Vec<i64>, Vec<u16>)>,
    left: usize,
    bound: usize,
    best: Option<Vec<bool>>,
    fewest: usize,
}

/// The fewest groups in the face; `graph` is the best known, `bound` what is impossible to beat.
pub fn fewest(instance: &Instance, face: &Face, graph: Graph, bound: usize) -> (Graph, Proof) {
    let (rows, columns) = (instance.applications.len(), instance.members.len());
    let mut search = Search {
        face,
        rows,
        columns,
        readers: instance.readers as usize,
        ahead: ahead(face, rows, columns),
        ahead_load: ahead_load(face, rows, columns),
        seen: BTreeSet::new(),
        left: BUDGET,
        bound,
        best: None,
        fewest: graph.components(),
    };
    let mut chosen = vec![false; rows * columns];
    search.enter(0, &mut vec![0; columns], &vec![IDLE; columns], &mut chosen);
    let proven = search.left > 0 || search.fewest == bound;
    let proof = if proven { Proof::Optimal } else { Proof::AtLeast(bound) };
    (search.best.map_or(graph, |best| Graph::new(columns, best)), proof)
}

fn ahead(face: &Face, rows: usize, columns: usize) -> Vec<Sets> {
    let mut sets = Sets::new(columns);
    let mut ahead = vec![sets.clone()];
    for row in (0..rows).rev() {
        let mut linked = (0..columns).filter(|column| face.pairs[row * columns + column] != Pair::Never);
        if let Some(first) = linked.next() {
            linked.for_each(|column| sets.join(first, column));
        }
        ahead.push(sets.clone());
    }
    ahead.reverse();
    ahead
}

fn ahead_load(face: &Face, rows: usize, columns: usize) -> Vec<Vec<i64>> {
    let mut loads = vec![0; columns];
    let mut ahead = vec![loads.clone()];
    for row in (0..rows).rev() {
        for (column, load) in loads.iter_mut().enumerate() {
            *load += i64::from(face.pairs[row * columns + column] != Pair::Never);
        }
        ahead.push(loads.clone());
    }
    ahead.reverse();
    ahead
}

impl Search<'_> {
    fn enter(&mut self, row: usize, loads: &mut Vec<i64>, groups: &[u16], chosen: &mut Vec<bool>) {
        let impossible = (0..self.columns).any(|column| {
            let (least, most) = self.face.loads[column];
            loads[column] > most || loads[column] + self.ahead_load[row][column] < least
        });
        if self.left == 0 || self.fewest == self.bound || impossible || self.at_best(row, groups) >= self.fewest {
            return;
        }
        if row == self.rows {
            self.fewest = count(groups);
            self.best = Some(chosen.clone());
            return;
        }
        if !self.seen.insert((row, loads.clone(), groups.to_vec())) {
            return;
        }
        self.left -= 1;
        self.choose(row, 0, &mut Vec::with_capacity(self.readers), loads, groups, chosen);
    }

    /// Every set of readers for this row that the face allows.
    fn choose(
        &mut self,
        row: usize,
        column: usize,
        picked: &mut Vec<usize>,
        loads: &mut Vec<i64>,
        groups: &[u16],
        chosen: &mut Vec<bool>,
    ) {
        if picked.len() > self.readers || picked.len() + (self.columns - column) < self.readers {
            return;
        }
        if column == self.columns {
            let linked = link(groups, picked);
            return self.enter(row + 1, loads, &linked, chosen);
        }
        let pair = self.face.pairs[row * self.columns + column];
        if pair != Pair::Never {
            picked.push(column);
            loads[column] += 1;
            chosen[row * self.columns + column] = true;
            self.choose(row, column + 1, picked, loads, groups, chosen);
            chosen[row * self.columns + column] = false;
            loads[column] -= 1;
            picked.pop();
        }
        if pair != Pair::Always {
            self.choose(row, column + 1, picked, loads, groups, chosen);
        }
    }

    /// The groups that would be left if every pair still ahead linked.
    fn at_best(&self, row: usize, groups: &[u16]) -> usize {
        let mut sets = self.ahead[row].clone();
        for (column, group) in groups.iter().enumerate().filter(|(_, group)| **group != IDLE) {
            sets.join(column, usize::from(*group));
        }
        let used = (0..self.columns).filter(|column| groups[*column] != IDLE);
        let roots: BTreeSet<usize> = used.map(|column| sets.find(column)).collect();
        roots.len().max(usize::from(row < self.rows))
    }
}

/// The groups after an application with these readers; a group is named by its first member.
fn link(groups: &[u16], readers: &[usize]) -> Vec<u16> {
    let own = |column: usize| if groups[column] == IDLE { column as u16 } else { groups[column] };
    let Some(name) = readers.iter().map(|column| own(*column)).min() else { return groups.to_vec() };
    let joined: BTreeSet<u16> = readers.iter().map(|column| own(*column)).collect();
    let mut linked = groups.to_vec();
    for (column, group) in linked.iter_mut().enumerate() {
        if readers.contains(&column) || (*group != IDLE && joined.contains(group)) {
            *group = name;
        }
    }
    linked
}

fn count(groups: &[u16]) -> usize {
    groups.iter().filter(|group| **group != IDLE).collect::<BTreeSet<_>>().len()
}

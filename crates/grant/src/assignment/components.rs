//! The third aim: the fewest groups of applications that no chain of common readers links.
//!
//! Inside the [`Face`] of equally good assignments one is turned into another along cycles that
//! exchange readings. A cycle is kept when it leaves fewer groups, and for a while when it leaves as
//! many (a walk on the plateau, steered by a generator with a fixed seed). What cannot be linked by
//! any pair of the face gives a lower bound; if the walk does not reach it, [`super::search`] looks
//! through the whole face as far as its budget goes.

use crate::assignment::input::Instance;
use crate::assignment::optimum::{Face, Pair};
use crate::assignment::{Proof, search};
use crate::random::Generator;
use std::collections::VecDeque;

/// Fixed, so that the same document gives the same assignment everywhere.
const SEED: u64 = 0x1E57_BA11;
/// Steps of the walk on the plateau.
const WALK: usize = 2_000;

/// One assignment: who reads what.
#[derive(Debug, Clone)]
pub struct Graph {
    columns: usize,
    chosen: Vec<bool>,
    loads: Vec<i64>,
}

impl Graph {
    /// The graph of these chosen pairs, row by row.
    pub fn new(columns: usize, chosen: Vec<bool>) -> Self {
        let mut loads = vec![0; columns];
        for (at, chosen) in chosen.iter().enumerate() {
            loads[at % columns] += i64::from(*chosen);
        }
        Self { columns, chosen, loads }
    }

    /// Whether this member reads this application.
    pub fn reads(&self, row: usize, column: usize) -> bool {
        self.chosen[row * self.columns + column]
    }

    /// How many applications this member reads.
    pub fn load(&self, column: usize) -> i64 {
        self.loads[column]
    }

    /// The number of groups of applications.
    pub fn components(&self) -> usize {
        groups(self.columns, self.chosen.iter().copied()).0
    }

    fn flip(&mut self, at: usize) {
        self.chosen[at] = !self.chosen[at];
        self.loads[at % self.columns] += if self.chosen[at] { 1 } else { -1 };
    }
}

/// Joined sets of numbers.
#[derive(Debug, Clone)]
pub struct Sets(Vec<usize>);

impl Sets {
    /// Each number by itself.
    pub fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// The number that stands for the set of this one.
    pub fn find(&mut self, mut of: usize) -> usize {
        while self.0[of] != of {
            self.0[of] = self.0[self.0[of]];
            of = self.0[of];
        }
        of
    }

    /// Joins two sets; the smaller number stands for both.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// The number of groups of rows, and the sets of rows and columns (columns come after the rows).
fn groups(columns: usize, pairs: impl ExactSizeIterator<Item = bool>) -> (usize, Sets) {
    let rows = pairs.len().checked_div(columns).unwrap_or(0);
    let mut sets = Sets::new(rows + columns);
    for (at, joined) in pairs.enumerate() {
        if joined {
            sets.join(at / columns, rows + at % columns);
        }
    }
    let count = (0..rows).filter(|row| sets.find(*row) == *row).count();
    (count, sets)
}

/// The best assignment of the face on the third aim, and what is known about it.
pub fn improve(instance: &Instance, face: &Face) -> (Graph, Proof) {
    let columns = instance.members.len();
    let mut best = Graph::new(columns, face.chosen.clone());
    let bound = lower_bound(instance, face);
    descend(&mut best, face, bound);
    if best.components() > bound {
        walk(&mut best, face, bound);
    }
    if best.components() == bound {
        return (best, Proof::Optimal);
    }
    search::fewest(instance, face, best, bound)
}

/// What no assignment of the face can link, and for single readers the members that are needed.
fn lower_bound(instance: &Instance, face: &Face) -> usize {
    let columns = instance.members.len();
    let linked = groups(columns, face.pairs.iter().map(|pair| *pair != Pair::Never)).0;
    if instance.readers > 1 || columns == 0 {
        return linked;
    }
    let mut most: Vec<i64> = face.loads.iter().map(|(_, most)| *most).collect();
    most.sort_unstable_by(|one, other| other.cmp(one));
    let mut left = instance.applications.len() as i64;
    let needed = most.iter().take_while(|places| {
        let more = left > 0;
        left -= **places;
        more
    });
    linked.max(needed.count())
}

/// Keeps exchanging as long as one exchange leaves fewer groups.
fn descend(graph: &mut Graph, face: &Face, bound: usize) {
    while graph.components() > bound && one_better(graph, face) {}
}

fn one_better(graph: &mut Graph, face: &Face) -> bool {
    let (before, mut sets) = groups(graph.columns, graph.chosen.iter().copied());
    let rows = graph.chosen.len() / graph.columns;
    for at in 0..graph.chosen.len() {
        let (row, column) = (at / graph.columns, at % graph.columns);
        let links = sets.find(row) != sets.find(rows + column);
        if links && exchange(graph, face, at, |graph| graph.components() < before) {
            return true;
        }
    }
    false
}

/// Exchanges that leave as many groups, in the hope of a better one after them.
fn walk(best: &mut Graph, face: &Face, bound: usize) {
    let mut generator = Generator::new(SEED);
    let mut graph = best.clone();
    for _ in 0..WALK {
        let now = graph.components();
        let at = generator.below(graph.chosen.len());
        exchange(&mut graph, face, at, |graph| graph.components() <= now);
        if graph.components() < best.components() {
            descend(&mut graph, face, bound);
            *best = graph.clone();
        }
        if best.components() == bound {
            return;
        }
    }
}

/// Brings a pair in by the shortest cycle of exchanges and undoes it unless it is wanted.
fn exchange(graph: &mut Graph, face: &Face, at: usize, wanted: impl Fn(&Graph) -> bool) -> bool {
    if graph.chosen[at] || face.pairs[at] != Pair::Maybe {
        return false;
    }
    let Some(cycle) = cycle(graph, face, at) else { return false };
    cycle.iter().for_each(|pair| graph.flip(*pair));
    let keep = wanted(graph);
    if !keep {
        cycle.iter().for_each(|pair| graph.flip(*pair));
    }
    keep
}

/// The pairs to flip when this one comes in: its member gives a reading away, or has room, and so on
/// round to its application, which gives up a reader. Nodes: rows, columns, and one pool of room.
fn cycle(graph: &Graph, face: &Face, at: usize) -> Option<Vec<usize>> {
    let columns = graph.columns;
    let rows = graph.chosen.len() / columns;
    let pool = rows + columns;
    let (goal, start) = (at / columns, rows + at % columns);
    let mut came_from = vec![usize::MAX; pool + 1];
    came_from[start] = start;
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        if node == goal {
            return Some(flips(&came_from, at, columns, rows));
        }
        for next in neighbours(graph, face, node) {
            if came_from[next] == usize::MAX {
                came_from[next] = node;
                queue.push_back(next);
            }
        }
    }
    None
}

/// Where a reading can go from a node: an application takes another reader, a member gives a reading
/// away or uses room, the pool of room is filled by a member that can do with less.
fn neighbours(graph: &Graph, face: &Face, node: usize) -> Vec<usize> {
    let columns = graph.columns;
    let rows = graph.chosen.len() / columns;
    let pool = rows + columns;
    let open = |row: usize, column: usize, chosen: bool| {
        let pair = row * columns + column;
        graph.chosen[pair] == chosen && face.pairs[pair] == Pair::Maybe
    };
    if node < rows {
        return (0..columns).filter(|column| open(node, *column, false)).map(|column| rows + column).collect();
    }
    if node == pool {
        let less = |column: &usize| graph.loads[*column] > face.loads[*column].0;
        return (0..columns).filter(less).map(|column| rows + column).collect();
    }
    let column = node - rows;
    let more = graph.loads[column] < face.loads[column].1;
    (0..rows).filter(|row| open(*row, column, true)).chain(more.then_some(pool)).collect()
}

fn flips(came_from: &[usize], at: usize, columns: usize, rows: usize) -> Vec<usize> {
    let mut flips = vec![at];
    let mut node = at / columns;
    while came_from[node] != node {
        let before = came_from[node];
        let (row, column) = (node.min(before), node.max(before));
        if row < rows {
            flips.push(row * columns + column - rows);
        }
        node = before;
    }
    flips
}

//! The first two aims, and the set of all assignments that reach them.
//!
//! *Least maximum load*: the smallest bound on every load for which a flow gives each application
//! its readers; found by halving. *Most expertise*: the flow of least cost under that bound, where
//! a reader of the highest level costs nothing. Its prices tell, for every pair, whether each, none
//! or some of the best assignments contain it (complementary slackness): that is the [`Face`].

use crate::assignment::flow::Network;
use crate::assignment::input::Instance;

/// Whether a pair is in the best assignments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// In none of them.
    Never,
    /// In some of them.
    Maybe,
    /// In all of them.
    Always,
}

/// All assignments with the least maximum load and the most expertise, and one of them.
#[derive(Debug, Clone)]
pub struct Face {
    /// Per pair, row by row.
    pub pairs: Vec<Pair>,
    /// Per member, the least and the most applications in any of them.
    pub loads: Vec<(i64, i64)>,
    /// One of them, row by row.
    pub chosen: Vec<bool>,
    /// The sum of the levels, the same in all of them.
    pub expertise: i64,
}

/// The bottleneck when there is no assignment: rows that ask for more than their columns have.
#[derive(Debug, Clone)]
pub struct Cut {
    /// The applications.
    pub applications: Vec<usize>,
    /// The members who may read at least one of them.
    pub members: Vec<usize>,
    /// The places these have for them.
    pub places: i64,
}

struct Built {
    network: Network,
    pairs: Vec<Option<usize>>,
    ends: Vec<usize>,
}

const SOURCE: usize = 0;
const SINK: usize = 1;

/// Solves the first two aims.
///
/// # Errors
/// The bottleneck, when there is no assignment.
pub fn solve(instance: &Instance) -> Result<Face, Cut> {
    let wanted = instance.readers * instance.applications.len() as i64;
    let fits = |load: i64| build(instance, load).network.maximum(SOURCE, SINK) == wanted;
    let (mut low, mut high) = (0, instance.applications.len() as i64);
    if !fits(high) {
        return Err(bottleneck(instance, high));
    }
    while low < high {
        let middle = low.midpoint(high);
        if fits(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let mut built = build(instance, low);
    built.network.cheapest_maximum(SOURCE, SINK);
    Ok(face(instance, &built, low))
}

fn build(instance: &Instance, load: i64) -> Built {
    let (rows, columns) = (instance.applications.len(), instance.members.len());
    let mut network = Network::new(2 + rows + columns);
    let highest = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let highest = highest.map(|(row, column)| instance.level(row, column)).max().unwrap_or(0);
    let mut pairs = vec![None; rows * columns];
    for row in 0..rows {
        network.edge(SOURCE, 2 + row, instance.readers, 0);
        for column in (0..columns).filter(|column| instance.may(row, *column)) {
            let cost = highest - instance.level(row, column);
            pairs[row * columns + column] = Some(network.edge(2 + row, 2 + rows + column, 1, cost));
        }
    }
    let room = |column: usize| instance.capacity[column].min(load);
    let ends = (0..columns).map(|column| network.edge(2 + rows + column, SINK, room(column), 0)).collect();
    Built { network, pairs, ends }
}

fn face(instance: &Instance, built: &Built, load: i64) -> Face {
    let columns = instance.members.len();
    let kind = |edge: Option<usize>| match edge.map(|edge| built.network.reduced_cost(edge).signum()) {
        None | Some(1) => Pair::Never,
        Some(0) => Pair::Maybe,
        Some(_) => Pair::Always,
    };
    let bounds = |(column, edge): (usize, &usize)| {
        let most = instance.capacity[column].min(load);
        match built.network.reduced_cost(*edge).signum() {
            0 => (0, most),
            1 => (0, 0),
            _ => (most, most),
        }
    };
    let chosen: Vec<bool> =
        built.pairs.iter().map(|edge| edge.is_some_and(|edge| built.network.flow(edge) > 0)).collect();
    let level = |at: usize| instance.level(at / columns, at % columns);
    Face {
        pairs: built.pairs.iter().copied().map(kind).collect(),
        loads: built.ends.iter().enumerate().map(bounds).collect(),
        expertise: chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| level(at)).sum(),
        chosen,
    }
}

/// The smallest cut: applications that can still be reached have too few places behind them.
fn bottleneck(instance: &Instance, load: i64) -> Cut {
    let mut built = build(instance, load);
    built.network.maximum(SOURCE, SINK);
    let reached = built.network.reachable(SOURCE);
    let rows = instance.applications.len();
    let applications: Vec<usize> = (0..rows).filter(|row| reached[2 + row]).collect();
    let readable = |column: usize| applications.iter().filter(|row| instance.may(**row, column)).count() as i64;
    let members: Vec<usize> = (0..instance.members.len()).filter(|column| readable(*column) > 0).collect();
    let places = members.iter().map(|column| readable(*column).min(instance.capacity[*column])).sum();
    Cut { applications, members, places }
}

//! Flow of maximum size and, among these, of minimum cost, with the prices that prove it.
//!
//! The primal-dual method: prices by Dijkstra, then as much as possible at once along edges that
//! the prices make free. With few distinct costs there are few rounds. Costs and sizes are integers.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A network of nodes and directed edges; edge `2i + 1` is the way back of edge `2i`.
#[derive(Debug, Clone)]
pub struct Network {
    edges_of: Vec<Vec<usize>>,
    to: Vec<usize>,
    room: Vec<i64>,
    cost: Vec<i64>,
    price: Vec<i64>,
}

const UNREACHED: i64 = i64::MAX;

impl Network {
    /// A network without edges.
    pub fn new(nodes: usize) -> Self {
        Self {
            edges_of: vec![Vec::new(); nodes],
            to: Vec::new(),
            room: Vec::new(),
            cost: Vec::new(),
            price: vec![0; nodes],
        }
    }

    /// Adds an edge; costs are zero or more. The answer names it.
    pub fn edge(&mut self, from: usize, to: usize, room: i64, cost: i64) -> usize {
        let name = self.to.len();
        for (a, b, room, cost) in [(from, to, room, cost), (to, from, 0, -cost)] {
            self.edges_of[a].push(self.to.len());
            self.to.push(b);
            self.room.push(room);
            self.cost.push(cost);
        }
        name
    }

    /// What flows through an edge.
    pub fn flow(&self, edge: usize) -> i64 {
        self.room[edge ^ 1]
    }

    /// What an edge costs after the prices of its ends: below nothing it is full in every optimum,
    /// above nothing it is empty in every optimum.
    pub fn reduced_cost(&self, edge: usize) -> i64 {
        self.cost[edge] + self.price[self.to[edge ^ 1]] - self.price[self.to[edge]]
    }

    /// The largest flow, whatever it costs.
    pub fn maximum(&mut self, source: usize, sink: usize) -> i64 {
        self.saturate(source, sink, false)
    }

    /// The cheapest of the largest flows.
    pub fn cheapest_maximum(&mut self, source: usize, sink: usize) -> i64 {
        let mut total = 0;
        while self.reprice(source, sink) {
            total += self.saturate(source, sink, true);
        }
        total
    }

    /// The nodes that more flow could still reach.
    pub fn reachable(&self, source: usize) -> Vec<bool> {
        self.levels(source, false).into_iter().map(|level| level != usize::MAX).collect()
    }

    /// New prices by the shortest ways from the source; no when the sink is out of reach.
    fn reprice(&mut self, source: usize, sink: usize) -> bool {
        let mut distance = vec![UNREACHED; self.price.len()];
        let mut queue = BinaryHeap::from([(Reverse(0), source)]);
        distance[source] = 0;
        while let Some((Reverse(so_far), node)) = queue.pop() {
            if so_far > distance[node] {
                continue;
            }
            for &edge in &self.edges_of[node] {
                let (next, there) = (self.to[edge], so_far + self.reduced_cost(edge));
                if self.room[edge] > 0 && there < distance[next] {
                    distance[next] = there;
                    queue.push((Reverse(there), next));
                }
            }
        }
        let farthest = distance[sink];
        if farthest == UNREACHED {
            return false;
        }
        for (price, distance) in self.price.iter_mut().zip(distance) {
            *price += distance.min(farthest);
        }
        true
    }

    /// Dinic's method, on all edges or only on those that the prices make free.
    fn saturate(&mut self, source: usize, sink: usize, free_only: bool) -> i64 {
        let mut total = 0;
        loop {
            let level = self.levels(source, free_only);
            if level[sink] == usize::MAX {
                return total;
            }
            let mut next = vec![0; self.price.len()];
            loop {
                let sent = self.send(source, sink, i64::MAX, &level, &mut next, free_only);
                if sent == 0 {
                    break;
                }
                total += sent;
            }
        }
    }

    fn usable(&self, edge: usize, free_only: bool) -> bool {
        self.room[edge] > 0 && (!free_only || self.reduced_cost(edge) == 0)
    }

    fn levels(&self, source: usize, free_only: bool) -> Vec<usize> {
        let mut level = vec![usize::MAX; self.price.len()];
        let mut queue = VecDeque::from([source]);
        level[source] = 0;
        while let Some(node) = queue.pop_front() {
            for &edge in &self.edges_of[node] {
                let next = self.to[edge];
                if level[next] == usize::MAX && self.usable(edge, free_only) {
                    level[next] = level[node] + 1;
                    queue.push_back(next);
                }
            }
        }
        level
    }

    /// Sends flow along one way of rising levels. The depth is at most the number of nodes.
    fn send(&mut self, node: usize, sink: usize, most: i64, level: &[usize], next: &mut [usize], free: bool) -> i64 {
        if node == sink {
            return most;
        }
        while let Some(&edge) = self.edges_of[node].get(next[node]) {
            let there = self.to[edge];
            if level[there] == level[node] + 1 && self.usable(edge, free) {
                let sent = self.send(there, sink, most.min(self.room[edge]), level, next, free);
                if sent > 0 {
                    self.room[edge] -= sent;
                    self.room[edge ^ 1] += sent;
                    return sent;
                }
            }
            next[node] += 1;
        }
        0
    }
}

//! One pass over what matches: the best hits, their number and the counts of every facet.
//!
//! With filters, each match that fails exactly one facet still counts for the other values
//! of that facet ("drill sideways"), so that a second value can be chosen beside the first.

use crate::cursor::Key;
use crate::facet_store::SegmentValues;
use crate::schema::{CHANGED, TIE};
use std::collections::BinaryHeap;
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// What to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Score,
    Newest,
}

/// The chosen values, by value number.
pub(crate) struct Chosen {
    /// The bit of the filtered facet whose choice this value is in; 0 for none.
    pub satisfies: Vec<u8>,
    /// The bit of the filtered facet that this value belongs to; 0 for none.
    pub belongs: Vec<u8>,
    /// The bits of all filtered facets.
    pub all: u8,
}

/// What to collect.
#[derive(Clone)]
pub(crate) struct Page {
    pub limit: usize,
    pub after: Option<Key>,
    pub order: Order,
    pub chosen: Option<Arc<Chosen>>,
    pub segments: Vec<Arc<SegmentValues>>,
    /// How many value numbers there are.
    pub values: usize,
}

/// What was collected.
#[derive(Default)]
pub(crate) struct Collected {
    /// How many match text and filters.
    pub total: u64,
    /// How many match the text alone.
    pub matched: u64,
    /// By value number.
    pub counts: Vec<u32>,
    /// The page, best first.
    pub hits: Vec<(Key, DocAddress)>,
}

impl Collector for Page {
    type Fruit = Collected;
    type Child = SegmentPage;

    fn for_segment(&self, ordinal: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentPage> {
        let fast = reader.fast_fields();
        Ok(SegmentPage {
            ordinal,
            limit: self.limit,
            after: self.after,
            order: self.order,
            chosen: self.chosen.clone(),
            values: Arc::clone(&self.segments[ordinal as usize]),
            changed: fast.column_first_or_default(CHANGED)?,
            tie: fast.column_first_or_default(TIE)?,
            total: 0,
            matched: 0,
            counts: vec![0; self.values],
            heap: BinaryHeap::with_capacity(self.limit + 1),
            worst: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Score
    }

    fn merge_fruits(&self, fruits: Vec<Collected>) -> tantivy::Result<Collected> {
        let mut merged = Collected { counts: vec![0; self.values], ..Collected::default() };
        for fruit in fruits {
            merged.total += fruit.total;
            merged.matched += fruit.matched;
            merged.hits.extend(fruit.hits);
            for (sum, count) in merged.counts.iter_mut().zip(&fruit.counts) {
                *sum += count;
            }
        }
        merged.hits.sort_unstable_by(|a, b| b.0.primary.cmp(&a.0.primary).then(a.0.tie.cmp(&b.0.tie)));
        merged.hits.truncate(self.limit);
        Ok(merged)
    }
}

/// A hit in the heap; the greatest is the one to drop first.
#[derive(PartialEq, Eq)]
struct Held {
    key: Key,
    doc: DocId,
}

impl Ord for Held {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.key.primary.cmp(&self.key.primary).then(self.key.tie.cmp(&other.key.tie))
    }
}

impl PartialOrd for Held {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

pub(crate) struct SegmentPage {
    ordinal: SegmentOrdinal,
    limit: usize,
    after: Option<Key>,
    order: Order,
    chosen: Option<Arc<Chosen>>,
    values: Arc<SegmentValues>,
    changed: Arc<dyn ColumnValues<i64>>,
    tie: Arc<dyn ColumnValues<u64>>,
    total: u64,
    matched: u64,
    counts: Vec<u32>,
    heap: BinaryHeap<Held>,
    /// The primary of the worst held hit once the page is full: below it nothing is looked at.
    worst: u64,
}

impl SegmentPage {
    #[inline]
    fn offer(&mut self, doc: DocId, score: Score) {
        let primary = match self.order {
            Order::Score => u64::from(score.max(0.0).to_bits()),
            Order::Newest => newest_first(self.changed.get_val(doc)),
        };
        if primary < self.worst || self.after.is_some_and(|after| primary > after.primary) || self.limit == 0 {
            return;
        }
        let key = Key { primary, tie: self.tie.get_val(doc) };
        if self.after.is_some_and(|after| !after.precedes(key)) {
            return;
        }
        self.heap.push(Held { key, doc });
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
        if self.heap.len() == self.limit {
            self.worst = self.heap.peek().map_or(0, |held| held.key.primary);
        }
    }
}

impl SegmentCollector for SegmentPage {
    type Fruit = Collected;

    #[inline]
    fn collect(&mut self, doc: DocId, score: Score) {
        self.matched += 1;
        let numbers = self.values.of(doc);
        if let Some(chosen) = &self.chosen {
            let satisfied = numbers.iter().fold(0, |bits, number| bits | chosen.satisfies[*number as usize]);
            let missing = chosen.all & !satisfied;
            if missing != 0 {
                if missing.is_power_of_two() {
                    for number in numbers
                        .iter()
                        .map(|number| *number as usize)
                        .filter(|number| chosen.belongs[*number] == missing)
                    {
                        self.counts[number] += 1;
                    }
                }
                return;
            }
        }
        for number in numbers {
            self.counts[*number as usize] += 1;
        }
        self.total += 1;
        self.offer(doc, score);
    }

    fn harvest(self) -> Collected {
        let address = |held: Held| (held.key, DocAddress::new(self.ordinal, held.doc));
        Collected {
            total: self.total,
            matched: self.matched,
            counts: self.counts,
            hits: self.heap.into_iter().map(address).collect(),
        }
    }
}

/// A moment as a sort key: later is larger, also before 1970.
fn newest_first(changed: i64) -> u64 {
    (changed as u64) ^ (1 << 63)
}

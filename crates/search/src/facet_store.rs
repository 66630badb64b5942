//! The facet values of a segment in memory, as numbers that mean the same in every segment,
//! so that counting is adding and merging counts is adding too.
//!
//! A segment never changes, so its numbers are read once, at its first search, and kept as
//! long as the segment is in use: about forty bytes a record.

use crate::collect::Collected;
use crate::facet::Facet;
use crate::schema::{FACET, SEPARATOR};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};
use tantivy::index::SegmentId;
use tantivy::{SegmentReader, TantivyError};

/// A facet value that was seen in the index.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub facet: usize,
    pub code: Arc<str>,
    pub label: Arc<str>,
}

/// Every facet value that was ever seen, by number. Only grows, while the program runs.
#[derive(Default)]
pub(crate) struct Values {
    known: Vec<Known>,
    numbers: [HashMap<Arc<str>, u32>; Facet::COUNT],
}

impl Values {
    pub(crate) fn number(&self, facet: Facet, code: &str) -> Option<u32> {
        self.numbers[facet.position()].get(code).copied()
    }

    pub(crate) fn known(&self) -> &[Known] {
        &self.known
    }

    fn intern(&mut self, facet: usize, code: &str, label: &str) -> Option<u32> {
        let numbers = self.numbers.get_mut(facet)?;
        if let Some(number) = numbers.get(code) {
            return Some(*number);
        }
        let number = u32::try_from(self.known.len()).ok()?;
        let code: Arc<str> = code.into();
        self.known.push(Known { facet, code: Arc::clone(&code), label: label.into() });
        numbers.insert(code, number);
        Some(number)
    }
}

/// The values of each document of a segment.
pub(crate) struct SegmentValues {
    offsets: Vec<u32>,
    numbers: Vec<u32>,
}

impl SegmentValues {
    pub(crate) fn of(&self, doc: u32) -> &[u32] {
        let doc = doc as usize;
        &self.numbers[self.offsets[doc] as usize..self.offsets[doc + 1] as usize]
    }
}

/// The values of all segments in use.
#[derive(Default)]
pub(crate) struct FacetStore {
    values: RwLock<Values>,
    segments: RwLock<HashMap<SegmentId, Arc<SegmentValues>>>,
    /// Everything there is, for one state of the index.
    everything: RwLock<Option<(u64, Arc<Collected>)>>,
}

impl FacetStore {
    /// Everything in this state of the index: its counts and its newest hits. It is what an
    /// empty question asks, so it is collected once and kept until the next commit.
    pub(crate) fn everything<E>(
        &self,
        generation: u64,
        collect: impl FnOnce() -> Result<Collected, E>,
    ) -> Result<Arc<Collected>, E> {
        let held = self.everything.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, collected)) = held.filter(|(known, _)| *known == generation) {
            return Ok(collected);
        }
        let collected = Arc::new(collect()?);
        *self.everything.write().unwrap_or_else(PoisonError::into_inner) = Some((generation, Arc::clone(&collected)));
        Ok(collected)
    }

    pub(crate) fn with_values<T>(&self, ask: impl FnOnce(&Values) -> T) -> T {
        ask(&self.values.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The values of these segments, in their order; those not in memory are read.
    pub(crate) fn segments(&self, readers: &[SegmentReader]) -> Result<Vec<Arc<SegmentValues>>, TantivyError> {
        let found: Vec<_> = {
            let held = self.segments.read().unwrap_or_else(PoisonError::into_inner);
            readers.iter().map(|reader| held.get(&reader.segment_id()).cloned()).collect()
        };
        readers.iter().zip(found).map(|(reader, known)| known.map_or_else(|| self.load(reader), Ok)).collect()
    }

    /// Lets go of the segments that are not in use any more.
    pub(crate) fn retain(&self, readers: &[SegmentReader]) {
        let mut held = self.segments.write().unwrap_or_else(PoisonError::into_inner);
        held.retain(|id, _| readers.iter().any(|reader| reader.segment_id() == *id));
    }

    fn load(&self, reader: &SegmentReader) -> Result<Arc<SegmentValues>, TantivyError> {
        let loaded = Arc::new(self.read(reader)?);
        let mut held = self.segments.write().unwrap_or_else(PoisonError::into_inner);
        held.insert(reader.segment_id(), Arc::clone(&loaded));
        Ok(loaded)
    }

    fn read(&self, reader: &SegmentReader) -> Result<SegmentValues, TantivyError> {
        let docs = reader.max_doc();
        let Some(column) = reader.fast_fields().str(FACET)? else {
            return Ok(SegmentValues { offsets: vec![0; docs as usize + 1], numbers: Vec::new() });
        };
        let by_ordinal = self.intern_all(&column)?;
        let column = column.ords();
        let mut offsets = Vec::with_capacity(docs as usize + 1);
        let mut numbers = Vec::with_capacity(column.values.num_vals() as usize);
        let mut ordinals = Vec::new();
        offsets.push(0);
        for doc in 0..docs {
            let rows: Range<u32> = column.index.value_row_ids(doc);
            ordinals.resize(rows.len(), 0_u64);
            column.values.get_range(u64::from(rows.start), &mut ordinals);
            numbers.extend(
                ordinals
                    .iter()
                    .filter_map(|ordinal| by_ordinal.get(usize::try_from(*ordinal).ok()?).copied().flatten()),
            );
            offsets.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        }
        Ok(SegmentValues { offsets, numbers })
    }

    fn intern_all(&self, column: &tantivy::columnar::StrColumn) -> Result<Vec<Option<u32>>, TantivyError> {
        let mut values = self.values.write().unwrap_or_else(PoisonError::into_inner);
        let mut by_ordinal = Vec::with_capacity(column.dictionary().num_terms());
        let mut terms = column.dictionary().stream()?;
        while terms.advance() {
            by_ordinal.push(std::str::from_utf8(terms.key()).ok().and_then(|term| {
                let (code, label) = term.get(1..)?.split_once(SEPARATOR)?;
                values.intern(usize::from(term.as_bytes()[0].checked_sub(b'A')?), code, label)
            }));
        }
        Ok(by_ordinal)
    }
}

//! A search from question to answer: one pass for a question with words, and for a question
//! of filters alone one pass over what they leave, plus one for each filtered facet.

use crate::card;
use crate::collect::{Chosen, Collected, Order, Page};
use crate::cursor::{self, Key};
use crate::error::SearchError;
use crate::facet::Facet;
use crate::facet_store::{Known, SegmentValues, Values};
use crate::highlight::Marker;
use crate::index::{SearchIndex, Shared};
use crate::parse::{Parsed, parse};
use crate::plan::{filter_key, filter_query, narrowed_query, text_query};
use crate::results::{FacetCount, FacetCounts, Hit, Query, Reading, Results, Sort};
use crate::spelling;
use std::sync::Arc;
use tantivy::schema::Value as _;
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

/// No facet shows more values than this, besides the chosen ones.
const MOST_VALUES: usize = 100;

impl SearchIndex {
    /// Answers a question.
    ///
    /// # Errors
    /// When the index cannot be read, or the cursor is none of ours; never for the text.
    pub fn search(&self, query: &Query) -> Result<Results, SearchError> {
        let mut search = Search::new(&self.shared, query)?;
        let parsed = self.shared.with_memo(|memo| parse(&query.text, &self.shared.analyzer, memo));
        if parsed.wanted.is_empty() && parsed.unwanted.is_empty() {
            let collected = search.browse()?;
            return search.answer(&parsed, collected, Reading::All, None);
        }
        let (after, relaxed) = query.cursor.as_deref().map(cursor::decode).transpose()?.unzip();
        search.after = after;
        match relaxed {
            Some(required) if required > 0 => search.relaxed(&parsed, required.min(parsed.wanted.len())),
            _ => search.with_words(&parsed),
        }
    }
}

struct Search<'a> {
    shared: &'a Shared,
    query: &'a Query,
    searcher: Searcher,
    segments: Vec<Arc<SegmentValues>>,
    filters: Vec<(Facet, Vec<String>)>,
    values: usize,
    after: Option<Key>,
}

impl<'a> Search<'a> {
    fn new(shared: &'a Shared, query: &'a Query) -> Result<Self, SearchError> {
        let searcher = shared.searcher();
        let segments = shared.facets.segments(searcher.segment_readers())?;
        let values = shared.facets.with_values(|values| values.known().len());
        let after = query.cursor.as_deref().map(cursor::decode).transpose()?.map(|(key, _)| key);
        Ok(Self { shared, query, searcher, segments, filters: joined(&query.filters), values, after })
    }

    fn page(&self, order: Order, chosen: Option<Arc<Chosen>>) -> Page {
        Page {
            limit: self.limit() + 1,
            after: self.after,
            order,
            chosen,
            segments: self.segments.clone(),
            values: self.values,
        }
    }

    /// Words: all of them; else another spelling; else as many of them as possible.
    fn with_words(&self, parsed: &Parsed) -> Result<Results, SearchError> {
        let collected = self.pass(parsed, None)?;
        if collected.matched > 0 || self.after.is_some() {
            let suggestion = if self.after.is_some() {
                None
            } else {
                spelling::better(self.shared, &self.searcher, &self.query.text, parsed)?
            };
            return self.answer(parsed, collected, Reading::All, suggestion);
        }
        if let Some(corrected) = spelling::correct(self.shared, &self.searcher, &self.query.text, parsed)? {
            let reparsed = self.shared.with_memo(|memo| parse(&corrected, &self.shared.analyzer, memo));
            let found = self.pass(&reparsed, None)?;
            if found.matched > 0 {
                return self.answer(&reparsed, found, Reading::Corrected, Some(corrected));
            }
        }
        for required in (1..parsed.wanted.len()).rev() {
            let found = self.pass(parsed, Some(required))?;
            if found.matched > 0 {
                return self.answer(parsed, found, self.relaxed_reading(parsed, required)?, None);
            }
        }
        self.answer(parsed, collected, Reading::All, None)
    }

    /// A further page of an answer that did not ask for all words.
    fn relaxed(&self, parsed: &Parsed, required: usize) -> Result<Results, SearchError> {
        let collected = self.pass(parsed, Some(required))?;
        self.answer(parsed, collected, self.relaxed_reading(parsed, required)?, None)
    }

    fn relaxed_reading(&self, parsed: &Parsed, required: usize) -> Result<Reading, SearchError> {
        let mut missing = Vec::new();
        for clause in &parsed.wanted {
            let mut found = false;
            for word in clause.words() {
                found |= self.searcher.doc_freq(&Term::from_field_text(self.shared.fields.stem, &word.stem))? > 0;
            }
            if !found {
                missing.push(clause.written().to_owned());
            }
        }
        Ok(Reading::Relaxed { required, asked: parsed.wanted.len(), missing })
    }

    /// What the words match: in one pass that looks at the filters on the way, or, when the
    /// filters leave little, in a pass led by them and a pass for each filtered facet.
    fn pass(&self, parsed: &Parsed, required: Option<usize>) -> Result<Collected, SearchError> {
        let newest = self.query.sort == Sort::Newest || parsed.wanted.is_empty();
        let order = if newest { Order::Newest } else { Order::Score };
        if required.is_none() && self.filters_leave_little(parsed)? {
            let narrowed = self.narrowed(parsed, order)?;
            // Whether the words match at all, without the filters, only the one pass can tell.
            if narrowed.total > 0 {
                return Ok(narrowed);
            }
        }
        let chosen = (!self.filters.is_empty()).then(|| Arc::new(self.chosen()));
        let query = text_query(parsed, &self.shared.fields, required);
        Ok(self.searcher.search(&query, &self.page(order, chosen))?)
    }

    /// The same answer as one pass gives, by intersections.
    fn narrowed(&self, parsed: &Parsed, order: Order) -> Result<Collected, SearchError> {
        let fields = &self.shared.fields;
        let within = |filters: &[(Facet, Vec<String>)]| narrowed_query(parsed, filters, fields);
        let mut collected = self.searcher.search(&within(&self.filters), &self.page(order, None))?;
        for place in 0..self.filters.len() {
            let page = Page { limit: 0, after: None, ..self.page(Order::Newest, None) };
            let sideways = self.searcher.search(&within(&self.others(place)), &page)?.counts;
            self.take_counts(self.filters[place].0, &sideways, &mut collected.counts);
        }
        Ok(collected)
    }

    /// Whether intersections touch clearly fewer documents than the words match. A share of the
    /// index stands for each filter, as if filters and words had nothing to do with each other.
    fn filters_leave_little(&self, parsed: &Parsed) -> Result<bool, SearchError> {
        const ADVANCE: f64 = 0.1;
        const CLEARLY: f64 = 0.6;
        if self.filters.len() < 2 {
            return Ok(false);
        }
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let all = self.searcher.num_docs().max(1) as f64;
        let mut shares = Vec::with_capacity(self.filters.len());
        for (facet, codes) in &self.filters {
            let mut documents = 0;
            for code in codes {
                documents += self.searcher.doc_freq(&filter_key(*facet, code, &self.shared.fields))?;
            }
            #[expect(clippy::cast_precision_loss, reason = "an estimate")]
            shares.push((documents as f64 / all).min(1.0));
        }
        let product = |without: usize| -> f64 {
            shares.iter().enumerate().filter(|(place, _)| *place != without).map(|(_, share)| share).product()
        };
        let passes = shares.len() + 1;
        let collected: f64 = (0..passes).map(product).sum();
        #[expect(clippy::cast_precision_loss, reason = "a handful of passes")]
        let advanced = ADVANCE * passes as f64;
        Ok(!parsed.wanted.is_empty() && collected + advanced < CLEARLY)
    }

    fn others(&self, place: usize) -> Vec<(Facet, Vec<String>)> {
        self.filters.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, filter)| filter.clone()).collect()
    }

    /// Takes the counts of one facet over from a pass without that facet's filter.
    fn take_counts(&self, facet: Facet, from: &[u32], into: &mut [u32]) {
        self.shared.facets.with_values(|values| {
            let own = values.known().iter().zip(from).zip(into);
            own.filter(|((known, _), _)| known.facet == facet.position()).for_each(|((_, count), slot)| *slot = *count);
        });
    }

    /// No words: what the filters leave, and for each filtered facet what the others leave.
    fn browse(&self) -> Result<Collected, SearchError> {
        let mut collected = if self.filters.is_empty() && self.after.is_none() {
            self.newest()?
        } else {
            self.searcher.search(&filter_query(&self.filters, &self.shared.fields), &self.page(Order::Newest, None))?
        };
        for (place, (facet, _)) in self.filters.iter().enumerate() {
            let sideways = self.sideways(&self.others(place))?;
            self.take_counts(*facet, &sideways, &mut collected.counts);
        }
        Ok(collected)
    }

    fn limit(&self) -> usize {
        self.query.limit.min(Query::MOST_HITS)
    }

    /// The counts under the filters of the other facets.
    fn sideways(&self, others: &[(Facet, Vec<String>)]) -> Result<Vec<u32>, SearchError> {
        if others.is_empty() {
            return Ok(self.everything()?.counts.clone());
        }
        let page = Page { limit: 0, after: None, ..self.page(Order::Newest, None) };
        Ok(self.searcher.search(&filter_query(others, &self.shared.fields), &page)?.counts)
    }

    /// The first page of everything.
    fn newest(&self) -> Result<Collected, SearchError> {
        let everything = self.everything()?;
        let limit = (self.limit() + 1).min(everything.hits.len());
        let (total, matched) = (everything.total, everything.matched);
        Ok(Collected { total, matched, counts: everything.counts.clone(), hits: everything.hits[..limit].to_vec() })
    }

    fn everything(&self) -> Result<Arc<Collected>, SearchError> {
        self.shared.facets.everything(self.searcher.generation().generation_id(), || {
            let page = Page { limit: Query::MOST_HITS + 1, after: None, ..self.page(Order::Newest, None) };
            Ok(self.searcher.search(&filter_query(&[], &self.shared.fields), &page)?)
        })
    }

    fn chosen(&self) -> Chosen {
        self.shared.facets.with_values(|values| {
            let mut chosen = Chosen { satisfies: vec![0; self.values], belongs: vec![0; self.values], all: 0 };
            for (place, (facet, codes)) in self.filters.iter().enumerate() {
                let bit = 1_u8 << place;
                chosen.all |= bit;
                for (belongs, known) in chosen.belongs.iter_mut().zip(values.known()) {
                    *belongs |= if known.facet == facet.position() { bit } else { 0 };
                }
                for number in
                    codes.iter().filter_map(|code| values.number(*facet, code)).filter(|n| (*n as usize) < self.values)
                {
                    chosen.satisfies[number as usize] |= bit;
                }
            }
            chosen
        })
    }

    fn answer(
        &self,
        parsed: &Parsed,
        mut collected: Collected,
        reading: Reading,
        suggestion: Option<String>,
    ) -> Result<Results, SearchError> {
        let relaxed = if let Reading::Relaxed { required, .. } = reading { required } else { 0 };
        // One hit more than the page holds was asked for: it tells whether there is a next page.
        let more = collected.hits.len() > self.limit();
        collected.hits.truncate(self.limit());
        // A corrected answer has no further pages under the uncorrected text: one asks for the
        // suggestion itself.
        let next =
            collected.hits.last().filter(|_| more && reading != Reading::Corrected).map(|(key, _)| key.encode(relaxed));
        let facets = self.shared.facets.with_values(|values| self.facet_counts(values, &collected.counts));
        let hits = self.hits(parsed, &collected.hits)?;
        Ok(Results { total: collected.total, hits, facets, suggestion, reading, next })
    }

    fn hits(&self, parsed: &Parsed, found: &[(Key, DocAddress)]) -> Result<Vec<Hit>, SearchError> {
        let marker = Marker::new(&self.shared.analyzer, parsed);
        self.shared.with_memo(|memo| {
            let mut hits = Vec::with_capacity(found.len());
            for (key, address) in found {
                let document: TantivyDocument = self.searcher.doc(*address)?;
                let stored = document.get_first(self.shared.fields.card).and_then(|value| value.as_bytes());
                let Some((id, card)) = stored.and_then(card::decode) else { continue };
                let marked = marker.mark(&card, memo);
                let score = f32::from_bits(u32::try_from(key.primary).unwrap_or_default());
                hits.push(Hit {
                    id,
                    score,
                    card,
                    title_html: marked.title,
                    snippet_html: marked.snippet,
                    why: marked.why,
                });
            }
            Ok(hits)
        })
    }

    fn facet_counts(&self, values: &Values, counts: &[u32]) -> Vec<FacetCounts> {
        let mut by_facet: Vec<Vec<(u32, &Known, bool)>> = vec![Vec::new(); Facet::COUNT];
        for (known, count) in values.known().iter().zip(counts) {
            let chosen = || {
                self.filters
                    .iter()
                    .any(|(facet, codes)| facet.position() == known.facet && codes.iter().any(|c| **c == *known.code))
            };
            if *count > 0 {
                by_facet[known.facet].push((*count, known, !self.filters.is_empty() && chosen()));
            }
        }
        Facet::all()
            .zip(by_facet)
            .map(|(facet, mut found)| {
                found
                    .sort_unstable_by(|a, b| b.2.cmp(&a.2).then(b.0.cmp(&a.0)).then_with(|| a.1.label.cmp(&b.1.label)));
                found.truncate(MOST_VALUES);
                let mut values: Vec<FacetCount> =
                    found.into_iter().map(|(count, known, selected)| shown(known, count, selected)).collect();
                self.add_empty_choices(facet, &mut values);
                FacetCounts { facet, values }
            })
            .collect()
    }

    /// A chosen value stays visible when it leads to nothing, so that it can be taken off.
    fn add_empty_choices(&self, facet: Facet, values: &mut Vec<FacetCount>) {
        let codes = self.filters.iter().filter(|(filtered, _)| *filtered == facet).flat_map(|(_, codes)| codes);
        for code in codes {
            if !values.iter().any(|value| *value.code == **code) {
                let label = facet.value_label(code);
                values.push(FacetCount { code: code.as_str().into(), label: label.into(), count: 0, selected: true });
            }
        }
    }
}

fn shown(known: &Known, count: u32, selected: bool) -> FacetCount {
    FacetCount { code: Arc::clone(&known.code), label: Arc::clone(&known.label), count: u64::from(count), selected }
}

/// One entry for each filtered facet, without those that choose nothing.
fn joined(filters: &[(Facet, Vec<String>)]) -> Vec<(Facet, Vec<String>)> {
    let mut joined: Vec<(Facet, Vec<String>)> = Vec::new();
    for (facet, codes) in filters.iter().filter(|(_, codes)| !codes.is_empty()) {
        match joined.iter_mut().find(|(known, _)| known == facet) {
            Some((_, known)) => {
                known.extend(codes.iter().filter(|code| !known.contains(code)).cloned().collect::<Vec<_>>())
            }
            None => joined.push((*facet, codes.clone())),
        }
    }
    joined
}

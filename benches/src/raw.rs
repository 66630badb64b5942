//! Raw tantivy on our own index: what one writes with the library's own parts. The query is
//! the one our search asks, since other queries would be other work; hits, count and facet
//! counts come from the library's collectors and a facet collector over its fast field; the
//! counts of a filtered facet take a search of their own without that filter.

use crate::passage::mark;
use crate::questions::Question;
use anyhow::Context;
use dutch::{Analyzer, Memo, Word};
use metadata::facet::Facet;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::StrColumn;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::{
    DocAddress, DocId, Index, IndexReader, Order, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyDocument, Term,
};

type Clauses = Vec<(Occur, Box<dyn Query>)>;
type Counts = HashMap<String, u64>;

/// Raw tantivy over an index folder.
pub struct Raw {
    reader: IndexReader,
    analyzer: Analyzer,
    memo: Memo,
    stem: Field,
    form: Field,
    title: Field,
    whole: Field,
    filter: Field,
    card: Field,
}

/// What it answers, as far as the comparison looks.
pub struct Answer {
    pub total: u64,
    pub shown: usize,
    pub values: usize,
}

impl Raw {
    /// Opens the index that stands in the folder of ours.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let inner =
            std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).find(|path| path.is_dir());
        let index = Index::open_in_dir(inner.context("there is no index")?)?;
        let schema = index.schema();
        let field = |name: &str| schema.get_field(name);
        Ok(Self {
            reader: index.reader()?,
            analyzer: Analyzer::new(crate::lexicon()?),
            memo: Memo::default(),
            stem: field("stem")?,
            form: field("form")?,
            title: field("title")?,
            whole: field("whole")?,
            filter: field("filter")?,
            card: field("card")?,
        })
    }

    /// Answers as our search does: twenty hits with marked passages, the count, the facets.
    pub fn ask(&mut self, question: &Question) -> anyhow::Result<Answer> {
        let searcher = self.reader.searcher();
        let asked: Vec<_> = question.words.iter().map(|word| self.analyzer.recall(word, &mut self.memo)).collect();
        let query = self.query(question, &asked, None);
        let (hits, total, mut counts) = if asked.is_empty() {
            let top = TopDocs::with_limit(20).order_by_fast_field::<i64>("changed", Order::Desc);
            let (hits, total, counts) = searcher.search(&query, &(top, Count, Facets))?;
            (hits.into_iter().map(|(_, address)| address).collect::<Vec<_>>(), total, counts)
        } else {
            let (hits, total, counts) =
                searcher.search(&query, &(TopDocs::with_limit(20).order_by_score(), Count, Facets))?;
            (hits.into_iter().map(|(_, address)| address).collect::<Vec<_>>(), total, counts)
        };
        for (facet, _) in &question.filters {
            let sideways = searcher.search(&self.query(question, &asked, Some(*facet)), &Facets)?;
            let letter = letter(*facet);
            counts.retain(|value, _| !value.starts_with(letter));
            counts.extend(sideways.into_iter().filter(|(value, _)| value.starts_with(letter)));
        }
        let mut values: Vec<_> = counts.into_iter().collect();
        values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let shown = self.show(&searcher, &hits, &asked)?;
        Ok(Answer { total: total as u64, shown, values: values.len() })
    }

    /// The least that can be asked: twenty hits and the count, no facets, no passages.
    pub fn ask_bare(&mut self, question: &Question) -> anyhow::Result<Answer> {
        let searcher = self.reader.searcher();
        let asked: Vec<_> = question.words.iter().map(|word| self.analyzer.recall(word, &mut self.memo)).collect();
        let query = self.query(question, &asked, None);
        let (hits, total) = searcher.search(&query, &(TopDocs::with_limit(20).order_by_score(), Count))?;
        let mut shown = 0;
        for (_, address) in hits {
            let document: TantivyDocument = searcher.doc(address)?;
            shown += usize::from(document.get_first(self.card).is_some());
        }
        Ok(Answer { total: total as u64, shown, values: 0 })
    }

    fn show(&mut self, searcher: &Searcher, hits: &[DocAddress], asked: &[Arc<Word>]) -> anyhow::Result<usize> {
        let mut shown = 0;
        for address in hits {
            let document: TantivyDocument = searcher.doc(*address)?;
            let bytes = document.get_first(self.card).and_then(|value| value.as_bytes()).unwrap_or_default();
            let parts: Vec<String> = std::str::from_utf8(bytes)?.split('\u{1f}').map(str::to_owned).collect();
            for text in parts.iter().skip(1).take(2) {
                shown += usize::from(!mark(text, asked, &self.analyzer, &mut self.memo).is_empty());
            }
        }
        Ok(shown / 2)
    }

    fn query(&self, question: &Question, asked: &[Arc<Word>], without: Option<Facet>) -> Box<dyn Query> {
        let mut clauses: Clauses = asked.iter().map(|word| (Occur::Must, self.word(word))).collect();
        if !asked.is_empty() {
            let whole = TermQuery::new(Term::from_field_text(self.whole, &question.text()), IndexRecordOption::Basic);
            clauses.push((Occur::Should, Box::new(ConstScoreQuery::new(Box::new(whole), 1000.0))));
        }
        for word in asked {
            clauses.push((Occur::Should, Box::new(BoostQuery::new(term(self.title, &word.stem), 1.5))));
            if word.form != word.stem {
                clauses.push((Occur::Should, Box::new(BoostQuery::new(term(self.form, &word.form), 0.4))));
            }
        }
        for (facet, code) in question.filters.iter().filter(|(facet, _)| Some(*facet) != without) {
            let term = Term::from_field_text(self.filter, &format!("{}:{code}", facet.id()));
            let filter = TermQuery::new(term, IndexRecordOption::Basic);
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(filter), 0.0))));
        }
        if clauses.is_empty() { Box::new(AllQuery) } else { Box::new(BooleanQuery::new(clauses)) }
    }

    fn word(&self, word: &Word) -> Box<dyn Query> {
        let whole = term(self.stem, &word.stem);
        if word.parts.len() < 2 {
            return whole;
        }
        let parts: Clauses = word.parts.iter().map(|part| (Occur::Must, term(self.stem, part))).collect();
        let apart = BoostQuery::new(Box::new(BooleanQuery::new(parts)), 0.5);
        Box::new(BooleanQuery::new(vec![(Occur::Should, whole), (Occur::Should, Box::new(apart))]))
    }
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// The letter that a facet's values begin with in the fast field.
fn letter(facet: Facet) -> char {
    let place = Facet::ALL.iter().position(|known| *known == facet).unwrap_or_default();
    char::from(b'A' + u8::try_from(place).unwrap_or_default())
}

/// Counts the values of the fast field `facet`.
struct Facets;

struct SegmentFacets {
    column: Option<StrColumn>,
    counts: Vec<u64>,
}

impl Collector for Facets {
    type Fruit = Counts;
    type Child = SegmentFacets;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let column = reader.fast_fields().str("facet")?;
        let terms = column.as_ref().map_or(0, |column| column.dictionary().num_terms());
        Ok(SegmentFacets { column, counts: vec![0; terms] })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Counts>) -> tantivy::Result<Counts> {
        let mut merged = Counts::new();
        for (value, count) in fruits.into_iter().flatten() {
            *merged.entry(value).or_default() += count;
        }
        Ok(merged)
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = Counts;

    fn collect(&mut self, doc: DocId, _: Score) {
        if let Some(column) = &self.column {
            for ordinal in column.term_ords(doc) {
                self.counts[ordinal as usize] += 1;
            }
        }
    }

    fn harvest(self) -> Counts {
        let Some(column) = self.column else { return Counts::new() };
        let mut counts = Counts::new();
        for (ordinal, count) in (0_u64..).zip(self.counts).filter(|(_, count)| *count > 0) {
            let mut value = String::new();
            if column.ord_to_str(ordinal, &mut value).unwrap_or(false) {
                counts.insert(value, count);
            }
        }
        counts
    }
}

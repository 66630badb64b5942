//! What is asked of the index and what it answers.

use crate::card::Card;
use crate::facet::Facet;
use crate::highlight::Why;
use base::RecordId;
use std::sync::Arc;

/// A question. Every text is a good one: what cannot be read as a query is read as words.
#[derive(Clone, Debug)]
pub struct Query {
    /// Words, "phrases" and -exclusions; empty for everything.
    pub text: String,
    /// Chosen values: any of them within a facet, and every facet.
    pub filters: Vec<(Facet, Vec<String>)>,
    /// How many hits on a page; at most `Query::MOST_HITS`.
    pub limit: usize,
    /// Where the page before ended: `Results::next` of that page.
    pub cursor: Option<String>,
    /// The order.
    pub sort: Sort,
}

impl Default for Query {
    fn default() -> Self {
        Self { text: String::new(), filters: Vec::new(), limit: 20, cursor: None, sort: Sort::default() }
    }
}

impl Query {
    /// No page is longer.
    pub const MOST_HITS: usize = 200;

    /// A question of words alone, with a page of twenty.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// The order of the hits. Without words it is always the newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The last changed first.
    Newest,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Results {
    /// How many there are.
    pub total: u64,
    /// The page.
    pub hits: Vec<Hit>,
    /// The facets, with the values that lead to hits.
    pub facets: Vec<FacetCounts>,
    /// "Bedoelde je": another spelling. When `reading` is `Corrected`, the hits are already for it.
    pub suggestion: Option<String>,
    /// How the words were read in the end.
    pub reading: Reading,
    /// The cursor of the next page; none on the last.
    pub next: Option<String>,
}

/// How the words were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Every word is in every hit.
    All,
    /// Nothing matched, so the spelling in `suggestion` was used.
    Corrected,
    /// No record has all words; the hits have at least `required` of the `asked`.
    Relaxed {
        /// How many words a hit has at least.
        required: usize,
        /// How many were asked.
        asked: usize,
        /// The words that are in no record at all.
        missing: Vec<String>,
    },
}

/// A facet with its values.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// The values, most hits first.
    pub values: Vec<FacetCount>,
}

/// A value of a facet: how many hits there would be with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The form in an address.
    pub code: Arc<str>,
    /// The Dutch label.
    pub label: Arc<str>,
    /// How many hits have it, under the choices made in the other facets.
    pub count: u64,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A hit.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Which record.
    pub id: RecordId,
    /// How good; only comparable within one answer.
    pub score: f32,
    /// What to show.
    pub card: Card,
    /// The title as HTML, matched words in `<mark>`.
    pub title_html: String,
    /// A piece of the description as HTML, matched words in `<mark>`.
    pub snippet_html: String,
    /// Which words were found, where, and how exactly.
    pub why: Vec<Why>,
}

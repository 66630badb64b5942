//! The fields of the index and what each is for.
//!
//! One field, `stem`, decides what matches: the stems of all words, those of compound parts
//! among them, a word of the title six times, of the keywords four times and of the rest
//! twice, a compound part once. So a query word costs one posting list, and the usual
//! saturation of word counts weighs the places. The other fields only lift the order.

use tantivy::schema::{Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Changes with the fields, their options or what is put in them.
pub(crate) const SCHEMA_VERSION: u32 = 1;
/// The name under which `ListTokenizer` is registered.
pub(crate) const LIST: &str = "list";
/// Between the items of a list, and between the parts of a stored card.
pub(crate) const SEPARATOR: char = '\u{1f}';

/// The fields.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The record identifier.
    pub id: Field,
    /// Stems and parts, weighted: what matches.
    pub stem: Field,
    /// Exact forms with positions: phrases, exact matches, completion and spelling.
    pub form: Field,
    /// Stems of the title.
    pub title: Field,
    /// The whole title as one term.
    pub whole: Field,
    /// Facet values as terms.
    pub filter: Field,
    /// What is shown of a hit.
    pub card: Field,
    /// Facet values with labels, to be counted.
    pub facet: Field,
    /// When the record changed, in milliseconds.
    pub changed: Field,
    /// Out of the identifier: settles equal places.
    pub tie: Field,
}

/// The names of the fast fields, which are read by name.
pub(crate) const FACET: &str = "facet";
pub(crate) const CHANGED: &str = "changed";
pub(crate) const TIE: &str = "tie";

pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let exact = || {
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic)
    };
    let list = |option| {
        TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_tokenizer(LIST).set_index_option(option))
    };
    let fast = NumericOptions::default().set_fast();
    let fields = Fields {
        id: builder.add_text_field("id", TextOptions::default().set_indexing_options(exact())),
        stem: builder.add_text_field("stem", list(IndexRecordOption::WithFreqs)),
        form: builder.add_text_field("form", list(IndexRecordOption::WithFreqsAndPositions)),
        title: builder.add_text_field("title", list(IndexRecordOption::WithFreqs)),
        whole: builder.add_text_field("whole", TextOptions::default().set_indexing_options(exact())),
        filter: builder.add_text_field("filter", TextOptions::default().set_indexing_options(exact())),
        card: builder.add_bytes_field("card", STORED),
        facet: builder.add_text_field(FACET, TextOptions::default().set_fast("raw")),
        changed: builder.add_i64_field(CHANGED, fast.clone()),
        tie: builder.add_u64_field(TIE, fast),
    };
    (builder.build(), fields)
}

/// Cuts a list that was analysed before into its items. An item begins with a figure: how
/// many times it counts, or 0 for a gap that no phrase crosses.
#[derive(Clone, Default)]
pub(crate) struct ListTokenizer {
    token: Token,
}

pub(crate) struct ListStream<'a> {
    items: std::str::Split<'a, char>,
    token: &'a mut Token,
    again: u8,
}

const GAP: usize = 10;

impl Tokenizer for ListTokenizer {
    type TokenStream<'a> = ListStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ListStream<'a> {
        self.token.reset();
        ListStream { items: text.split(SEPARATOR), token: &mut self.token, again: 0 }
    }
}

impl TokenStream for ListStream<'_> {
    fn advance(&mut self) -> bool {
        if self.again > 0 {
            self.again -= 1;
            return true;
        }
        for item in self.items.by_ref() {
            let Some((count, word)) = item.split_at_checked(1) else { continue };
            let count = count.as_bytes()[0].saturating_sub(b'0');
            if count == 0 {
                self.token.position = self.token.position.wrapping_add(GAP);
                continue;
            }
            self.token.position = self.token.position.wrapping_add(1);
            self.token.text.clear();
            self.token.text.push_str(word);
            self.again = count - 1;
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

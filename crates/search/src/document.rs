//! From a record to what the index keeps of it. The costly part, analysis, is done here and
//! needs no writer, so that several threads can prepare for one.

use crate::card;
use crate::facet::{Facet, quality_label};
use crate::index::Shared;
use crate::schema::{Fields, SEPARATOR};
use base::RecordId;
use dutch::{Memo, is_stop_word, tokens};
use metadata::facet::FacetValue;
use metadata::{FieldId, Record};
use tantivy::TantivyDocument;

/// A material to be found.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// Its identifier.
    pub id: RecordId,
    /// Its metadata.
    pub record: &'a Record,
    /// The quality assessment: `basis` or `plus`.
    pub quality: Option<&'a str>,
    /// Whether it is our own material, not harvested.
    pub own: bool,
    /// When the record changed, in milliseconds.
    pub changed: i64,
}

/// A material analysed and ready to be put.
pub struct Prepared {
    pub(crate) id: RecordId,
    document: TantivyDocument,
    card: Vec<u8>,
    changed: i64,
}

impl Prepared {
    /// The same, changed at this instant (milliseconds): an import knows it only when it stores.
    #[must_use]
    pub fn changed_at(self, changed: i64) -> Self {
        Self { changed, ..self }
    }

    /// The document to add.
    pub(crate) fn finish(mut self, fields: &Fields) -> TantivyDocument {
        self.document.add_bytes(fields.card, &card::dated(self.card, self.changed));
        self.document.add_i64(fields.changed, self.changed);
        self.document
    }
}

/// How often a word counts: in the title, the keywords, the rest, and as a compound part.
const TITLE: char = '6';
const KEYWORD: char = '4';
const TEXT: char = '2';
const PART: char = '1';
const GAP: &str = "0";

pub(crate) fn prepare(shared: &Shared, material: &Material<'_>, memo: &mut Memo) -> Prepared {
    let values = metadata::facet::values(material.record);
    let mut lists = Lists {
        shared,
        memo,
        stem: String::with_capacity(2048),
        form: String::with_capacity(2048),
        title: String::new(),
    };
    lists.record(material.record, &values);
    let mut document = TantivyDocument::with_capacity(6 * 1024);
    let fields = &shared.fields;
    document.add_text(fields.id, material.id.as_str());
    document.add_text(fields.stem, &lists.stem);
    document.add_text(fields.form, &lists.form);
    document.add_text(fields.title, &lists.title);
    document.add_text(fields.whole, whole(material.record.title().unwrap_or_default()));
    document.add_u64(fields.tie, tie(material.id));
    for value in &values {
        add_facet(&mut document, shared, Facet::Record(value.facet), &value.code, &value.label);
    }
    if let Some(quality) = material.quality {
        add_facet(&mut document, shared, Facet::Quality, quality, quality_label(quality));
    }
    Prepared { id: material.id, document, card: card::encode(material, &values), changed: material.changed }
}

/// The whole of a title or query as one term: its forms with a space between them.
pub(crate) fn whole(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for token in tokens(text).iter().filter(|token| token.pieces == 0) {
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.extend(token.key.chars().filter(|letter| *letter != '\''));
    }
    whole.truncate(whole.floor_char_boundary(500));
    whole
}

/// Sixty bits of the identifier, in its own order.
pub(crate) fn tie(id: RecordId) -> u64 {
    let digit = |byte: u8| u64::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'a' + 10 });
    id.as_str().bytes().take(12).fold(0, |sum, byte| sum * 36 + digit(byte))
}

fn add_facet(document: &mut TantivyDocument, shared: &Shared, facet: Facet, code: &str, label: &str) {
    let position = char::from(b'A' + u8::try_from(facet.position()).unwrap_or_default());
    document.add_text(shared.fields.filter, card::filter_term(facet, code));
    document.add_text(shared.fields.facet, format!("{position}{code}{SEPARATOR}{label}"));
}

/// The lists of words of a document, as `schema::ListTokenizer` reads them.
struct Lists<'a> {
    shared: &'a Shared,
    memo: &'a mut Memo,
    stem: String,
    form: String,
    title: String,
}

impl Lists<'_> {
    fn record(&mut self, record: &Record, values: &[FacetValue]) {
        for title in record.texts(FieldId::Title).flatten() {
            self.text(&title.text, TITLE);
        }
        for keyword in record.texts(FieldId::Keyword).flatten() {
            self.text(&keyword.text, KEYWORD);
        }
        for value in values {
            self.text(&value.label, TEXT);
        }
        for description in record.texts(FieldId::Description).flatten() {
            self.text(&description.text, TEXT);
        }
        for entity in record.contributions().flat_map(|contribution| &contribution.entities) {
            self.text(&entity.name, TEXT);
        }
    }

    fn text(&mut self, text: &str, weight: char) {
        for token in tokens(text) {
            let word = self.shared.analyzer.recall(&token.key, self.memo);
            if token.pieces == 0 {
                push(&mut self.form, '1', &word.form);
            }
            if is_stop_word(&word.form) {
                continue;
            }
            push(&mut self.stem, weight, &word.stem);
            for part in &word.parts {
                push(&mut self.stem, PART, part);
            }
            if weight == TITLE {
                push(&mut self.title, '2', &word.stem);
                for part in &word.parts {
                    push(&mut self.title, PART, part);
                }
            }
        }
        self.form.push_str(GAP);
        self.form.push(SEPARATOR);
    }
}

fn push(list: &mut String, weight: char, word: &str) {
    list.push(weight);
    list.push_str(word);
    list.push(SEPARATOR);
}

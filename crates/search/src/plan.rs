//! From a parsed query to the query of the library underneath: what must match, and what
//! lifts the order (exact title, then title, then the exact form).

use crate::card::filter_term;
use crate::facet::Facet;
use crate::parse::{Asked, Clause, Parsed};
use crate::schema::Fields;
use dutch::{Word, is_stop_word};
use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// A title that is the query stands above everything else.
const WHOLE_TITLE: f32 = 1000.0;
/// A word in the title, beside the six times that it counts there.
const IN_TITLE: f32 = 1.5;
/// The very form, not only its stem.
const EXACT_FORM: f32 = 0.4;
/// All parts of an asked compound, apart from each other.
const APART: f32 = 0.5;

type Clauses = Vec<(Occur, Box<dyn Query>)>;

/// The query for the text, of whose wanted parts `required` must be there (all when `None`).
pub(crate) fn text_query(parsed: &Parsed, fields: &Fields, required: Option<usize>) -> Box<dyn Query> {
    let mut clauses: Clauses = Vec::new();
    match required {
        None => clauses.extend(parsed.wanted.iter().map(|clause| (Occur::Must, matching(clause, fields)))),
        Some(required) => {
            let any = parsed.wanted.iter().map(|clause| (Occur::Should, matching(clause, fields))).collect();
            clauses.push((Occur::Must, Box::new(BooleanQuery::with_minimum_required_clauses(any, required))));
        }
    }
    if clauses.is_empty() {
        clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))));
    } else {
        lift(parsed, fields, &mut clauses);
    }
    clauses.extend(parsed.unwanted.iter().map(|clause| (Occur::MustNot, matching(clause, fields))));
    Box::new(BooleanQuery::new(clauses))
}

/// The query for chosen values: any within a facet, and every facet; none for no filter.
pub(crate) fn filter_query(filters: &[(Facet, Vec<String>)], fields: &Fields) -> Box<dyn Query> {
    let any = |(facet, codes): &(Facet, Vec<String>)| -> (Occur, Box<dyn Query>) {
        let term = |code: &String| -> (Occur, Box<dyn Query>) {
            (Occur::Should, Box::new(TermQuery::new(filter_key(*facet, code, fields), IndexRecordOption::Basic)))
        };
        let mut terms: Clauses = codes.iter().map(term).collect();
        match terms.len() {
            1 => (Occur::Must, terms.remove(0).1),
            _ => (Occur::Must, Box::new(BooleanQuery::new(terms))),
        }
    };
    if filters.is_empty() { Box::new(AllQuery) } else { Box::new(BooleanQuery::new(filters.iter().map(any).collect())) }
}

/// The term under which documents with this value stand.
pub(crate) fn filter_key(facet: Facet, code: &str, fields: &Fields) -> Term {
    Term::from_field_text(fields.filter, &filter_term(facet, code))
}

/// All words, and the filters as a condition that does not count in the score.
pub(crate) fn narrowed_query(parsed: &Parsed, filters: &[(Facet, Vec<String>)], fields: &Fields) -> Box<dyn Query> {
    let text = text_query(parsed, fields, None);
    if filters.is_empty() {
        return text;
    }
    let condition = ConstScoreQuery::new(filter_query(filters, fields), 0.0);
    Box::new(BooleanQuery::new(vec![(Occur::Must, text), (Occur::Must, Box::new(condition))]))
}

fn lift(parsed: &Parsed, fields: &Fields, clauses: &mut Clauses) {
    let whole = Term::from_field_text(fields.whole, &parsed.whole);
    let whole = TermQuery::new(whole, IndexRecordOption::Basic);
    clauses.push((Occur::Should, Box::new(ConstScoreQuery::new(Box::new(whole), WHOLE_TITLE))));
    for asked in parsed.wanted.iter().filter_map(single) {
        let word = &asked.word;
        clauses.push((Occur::Should, boosted(term(fields.title, &word.stem), IN_TITLE)));
        if word.form != word.stem {
            clauses.push((Occur::Should, boosted(term(fields.form, &word.form), EXACT_FORM)));
        }
    }
}

fn single(clause: &Clause) -> Option<&Asked> {
    match clause {
        Clause::Word(asked) | Clause::Joined(asked, _) => Some(asked),
        Clause::Phrase(..) => None,
    }
}

/// What a document must have to match a part of the query.
fn matching(clause: &Clause, fields: &Fields) -> Box<dyn Query> {
    match clause {
        Clause::Word(asked) if is_stop_word(&asked.word.form) => term(fields.form, &asked.word.form),
        Clause::Word(asked) => word_query(&asked.word, fields),
        Clause::Joined(asked, pieces) => {
            let apart = pieces
                .iter()
                .filter(|piece| !is_stop_word(&piece.form))
                .map(|piece| (Occur::Must, word_query(piece, fields)));
            let apart: Clauses = apart.collect();
            let whole = word_query(&asked.word, fields);
            if apart.is_empty() { whole } else { either(whole, Box::new(BooleanQuery::new(apart))) }
        }
        Clause::Phrase(_, forms) => match forms.as_slice() {
            [form] => term(fields.form, form),
            forms => {
                Box::new(PhraseQuery::new(forms.iter().map(|form| Term::from_field_text(fields.form, form)).collect()))
            }
        },
    }
}

/// The stem, which stands for the word itself and for compounds that it is a part of; for an
/// asked compound also all its parts.
fn word_query(word: &Word, fields: &Fields) -> Box<dyn Query> {
    let whole = term(fields.stem, &word.stem);
    if word.parts.len() < 2 {
        return whole;
    }
    let apart = word.parts.iter().map(|part| (Occur::Must, term(fields.stem, part))).collect();
    either(whole, boosted(Box::new(BooleanQuery::new(apart)), APART))
}

fn either(left: Box<dyn Query>, right: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(vec![(Occur::Should, left), (Occur::Should, right)]))
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

fn term(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

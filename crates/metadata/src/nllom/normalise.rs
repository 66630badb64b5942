//! What the IMS binding can carry of a record. For every record `r` holds
//! `read(write_ims(r)) == normalise(r)`; the writer applies the same rules as it goes.
//!
//! The rules, where NL LOM or our own record allows more than the schema of IMS:
//! * texts are trimmed, characters that XML does not allow are left out, empty values are dropped;
//! * of a field that may stand there once, texts are merged into one multilingual text, and of
//!   other values the first is kept;
//! * of equal values of an educational field (from several educational categories) one is kept;
//! * a contribution without a role gets the role `unknown`;
//! * place and time, teaching methods and guidance, which NL LOM has no place for, become lines
//!   of the description of use (5.10);
//! * a size above what the schema can hold (2 GiB) is dropped.

use super::vcard;
use crate::fields::{Category, FIELDS, Field, Kind};
use crate::record::{
    Annotation, Classification, Contribution, Entity, FieldId, Identifier, LangText, Record, Relation, Requirement,
    Taxon, TaxonPath, Term, Value,
};
use crate::xml::{clean, is_language};
use std::borrow::Cow;

/// The record as it comes back from the IMS binding.
#[must_use]
pub fn normalise(record: &Record) -> Record {
    let mut normal = Record::default();
    for field in FIELDS.iter().filter(|field| field.category != Category::Own) {
        normal.set(field.id, values(record, field));
    }
    normal
}

fn values(record: &Record, field: &Field) -> Vec<Value> {
    if field.kind == Kind::Text && field.is_single_in_ims() {
        let merged = merged_texts(record, field.id);
        return if merged.is_empty() { Vec::new() } else { vec![Value::Text(merged)] };
    }
    let mut values: Vec<Value> = Vec::new();
    for value in record.get(field.id).iter().filter_map(|value| normal_value(field, value)) {
        if field.category != Category::Educational || !values.contains(&value) {
            values.push(value);
        }
    }
    if field.is_single_in_ims() {
        values.truncate(1);
    }
    values
}

/// All texts of a field that may stand there once, each once.
pub(super) fn merged_texts(record: &Record, id: FieldId) -> Vec<LangText> {
    let mut merged: Vec<LangText> = Vec::new();
    let own = if id == FieldId::UseDescription { own_texts(record) } else { Vec::new() };
    for text in record.texts(id).flat_map(texts).chain(own) {
        if !merged.contains(&text) {
            merged.push(text);
        }
    }
    merged
}

/// Our own fields as lines of the description of use.
fn own_texts(record: &Record) -> Vec<LangText> {
    let mut lines = Vec::new();
    for field in Category::Own.fields() {
        for text in record.texts(field.id).flat_map(texts) {
            lines.push(LangText { lang: text.lang, text: format!("{}: {}", field.label, text.text) });
        }
    }
    lines
}

/// A value as the field takes it; none when it is of another kind or holds nothing.
fn normal_value(field: &Field, value: &Value) -> Option<Value> {
    Some(match (field.kind, value) {
        (Kind::Text, Value::Text(list)) => Value::Text(Some(texts(list)).filter(|list| !list.is_empty())?),
        (Kind::Term, Value::Term(value)) => Value::Term(term(value)?),
        (Kind::Plain, Value::Plain(text)) => Value::Plain(some_text(text)?),
        (Kind::Number, Value::Plain(text)) => Value::Plain(number(text)?.to_string()),
        (Kind::Timed, Value::Timed { value, description }) => {
            let (value, description) = (clean(value).into_owned(), texts(description));
            if value.is_empty() && description.is_empty() {
                return None;
            }
            Value::Timed { value, description }
        }
        (Kind::Identifier, Value::Identifier(value)) => Value::Identifier(identifier(value)?),
        (Kind::Contribution, Value::Contribution(value)) => Value::Contribution(contribution(value)?),
        (Kind::Requirement, Value::Requirement(value)) => Value::Requirement(requirement(value)?),
        (Kind::Relation, Value::Relation(value)) => Value::Relation(relation(value)?),
        (Kind::Annotation, Value::Annotation(value)) => Value::Annotation(annotation(value)?),
        (Kind::Classification, Value::Classification(value)) => Value::Classification(classification(value)?),
        _ => return None,
    })
}

fn texts(list: &[LangText]) -> Vec<LangText> {
    let normal = |text: &LangText| {
        let lang = text.lang.as_deref().map(str::trim).filter(|lang| is_language(lang)).map(str::to_owned);
        Some(LangText { lang, text: some_text(&text.text)? })
    };
    list.iter().filter_map(normal).collect()
}

fn term(value: &Term) -> Option<Term> {
    let token = token(&value.value);
    (!token.is_empty()).then(|| Term { source: clean(&value.source).into_owned(), value: token.into_owned() })
}

fn identifier(value: &Identifier) -> Option<Identifier> {
    Some(Identifier { catalog: clean(&value.catalog).into_owned(), entry: some_text(&value.entry)? })
}

fn entity(value: &Entity) -> Option<Entity> {
    vcard::parse(&clean(&vcard::write(value))).entity
}

/// The role that stands in for one that is missing.
pub(super) fn unknown_role() -> Term {
    Term { source: "LOMv1.0".to_owned(), value: "unknown".to_owned() }
}

fn contribution(value: &Contribution) -> Option<Contribution> {
    let role = value.role.as_ref().and_then(term);
    let entities: Vec<Entity> = value.entities.iter().filter_map(entity).collect();
    let date = value.date.as_deref().and_then(some_text);
    if role.is_none() && entities.is_empty() && date.is_none() {
        return None;
    }
    Some(Contribution { role: role.or_else(|| Some(unknown_role())), entities, date })
}

fn requirement(value: &Requirement) -> Option<Requirement> {
    let normal = Requirement {
        kind: value.kind.as_ref().and_then(term),
        name: value.name.as_ref().and_then(term),
        minimum: value.minimum.as_deref().and_then(some_text),
        maximum: value.maximum.as_deref().and_then(some_text),
    };
    (normal != Requirement::default()).then_some(normal)
}

fn relation(value: &Relation) -> Option<Relation> {
    let kind = value.kind.as_ref().and_then(term);
    let description = texts(&value.description);
    let identifiers: Vec<Identifier> = value.identifiers.iter().filter_map(identifier).collect();
    let empty = kind.is_none() && description.is_empty() && identifiers.is_empty();
    (!empty).then_some(Relation { kind, description, identifiers })
}

fn annotation(value: &Annotation) -> Option<Annotation> {
    let person = value.person.as_ref().and_then(entity);
    let date = value.date.as_deref().and_then(some_text);
    let description = texts(&value.description);
    let empty = person.is_none() && date.is_none() && description.is_empty();
    (!empty).then_some(Annotation { person, date, description })
}

fn classification(value: &Classification) -> Option<Classification> {
    let normal = Classification {
        purpose: value.purpose.as_ref().and_then(term),
        paths: value.paths.iter().filter_map(taxon_path).collect(),
        description: texts(&value.description),
        keywords: value.keywords.iter().map(|keyword| texts(keyword)).filter(|keyword| !keyword.is_empty()).collect(),
    };
    let empty = normal.purpose.is_none()
        && normal.paths.is_empty()
        && normal.description.is_empty()
        && normal.keywords.is_empty();
    (!empty).then_some(normal)
}

fn taxon_path(value: &TaxonPath) -> Option<TaxonPath> {
    let source = clean(&value.source).into_owned();
    let taxa: Vec<Taxon> = value.taxa.iter().filter_map(taxon).collect();
    (!source.is_empty() || !taxa.is_empty()).then_some(TaxonPath { source, taxa })
}

fn taxon(value: &Taxon) -> Option<Taxon> {
    let (id, entry) = (token(&value.id).into_owned(), texts(&value.entry));
    (!id.is_empty() || !entry.is_empty()).then_some(Taxon { id, entry })
}

/// A whole number that fits the schema.
pub(super) fn number(text: &str) -> Option<i32> {
    text.trim().parse().ok()
}

fn some_text(text: &str) -> Option<String> {
    let text = clean(text);
    (!text.is_empty()).then(|| text.into_owned())
}

/// A token as vocabularies have them: cleaned, and with `%20` read as the space it stands for.
/// An address keeps its percent signs.
pub(super) fn token(text: &str) -> Cow<'_, str> {
    let mut token = clean(text);
    while token.contains('%') && !token.contains("://") {
        let Some(decoded) = percent_decoded(&token) else { break };
        let decoded = clean(&decoded).into_owned();
        if decoded.len() >= token.len() {
            break;
        }
        token = Cow::Owned(decoded);
    }
    token
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten().and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())?
        });
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).ok()
}

//! Reads the values that are made of several elements: terms, identifiers, contributions,
//! relations, annotations and classifications. Names are given in lower case.

use super::cursor::Cursor;
use super::{Binding, ReadError, normalise, vcard};
use crate::record::{
    Annotation, Classification, Contribution, Entity, Identifier, LangText, Relation, Requirement, Taxon, TaxonPath,
    Term, Value,
};
use quick_xml::events::BytesStart;

type Read<T> = Result<T, ReadError>;
type Start<'i> = BytesStart<'i>;

/// A source and a value.
pub(super) fn term<'i>(cursor: &mut Cursor<'_, 'i>, element: &'static str, start: &Start<'i>) -> Read<Option<Term>> {
    let mut term = Term { source: String::new(), value: String::new() };
    cursor.inside(element, start, |cursor, name, start| {
        match name {
            "source" => term.source = cursor.plain("source", &start)?,
            "value" => term.value = cursor.plain("value", &start)?,
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    if term.value.is_empty() {
        cursor.problem("empty-term", format!("<{element}> heeft geen waarde en is niet overgenomen."));
        return Ok(None);
    }
    if term.source.is_empty() {
        cursor.problem(
            "term-without-source",
            format!("Bij <{element}> ontbreekt de bron van de waarde \"{}\".", term.value),
        );
    }
    term.value = token(cursor, term.value);
    Ok(Some(term))
}

/// Reads `%20` in a token as a space.
fn token(cursor: &mut Cursor<'_, '_>, text: String) -> String {
    match normalise::token(&text) {
        token if token != text => {
            cursor.problem("percent-encoded-term", format!("\"{text}\" is gelezen als \"{token}\"."));
            token.into_owned()
        }
        _ => text,
    }
}

/// A catalogue and an entry; the old `identifier` of IMS is an entry alone.
pub(super) fn identifier<'i>(
    cursor: &mut Cursor<'_, 'i>,
    element: &'static str,
    start: &Start<'i>,
) -> Read<Option<Identifier>> {
    if cursor.binding == Binding::Ims && start.local_name().as_ref() == "identifier" {
        let entry = cursor.plain("identifier", start)?;
        cursor.problem(
            "identifier-without-catalog",
            "Gebruik <catalogentry> met een <catalog> in plaats van <identifier>.",
        );
        return Ok((!entry.is_empty()).then_some(Identifier { catalog: String::new(), entry }));
    }
    let mut identifier = Identifier { catalog: String::new(), entry: String::new() };
    cursor.inside(element, start, |cursor, name, start| {
        match name {
            "catalog" => identifier.catalog = cursor.plain("catalog", &start)?,
            "entry" => identifier.entry = cursor.plain("entry", &start)?,
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    if identifier.entry.is_empty() {
        cursor.problem("empty-identifier", "Dit kenmerk is leeg en is niet overgenomen.");
        return Ok(None);
    }
    Ok(Some(identifier))
}

/// A duration or date with a description.
pub(super) fn timed<'i>(cursor: &mut Cursor<'_, 'i>, element: &'static str, start: &Start<'i>) -> Read<Option<Value>> {
    let (value, description) = moment(cursor, element, start)?;
    let empty = value.is_empty() && description.is_empty();
    Ok((!empty).then_some(Value::Timed { value, description }))
}

fn moment<'i>(cursor: &mut Cursor<'_, 'i>, element: &'static str, start: &Start<'i>) -> Read<(String, Vec<LangText>)> {
    let (mut value, mut description) = (String::new(), Vec::new());
    cursor.inside(element, start, |cursor, name, start| {
        match name {
            "datetime" | "duration" => value = cursor.plain("datetime", &start)?,
            "description" => description.extend(cursor.texts("description", &start)?),
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    Ok((value, description))
}

/// A date; the record has no place for what is said about it.
fn date<'i>(cursor: &mut Cursor<'_, 'i>, start: &Start<'i>) -> Read<Option<String>> {
    let (value, description) = moment(cursor, "date", start)?;
    if let Some(text) = description.first() {
        cursor.problem(
            "date-description",
            format!("De toelichting bij een datum (\"{}\") is niet overgenomen.", text.text),
        );
    }
    Ok((!value.is_empty()).then_some(value))
}

/// Who did what, and when.
pub(super) fn contribution<'i>(
    cursor: &mut Cursor<'_, 'i>,
    element: &'static str,
    start: &Start<'i>,
) -> Read<Option<Contribution>> {
    let mut contribution = Contribution { role: None, entities: Vec::new(), date: None };
    cursor.inside(element, start, |cursor, name, start| {
        match name {
            "role" => contribution.role = term(cursor, "role", &start)?,
            "centity" => contribution.entities.extend(framed_entity(cursor, "centity", &start)?),
            "entity" => contribution.entities.extend(entity(cursor, "entity", &start)?),
            "date" => contribution.date = date(cursor, &start)?,
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    let empty = contribution.entities.is_empty() && contribution.date.is_none();
    if contribution.role.is_none() {
        cursor.problem("contribute-without-role", "Bij een bijdrage ontbreekt de rol, zoals author of publisher.");
    }
    Ok((contribution.role.is_some() || !empty).then_some(contribution))
}

/// The IMS form: a `vcard` in a frame.
fn framed_entity<'i>(cursor: &mut Cursor<'_, 'i>, element: &'static str, start: &Start<'i>) -> Read<Option<Entity>> {
    let mut found = None;
    cursor.inside(element, start, |cursor, name, start| {
        match name {
            "vcard" => found = entity(cursor, "vcard", &start)?,
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    Ok(found)
}

fn entity<'i>(cursor: &mut Cursor<'_, 'i>, element: &'static str, start: &Start<'i>) -> Read<Option<Entity>> {
    let text = cursor.plain(element, start)?;
    let card = vcard::parse(&text);
    if let Some((code, message)) = card.problem {
        cursor.problem(code, message);
    }
    Ok(card.entity)
}

/// Requirements; the IEEE binding groups them, which the record does not.
pub(super) fn requirements<'i>(
    cursor: &mut Cursor<'_, 'i>,
    element: &'static str,
    start: &Start<'i>,
) -> Read<Vec<Requirement>> {
    let (mut own, mut all) = (Requirement::default(), Vec::new());
    cursor.inside(element, start, |cursor, name, start| match name {
        "orcomposite" => {
            let mut one = Requirement::default();
            cursor.inside("orComposite", &start, |cursor, name, start| {
                requirement_part(cursor, name, &start, &mut one)
            })?;
            all.push(one);
            Ok(())
        }
        _ => requirement_part(cursor, name, &start, &mut own),
    })?;
    all.push(own);
    all.retain(|requirement| *requirement != Requirement::default());
    Ok(all)
}

fn requirement_part<'i>(
    cursor: &mut Cursor<'_, 'i>,
    name: &str,
    start: &Start<'i>,
    requirement: &mut Requirement,
) -> Read<()> {
    let some = |text: String| (!text.is_empty()).then_some(text);
    match name {
        "type" => requirement.kind = term(cursor, "type", start)?,
        "name" => requirement.name = term(cursor, "name", start)?,
        "minimumversion" => requirement.minimum = some(cursor.plain("minimumversion", start)?),
        "maximumversion" => requirement.maximum = some(cursor.plain("maximumversion", start)?),
        _ => cursor.unknown(start)?,
    }
    Ok(())
}

/// A relation with another resource.
pub(super) fn relation<'i>(cursor: &mut Cursor<'_, 'i>, start: &Start<'i>) -> Read<Option<Relation>> {
    let mut relation = Relation { kind: None, description: Vec::new(), identifiers: Vec::new() };
    cursor.inside("relation", start, |cursor, name, start| match name {
        "kind" => {
            relation.kind = term(cursor, "kind", &start)?;
            Ok(())
        }
        "resource" => cursor.inside("resource", &start, |cursor, name, start| {
            match name {
                "identifier" | "catalogentry" => {
                    relation.identifiers.extend(identifier(cursor, "catalogentry", &start)?)
                }
                "description" => relation.description.extend(cursor.texts("description", &start)?),
                _ => cursor.unknown(&start)?,
            }
            Ok(())
        }),
        _ => cursor.unknown(&start),
    })?;
    let empty = relation.kind.is_none() && relation.description.is_empty() && relation.identifiers.is_empty();
    Ok((!empty).then_some(relation))
}

/// A remark by a person.
pub(super) fn annotation<'i>(cursor: &mut Cursor<'_, 'i>, start: &Start<'i>) -> Read<Option<Annotation>> {
    let mut annotation = Annotation { person: None, date: None, description: Vec::new() };
    cursor.inside("annotation", start, |cursor, name, start| {
        match name {
            "person" => annotation.person = framed_entity(cursor, "person", &start)?,
            "entity" => annotation.person = entity(cursor, "entity", &start)?,
            "date" => annotation.date = date(cursor, &start)?,
            "description" => annotation.description.extend(cursor.texts("description", &start)?),
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    let empty = annotation.person.is_none() && annotation.date.is_none() && annotation.description.is_empty();
    Ok((!empty).then_some(annotation))
}

/// A classification for one purpose.
pub(super) fn classification<'i>(cursor: &mut Cursor<'_, 'i>, start: &Start<'i>) -> Read<Option<Classification>> {
    let mut found = Classification { purpose: None, paths: Vec::new(), description: Vec::new(), keywords: Vec::new() };
    cursor.inside("classification", start, |cursor, name, start| {
        match name {
            "purpose" => found.purpose = term(cursor, "purpose", &start)?,
            "taxonpath" => found.paths.extend(taxon_path(cursor, &start)?),
            "description" => found.description.extend(cursor.texts("description", &start)?),
            "keyword" => {
                found.keywords.extend(Some(cursor.texts("keyword", &start)?).filter(|texts| !texts.is_empty()))
            }
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    let empty = found.paths.is_empty() && found.description.is_empty() && found.keywords.is_empty();
    if found.purpose.is_none() {
        cursor.problem("classification-without-purpose", "Bij een classificatie ontbreekt het doel, zoals discipline.");
    }
    Ok((found.purpose.is_some() || !empty).then_some(found))
}

fn taxon_path<'i>(cursor: &mut Cursor<'_, 'i>, start: &Start<'i>) -> Read<Option<TaxonPath>> {
    let mut path = TaxonPath { source: String::new(), taxa: Vec::new() };
    cursor.inside("taxonpath", start, |cursor, name, start| {
        match name {
            "source" => path.source = cursor.plain("source", &start)?,
            "taxon" => path.taxa.extend(taxon(cursor, &start)?),
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    Ok((!path.source.is_empty() || !path.taxa.is_empty()).then_some(path))
}

fn taxon<'i>(cursor: &mut Cursor<'_, 'i>, start: &Start<'i>) -> Read<Option<Taxon>> {
    let mut taxon = Taxon { id: String::new(), entry: Vec::new() };
    cursor.inside("taxon", start, |cursor, name, start| {
        match name {
            "id" => taxon.id = cursor.plain("id", &start)?,
            "entry" => taxon.entry = cursor.texts("entry", &start)?,
            _ => cursor.unknown(&start)?,
        }
        Ok(())
    })?;
    if taxon.id.is_empty() {
        let label = taxon.entry.first().map_or("zonder naam", |text| text.text.as_str());
        let message = format!("Een begrip ({label}) heeft geen id.");
        cursor.problem("empty-taxon-id", message);
    }
    taxon.id = token(cursor, taxon.id);
    Ok((!taxon.id.is_empty() || !taxon.entry.is_empty()).then_some(taxon))
}

//! Reads a record: categories and fields, by the field table.

use super::cursor::Cursor;
use super::{Binding, MAX_BYTES, Parsed, ReadError, encoding, is_lom, parts};
use crate::fields::{Cardinality, Category, Field, Kind};
use crate::record::{Record, Value};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

/// Reads a document whose root is a record.
///
/// # Errors
/// When the document is not text, not XML, not NL LOM, or goes beyond a limit. Whatever is
/// wrong inside a record is a [`super::Problem`] instead.
pub fn read(bytes: &[u8]) -> Result<Parsed, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let text = encoding::to_utf8(bytes)?;
    let mut reader = NsReader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let start = root(&mut reader, &text)?;
    let lines_before = super::cursor::line_at(text.as_bytes(), position(&reader)) - 1;
    let later = |mut error: ReadError| {
        if let ReadError::Xml { line, .. }
        | ReadError::Doctype { line }
        | ReadError::Entity { line, .. }
        | ReadError::TooDeep { line } = &mut error
        {
            *line += lines_before;
        }
        error
    };
    let mut parsed = read_element(&mut reader, start).map_err(later)?;
    for problem in &mut parsed.problems {
        problem.line += lines_before;
    }
    nothing_more(&mut reader, &text)?;
    Ok(parsed)
}

/// Reads a record inside a larger document, from its start tag (already read) up to and
/// including its end tag. Lines are counted from the start tag.
///
/// The start tag must come from [`Event::Start`]; with `expand_empty_elements` that goes for an
/// empty record too.
///
/// # Errors
/// As for [`read`].
pub fn read_element<'i>(reader: &mut NsReader<&'i [u8]>, start: BytesStart<'i>) -> Result<Parsed, ReadError> {
    let (namespace, local) = reader.resolver().resolve_element(start.name());
    let namespace = match namespace {
        ResolveResult::Bound(Namespace(namespace)) => namespace,
        _ => "",
    };
    let binding = Binding::of(namespace).filter(|_| is_lom(namespace, local.as_ref()));
    let Some(binding) = binding else {
        return Err(ReadError::NotLom { found: local.as_ref().to_owned(), namespace: namespace.to_owned() });
    };
    let expanded = std::mem::replace(&mut reader.config_mut().expand_empty_elements, true);
    let prefix = start.name().prefix().map_or("", |prefix| prefix.into_inner());
    let mut cursor = Cursor::new(reader, binding, prefix);
    let read = record(&mut cursor, &start);
    let problems = std::mem::take(&mut cursor.problems);
    reader.config_mut().expand_empty_elements = expanded;
    Ok(Parsed { record: read?, problems, binding })
}

fn record<'i>(cursor: &mut Cursor<'_, 'i>, start: &BytesStart<'i>) -> Result<Record, ReadError> {
    let mut record = Record::default();
    let mut seen: Vec<Category> = Vec::with_capacity(16);
    cursor.no_attributes(start);
    cursor.children(|cursor, name, start| {
        let Some(category) = Category::ELEMENTS.into_iter().find(|category| category.ims() == name) else {
            return cursor.unknown(&start);
        };
        if seen.last().is_some_and(|last| *last > category) {
            cursor.problem(
                "element-order",
                format!("<{name}> staat te laat in het record; volgens het schema hoort het eerder."),
            );
        } else if !category.is_value() && seen.contains(&category) {
            cursor.problem(
                "repeated-category",
                format!("<{name}> staat er meer dan eens; de gegevens zijn samengevoegd."),
            );
        }
        seen.push(category);
        if category.is_value() {
            let Some(field) = category.fields().next() else { return cursor.unknown(&start) };
            return read_field(cursor, field, category.ims(), &start, &mut record);
        }
        cursor.inside(category.ims(), &start, |cursor, name, start| match find(category, cursor.binding, name) {
            Some(field) => {
                let element = if cursor.binding == Binding::Ims { field.ims } else { field.ieee };
                read_field(cursor, field, element, &start, &mut record)
            }
            None => cursor.unknown(&start),
        })
    })?;
    Ok(record)
}

/// The field of a category with this element, in lower case.
fn find(category: Category, binding: Binding, name: &str) -> Option<&'static Field> {
    let named = |field: &&Field| match binding {
        Binding::Ims => field.ims == name || (field.kind == Kind::Identifier && name == "identifier"),
        Binding::Ieee => field.ieee.eq_ignore_ascii_case(name),
    };
    category.fields().find(named)
}

fn read_field<'i>(
    cursor: &mut Cursor<'_, 'i>,
    field: &'static Field,
    element: &'static str,
    start: &BytesStart<'i>,
    record: &mut Record,
) -> Result<(), ReadError> {
    if field.kind == Kind::Requirement {
        for requirement in parts::requirements(cursor, element, start)? {
            record.push(field.id, Value::Requirement(requirement));
        }
        return Ok(());
    }
    let Some(value) = value(cursor, field, element, start)? else { return Ok(()) };
    // NL LOM allows several educational categories; what they have in common is said once.
    if field.category == Category::Educational && record.get(field.id).contains(&value) {
        return Ok(());
    }
    if field.cardinality == Cardinality::One && !record.get(field.id).is_empty() {
        cursor.problem("repeated-element", format!("{} ({}) mag één keer voorkomen.", field.label, field.number));
    }
    record.push(field.id, value);
    Ok(())
}

fn value<'i>(
    cursor: &mut Cursor<'_, 'i>,
    field: &Field,
    element: &'static str,
    start: &BytesStart<'i>,
) -> Result<Option<Value>, ReadError> {
    Ok(match field.kind {
        Kind::Text => Some(cursor.texts(element, start)?).filter(|texts| !texts.is_empty()).map(Value::Text),
        Kind::Term => parts::term(cursor, element, start)?.map(Value::Term),
        Kind::Plain => Some(cursor.plain(element, start)?).filter(|text| !text.is_empty()).map(Value::Plain),
        Kind::Number => number(cursor, element, start)?,
        Kind::Timed => parts::timed(cursor, element, start)?,
        Kind::Identifier => parts::identifier(cursor, element, start)?.map(Value::Identifier),
        Kind::Contribution => parts::contribution(cursor, element, start)?.map(Value::Contribution),
        Kind::Requirement => None,
        Kind::Relation => parts::relation(cursor, start)?.map(Value::Relation),
        Kind::Annotation => parts::annotation(cursor, start)?.map(Value::Annotation),
        Kind::Classification => parts::classification(cursor, start)?.map(Value::Classification),
    })
}

fn number<'i>(
    cursor: &mut Cursor<'_, 'i>,
    element: &'static str,
    start: &BytesStart<'i>,
) -> Result<Option<Value>, ReadError> {
    let text = cursor.plain(element, start)?;
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(number) = text.parse::<u64>() {
        return Ok(Some(Value::Plain(number.to_string())));
    }
    cursor.problem("not-a-number", format!("\"{text}\" is geen geheel getal en is niet overgenomen."));
    Ok(None)
}

/// The start tag of the root; what comes before may be a declaration, comments and white space.
fn root<'i>(reader: &mut NsReader<&'i [u8]>, text: &str) -> Result<BytesStart<'i>, ReadError> {
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => return Ok(start),
            Ok(Event::DocType(_)) => return Err(ReadError::Doctype { line: line(reader, text) }),
            Ok(Event::Eof) => return Err(ReadError::Empty),
            Ok(Event::Text(stray)) if !stray.trim().is_empty() => {
                return Err(broken(reader, text, "er staat tekst voor het eerste element"));
            }
            Ok(_) => {}
            Err(error) => return Err(broken(reader, text, &super::reason::reason(&error))),
        }
    }
}

/// After the root only comments and white space may follow.
fn nothing_more(reader: &mut NsReader<&[u8]>, text: &str) -> Result<(), ReadError> {
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Comment(_) | Event::PI(_)) => {}
            Ok(Event::Text(space)) if space.trim().is_empty() => {}
            Ok(_) => return Err(broken(reader, text, "na het record staat nog iets; één bestand bevat één record")),
            Err(error) => return Err(broken(reader, text, &super::reason::reason(&error))),
        }
    }
}

fn broken(reader: &NsReader<&[u8]>, text: &str, reason: &str) -> ReadError {
    ReadError::Xml { byte: reader.buffer_position(), line: line(reader, text), reason: reason.to_owned() }
}

fn line(reader: &NsReader<&[u8]>, text: &str) -> u64 {
    super::cursor::line_at(text.as_bytes(), position(reader))
}

fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

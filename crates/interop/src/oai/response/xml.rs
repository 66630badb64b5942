//! The few movements over XML that reading a response needs.

use super::{FaultKind, NAMESPACE};
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

/// Deeper than this no element of a response stands; NL LOM needs about ten levels.
pub(super) const MAX_DEPTH: usize = 100;

/// The local name of an element of OAI-PMH itself; none for an element of another namespace.
pub(super) fn name<'s>(reader: &NsReader<&[u8]>, start: &'s BytesStart<'_>) -> Option<&'s str> {
    match reader.resolver().resolve_element(start.name()) {
        (ResolveResult::Bound(Namespace(NAMESPACE)), local) => Some(local.into_inner()),
        _ => None,
    }
}

/// The value of an attribute without a prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.trim().to_owned())
}

/// Passes over the rest of an element whose start tag was read.
pub(super) fn skip(reader: &mut NsReader<&[u8]>) -> Result<(), FaultKind> {
    walk(reader, |_| Ok(()))
}

/// Reads the rest of an element as text, trimmed; elements inside it count as nothing.
pub(super) fn text(reader: &mut NsReader<&[u8]>) -> Result<String, FaultKind> {
    let mut text = String::new();
    walk(reader, |event| {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::CData(part) => text.push_str(&part),
            Event::GeneralRef(part) => text.push_str(&reference(&part)?),
            _ => {}
        }
        Ok(())
    })?;
    let trimmed = text.trim();
    Ok(if trimmed.len() == text.len() { text } else { trimmed.to_owned() })
}

/// Hands over every event until the element ends.
fn walk<'a>(
    reader: &mut NsReader<&'a [u8]>,
    mut take: impl FnMut(Event<'a>) -> Result<(), FaultKind>,
) -> Result<(), FaultKind> {
    let mut depth = 0;
    loop {
        match reader.read_event()? {
            Event::Start(_) if depth == MAX_DEPTH => return Err(FaultKind::TooDeep),
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => depth -= 1,
            Event::DocType(_) => return Err(FaultKind::Doctype),
            Event::Eof => return Err(FaultKind::Truncated),
            event => take(event)?,
        }
    }
}

/// A character reference or one of the five entities that need no DOCTYPE.
fn reference(reference: &BytesRef<'_>) -> Result<String, FaultKind> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Ok(letter.to_string());
    }
    let unknown = || FaultKind::Malformed(format!("&{};", &**reference));
    resolve_predefined_entity(reference).map(str::to_owned).ok_or_else(unknown)
}

//! One record: header, metadata and what is said about it (OAI-PMH 2.0, section 2.5).

use super::stream::ReadElement;
use super::{FaultKind, Harvested, xml};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};

/// Reads the rest of a record into `record`, which keeps what was read when a fault comes.
/// Positions are those of the reader. The outcome says whether the metadata was read whole;
/// if not, the reader stands somewhere inside the record.
pub(super) fn read<'a, T, E>(
    reader: &mut NsReader<&'a [u8]>,
    read_element: ReadElement<'a, T, E>,
    record: &mut Harvested<T, E>,
) -> Result<Whole, FaultKind> {
    loop {
        match reader.read_event()? {
            Event::Start(start) => match xml::name(reader, &start) {
                Some("header") => header(reader, &start, record)?,
                Some("metadata") => {
                    if metadata(reader, read_element, record)? == Whole::No {
                        return Ok(Whole::No);
                    }
                }
                _ => xml::skip(reader)?,
            },
            Event::End(_) => return Ok(Whole::Yes),
            Event::DocType(_) => return Err(FaultKind::Doctype),
            Event::Eof => return Err(FaultKind::Truncated),
            _ => {}
        }
    }
}

/// Whether the metadata was read to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Yes,
    No,
}

fn header<T, E>(
    reader: &mut NsReader<&[u8]>,
    start: &BytesStart<'_>,
    record: &mut Harvested<T, E>,
) -> Result<(), FaultKind> {
    record.deleted |= is_deleted(start);
    loop {
        match reader.read_event()? {
            Event::Start(start) => match xml::name(reader, &start) {
                Some("identifier") => record.identifier = xml::text(reader)?,
                Some("datestamp") => record.datestamp = xml::text(reader)?,
                Some("setSpec") => record.sets.push(xml::text(reader)?),
                _ => xml::skip(reader)?,
            },
            Event::End(_) => return Ok(()),
            Event::DocType(_) => return Err(FaultKind::Doctype),
            Event::Eof => return Err(FaultKind::Truncated),
            _ => {}
        }
    }
}

/// The standard puts the status on the header; some repositories put it on the record.
pub(super) fn is_deleted(start: &BytesStart<'_>) -> bool {
    xml::attribute(start, "status").is_some_and(|status| status == "deleted")
}

/// The first element in `metadata` is read; anything after it is passed over.
fn metadata<'a, T, E>(
    reader: &mut NsReader<&'a [u8]>,
    read_element: ReadElement<'a, T, E>,
    record: &mut Harvested<T, E>,
) -> Result<Whole, FaultKind> {
    loop {
        let before = position(reader);
        match reader.read_event()? {
            Event::Start(_) if record.metadata.is_some() => xml::skip(reader)?,
            Event::Start(start) => {
                record.content = position(reader);
                let metadata = read_element(reader, start);
                let whole = metadata.is_ok();
                record.metadata = Some(metadata);
                record.raw = before..position(reader);
                if !whole {
                    return Ok(Whole::No);
                }
            }
            Event::End(_) => return Ok(Whole::Yes),
            Event::DocType(_) => return Err(FaultKind::Doctype),
            Event::Eof => return Err(FaultKind::Truncated),
            _ => {}
        }
    }
}

pub(super) fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).expect("a position in a slice fits")
}

//! The stream of records, and how it goes on after a fault.

use super::lines::Lines;
use super::record::{self, Whole};
use super::{Fault, FaultKind, Harvested, Outcome, recovery, xml};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};

/// Reads an element of which the start tag was read, through its end tag.
pub type ReadElement<'a, T, E> = fn(&mut NsReader<&'a [u8]>, BytesStart<'a>) -> Result<T, E>;

type Read<T, E> = Result<Harvested<T, E>, Fault>;

/// The records of a response, one by one.
pub struct Response<'a, T, E> {
    input: &'a [u8],
    reader: NsReader<&'a [u8]>,
    /// Where in the input the reader began.
    base: usize,
    read_element: ReadElement<'a, T, E>,
    place: Place,
    /// The elements around the place, for the namespaces they declare.
    around: Vec<BytesStart<'a>>,
    lines: Lines<'a>,
    outcome: Outcome,
    /// How many bytes may still be read a second time after a fault.
    patience: usize,
}

/// A comment that is never closed is read to the end of the response before that shows. A few
/// of those are an accident; this many times the whole response is an attack.
const PATIENCE: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    InRoot,
    InVerb,
    Done,
}

impl<T, E> Iterator for Response<'_, T, E> {
    /// A record, or what was wrong with one that could not be read at all.
    type Item = Read<T, E>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.place != Place::Done {
            let at = self.offset();
            match self.step(at) {
                Ok(None) => {}
                Ok(Some(item)) => return Some(item),
                Err(kind) => self.note(at, kind),
            }
        }
        None
    }
}

impl<'a, T, E> Response<'a, T, E> {
    pub(super) fn new(input: &'a [u8], read_element: ReadElement<'a, T, E>) -> Self {
        let mut response = Self {
            input,
            reader: NsReader::from_reader(input),
            base: 0,
            read_element,
            place: Place::Before,
            around: Vec::new(),
            lines: Lines::new(input),
            outcome: Outcome::default(),
            patience: input.len().saturating_mul(PATIENCE),
        };
        response.reader.config_mut().expand_empty_elements = true;
        response
    }

    /// What was read so far beside the records.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What the response says beside its records.
    #[must_use]
    pub fn into_outcome(self) -> Outcome {
        self.outcome
    }

    fn offset(&self) -> usize {
        self.base + record::position(&self.reader)
    }

    fn step(&mut self, at: usize) -> Result<Option<Read<T, E>>, FaultKind> {
        match self.reader.read_event()? {
            Event::Start(start) => return self.open(at, start),
            Event::End(_) => self.close(),
            Event::DocType(_) => return Err(FaultKind::Doctype),
            Event::Eof if self.place == Place::Before => return Err(FaultKind::NotOai),
            Event::Eof => return Err(FaultKind::Truncated),
            _ => {}
        }
        Ok(None)
    }

    fn open(&mut self, at: usize, start: BytesStart<'a>) -> Result<Option<Read<T, E>>, FaultKind> {
        match (self.place, xml::name(&self.reader, &start)) {
            (Place::Before, Some("OAI-PMH")) => self.enter(start, Place::InRoot),
            (Place::Before, _) => return Err(FaultKind::NotOai),
            (Place::InRoot, Some("ListRecords" | "GetRecord" | "Identify")) => self.enter(start, Place::InVerb),
            (Place::InRoot, Some("responseDate")) => self.outcome.response_date = self.text()?,
            (Place::InRoot, Some("error")) => {
                let code = xml::attribute(&start, "code").unwrap_or_default();
                self.outcome.errors.push((code, xml::text(&mut self.reader)?));
            }
            (Place::InVerb, Some("record")) => return Ok(Some(self.record(at, &start))),
            (Place::InVerb, Some("resumptionToken")) => self.outcome.token = self.text()?,
            (Place::InVerb, Some("granularity")) => self.outcome.granularity = self.text()?,
            _ => xml::skip(&mut self.reader)?,
        }
        Ok(None)
    }

    fn enter(&mut self, start: BytesStart<'a>, place: Place) {
        self.around.push(start);
        self.place = place;
    }

    fn close(&mut self) {
        self.around.pop();
        self.place = match self.place {
            Place::InVerb => Place::InRoot,
            Place::Before | Place::InRoot | Place::Done => Place::Done,
        };
    }

    fn text(&mut self) -> Result<Option<String>, FaultKind> {
        Ok(Some(xml::text(&mut self.reader)?).filter(|text| !text.is_empty()))
    }

    fn record(&mut self, at: usize, start: &BytesStart<'a>) -> Read<T, E> {
        let line = self.lines.at(at);
        let mut item = Harvested {
            identifier: String::new(),
            datestamp: String::new(),
            sets: Vec::new(),
            deleted: record::is_deleted(start),
            metadata: None,
            raw: 0..0,
            line,
            metadata_line: line,
            content: 0,
            content_line: line,
            base: self.base,
        };
        let outcome = record::read(&mut self.reader, self.read_element, &mut item);
        if item.metadata.is_some() {
            item.raw = item.raw.start + self.base..item.raw.end + self.base;
            item.metadata_line = self.lines.at(item.raw.start);
            item.content_line = self.lines.at(item.content + self.base);
        }
        let kind = match outcome {
            Ok(whole) => {
                if whole == Whole::No {
                    item.raw.end = self.resume(at + 1);
                }
                if !item.identifier.is_empty() {
                    return Ok(item);
                }
                FaultKind::NoIdentifier
            }
            Err(FaultKind::Doctype) => {
                self.place = Place::Done;
                FaultKind::Doctype
            }
            Err(kind) => {
                self.resume(at + 1);
                kind
            }
        };
        Err(Fault { line: item.line, identifier: Some(item.identifier).filter(|text| !text.is_empty()), kind })
    }

    /// A fault outside a record. Within a list the records that follow may still be good.
    fn note(&mut self, at: usize, kind: FaultKind) {
        let fatal = self.place != Place::InVerb || matches!(kind, FaultKind::Doctype | FaultKind::Truncated);
        self.outcome.faults.push(Fault { line: self.lines.at(at), identifier: None, kind });
        if fatal {
            self.place = Place::Done;
        } else {
            self.resume(at + 1);
        }
    }

    /// Goes on at the next record, or whatever else of the list is left, at or after `from`.
    fn resume(&mut self, from: usize) -> usize {
        let wasted = self.offset().saturating_sub(from);
        let Some(patience) = self.patience.checked_sub(wasted) else { return self.give_up(FaultKind::TooBroken) };
        self.patience = patience;
        let Some(place) = recovery::next(self.input, from) else { return self.give_up(FaultKind::Truncated) };
        self.base = place;
        self.reader = NsReader::from_reader(&self.input[place..]);
        let config = self.reader.config_mut();
        config.expand_empty_elements = true;
        // The end tags of the elements around are still to come.
        config.allow_unmatched_ends = true;
        for start in &self.around {
            // The first reader pushed the same declarations without fault.
            let _ = self.reader.resolver_mut().push(start);
        }
        self.place = Place::InVerb;
        place
    }

    fn give_up(&mut self, kind: FaultKind) -> usize {
        let line = self.lines.at(self.input.len());
        self.outcome.faults.push(Fault { line, identifier: None, kind });
        self.place = Place::Done;
        self.input.len()
    }
}

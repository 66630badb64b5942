//! Reads what an OAI-PMH repository answered: a stream of records over the bytes of one
//! response, however large, in a single pass and without building a tree.
//!
//! Prefixes mean nothing here, namespaces do. A DOCTYPE is refused, nesting is bounded. A
//! record that cannot be read is reported with its line, and reading goes on at the next
//! one, also when its XML is broken. Knows no network: `outside` fetches the bytes.

mod fault;
mod lines;
mod nllom;
mod record;
mod recovery;
mod stream;
mod xml;

pub use fault::{Fault, FaultKind};
pub use nllom::{LomRecords, read};
pub use stream::{ReadElement, Response};

use super::Code;
use quick_xml::NsReader;
use quick_xml::events::Event;
use std::ops::Range;

const NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/";

/// A record as it came in.
#[derive(Clone, Debug)]
pub struct Harvested<T, E> {
    /// The identifier in the header, trimmed.
    pub identifier: String,
    /// The datestamp in the header, as it stands.
    pub datestamp: String,
    /// The sets in the header.
    pub sets: Vec<String>,
    /// The repository says that the record is gone.
    pub deleted: bool,
    /// What was read of the element in `metadata`; none when there is no such element.
    pub metadata: Option<Result<T, E>>,
    /// Where that element stands in the response; up to the end of the record when it could
    /// not be read. It may use prefixes that are declared outside it.
    pub raw: Range<usize>,
    /// The line on which the record starts.
    pub line: usize,
    /// The line on which the element in `metadata` starts; that of the record without one.
    pub metadata_line: usize,
    /// Where the content of that element starts: what a `ReadElement` counts lines from.
    content: usize,
    /// The line of that place.
    content_line: usize,
    /// Where the reader began: what a `ReadElement` counts bytes from.
    base: usize,
}

/// What the response says beside its records. It is complete once all records were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The `responseDate`, as it stands.
    pub response_date: Option<String>,
    /// The errors the repository reports: code and message.
    pub errors: Vec<(String, String)>,
    /// The token for the next page; none when this is the last one.
    pub token: Option<String>,
    /// `Identify`: the finest granularity of the repository.
    pub granularity: Option<String>,
    /// What was wrong outside the records.
    pub faults: Vec<Fault>,
}

impl Outcome {
    /// Whether the repository reports this error.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.errors.iter().any(|error| error.0 == code.as_str())
    }
}

/// Whether these bytes begin as an OAI-PMH response; says nothing of what follows.
#[must_use]
pub fn is_oai_response(bytes: &[u8]) -> bool {
    let mut reader = NsReader::from_reader(bytes);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => return xml::name(&reader, &start) == Some("OAI-PMH"),
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Text(_)) => {}
            _ => return false,
        }
    }
}

/// Reads a response; `read` reads the element in each `metadata`, through its end tag.
pub fn read_with<'a, T, E>(bytes: &'a [u8], read: ReadElement<'a, T, E>) -> Response<'a, T, E> {
    Response::new(bytes, read)
}

/// Reads what the response says beside its records, and how many records it holds.
#[must_use]
pub fn outline(bytes: &[u8]) -> (Outcome, usize) {
    let mut response = read_with(bytes, |reader, _| xml::skip(reader));
    let records = response.by_ref().count();
    (response.into_outcome(), records)
}

//! From a document to records ready to be stored and indexed: the part that takes time, done
//! on any thread.

use super::gather::Piece;
use super::summary::{Place, Problem, Rejected};
use base::RecordId;
use interop::oai::response::{Harvested, is_oai_response, read};
use metadata::nllom::{self, Parsed, ReadError};
use search::{Material, SearchIndex};
use sha2::{Digest, Sha256};
use store::{Prepared, RecordBody};

/// What is to be done with one record.
pub enum Ready {
    /// Store it.
    Put { prepared: Box<Prepared>, indexed: Option<Box<search::Prepared>>, problems: Vec<Problem>, place: Place },
    /// Delete it.
    Delete { key: String },
    /// Nothing: it cannot be taken in.
    Rejected(Rejected),
}

impl Ready {
    /// The record that is put or deleted.
    pub fn id(&self, source: &str) -> Option<RecordId> {
        match self {
            Self::Put { prepared, .. } => Some(prepared.id),
            Self::Delete { key } => Some(RecordId::derive(source, key)),
            Self::Rejected(_) => None,
        }
    }
}

/// Reads a document of any kind that we know.
pub fn ready(piece: &Piece, source: &str, index: Option<&SearchIndex>, out: &mut Vec<Ready>) {
    let place = Place { file: piece.file.clone(), ..Place::default() };
    let text = match nllom::to_utf8(&piece.bytes) {
        Ok(text) => text,
        Err(error) => return out.push(Ready::Rejected(unreadable(place, &error))),
    };
    if is_oai_response(text.as_bytes()) {
        return ready_from_response(&piece.file, text.as_bytes(), source, index, out);
    }
    match nllom::read(text.as_bytes()) {
        Ok(parsed) => out.push(put(place, None, parsed, text.as_bytes(), source, index)),
        Err(error) => out.push(Ready::Rejected(unreadable(place, &error))),
    }
}

/// Reads the records of an OAI-PMH answer.
pub fn ready_from_response(file: &str, bytes: &[u8], source: &str, index: Option<&SearchIndex>, out: &mut Vec<Ready>) {
    let mut response = read(bytes);
    for item in response.by_ref() {
        out.push(match item {
            Ok(record) => harvested(file, record, bytes, source, index),
            Err(fault) => {
                let place = Place {
                    file: file.to_owned(),
                    line: Some(fault.line as u64),
                    identifier: fault.identifier.clone(),
                };
                Ready::Rejected(Rejected::new(place, fault.kind.code(), sentence(&fault.kind.to_string())))
            }
        });
    }
    for fault in response.into_outcome().faults {
        let place =
            Place { file: file.to_owned(), line: Some(fault.line as u64), identifier: fault.identifier.clone() };
        out.push(Ready::Rejected(Rejected::new(place, fault.kind.code(), sentence(&fault.kind.to_string()))));
    }
}

fn harvested(
    file: &str,
    record: Harvested<Parsed, ReadError>,
    bytes: &[u8],
    source: &str,
    index: Option<&SearchIndex>,
) -> Ready {
    let place =
        Place { file: file.to_owned(), line: Some(record.line as u64), identifier: Some(record.identifier.clone()) };
    if record.deleted {
        return Ready::Delete {
            key: metadata::identity::key(&metadata::Record::default(), Some(&record.identifier), String::new),
        };
    }
    match record.metadata {
        Some(Ok(parsed)) => put(place, Some(&record.identifier), parsed, &bytes[record.raw], source, index),
        Some(Err(error)) => Ready::Rejected(unreadable(place, &error)),
        None => Ready::Rejected(Rejected::new(
            place,
            "metadata_absent",
            "Dit record heeft geen metadata en is ook niet verwijderd.",
        )),
    }
}

fn put(
    mut place: Place,
    oai: Option<&str>,
    parsed: Parsed,
    bytes: &[u8],
    source: &str,
    index: Option<&SearchIndex>,
) -> Ready {
    let Parsed { record, problems, .. } = parsed;
    let key = metadata::identity::key(&record, oai, || hash(bytes));
    if place.identifier.is_none() {
        place.identifier =
            record.metadata_identifiers().chain(record.identifiers()).map(|identifier| identifier.entry.clone()).next();
    }
    let mut problems: Vec<Problem> = problems.into_iter().map(|problem| noted(&place, problem)).collect();
    if record.title().is_none_or(|title| title.trim().is_empty()) {
        problems.push(untitled(&place));
    }
    let id = RecordId::derive(source, &key);
    let indexed = index.map(|index| {
        let material = Material { id, record: &record, quality: None, own: source == store::OWN_SOURCE, changed: 0 };
        Box::new(index.prepare(&material))
    });
    let body = RecordBody { source: source.to_owned(), key, record, quality: None, files: vec![] };
    Ready::Put { prepared: Box::new(Prepared::new(&body)), indexed, problems, place }
}

fn noted(place: &Place, problem: nllom::Problem) -> Problem {
    Problem {
        file: place.file.clone(),
        line: Some(problem.line),
        identifier: place.identifier.clone(),
        path: problem.path,
        code: problem.code.to_owned(),
        message: problem.message,
    }
}

/// Real records without a title exist; they are taken in, and somebody has to mend them.
fn untitled(place: &Place) -> Problem {
    Problem {
        file: place.file.clone(),
        line: place.line,
        identifier: place.identifier.clone(),
        path: "general/title".to_owned(),
        code: "title-absent".to_owned(),
        message: "Dit record heeft geen titel (1.2). Geef het materiaal een titel.".to_owned(),
    }
}

fn unreadable(place: Place, error: &ReadError) -> Rejected {
    Rejected::new(Place { line: error.line().or(place.line), ..place }, error.code(), error.to_string())
}

/// The sentence with a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

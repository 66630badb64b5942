//! A response whose records hold NL LOM, with every place counted from the start of the
//! response: who mends a record looks in the file that came in.

use super::{Fault, Harvested, Outcome, Response, read_with};
use metadata::nllom::{Parsed, ReadError, read_element};

/// Reads a response whose records hold NL LOM, in UTF-8.
#[must_use]
pub fn read(bytes: &[u8]) -> LomRecords<'_> {
    LomRecords(read_with(bytes, read_element))
}

/// The NL LOM records of a response, one by one.
pub struct LomRecords<'a>(Response<'a, Parsed, ReadError>);

impl LomRecords<'_> {
    /// What was read so far beside the records.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        self.0.outcome()
    }

    /// What the response says beside its records.
    #[must_use]
    pub fn into_outcome(self) -> Outcome {
        self.0.into_outcome()
    }
}

impl Iterator for LomRecords<'_> {
    type Item = Result<Harvested<Parsed, ReadError>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut item = self.0.next()?;
        if let Ok(item) = &mut item {
            let lines_before = item.content_line.saturating_sub(1) as u64;
            match &mut item.metadata {
                Some(Ok(parsed)) => parsed.problems.iter_mut().for_each(|problem| problem.line += lines_before),
                Some(Err(error)) => shift(error, lines_before, item.base as u64),
                None => {}
            }
        }
        Some(item)
    }
}

fn shift(error: &mut ReadError, lines_before: u64, bytes_before: u64) {
    match error {
        ReadError::Xml { byte, line, .. } => {
            *byte += bytes_before;
            *line += lines_before;
        }
        ReadError::Encoding { line, .. }
        | ReadError::Doctype { line }
        | ReadError::Entity { line, .. }
        | ReadError::TooDeep { line } => *line += lines_before,
        ReadError::UnknownEncoding(_) | ReadError::TooLarge | ReadError::NotLom { .. } | ReadError::Empty => {}
    }
}

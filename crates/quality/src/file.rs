//! From bytes to report in one call, as the command line and the web page need it.

use crate::{Evidence, Model, Report, Scenario, assess};
use lesson::{Limits, Reading, Refused};
use metadata::{Record, nllom};

/// How to check.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// What the assessment is for.
    pub scenario: Scenario,
    /// The NL LOM record of the material, as XML.
    pub record: Option<&'a [u8]>,
    /// What was gathered outside.
    pub evidence: Evidence,
    /// How much one reading may cost.
    pub limits: Limits,
}

/// Why there is no report. The sentences are for people.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The material was refused.
    #[error("{0}")]
    Material(#[from] Refused),
    /// The record was refused.
    #[error("De metadata is niet te lezen als NL LOM: {0}")]
    Record(String),
}

/// Checks one file; a zip is one lesson.
///
/// # Errors
/// When the material or the record is refused.
pub fn check_file(name: &str, bytes: &[u8], options: &Options<'_>) -> Result<Report, CheckError> {
    report(&lesson::read(name, bytes, &options.limits)?, options)
}

/// Checks several files as one lesson.
///
/// # Errors
/// When the material or the record is refused.
pub fn check_folder(name: &str, files: &[(String, Vec<u8>)], options: &Options<'_>) -> Result<Report, CheckError> {
    report(&lesson::read_folder(name, files, &options.limits)?, options)
}

fn report(reading: &Reading, options: &Options<'_>) -> Result<Report, CheckError> {
    let record = record(reading, options)?;
    Ok(assess(reading, record.as_ref(), Model::current(), &options.evidence, options.scenario))
}

/// The record that was given goes before the one that is embedded. An embedded record that cannot
/// be read is as if there were none: nobody asked for it.
fn record(reading: &Reading, options: &Options<'_>) -> Result<Option<Record>, CheckError> {
    if let Some(given) = options.record {
        return match nllom::read(given) {
            Ok(parsed) => Ok(Some(parsed.record)),
            Err(error) => Err(CheckError::Record(error.to_string())),
        };
    }
    Ok(reading.lesson.record.as_deref().and_then(|embedded| nllom::read(embedded).ok()).map(|parsed| parsed.record))
}

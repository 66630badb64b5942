//! The exit status, and what a person reads when something went wrong.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, and something was found: a rejected record, a criterion that is not met.
    Found,
    /// The input was refused or could not be read.
    Refused,
    /// The database or a peer did not answer.
    Unavailable,
    /// A defect of ours.
    Defect,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Found => 1,
            Exit::Refused => 2,
            Exit::Unavailable => 69,
            Exit::Defect => 70,
        })
    }
}

/// Input that was refused, with a sentence for the person who gave it.
#[derive(Debug)]
pub struct Refusal(pub String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// A refusal as an error.
pub fn refuse(sentence: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(Refusal(sentence.into()))
}

/// Wrong usage: what clap says, with the status that the contract asks for.
pub fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(64) } else { ExitCode::SUCCESS }
}

/// Prints an error with its causes and answers the status that fits it.
pub fn report(error: &anyhow::Error) -> Exit {
    eprintln!("leerbron: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  oorzaak: {cause}");
    }
    classify(error)
}

fn classify(error: &anyhow::Error) -> Exit {
    use store::StoreError;
    if error.chain().any(|cause| cause.is::<Refusal>() || cause.is::<std::io::Error>()) {
        return Exit::Refused;
    }
    match error.chain().find_map(|cause| cause.downcast_ref::<StoreError>()) {
        Some(StoreError::Database(_) | StoreError::Lock(_) | StoreError::NewerSchema { .. }) => Exit::Unavailable,
        Some(StoreError::Damaged { .. }) => Exit::Defect,
        Some(_) => Exit::Refused,
        None => Exit::Defect,
    }
}

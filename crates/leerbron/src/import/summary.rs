//! What an import or harvest did: the shape is part of the contract.

use serde::Serialize;
use store::Put;

/// Most rejections and problems that are listed one by one; the counts go on.
const LISTED: usize = 10_000;

/// Where a record stands.
#[derive(Clone, Debug, Default)]
pub struct Place {
    pub file: String,
    pub line: Option<u64>,
    pub identifier: Option<String>,
}

impl Place {
    /// The remark on a record that a later one in the same delivery replaces.
    pub fn superseded(self) -> Problem {
        Problem {
            file: self.file,
            line: self.line,
            identifier: self.identifier,
            path: String::new(),
            code: "superseded".to_owned(),
            message: "Dit record staat verderop nog een keer in deze levering; de laatste telt.".to_owned(),
        }
    }
}

/// A record that was not taken in, and why.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Rejected {
    pub file: String,
    pub line: Option<u64>,
    pub identifier: Option<String>,
    pub code: String,
    pub message: String,
}

impl Rejected {
    pub fn new(place: Place, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: place.file,
            line: place.line,
            identifier: place.identifier,
            code: code.into(),
            message: message.into(),
        }
    }
}

/// Something in a record that was taken in all the same.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    pub line: Option<u64>,
    pub identifier: Option<String>,
    pub path: String,
    pub code: String,
    pub message: String,
}

/// Counts, and what a person should look at.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Summary {
    pub accepted: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub deleted: u64,
    pub rejected: Vec<Rejected>,
    pub problems: Vec<Problem>,
    /// Rejections and problems that were counted but not listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub unlisted: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Summary {
    pub fn count(&mut self, outcome: Put) {
        match outcome {
            Put::Accepted => self.accepted += 1,
            Put::Changed => self.changed += 1,
            Put::Unchanged => self.unchanged += 1,
            Put::Deleted => self.deleted += 1,
        }
    }

    pub fn reject(&mut self, rejected: Rejected) {
        if self.rejected.len() < LISTED { self.rejected.push(rejected) } else { self.unlisted += 1 }
    }

    pub fn note(&mut self, problem: Problem) {
        if self.problems.len() < LISTED { self.problems.push(problem) } else { self.unlisted += 1 }
    }

    /// Records that were looked at.
    pub fn seen(&self) -> u64 {
        self.accepted + self.changed + self.unchanged + self.deleted + self.rejected.len() as u64
    }

    /// The summary in words, for standard output.
    pub fn text(&self) -> String {
        use std::fmt::Write;
        let mut text = String::new();
        let _ = writeln!(text, "{:>8} nieuw", self.accepted);
        let _ = writeln!(text, "{:>8} gewijzigd", self.changed);
        let _ = writeln!(text, "{:>8} ongewijzigd", self.unchanged);
        let _ = writeln!(text, "{:>8} verwijderd", self.deleted);
        let _ = writeln!(text, "{:>8} afgewezen", self.rejected.len());
        for rejected in &self.rejected {
            let _ = writeln!(
                text,
                "\nAfgewezen: {}\n  {} ({})",
                place(&rejected.file, rejected.line, rejected.identifier.as_deref()),
                rejected.message,
                rejected.code
            );
        }
        if !self.problems.is_empty() {
            let _ = writeln!(text, "\nIngelezen, met {} opmerkingen:", self.problems.len());
        }
        for problem in &self.problems {
            let _ = writeln!(
                text,
                "  {}: {}",
                place(&problem.file, problem.line, problem.identifier.as_deref()),
                problem.message
            );
        }
        if self.unlisted > 0 {
            let _ = writeln!(text, "  … en nog {} die hier niet staan.", self.unlisted);
        }
        text
    }
}

fn place(file: &str, line: Option<u64>, identifier: Option<&str>) -> String {
    let line = line.map(|line| format!(", regel {line}")).unwrap_or_default();
    let identifier = identifier.map(|identifier| format!(" [{identifier}]")).unwrap_or_default();
    format!("{file}{line}{identifier}")
}

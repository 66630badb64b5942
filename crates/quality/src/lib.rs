//! Assessing learning material against the kwaliteitsmodel (annex 3 of the regulation).
//!
//! The model is data (`quality-model/`), a check is a function, and a criterion combines the
//! checks that are registered for it. A check never says "met" because it found nothing: what a
//! program cannot know is left to people, with the reason and with what was found.
//!
//! This crate reads no files, follows no links and knows no clock. What must be gathered outside,
//! such as the history of links, comes in as `Evidence`.
//!
//! `check_file` and `check_folder` are the whole way from bytes to report; the command line and
//! the web page both use them.

pub mod act;
mod assess;
mod check;
mod checks;
mod context;
mod cues;
mod file;
mod finding;
mod language;
mod licences;
mod model;
mod outcome;
mod report;
pub mod text;
mod wcag;

pub use assess::assess;
pub use check::Check;
pub use checks::CHECKS;
pub use context::{Context, Evidence, LinkHistory};
pub use file::{CheckError, Options, check_file, check_folder};
pub use finding::{Finding, Passage, Severity};
pub use model::{Chapter, Criterion, Model, ModelError, Part, Scenario, ScenarioRow, Threshold, Tier, VerdictClass};
pub use outcome::{Outcome, Reason};
pub use report::{Count, CriterionReport, DecidedBy, ExitStatus, ModelRef, OutcomeCode, PartReport, Report, Summary};

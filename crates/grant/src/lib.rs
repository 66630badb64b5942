//! The grant domain, pure: facts, rules, assessment, ranking, allocation, decision, payment, determination.

pub mod allocation;
pub mod application;
pub mod assignment;
pub mod calibration;
pub mod certificate;
pub mod committee;
pub mod completeness;
pub mod conflict_of_interest;
pub mod decision;
pub mod determination;
pub mod dossier;
pub mod exclusion;
pub mod explanation;
pub mod facts;
pub mod fees;
pub mod lot;
pub mod obligations;
pub mod parameters;
pub mod payment;
pub mod per_activity;
pub mod random;
pub mod ranking;
pub mod receipt;
pub mod reports;
pub mod robustness;
pub mod round_input;
pub mod round_output;
pub mod rules;
pub mod schema;
pub mod score;
pub mod state;
pub mod terms;
pub mod theme_balance;
pub mod ties;
pub mod verdict;

#[cfg(test)]
mod fixture;

pub use parameters::{ParameterError, Parameters};
pub use round_output::{RoundOutput, rank};
pub use verdict::{Basis, FactValue, RuleOutcome, UsedFact, Verdict};

//! Completeness: what is still missing, as one list for the one request to supplement.
//!
//! Art. 4:5(1) Awb and the note: who files an incomplete application gets one chance to supplement
//! it within a term; after that it is not considered. So everything that is missing is asked at once.

use crate::rules::{Consequence, RULES};
use crate::verdict::{FactValue, Verdict};
use regulation::{Basis, Round};
use serde::Serialize;

/// What an application still lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// A code: the identifier of the document, or the rule that is not met.
    pub code: String,
    /// What is asked, in Dutch.
    pub title: String,
    /// The rule.
    pub rule: String,
    /// How firm the ground is on which it is asked.
    pub basis: Basis,
}

/// What is missing according to the verdicts of [`crate::rules::evaluate`]; nothing when complete.
pub fn missing(verdicts: &[Verdict], round: &Round) -> Vec<Missing> {
    let incomplete = RULES
        .iter()
        .zip(verdicts)
        .filter(|(rule, verdict)| verdict.fails() && rule.consequence == Consequence::NotConsidered);
    incomplete
        .flat_map(|(rule, verdict)| {
            let of = |code: &str, title: &str| Missing {
                code: code.to_owned(),
                title: title.to_owned(),
                rule: verdict.rule.to_string(),
                basis: verdict.basis,
            };
            let listed = match verdict.fact("missing") {
                Some(FactValue::List(documents)) => documents.as_slice(),
                _ => &[],
            };
            let named = |id: &String| of(id, title(id, round));
            if listed.is_empty() { vec![of(rule.id, rule.title)] } else { listed.iter().map(named).collect() }
        })
        .collect()
}

fn title<'a>(id: &'a str, round: &'a Round) -> &'a str {
    round.documents.iter().find(|document| document.id == id).map_or(id, |document| &document.title)
}

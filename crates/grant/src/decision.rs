//! Decisions as values: the first ones, and one on objection in a line of its own.
//!
//! The first decisions follow from the ranking and never go above a ceiling. On objection, on
//! appeal or by order of a court the ceiling refuses only as far as it did at the first decision
//! (Awb 4:25(3)): the ranking is replayed as of then with the corrected fact, and what the
//! objector should have had is awarded outside what is left. Nobody loses anything by it.
//! This module writes no letter and knows no mandate.

use crate::allocation::RankedOutcome;
use crate::application::Outcome;
use crate::exclusion::ExclusionOutcome;
use crate::parameters::Parameters;
use crate::receipt::Receipt;
use crate::round_input::{Filed, RoundInput};
use crate::round_output::{RoundOutput, rank};
use crate::verdict::{Basis, FactValue, RuleOutcome, Verdict};
use base::{Citation, Money};
use serde::Serialize;

/// What follows for one application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The application.
    pub id: String,
    /// What is decided; `None` while the committee still has to settle something.
    pub outcome: Option<Outcome>,
    /// What is awarded, contribution included.
    #[serde(rename = "awarded_cents")]
    pub awarded: Money,
    /// Why.
    pub grounds: Vec<Verdict>,
    /// Whether a ground is weaker than an article or annex, or needs judgement: look before signing.
    pub marked: bool,
    /// By what it was computed.
    pub receipt: Receipt,
}

/// The first decisions of a round, in the order of the identifiers.
#[must_use]
pub fn first_decisions(output: &RoundOutput, receipt: &Receipt) -> Vec<Decision> {
    let excluded = output.excluded.iter().map(|excluded| {
        decision(
            &excluded.id,
            Some(exclusion_outcome(excluded.outcome)),
            Money::ZERO,
            excluded.verdicts.clone(),
            receipt,
        )
    });
    let ranked = output.rankings.a.iter().chain(&output.rankings.b).map(|ranked| {
        let grounds = output.explanation.iter().filter(|verdict| concerns(verdict, &ranked.id)).cloned().collect();
        decision(&ranked.id, ranked_outcome(ranked.outcome), ranked.awarded, grounds, receipt)
    });
    let mut decisions: Vec<_> = excluded.chain(ranked).collect();
    decisions.sort_by(|one, other| one.id.cmp(&other.id));
    decisions
}

fn decision(id: &str, outcome: Option<Outcome>, awarded: Money, grounds: Vec<Verdict>, receipt: &Receipt) -> Decision {
    let weak = |verdict: &Verdict| matches!(verdict.basis, Basis::Note | Basis::Assumption);
    let marked = grounds.iter().any(|verdict| weak(verdict) || verdict.outcome == RuleOutcome::NeedsJudgement);
    Decision { id: id.to_owned(), outcome, awarded, grounds, marked, receipt: receipt.clone() }
}

/// Whether a verdict of the explanation is about this application.
fn concerns(verdict: &Verdict, id: &str) -> bool {
    verdict.facts.iter().any(|fact| match &fact.value {
        FactValue::Text(text) => fact.name == "id" && text == id,
        FactValue::List(ids) => fact.name != "weights" && ids.iter().any(|listed| listed == id),
        FactValue::Flag(_) | FactValue::Integer(_) | FactValue::Absent(()) => false,
    })
}

fn exclusion_outcome(outcome: ExclusionOutcome) -> Outcome {
    match outcome {
        ExclusionOutcome::Rejected => Outcome::Rejected,
        ExclusionOutcome::NotConsidered => Outcome::NotConsidered,
        ExclusionOutcome::Refused => Outcome::Refused,
    }
}

fn ranked_outcome(outcome: RankedOutcome) -> Option<Outcome> {
    match outcome {
        RankedOutcome::Awarded | RankedOutcome::AwardedPartly => Some(Outcome::Awarded),
        RankedOutcome::BeyondCeiling | RankedOutcome::Insufficient => Some(Outcome::Refused),
        RankedOutcome::ThemeBalanceNeeded | RankedOutcome::LotNeeded => None,
    }
}

/// The fact that an objection corrects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The application as it should have been read: instant, completeness, scores.
    Application(Filed),
    /// The committee's judgement of sufficiency as it should have been.
    Sufficient {
        /// The application.
        id: String,
        /// The judgement.
        sufficient: bool,
    },
}

/// An award on objection: a line of its own, outside the ceiling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnObjection {
    /// The application of the objector.
    pub id: String,
    /// What was decided at first.
    pub first: Option<Outcome>,
    /// What would have been decided with the corrected fact.
    pub reconsidered: Option<Outcome>,
    /// What was awarded at first.
    pub first_cents: Money,
    /// What is awarded beside that; never below nothing.
    pub extra_cents: Money,
    /// Why it may.
    pub ground: Verdict,
}

/// There is no such application in the round.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("er is geen aanvraag {0} in deze ronde")]
pub struct NoSuchApplication(pub String);

/// Reconsiders one application by replaying the ranking as of the first decision.
///
/// # Errors
/// [`NoSuchApplication`] when the correction is about an application that is not in the round.
pub fn on_objection(
    first: &RoundInput,
    correction: Correction,
    parameters: &Parameters,
) -> Result<OnObjection, NoSuchApplication> {
    let mut corrected = first.clone();
    let id = match correction {
        Correction::Application(filed) => {
            let id = filed.id.clone();
            let place = corrected.applications.iter_mut().find(|other| other.id == id);
            *place.ok_or_else(|| NoSuchApplication(id.clone()))? = filed;
            id
        }
        Correction::Sufficient { id, sufficient } => {
            corrected.committee.sufficient.insert(id.clone(), sufficient);
            id
        }
    };
    let outcome_of = |input| standing_of(&rank(input, parameters), &id).ok_or_else(|| NoSuchApplication(id.clone()));
    let ((first, first_cents), (reconsidered, cents)) = (outcome_of(first)?, outcome_of(&corrected)?);
    let extra_cents = cents.less(first_cents);
    let ground =
        Verdict::new("P4b", Citation::of("Awb 4:25(3)"), Basis::Article, RuleOutcome::of(!extra_cents.is_zero()))
            .with("id", id.as_str())
            .with("first_cents", first_cents.in_cents())
            .with("reconsidered_cents", cents.in_cents());
    Ok(OnObjection { id, first, reconsidered, first_cents, extra_cents, ground })
}

fn standing_of(output: &RoundOutput, id: &str) -> Option<(Option<Outcome>, Money)> {
    let excluded = output.excluded.iter().find(|excluded| excluded.id == id);
    if let Some(excluded) = excluded {
        return Some((Some(exclusion_outcome(excluded.outcome)), Money::ZERO));
    }
    let ranked = output.rankings.a.iter().chain(&output.rankings.b).find(|ranked| ranked.id == id)?;
    Some((ranked_outcome(ranked.outcome), ranked.awarded))
}

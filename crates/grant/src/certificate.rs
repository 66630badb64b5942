//! The certificate of an allocation: claims so small that another program can check each of them.
//!
//! Per activity the ranked applications in order, each with its total, its rank, what it takes
//! from the ceiling and what is left after it. A checker recomputes every number from the facts
//! alone and needs neither this program nor its rules.

use crate::allocation::RankedOutcome;
use crate::exclusion::ExclusionOutcome;
use crate::parameters::Parameters;
use crate::per_activity::PerActivity;
use crate::round_output::{Ranked, RoundOutput};
use base::{Fraction, Money};
use regulation::ActivityCode;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is claimed of an allocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// Per activity.
    pub activities: PerActivity<Claims>,
    /// The applications that are not ranked.
    pub excluded: BTreeMap<String, ExclusionOutcome>,
}

/// What is claimed of one activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Claims {
    /// The ceiling.
    pub ceiling_cents: Money,
    /// The applications, best first.
    pub order: Vec<Claim>,
}

/// What is claimed of one application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The application.
    pub id: String,
    /// Its total.
    pub total: Fraction,
    /// Its rank.
    pub rank: Option<usize>,
    /// Its outcome.
    pub outcome: RankedOutcome,
    /// Its award.
    pub awarded_cents: Money,
    /// What the ceiling holds after this and everything before it.
    pub left_cents: Money,
}

/// The certificate of this output.
#[must_use]
pub fn certificate(output: &RoundOutput, parameters: &Parameters) -> Certificate {
    Certificate {
        activities: PerActivity::of(|activity| claims(activity, output.rankings.get(activity), parameters)),
        excluded: output.excluded.iter().map(|excluded| (excluded.id.clone(), excluded.outcome)).collect(),
    }
}

fn claims(activity: ActivityCode, ranked: &[Ranked], parameters: &Parameters) -> Claims {
    let ceiling = parameters.ceilings.get(activity).value;
    let outside = if parameters.contribution_inside.value { Money::ZERO } else { parameters.contribution.value };
    let mut left = ceiling;
    let order = ranked
        .iter()
        .map(|ranked| {
            left = left - ranked.awarded.less(outside);
            Claim {
                id: ranked.id.clone(),
                total: ranked.total,
                rank: ranked.rank,
                outcome: ranked.outcome,
                awarded_cents: ranked.awarded,
                left_cents: left,
            }
        })
        .collect();
    Claims { ceiling_cents: ceiling, order }
}

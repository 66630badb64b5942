//! The answer of a ranking: two rankings, what was excluded, two ceilings, the tie, and why.
//!
//! The shape is part of the contract. It is a value to be written, and knows no rule.

use crate::allocation::{Allocation, RankedOutcome, Tie};
use crate::exclusion::{Exclusion, ExclusionOutcome};
use crate::explanation::{Divided, explain};
use crate::parameters::Parameters;
use crate::per_activity::PerActivity;
use crate::ranking::Standing;
use crate::round_input::RoundInput;
use crate::theme_balance::Balance;
use crate::verdict::Verdict;
use crate::{allocation, exclusion, ranking};
use base::{Fraction, Money};
use regulation::ActivityCode;
use serde::Serialize;

/// The answer of `round rank`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundOutput {
    /// One ranking an activity.
    pub rankings: PerActivity<Vec<Ranked>>,
    /// What is not ranked, in the order of the identifiers.
    pub excluded: Vec<Excluded>,
    /// One ceiling an activity.
    pub ceilings: PerActivity<Ceiling>,
    /// The tie at the line of type A, when there is one.
    pub theme_balance: Option<ThemeBalance>,
    /// Why, in the order of the procedure.
    pub explanation: Vec<Verdict>,
}

/// An application in its ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ranked {
    /// The application.
    pub id: String,
    /// 1, 2, 2, 4; `null` when not sufficient.
    pub rank: Option<usize>,
    /// The exact weighted mean.
    pub total: Fraction,
    /// The rank that it shares; `null` when it stands alone.
    pub tie_group: Option<usize>,
    /// Whether it is sufficient.
    pub sufficient: bool,
    /// What the ceiling leaves for it.
    pub outcome: RankedOutcome,
    /// Project and contribution together.
    #[serde(rename = "awarded_cents")]
    pub awarded: Money,
}

/// An application that is not ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// The application.
    pub id: String,
    /// Why, in a word.
    pub outcome: ExclusionOutcome,
    /// Why, rule after rule; the last one decided.
    pub verdicts: Vec<Verdict>,
}

/// What a ceiling held and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ceiling {
    /// The ceiling.
    pub ceiling_cents: Money,
    /// What the awards take from it.
    pub awarded_cents: Money,
    /// What is left.
    pub left_cents: Money,
}

/// The tie at the line, with every set that balances the themes best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeBalance {
    /// The equals.
    pub tied: Vec<String>,
    /// What was left when they were reached.
    pub room_cents: Money,
    /// The least sum of squares; `null` when the group is too large to search.
    pub measure: Option<Fraction>,
    /// The best sets.
    pub sets: Vec<Vec<String>>,
}

/// Ranks a round and divides its ceilings.
#[must_use]
pub fn rank(input: &RoundInput, parameters: &Parameters) -> RoundOutput {
    let (mut excluded, mut ranked) = (Vec::new(), PerActivity::<Vec<_>>::default());
    for filed in &input.applications {
        match exclusion::exclusion(filed, parameters) {
            Some(Exclusion { outcome, verdicts }) => {
                excluded.push(Excluded { id: filed.id.clone(), outcome, verdicts });
            }
            None => ranked.get_mut(filed.activity).push(filed),
        }
    }
    excluded.sort_by(|one, other| one.id.cmp(&other.id));
    let divided: Divided<'_> = PerActivity::of(|activity| {
        let standings = ranking::ranking(ranked.get(activity), &input.committee, parameters);
        let allocation = allocation::allocate(&standings, activity, &input.committee, parameters);
        (standings, allocation)
    });
    RoundOutput {
        rankings: PerActivity::of(|activity| rows(divided.get(activity))),
        excluded,
        ceilings: PerActivity::of(|activity| ceiling(activity, &divided.get(activity).1, parameters)),
        theme_balance: divided.iter().find_map(|(_, (_, allocation))| allocation.tie.as_ref()).map(theme_balance),
        explanation: explain(&divided, &input.committee, parameters),
    }
}

fn rows((standings, allocation): &(Vec<Standing<'_>>, Allocation)) -> Vec<Ranked> {
    let row = |standing: &Standing<'_>| {
        let (outcome, awarded) = allocation.outcomes[&standing.filed.id];
        Ranked {
            id: standing.filed.id.clone(),
            rank: standing.rank,
            total: standing.total,
            tie_group: standing.tie_group,
            sufficient: standing.sufficient,
            outcome,
            awarded,
        }
    };
    standings.iter().map(row).collect()
}

fn ceiling(activity: ActivityCode, allocation: &Allocation, parameters: &Parameters) -> Ceiling {
    let ceiling = parameters.ceilings.get(activity).value;
    Ceiling { ceiling_cents: ceiling, awarded_cents: allocation.charged, left_cents: ceiling.less(allocation.charged) }
}

fn theme_balance(tie: &Tie) -> ThemeBalance {
    let (measure, sets) = match &tie.balance {
        Balance::Found { measure, sets, .. } => (Some(*measure), sets.clone()),
        Balance::TooLarge => (None, Vec::new()),
    };
    ThemeBalance { tied: tie.tied.clone(), room_cents: tie.room, measure, sets }
}

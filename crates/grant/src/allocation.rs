//! The division of one ceiling over one ranking (art. 14b, Awb 4:25(2)).
//!
//! From the top down, everything that fits is awarded. At the line the policy decides for an
//! application that stands alone; a group of equals that crosses the line is never divided by the
//! engine: it says `theme_balance_needed` or `lot_needed` until the committee has settled it.
//!
//! A group crosses the line when it does not fit as a whole and there is something to choose:
//! under `partial` when anything is left, under `stop` and `skip` when at least one of it fits.

use crate::parameters::Parameters;
use crate::ranking::Standing;
use crate::round_input::Committee;
use crate::theme_balance::{Balance, best_sets};
use crate::ties;
use base::Money;
use regulation::{ActivityCode, LinePolicy};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the division gives an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankedOutcome {
    /// The whole amount.
    Awarded,
    /// What was left under the ceiling.
    AwardedPartly,
    /// Equal to others at the line; the committee first seeks the balance over the themes.
    ThemeBalanceNeeded,
    /// Equal to others at the line; only a lot can decide.
    LotNeeded,
    /// Nothing is left.
    BeyondCeiling,
    /// Not sufficient, so not ranked.
    Insufficient,
}

/// What happened at the line, in order, for the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtLine {
    /// An application got what was left.
    Partial {
        /// The application.
        id: String,
        /// What it got.
        awarded: Money,
        /// What it would have got.
        whole: Money,
    },
    /// This application did not fit and closed the line.
    Stopped(String),
    /// This application did not fit and was passed over.
    Skipped(String),
    /// A group of equals awaits the committee.
    Undecided {
        /// The equals.
        ids: Vec<String>,
        /// What they wait for.
        needed: RankedOutcome,
        /// What was left when they were reached.
        room: Money,
    },
    /// The committee chose for the balance over the themes.
    Balanced {
        /// The chosen ones, in its order.
        ids: Vec<String>,
        /// Whether that is one of the best sets; `None` when not all of these are known.
        best: Option<bool>,
    },
    /// A lot decided.
    Drawn {
        /// The order of the lot.
        ids: Vec<String>,
        /// Whether it chose among the best sets rather than among applications.
        among_best_sets: bool,
    },
    /// Whether these fit depends on how a group before them is settled.
    Provisional(Vec<String>),
}

/// The tie group at the line of an activity that seeks balance over its themes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The equals, in the order of their identifiers.
    pub tied: Vec<String>,
    /// What was left when they were reached.
    pub room: Money,
    /// The best sets.
    pub balance: Balance,
}

/// A ceiling divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Outcome and award per application.
    pub outcomes: BTreeMap<String, (RankedOutcome, Money)>,
    /// What was taken from the ceiling.
    pub charged: Money,
    /// What happened at the line.
    pub at_line: Vec<AtLine>,
    /// The first tie at the line where the balance over themes counts.
    pub tie: Option<Tie>,
}

/// Divides the ceiling of an activity over its ranking.
#[must_use]
pub fn allocate(
    standings: &[Standing<'_>],
    activity: ActivityCode,
    committee: &Committee,
    parameters: &Parameters,
) -> Allocation {
    let mut division = Division::new(activity, committee, parameters);
    for group in ties::groups(standings) {
        let group: Vec<_> = group.iter().collect();
        division.take(&group, division.first_stage);
    }
    for standing in standings.iter().filter(|standing| !standing.sufficient) {
        division.give(standing, RankedOutcome::Insufficient, Money::ZERO);
    }
    division.finish()
}

/// What a group of equals at the line waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Balance,
    Lot,
}

struct Division<'c, 's, 'a> {
    committee: &'c Committee,
    policy: LinePolicy,
    first_stage: Stage,
    room: Money,
    ceiling: Money,
    closed: bool,
    /// A group under `skip` is not settled, so that what is left is not known.
    uncertain: bool,
    awarded: Vec<&'s Standing<'a>>,
    allocation: Allocation,
}

impl<'c, 's, 'a> Division<'c, 's, 'a> {
    fn new(activity: ActivityCode, committee: &'c Committee, parameters: &Parameters) -> Self {
        let ceiling = parameters.ceilings.get(activity).value;
        let first_stage = if parameters.balances.get(activity).value { Stage::Balance } else { Stage::Lot };
        let allocation = Allocation { outcomes: BTreeMap::new(), charged: Money::ZERO, at_line: Vec::new(), tie: None };
        Self {
            committee,
            policy: parameters.policy.value,
            first_stage,
            room: ceiling,
            ceiling,
            closed: false,
            uncertain: false,
            awarded: Vec::new(),
            allocation,
        }
    }

    /// Takes the next group of equals; a group of one is an application by itself.
    fn take(&mut self, group: &[&'s Standing<'a>], stage: Stage) {
        let needed: Money = group.iter().map(|standing| standing.charge).sum();
        if self.closed || self.uncertain {
            self.refuse_below_the_line(group);
        } else if needed <= self.room {
            group.iter().for_each(|standing| self.award(standing));
        } else if let [standing] = group {
            self.take_one(standing);
        } else if self.leaves_a_choice(group) {
            self.take_equals(group, stage);
        } else {
            self.pass_over(group);
        }
    }

    fn leaves_a_choice(&self, group: &[&Standing<'_>]) -> bool {
        match self.policy {
            LinePolicy::Partial => !self.room.is_zero(),
            LinePolicy::Stop | LinePolicy::Skip => group.iter().any(|standing| standing.charge <= self.room),
        }
    }

    /// One application, or the next of a group whose order is settled.
    fn take_one(&mut self, standing: &'s Standing<'a>) {
        let id = standing.filed.id.clone();
        if self.closed {
            self.give(standing, RankedOutcome::BeyondCeiling, Money::ZERO);
        } else if standing.charge <= self.room {
            self.award(standing);
        } else if self.policy == LinePolicy::Partial && !self.room.is_zero() {
            let awarded = standing.award - (standing.charge - self.room);
            self.allocation.at_line.push(AtLine::Partial { id, awarded, whole: standing.award });
            self.room = Money::ZERO;
            self.closed = true;
            self.give(standing, RankedOutcome::AwardedPartly, awarded);
        } else {
            self.pass_over(&[standing]);
        }
    }

    /// None of these fits and nothing is left to choose.
    fn pass_over(&mut self, group: &[&Standing<'_>]) {
        for standing in group {
            let id = standing.filed.id.clone();
            self.allocation.at_line.push(match self.policy {
                LinePolicy::Skip => AtLine::Skipped(id),
                LinePolicy::Partial | LinePolicy::Stop => AtLine::Stopped(id),
            });
            self.give(standing, RankedOutcome::BeyondCeiling, Money::ZERO);
        }
        self.closed = self.policy != LinePolicy::Skip;
    }

    fn refuse_below_the_line(&mut self, group: &[&Standing<'_>]) {
        let might_fit = |standing: &&&Standing<'_>| self.uncertain && standing.charge <= self.room;
        let ids: Vec<_> = group.iter().filter(might_fit).map(|standing| standing.filed.id.clone()).collect();
        if !ids.is_empty() {
            self.allocation.at_line.push(AtLine::Provisional(ids));
        }
        for standing in group {
            self.give(standing, RankedOutcome::BeyondCeiling, Money::ZERO);
        }
    }

    /// Equals that cross the line: only the committee can settle this.
    fn take_equals(&mut self, group: &[&'s Standing<'a>], stage: Stage) {
        let order = match stage {
            Stage::Balance => self.settled_by_balance(group),
            Stage::Lot => self.settled_by_lot(group),
        };
        if order.is_empty() {
            return self.leave_undecided(group, stage);
        }
        let settled: Vec<_> = order.iter().filter_map(|id| group.iter().find(|s| s.filed.id == *id)).copied().collect();
        for standing in &settled {
            self.take_one(standing);
        }
        let rest: Vec<_> = group.iter().filter(|s| !order.contains(&s.filed.id)).copied().collect();
        if !rest.is_empty() {
            self.take(&rest, Stage::Lot);
        }
    }

    fn leave_undecided(&mut self, group: &[&Standing<'_>], stage: Stage) {
        let needed = match stage {
            Stage::Balance => RankedOutcome::ThemeBalanceNeeded,
            Stage::Lot => RankedOutcome::LotNeeded,
        };
        let ids = group.iter().map(|standing| standing.filed.id.clone()).collect();
        self.allocation.at_line.push(AtLine::Undecided { ids, needed, room: self.room });
        for standing in group {
            self.give(standing, needed, Money::ZERO);
        }
        self.uncertain = self.policy == LinePolicy::Skip;
        self.closed = !self.uncertain;
    }

    /// The order that the committee's choice for the balance gives, or a lot among the best sets.
    fn settled_by_balance(&mut self, group: &[&'s Standing<'a>]) -> Vec<String> {
        let tied: Vec<Standing<'_>> = group.iter().map(|standing| (*standing).clone()).collect();
        let balance = best_sets(&tied, self.room, &self.awarded);
        let sets = match &balance {
            Balance::Found { sets, count, .. } if sets.len() == *count => Some(sets.clone()),
            Balance::Found { .. } | Balance::TooLarge => None,
        };
        let ids: Vec<String> = tied.iter().map(|standing| standing.filed.id.clone()).collect();
        self.allocation.tie.get_or_insert(Tie { tied: ids.clone(), room: self.room, balance });
        let chosen = among(&self.committee.balance, &ids);
        if !chosen.is_empty() {
            let mut sorted = chosen.clone();
            sorted.sort();
            let best = sets.map(|sets| sets.contains(&sorted));
            self.allocation.at_line.push(AtLine::Balanced { ids: chosen.clone(), best });
            return chosen;
        }
        let drawn = self.drawn(&ids);
        let Some(set) = sets.filter(|_| drawn.len() == ids.len()).and_then(|sets| first_drawn(sets, &drawn)) else {
            return Vec::new();
        };
        let order = among(&drawn, &set);
        self.allocation.at_line.push(AtLine::Drawn { ids: order.clone(), among_best_sets: true });
        order
    }

    fn settled_by_lot(&mut self, group: &[&Standing<'_>]) -> Vec<String> {
        let ids: Vec<String> = group.iter().map(|standing| standing.filed.id.clone()).collect();
        let order = self.drawn(&ids);
        if !order.is_empty() {
            self.allocation.at_line.push(AtLine::Drawn { ids: order.clone(), among_best_sets: false });
        }
        order
    }

    fn drawn(&self, ids: &[String]) -> Vec<String> {
        self.committee.lot.as_ref().map(|lot| among(&lot.order, ids)).unwrap_or_default()
    }

    fn award(&mut self, standing: &'s Standing<'a>) {
        self.room = self.room - standing.charge;
        self.awarded.push(standing);
        self.give(standing, RankedOutcome::Awarded, standing.award);
    }

    fn give(&mut self, standing: &Standing<'_>, outcome: RankedOutcome, awarded: Money) {
        self.allocation.outcomes.insert(standing.filed.id.clone(), (outcome, awarded));
    }

    fn finish(mut self) -> Allocation {
        self.allocation.charged = self.ceiling - self.room;
        self.allocation
    }
}

/// The members of `order` that are among `ids`, in that order.
fn among(order: &[String], ids: &[String]) -> Vec<String> {
    order.iter().filter(|id| ids.contains(id)).cloned().collect()
}

/// The set whose members were drawn earliest, compared from the first that was drawn.
fn first_drawn(sets: Vec<Vec<String>>, drawn: &[String]) -> Option<Vec<String>> {
    sets.into_iter().max_by_key(|set| drawn.iter().map(|id| set.contains(id)).collect::<Vec<_>>())
}

//! Fees of the committee: half-days claimed and capped, travel, a statement per member, totals.
//!
//! Art. 8(3) of the committee decree: "één dagdeel voor het bijwonen van de introductiebijeenkomst;
//! per aanvraagronde maximaal tien dagdelen voor de individuele beoordeling […]; per aanvraagperiode
//! maximaal twee dagdelen voor het uitbrengen van advies". The fee of a half-day is not in the text;
//! it stands in the round's data as an assumption. Travel is paid beside the fees and has no cap here.

use base::{Citation, Money};
use jiff::civil::Date;
use regulation::round::Committee;
use serde::{Deserialize, Serialize};

/// What a half-day was spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// The introduction meeting.
    Introduction,
    /// Reading and scoring.
    Assessment,
    /// Making the advice.
    Advice,
}

impl Work {
    /// All three, in the order of the article.
    pub const ALL: [Self; 3] = [Self::Introduction, Self::Assessment, Self::Advice];
}

/// What a member claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The member.
    pub member: String,
    /// Half-days per kind of work, in the order of [`Work::ALL`].
    pub half_days: [u32; 3],
    /// Journeys.
    pub travel: Vec<Journey>,
}

/// A journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    /// The day.
    pub on: Date,
    /// From where to where.
    pub route: String,
    /// What it cost.
    pub amount: Money,
}

/// The statement of one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The member.
    pub member: String,
    /// A line per kind of work.
    pub lines: Vec<Line>,
    /// The journeys.
    pub travel: Vec<Journey>,
    /// The lines together.
    pub fees: Money,
    /// The journeys together.
    pub travel_costs: Money,
    /// All together.
    pub total: Money,
}

/// One line of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The kind of work.
    pub work: Work,
    /// Half-days claimed.
    pub claimed: u32,
    /// Half-days paid: the claim, but no more than the article allows.
    pub paid: u32,
    /// What they come to.
    pub amount: Money,
    /// The article.
    pub citation: Citation,
}

/// The statement for a claim.
pub fn statement(claim: &Claim, committee: &Committee) -> Statement {
    let lines: Vec<Line> = Work::ALL
        .into_iter()
        .zip(claim.half_days)
        .map(|(work, claimed)| {
            let most = most(work, committee);
            let paid = claimed.min(**most);
            let amount = times(*committee.fee, paid);
            Line { work, claimed, paid, amount, citation: most.article.clone() }
        })
        .collect();
    let fees = lines.iter().map(|line| line.amount).sum();
    let travel_costs = claim.travel.iter().map(|journey| journey.amount).sum();
    let (member, travel) = (claim.member.clone(), claim.travel.clone());
    Statement { member, lines, travel, fees, travel_costs, total: fees + travel_costs }
}

/// What a committee costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Fees of all members.
    pub fees: Money,
    /// Travel of all members.
    pub travel_costs: Money,
    /// What the note budgets for fees.
    pub budgeted: Money,
    /// What the fees leave of it; below nothing when there are more members than budgeted.
    pub left: Money,
    /// What it is charged to.
    pub budget: String,
}

/// The statements added up.
pub fn totals(statements: &[Statement], committee: &Committee) -> Totals {
    let fees: Money = statements.iter().map(|statement| statement.fees).sum();
    Totals {
        fees,
        travel_costs: statements.iter().map(|statement| statement.travel_costs).sum(),
        budgeted: *committee.cost_max,
        left: *committee.cost_max - fees,
        budget: committee.budget.value.clone(),
    }
}

/// What the whole committee costs when every member claims everything, from the one invariant that
/// the three amounts of the note share: members times fee.
pub fn largest_cost(committee: &Committee, assessment_max: u32) -> Money {
    let half_days = *committee.introduction + assessment_max + *committee.advice_max;
    times(*committee.cost_per_half_day, half_days)
}

fn most(work: Work, committee: &Committee) -> &regulation::Cited<u32> {
    match work {
        Work::Introduction => &committee.introduction,
        Work::Assessment => &committee.assessment_max,
        Work::Advice => &committee.advice_max,
    }
}

fn times(amount: Money, number: u32) -> Money {
    Money::cents(amount.in_cents() * i64::from(number))
}

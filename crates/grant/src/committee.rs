//! The committee: seats, replacement, and the facts that stand beside a score.
//!
//! Art. 14f(1): an independent committee advises. Annex 2 says of some facts that they lead to a
//! higher or lower score without saying how much (I-15): those are shown beside the requirement and
//! never applied by the machine.

use crate::facts::Facts;
use crate::verdict::FactValue;
use base::{Citation, SchoolYear};
use jiff::civil::Date;
use regulation::{AspectFact, Round};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What someone is in a committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Voorzitter: signs the advice.
    Chair,
    /// Secretaris: no vote and no scores.
    Secretary,
    /// Lid.
    Member,
}

/// A seat, from its first day until it is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who sits in it.
    pub person: String,
    /// As what.
    pub role: Role,
    /// From this day.
    pub since: Date,
    /// Up to and including this day.
    pub until: Option<Date>,
}

/// The seats of one round, those that were left too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats(Vec<Seat>);

/// An appointment that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotAppoint {
    /// The person has a seat already.
    #[error("{0} has a seat already")]
    Seated(String),
    /// There is a chair already.
    #[error("the committee has a chair already")]
    ChairTaken,
    /// The person has no seat to be replaced in.
    #[error("{0} has no seat")]
    NotSeated(String),
}

impl Seats {
    /// The seats that are taken on a day.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Seat> {
        self.0.iter().filter(move |seat| seat.since <= day && seat.until.is_none_or(|until| day <= until))
    }

    /// Appoints someone.
    ///
    /// # Errors
    /// When the person sits already, or a second chair would.
    pub fn appoint(&mut self, person: &str, role: Role, since: Date) -> Result<(), CannotAppoint> {
        if self.on(since).any(|seat| seat.person == person) {
            return Err(CannotAppoint::Seated(person.to_owned()));
        }
        if role == Role::Chair && self.on(since).any(|seat| seat.role == Role::Chair) {
            return Err(CannotAppoint::ChairTaken);
        }
        self.0.push(Seat { person: person.to_owned(), role, since, until: None });
        Ok(())
    }

    /// Replaces someone from a day on; the seat keeps its role, the record of the old one stays.
    ///
    /// # Errors
    /// When the one has no seat, or the other has one.
    pub fn replace(&mut self, person: &str, by: &str, since: Date) -> Result<(), CannotAppoint> {
        if self.on(since).any(|seat| seat.person == by) {
            return Err(CannotAppoint::Seated(by.to_owned()));
        }
        let seat = self.0.iter_mut().find(|seat| seat.person == person && seat.until.is_none());
        let seat = seat.ok_or_else(|| CannotAppoint::NotSeated(person.to_owned()))?;
        seat.until = Some(crate::terms::calendar::after(since, -1));
        let role = seat.role;
        self.0.push(Seat { person: by.to_owned(), role, since, until: None });
        Ok(())
    }
}

/// A fact beside a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The requirement.
    pub citation: Citation,
    /// Which fact it names.
    pub fact: AspectFact,
    /// Its value; absent when nobody knows.
    pub value: FactValue,
}

/// The facts that the framework of this application names, in its order.
pub fn shown(facts: &Facts, round: &Round) -> Vec<Shown> {
    let Some(activity) = facts.activity() else { return Vec::new() };
    let criteria = &round.activity(activity).framework.criteria;
    let aspects = criteria.iter().flat_map(|criterion| &criterion.aspects);
    aspects
        .filter_map(|aspect| {
            let fact = aspect.fact?;
            Some(Shown { citation: aspect.citation.clone(), fact, value: value(fact, facts, round) })
        })
        .collect()
}

fn value(fact: AspectFact, facts: &Facts, round: &Round) -> FactValue {
    let themes_max = |activity| round.activity(activity).themes_max.as_ref();
    let most = || facts.activity().and_then(themes_max).map_or(usize::MAX, |most| **most as usize);
    let listed = || facts.themes.iter().filter(|theme| round.theme(theme).is_some()).count();
    match fact {
        AspectFact::Reuse => (*facts.reuses_material).into(),
        AspectFact::ListedThemes => (listed() > 0 && listed() == facts.themes.len() && listed() <= most()).into(),
        AspectFact::NoListedTheme => (listed() == 0).into(),
        AspectFact::EarlierFunding => earlier_funding(facts),
        AspectFact::GroupsTakingPart => {
            let groups: BTreeSet<String> = facts.parties.iter().flat_map(|party| party.groups.clone()).collect();
            groups.into_iter().collect::<Vec<_>>().into()
        }
        AspectFact::Partners => {
            let schools: u32 = facts.parties.iter().map(|party| party.schools).sum();
            vec![format!("organisations: {}", facts.parties.len()), format!("schools: {schools}")].into()
        }
        AspectFact::PlanPeriod => facts.plan_years.iter().map(SchoolYear::to_string).collect::<Vec<_>>().into(),
        AspectFact::QualityApproach => (*facts.quality_approach).into(),
    }
}

/// The parties that were funded before; absent when nobody looked into one and none is known (I-14).
fn earlier_funding(facts: &Facts) -> FactValue {
    let funded = facts.parties.iter().filter(|party| party.funded_before == Some(true));
    let funded: Vec<String> = funded.map(|party| party.organisation.clone()).collect();
    let unknown = facts.parties.iter().any(|party| party.funded_before.is_none());
    if funded.is_empty() && unknown { FactValue::Absent(()) } else { funded.into() }
}

//! The round and a flawless application, from which each test departs in one point.

use base::{Money, SchoolYear};
use grant::facts::{BudgetLine, Fact, Facts, Party};
use jiff::Timestamp;
use jiff::civil::Date;
use regulation::{ActivityCode, ApplicantKind, Round};

pub fn round() -> &'static Round {
    Round::get("2024").unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn years() -> Vec<SchoolYear> {
    round().school_years.value.clone()
}

/// An application for activity A in which nothing is missing and everything is known.
pub fn facts() -> Facts {
    let filed = Fact::<bool>::filed;
    let line = |year: SchoolYear| BudgetLine { year, title: "uren".to_owned(), amount: Money::euros(40_000) };
    let party = Party {
        organisation: "bestuur-1".to_owned(),
        leads: true,
        signed: true,
        funded_before: Some(false),
        groups: ["teachers".to_owned(), "pupils".to_owned()].into(),
        schools: 4,
    };
    Facts {
        submitted_at: Fact::established(instant("2024-10-01T12:00:00+02:00")),
        activities: Fact::filed([ActivityCode::A].into(), "activiteit"),
        applicant_kind: Fact::filed(Some(ApplicantKind::SchoolAuthority), "aanvrager"),
        funded: Fact::filed(Some(true), "aanvrager"),
        caribbean: filed(false, "aanvrager"),
        parties: Fact::filed(vec![party], "partijen"),
        themes: Fact::filed(vec!["duurzaamheid".to_owned()], "themas"),
        parts_of_b: Fact::filed([].into(), "onderdelen"),
        plan_years: Fact::filed(years(), "plan"),
        quality_approach: filed(true, "plan"),
        design_steps: Fact::filed([1, 2, 3].into(), "plan"),
        develops_material: filed(true, "plan"),
        reuses_material: Fact::filed(Some(true), "plan"),
        budget: Fact::filed(years().into_iter().map(line).collect(), "begroting"),
        requested: Fact::filed(Money::euros(120_000), "begroting"),
        own_contribution: Fact::filed(None, "begroting"),
        contribution_declared: filed(true, "toezegging"),
        leader_has_room: filed(true, "plan"),
        documents: Fact::filed(["activity_plan".to_owned(), "budget".to_owned()].into(), "documenten"),
        refusal_ground: Fact::filed(Some(false), "artikel 7"),
    }
}

//! Facts: exactly what the articles ask of an application, each with its origin.
//!
//! Nothing here is a judgement. What nobody has established is `None`, which is neither yes nor no:
//! the rules then put the question to a person. The struct knows no form and no database.

use base::{Money, SchoolYear};
use jiff::Timestamp;
use jiff::civil::Date;
use regulation::{ActivityCode, ApplicantKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Deref;

/// A fact and where it comes from; it reads as the fact itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The fact.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The applicant filled it in, in this field of the form.
    Form(String),
    /// A public register, as it stood on a day.
    Register {
        /// The register.
        name: String,
        /// The day of the data.
        on: Date,
    },
    /// This system established it, such as the instant of receipt.
    System,
    /// A person of the executor or the committee established it.
    Person(String),
}

impl<T> Fact<T> {
    /// A fact of the form.
    pub fn filed(value: T, field: &str) -> Self {
        Self { value, origin: Origin::Form(field.to_owned()) }
    }

    /// A fact that this system established.
    pub fn established(value: T) -> Self {
        Self { value, origin: Origin::System }
    }
}

impl<T> Deref for Fact<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// The facts of one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The instant of receipt (art. 14c(1)).
    pub submitted_at: Fact<Timestamp>,
    /// The activities applied for (art. 14a(2)).
    pub activities: Fact<BTreeSet<ActivityCode>>,
    /// The kind of the applicant (art. 14a(4)).
    pub applicant_kind: Fact<Option<ApplicantKind>>,
    /// Whether the applicant governs a funded institution (art. 14a(4)).
    pub funded: Fact<Option<bool>>,
    /// Whether the recipient is seated in the Caribbean Netherlands (art. 14d(3)).
    pub caribbean: Fact<bool>,
    /// The parties of the application, the lead applicant among them (art. 1, 4).
    pub parties: Fact<Vec<Party>>,
    /// The themes, listed or own (art. 14a(2)(a)).
    pub themes: Fact<Vec<String>>,
    /// The parts of activity B that the plan covers, 1 to 3 (art. 14a(2)(b)).
    pub parts_of_b: Fact<BTreeSet<u8>>,
    /// The school years of the plan (art. 14a(1)).
    pub plan_years: Fact<Vec<SchoolYear>>,
    /// Whether the plan says how material is judged with the quality model (annex 2, 1D and 1E).
    pub quality_approach: Fact<bool>,
    /// The steps of the cyclic design model that the plan names (annex 2, 1D and 1E).
    pub design_steps: Fact<BTreeSet<u8>>,
    /// Whether material is developed; under activity A it always is.
    pub develops_material: Fact<bool>,
    /// Whether existing open material is reused (annex 2, 1E and 1B); `None` when the plan is silent.
    pub reuses_material: Fact<Option<bool>>,
    /// The costs of the project, without the contribution to the programme.
    pub budget: Fact<Vec<BudgetLine>>,
    /// The amount asked for the project.
    pub requested: Fact<Money>,
    /// What the parties pay themselves; `None` when the budget is silent.
    pub own_contribution: Fact<Option<Money>>,
    /// Whether the contribution to the programme was declared (art. 14a(3)).
    pub contribution_declared: Fact<bool>,
    /// Whether the plan gives the project leader room to link up with others (note on art. 11(b)).
    pub leader_has_room: Fact<bool>,
    /// What else was handed in, by the identifiers of the round's list.
    pub documents: Fact<BTreeSet<String>>,
    /// Whether a ground of refusal of art. 7 applies, once a person has looked.
    pub refusal_ground: Fact<Option<bool>>,
}

/// A party of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Identifier of the organisation.
    pub organisation: String,
    /// Whether it is the lead applicant (penvoerder).
    pub leads: bool,
    /// Whether it has signed.
    pub signed: bool,
    /// Whether it had money of this scheme or of a pilot before (annex 2, 2F); `None` when unknown.
    pub funded_before: Option<bool>,
    /// The groups of its people that take part (annex 2, B 2B): board, leaders, teachers, staff, pupils.
    pub groups: BTreeSet<String>,
    /// How many schools it brings.
    pub schools: u32,
}

/// A line of the budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    /// The school year of the costs.
    pub year: SchoolYear,
    /// What is paid for.
    pub title: String,
    /// How much.
    pub amount: Money,
}

impl Facts {
    /// The one activity applied for; `None` when there is none or more than one.
    pub fn activity(&self) -> Option<ActivityCode> {
        match self.activities.iter().collect::<Vec<_>>()[..] {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The costs together.
    pub fn costs(&self) -> Money {
        self.budget.iter().map(|line| line.amount).sum()
    }
}

/// The code of a kind of applicant on the wire.
pub fn kind_code(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::SchoolAuthority => "school_authority",
        ApplicantKind::SubjectAssociation => "subject_association",
        ApplicantKind::ProfileOrganisation => "profile_organisation",
        ApplicantKind::Other => "other",
    }
}

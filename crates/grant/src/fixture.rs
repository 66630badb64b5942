//! A round and an application for the tests inside the crate.

use crate::parameters::Parameters;
use crate::round_input::{Applicant, Filed};
use base::Money;
use regulation::{ActivityCode, ApplicantKind, Round};

pub const A: ActivityCode = ActivityCode::A;

pub fn parameters() -> Parameters {
    Parameters::of(Round::get("2024").unwrap())
}

pub fn filed(id: &str, activity: ActivityCode) -> Filed {
    Filed {
        id: id.to_owned(),
        activity,
        applicant: Applicant { kind: ApplicantKind::SchoolAuthority, funded: true, caribbean: false },
        submitted_at: "2024-10-01T12:00:00+02:00".parse().unwrap(),
        requested: Money::euros(120_000),
        themes: Vec::new(),
        contribution_declared: true,
        complete: true,
        scores: [("m1".to_owned(), vec![7; 5])].into(),
    }
}

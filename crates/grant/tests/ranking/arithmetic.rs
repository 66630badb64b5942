//! The figures of the regulation that have to come out: art. 14b and 14d.

use crate::rounds::{application, document, parameters, rank};
use base::Money;
use regulation::ActivityCode;

/// Twelve full applications of each type, all different.
fn full() -> serde_json::Value {
    let of = |activity: &'static str| {
        (0..12_i64).map(move |number| {
            let mut application = application(&format!("{activity}{number:02}"), activity, 9);
            application["scores"]["m1"]["5"] = (10 - number % 5).into();
            for criterion in ["1", "3"] {
                application["scores"]["m1"][criterion] = (10 - number / 5).into();
            }
            application
        })
    };
    document(of("A").chain(of("B")).collect())
}

#[test]
fn ten_a_and_eight_b_full_awards_use_both_ceilings_to_the_cent() {
    let output = rank(&full(), &parameters());
    let awarded = |activity| output.rankings.get(activity).iter().filter(|row| !row.awarded.is_zero()).count();
    assert_eq!((awarded(ActivityCode::A), awarded(ActivityCode::B)), (10, 8));
    assert!(output.rankings.iter().flat_map(|(_, rows)| rows).all(|row| {
        row.awarded.is_zero()
            || (row.awarded == Money::euros(135_000) && row.awarded.divided(3) == (Money::euros(45_000), Money::ZERO))
    }));
    assert_eq!(output.ceilings.a.awarded_cents, Money::euros(1_350_000));
    assert_eq!(output.ceilings.b.awarded_cents, Money::euros(1_080_000));
    assert_eq!(output.ceilings.a.awarded_cents + output.ceilings.b.awarded_cents, Money::euros(2_430_000));
    assert_eq!(output.ceilings.a.awarded_cents.divided(3), (Money::euros(450_000), Money::ZERO));
    assert_eq!(output.ceilings.b.awarded_cents.divided(3), (Money::euros(360_000), Money::ZERO));
}

#[test]
fn with_the_contribution_outside_the_ceiling_the_total_of_art_14b_breaks() {
    let mut parameters = parameters();
    parameters.set("contribution_inside", "false").unwrap();
    parameters.set("policy", "stop").unwrap();
    let output = rank(&full(), &parameters);
    let spent: Money = output.rankings.iter().flat_map(|(_, rows)| rows).map(|row| row.awarded).sum();
    assert_eq!(spent, Money::euros(2_700_000), "11 A and 9 B: the reading that cannot be right");
}

#[test]
fn a_request_above_the_most_is_cut_with_a_verdict() {
    let mut application = application("a1", "A", 8);
    application["requested_cents"] = 12_000_001.into();
    let output = rank(&document(vec![application]), &parameters());
    assert_eq!(output.rankings.a[0].awarded, Money::euros(135_000));
    let cut = output.explanation.iter().find(|verdict| verdict.rule == "P5").expect("a verdict says that it was cut");
    assert!(cut.fails());
    assert_eq!(cut.citation.as_str(), "14d(1)");
}

#[test]
fn a_project_below_the_most_gets_what_it_asks_and_the_contribution() {
    let mut application = application("b1", "B", 8);
    application["requested_cents"] = 5_000_099.into();
    let output = rank(&document(vec![application]), &parameters());
    assert_eq!(output.rankings.b[0].awarded, Money::cents(6_500_099));
}

//! Resampling, leaving out, single steps, severity.

use crate::builders::{instant, round};
use base::{Fraction, Money};
use grant::Parameters;
use grant::allocation::{RankedOutcome, allocate};
use grant::calibration::severity;
use grant::ranking::ranking;
use grant::robustness::{SEED, leave_one_out, one_step_flips, resample, results};
use grant::round_input::{Applicant, Committee, Filed, RoundInput, Theme};
use proptest::prelude::*;
use regulation::{ActivityCode, ApplicantKind, LinePolicy};

const POLICIES: [LinePolicy; 3] = [LinePolicy::Partial, LinePolicy::Stop, LinePolicy::Skip];

fn filed(id: &str, activity: ActivityCode, euros: i64, scores: &[(&str, [i64; 5])]) -> Filed {
    Filed {
        id: id.to_owned(),
        activity,
        applicant: Applicant { kind: ApplicantKind::SchoolAuthority, funded: true, caribbean: false },
        submitted_at: instant("2024-10-01T12:00:00+02:00"),
        requested: Money::euros(euros),
        themes: Vec::<Theme>::new(),
        contribution_declared: true,
        complete: true,
        scores: scores.iter().map(|(member, scores)| ((*member).to_owned(), scores.to_vec())).collect(),
    }
}

fn of(applications: Vec<Filed>) -> RoundInput {
    RoundInput { round: "2024".to_owned(), applications, committee: Committee::default() }
}

/// Eleven full applications of type A for ten places; `scores` per application.
fn eleven(scores: impl Fn(usize) -> [[i64; 5]; 2]) -> RoundInput {
    let one = |number: usize| {
        let [anna, bram] = scores(number);
        filed(&format!("a{number:02}"), ActivityCode::A, 120_000, &[("anna", anna), ("bram", bram)])
    };
    of((0..11).map(one).collect())
}

fn parameters(policy: LinePolicy) -> Parameters {
    let mut parameters = Parameters::of(round());
    parameters.policy.value = policy;
    parameters
}

#[test]
fn readers_who_agree_leave_nothing_to_chance() {
    let input = eleven(|number| if number < 10 { [[8; 5]; 2] } else { [[6; 5]; 2] });
    let found = resample(&input, &parameters(LinePolicy::Partial), &[LinePolicy::Partial], 500, SEED);
    let awarded: Vec<u32> = found[0].chances.iter().map(|chance| chance.awarded).collect();
    assert_eq!(awarded, [vec![500; 10], vec![0]].concat());
    assert_eq!(found[0].chances[10].beyond, 500);
}

#[test]
fn readers_who_disagree_make_the_line_a_matter_of_chance() {
    let input = eleven(|number| match number {
        0..9 => [[9; 5]; 2],
        9 => [[8; 5], [6; 5]],
        _ => [[7; 5], [6; 5]],
    });
    let found = resample(&input, &parameters(LinePolicy::Partial), &[LinePolicy::Partial], 4_000, SEED);
    let chance = |place: usize| &found[0].chances[place];
    assert_eq!(chance(0).awarded, 4_000);
    // a09 draws 8+8, 8+6 or 6+6 and a10 7+7, 7+6 or 6+6: ten sixteenths above, three equal, three below.
    assert!((2_400..=2_600).contains(&chance(9).awarded), "{:?}", chance(9));
    assert!((650..=850).contains(&chance(9).undecided), "{:?}", chance(9));
    assert_eq!(chance(9).undecided, chance(10).undecided);
    let sum = |place: usize| {
        chance(place).awarded
            + chance(place).partly
            + chance(place).undecided
            + chance(place).beyond
            + chance(place).insufficient
    };
    assert!((0..11).all(|place| sum(place) == 4_000));
}

#[test]
fn the_same_seed_gives_the_same_chances_and_policies_share_their_draws() {
    let input = eleven(|number| [[5 + number as i64 % 4; 5], [9 - number as i64 % 5; 5]]);
    let parameters = parameters(LinePolicy::Partial);
    let all = resample(&input, &parameters, &POLICIES, 300, 7);
    assert_eq!(all, resample(&input, &parameters, &POLICIES, 300, 7));
    assert_eq!(all[1..2], resample(&input, &parameters, &POLICIES[1..2], 300, 7));
    assert_ne!(all, resample(&input, &parameters, &POLICIES, 300, 8));
}

#[test]
fn leaving_a_member_out_names_who_moves_and_who_has_no_other_reader() {
    let mut input = eleven(|number| match number {
        9 => [[9; 5], [6; 5]],
        10 => [[6; 5], [7; 5]],
        _ => [[9; 5]; 2],
    });
    input.applications[0].scores.remove("bram");
    let found = leave_one_out(&input, &parameters(LinePolicy::Partial));
    let anna = &found[0];
    assert_eq!((anna.member.as_str(), &anna.read_by_nobody_else), ("anna", &vec!["a00".to_owned()]));
    let moved: Vec<_> = anna.changes.iter().map(|change| (change.id.as_str(), change.to)).collect();
    assert_eq!(moved, [("a09", RankedOutcome::BeyondCeiling), ("a10", RankedOutcome::Awarded)]);
    assert!(found[1].changes.is_empty());
}

#[test]
fn one_step_that_makes_a_tie_at_the_line_is_found() {
    let input = eleven(|number| match number {
        9 => [[7; 5]; 2],
        10 => [[7; 5], [7, 7, 7, 7, 6]],
        _ => [[9; 5]; 2],
    });
    let flips = one_step_flips(&input, &parameters(LinePolicy::Partial));
    let to_a_tie =
        flips.iter().find(|flip| flip.application == "a10" && (flip.criterion, flip.step) == (5, 1)).unwrap();
    assert!(to_a_tie.changes.iter().all(|change| change.to == RankedOutcome::ThemeBalanceNeeded));
    assert!(
        flips.iter().all(|flip| ["a09", "a10"].contains(&flip.application.as_str())),
        "no other score is near the line"
    );
}

#[test]
fn a_member_who_always_gives_one_more_is_one_milder() {
    let input = eleven(|number| [[6 + number as i64 % 3; 5], [5 + number as i64 % 3; 5]]);
    let found = severity(&input, &parameters(LinePolicy::Partial));
    assert_eq!(found[0].difference, Some(Fraction::whole(1)));
    assert_eq!(found[1].difference, Some(Fraction::whole(-1)));
    assert_eq!(found[0].per_criterion, vec![Some(Fraction::whole(1)); 5]);
    let alone = of(vec![filed("a1", ActivityCode::A, 1, &[("anna", [7; 5])])]);
    let found = severity(&alone, &parameters(LinePolicy::Partial));
    assert_eq!((found[0].shared, found[0].difference), (0, None));
}

fn rounds() -> impl Strategy<Value = RoundInput> {
    let scores = prop::collection::vec(prop::array::uniform5(1_i64..=10), 1..=4);
    let one = (any::<bool>(), 1_i64..=150_000, scores);
    prop::collection::vec(one, 0..40).prop_map(|applications| {
        const MEMBERS: [&str; 4] = ["anna", "bram", "cleo", "daan"];
        let make = |(number, (a, euros, scores)): (usize, (bool, i64, Vec<[i64; 5]>))| {
            let scores: Vec<_> = MEMBERS.into_iter().zip(scores).collect();
            filed(&format!("x{number:02}"), if a { ActivityCode::A } else { ActivityCode::B }, euros, &scores)
        };
        of(applications.into_iter().enumerate().map(make).collect())
    })
}

proptest! {
    #[test]
    fn the_quick_division_is_that_of_the_allocation(input in rounds()) {
        for policy in POLICIES {
            let parameters = parameters(policy);
            let quick = results(&input, &parameters);
            for activity in ActivityCode::ALL {
                let filed: Vec<&Filed> = input.applications.iter().filter(|filed| filed.activity == activity).collect();
                let standings = ranking(&filed, &input.committee, &parameters);
                for (id, (outcome, _)) in allocate(&standings, activity, &input.committee, &parameters).outcomes {
                    prop_assert_eq!(quick[&id], outcome, "{} under {:?}", id, policy);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_document_does_not_matter(input in rounds()) {
        let mut turned = input.clone();
        turned.applications.reverse();
        let parameters = parameters(LinePolicy::Partial);
        prop_assert_eq!(resample(&input, &parameters, &POLICIES, 20, SEED), resample(&turned, &parameters, &POLICIES, 20, SEED));
        prop_assert_eq!(one_step_flips(&input, &parameters), one_step_flips(&turned, &parameters));
    }

    #[test]
    fn severities_of_two_readers_cancel_out(pairs in prop::collection::vec(prop::array::uniform2(prop::array::uniform5(1_i64..=10)), 1..20)) {
        let one = |(number, [anna, bram]): (usize, [[i64; 5]; 2])| filed(&number.to_string(), ActivityCode::A, 1, &[("anna", anna), ("bram", bram)]);
        let input = of(pairs.into_iter().enumerate().map(one).collect());
        let found = severity(&input, &parameters(LinePolicy::Partial));
        let (anna, bram) = (found[0].difference.unwrap(), found[1].difference.unwrap());
        prop_assert_eq!((anna.numerator(), anna.denominator()), (-bram.numerator(), bram.denominator()));
    }
}

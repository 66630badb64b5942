//! The rules of filing and eligibility on full facts.

use crate::builders::{facts, instant, round};
use base::Money;
use grant::completeness::missing;
use grant::facts::Facts;
use grant::rules::{RULES, Standing, evaluate, standing};
use grant::verdict::{RuleOutcome, Verdict};
use proptest::prelude::*;
use regulation::{ActivityCode, ApplicantKind};

/// One point in which an application is not flawless.
type Departure = fn(&mut Facts);

fn with(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = facts();
    change(&mut facts);
    facts
}

fn verdicts(facts: &Facts) -> Vec<Verdict> {
    evaluate(facts, round())
}

fn decisive(facts: &Facts) -> (&'static str, Vec<String>) {
    let ids = |verdicts: Vec<Verdict>| verdicts.iter().map(|verdict| verdict.rule.to_string()).collect();
    match standing(&verdicts(facts)) {
        Standing::Rejected { by } => ("rejected", ids(vec![by])),
        Standing::Incomplete { missing } => ("incomplete", ids(missing)),
        Standing::Refused { by } => ("refused", ids(by)),
        Standing::Admissible { questions } => ("admissible", ids(questions)),
    }
}

#[test]
fn a_flawless_application_is_admissible_without_a_question() {
    assert_eq!(decisive(&facts()), ("admissible", vec![]));
}

#[test]
fn one_departure_has_one_consequence() {
    let cases: [(Departure, &str, &str); 17] = [
        (|f| f.submitted_at.value = instant("2024-11-03T00:00:00+01:00"), "rejected", "T2"),
        (|f| f.activities.value = [ActivityCode::A, ActivityCode::B].into(), "incomplete", "W2"),
        (|f| f.activities.value = [].into(), "incomplete", "W2"),
        (|f| f.parties.value[0].leads = false, "incomplete", "D4"),
        (|f| f.parties.value[0].signed = false, "incomplete", "T8"),
        (|f| f.plan_years.value.truncate(2), "incomplete", "P10"),
        (|f| f.design_steps.value.clear(), "incomplete", "S-A1D"),
        (|f| f.quality_approach.value = false, "incomplete", "S-A1D"),
        (|f| f.budget.value.truncate(2), "incomplete", "T9"),
        (|f| drop(f.documents.value.pop_first()), "incomplete", "T5"),
        (|f| f.applicant_kind.value = Some(ApplicantKind::Other), "refused", "W6"),
        (|f| f.funded.value = Some(false), "refused", "W6"),
        (|f| f.contribution_declared.value = false, "refused", "W5"),
        (|f| f.themes.value = ["a", "b", "c"].map(str::to_owned).into(), "refused", "W3"),
        (|f| f.refusal_ground.value = Some(true), "refused", "G1"),
        (|f| f.refusal_ground.value = None, "admissible", "G1"),
        (|f| f.leader_has_room.value = false, "admissible", "T10"),
    ];
    for (change, outcome, rule) in cases {
        assert_eq!(decisive(&with(change)), (outcome, vec![rule.to_owned()]), "{rule}");
    }
}

#[test]
fn what_is_unknown_is_asked_and_never_decided() {
    let unknown = with(|facts| facts.funded.value = None);
    assert_eq!(decisive(&unknown), ("admissible", vec!["W6".to_owned()]));
    let asked = verdicts(&unknown).into_iter().find(|verdict| verdict.rule == "W6").unwrap();
    assert_eq!(asked.outcome, RuleOutcome::NeedsJudgement);
    assert!(asked.fact("question").is_some());
    let association = with(|facts| {
        facts.applicant_kind.value = Some(ApplicantKind::SubjectAssociation);
        facts.funded.value = None;
    });
    assert_eq!(decisive(&association), ("admissible", vec![]), "funding is asked of boards only");
}

#[test]
fn activity_b_is_for_boards_and_has_no_themes() {
    let b = |kind| {
        with(|facts| {
            facts.activities.value = [ActivityCode::B].into();
            facts.applicant_kind.value = Some(kind);
            facts.themes.value = ["a", "b", "c"].map(str::to_owned).into();
        })
    };
    assert_eq!(decisive(&b(ApplicantKind::SchoolAuthority)), ("admissible", vec!["W4".to_owned()]));
    assert_eq!(decisive(&b(ApplicantKind::SubjectAssociation)), ("refused", vec!["W7".to_owned()]));
    assert_eq!(decisive(&b(ApplicantKind::ProfileOrganisation)), ("refused", vec!["W7".to_owned()]));
}

#[test]
fn asking_too_much_is_cut_and_excludes_nobody() {
    let greedy = with(|facts| {
        facts.requested.value = Money::euros(125_000);
        facts.budget.value.iter_mut().for_each(|line| line.amount = Money::euros(45_000));
    });
    let verdicts = verdicts(&greedy);
    assert!(verdicts.iter().any(|verdict| verdict.rule == "P5" && verdict.fails()));
    assert_eq!(decisive(&greedy), ("admissible", vec!["S-A5A".to_owned()]), "who pays the rest is asked");
    let paid = with(|facts| {
        *facts = greedy.clone();
        facts.own_contribution.value = Some(Money::euros(15_000));
    });
    assert_eq!(decisive(&paid), ("admissible", vec![]));
}

#[test]
fn everything_that_is_missing_is_asked_at_once() {
    let bare = with(|facts| {
        facts.parties.value[0].signed = false;
        facts.documents.value.clear();
        facts.plan_years.value.clear();
    });
    let codes: Vec<_> = missing(&verdicts(&bare), round()).into_iter().map(|item| item.code).collect();
    assert_eq!(codes, ["T8", "P10", "activity_plan", "budget"]);
    assert!(missing(&verdicts(&facts()), round()).is_empty());
}

#[test]
fn every_rule_cites_a_paragraph_that_exists() {
    for activities in [vec![ActivityCode::A], vec![ActivityCode::B], vec![]] {
        let facts = with(|facts| facts.activities.value = activities.into_iter().collect());
        for verdict in verdicts(&facts) {
            assert!(round().law.resolves(&verdict.citation), "{}: {}", verdict.rule, verdict.citation);
        }
    }
}

#[test]
fn the_explanation_of_an_application_is_its_list_of_verdicts() {
    let doubtful = with(|facts| {
        facts.activities.value = [ActivityCode::B].into();
        facts.parts_of_b.value = [1, 3].into();
        facts.parties.value[0].signed = false;
        facts.refusal_ground.value = None;
    });
    insta::assert_json_snapshot!("the_verdicts_on_a_doubtful_application", verdicts(&doubtful));
}

fn variants() -> impl Strategy<Value = Facts> {
    let kind = prop::sample::select(ApplicantKind::ALL_FOR_TESTS.to_vec());
    let flags = prop::array::uniform8(any::<bool>());
    (kind, flags, 0_usize..4, prop::option::of(any::<bool>())).prop_map(|(kind, flags, themes, ground)| {
        with(|facts| {
            facts.applicant_kind.value = kind;
            facts.funded.value = Some(flags[0]);
            facts.contribution_declared.value = flags[1];
            facts.quality_approach.value = flags[2];
            facts.parties.value[0].signed = flags[3];
            facts.leader_has_room.value = flags[4];
            if flags[5] {
                facts.submitted_at.value = instant("2024-11-03T00:00:00+01:00");
            }
            if flags[6] {
                facts.activities.value = [ActivityCode::B].into();
            }
            facts.caribbean.value = flags[7];
            facts.themes.value = (0..themes).map(|number| number.to_string()).collect();
            facts.refusal_ground.value = ground;
        })
    })
}

/// The kinds as a form can give them, "not filled in" among them.
trait Kinds {
    const ALL_FOR_TESTS: [Option<ApplicantKind>; 5];
}

impl Kinds for ApplicantKind {
    const ALL_FOR_TESTS: [Option<Self>; 5] = [
        None,
        Some(Self::SchoolAuthority),
        Some(Self::SubjectAssociation),
        Some(Self::ProfileOrganisation),
        Some(Self::Other),
    ];
}

proptest! {
    #[test]
    fn every_rule_answers_every_application_and_a_late_one_is_only_rejected(facts in variants()) {
        let verdicts = verdicts(&facts);
        prop_assert_eq!(verdicts.len(), RULES.len());
        let late = verdicts[0].fails();
        prop_assert_eq!(matches!(standing(&verdicts), Standing::Rejected { .. }), late);
    }

    #[test]
    fn whoever_asks_for_judgement_asks_a_question(facts in variants()) {
        for verdict in verdicts(&facts) {
            prop_assert_eq!(verdict.outcome == RuleOutcome::NeedsJudgement, verdict.fact("question").is_some());
        }
    }

    #[test]
    fn the_seat_of_the_applicant_changes_no_verdict(facts in variants()) {
        let mut elsewhere = facts.clone();
        elsewhere.caribbean.value = !facts.caribbean.value;
        prop_assert_eq!(verdicts(&facts), verdicts(&elsewhere));
    }
}

//! Obligations over evidence, the activity report, determination, committee, conflicts.

use crate::builders::{day, facts, round};
use base::Money;
use grant::committee::{CannotAppoint, Role, Seats, shown};
use grant::conflict_of_interest::{ApplicationTies, Declared, Ground, MemberTies, conflicts};
use grant::determination::{Determination, ImpossibleDetermination, verdicts};
use grant::obligations::{ActivityRecord, Deed, Evidence, Published, Status, Work, board};
use grant::reports::{Period, interim_reports, prefilled, talks};
use grant::verdict::{FactValue, RuleOutcome};
use proptest::prelude::*;

fn period() -> Period {
    Period::proposed(round())
}

fn work() -> Work {
    let published = Published {
        on: day("2026-02-01"),
        free: true,
        licence: Some("CC BY 4.0".to_owned()),
        in_edurep_on: Some(day("2026-02-03")),
    };
    let deed = Deed {
        on: day("2026-03-01"),
        transferor: "bestuur-1".to_owned(),
        transferee: "Kennisnet".to_owned(),
        publicly_funded: Some(true),
    };
    Work {
        title: "Les over rivieren".to_owned(),
        version: "1".to_owned(),
        is_material: true,
        published: Some(published),
        deed: Some(deed),
        assessed_on: Some(day("2026-01-20")),
    }
}

fn status(evidence: &Evidence, obligation: &str, today: &str) -> (Status, Vec<String>) {
    let board = board(evidence, period(), day(today), round());
    let row = board.into_iter().find(|row| row.obligation == obligation).unwrap();
    (row.status, row.items.into_iter().map(|item| item.code).collect())
}

#[test]
fn without_evidence_everything_is_open_and_nothing_is_contradicted() {
    for row in board(&Evidence::default(), period(), day("2028-08-01"), round()) {
        let expected = if row.obligation == "general" { Status::NeedsJudgement } else { Status::Open };
        assert_eq!(row.status, expected, "{}", row.obligation);
        assert!(round().law.resolves(&row.citation));
    }
}

#[test]
fn a_work_that_shows_everything_meets_its_obligations() {
    let evidence = Evidence { works: vec![work()], ..Evidence::default() };
    for obligation in ["free-for-all", "copyright", "evidence-informed"] {
        assert_eq!(status(&evidence, obligation, "2026-06-01").0, Status::Met, "{obligation}");
    }
}

#[test]
fn each_fact_moves_only_its_own_obligation() {
    let with = |change: fn(&mut Work)| {
        let mut work = work();
        change(&mut work);
        Evidence { works: vec![work], ..Evidence::default() }
    };
    let licence = |licence: Option<&'static str>| {
        move |work: &mut Work| {
            work.published.as_mut().unwrap().licence = licence.map(str::to_owned);
        }
    };
    let mut changed = work();
    licence(Some("CC0 1.0"))(&mut changed);
    let cc0 = Evidence { works: vec![changed], ..Evidence::default() };
    assert_eq!(status(&cc0, "free-for-all", "2026-06-01").0, Status::Contradicted, "I-09: CC0 is not in art. 14g(c)");
    let silent = with(|work| work.published.as_mut().unwrap().licence = None);
    assert_eq!(status(&silent, "free-for-all", "2026-06-01").0, Status::Open);
    let unseen = with(|work| work.published.as_mut().unwrap().in_edurep_on = None);
    assert_eq!(
        status(&unseen, "free-for-all", "2026-06-01"),
        (Status::Open, vec!["free".into(), "licence".into(), "not_in_edurep".into()])
    );
    let report = with(|work| {
        work.is_material = false;
        work.published.as_mut().unwrap().licence = None;
    });
    assert_eq!(
        status(&report, "free-for-all", "2026-06-01").0,
        Status::Met,
        "a result of another kind needs no licence"
    );
    let late_licence = with(|work| work.published.as_mut().unwrap().on = day("2026-03-02"));
    assert_eq!(status(&late_licence, "copyright", "2026-06-01").0, Status::NeedsJudgement, "I-23");
    let private = with(|work| work.deed.as_mut().unwrap().publicly_funded = Some(false));
    assert_eq!(status(&private, "copyright", "2026-06-01").0, Status::Contradicted);
    let unknown = with(|work| work.deed.as_mut().unwrap().publicly_funded = None);
    assert_eq!(status(&unknown, "copyright", "2026-06-01").0, Status::NeedsJudgement);
}

#[test]
fn an_activity_outside_the_period_is_a_fact_against() {
    let record = |first, last| ActivityRecord {
        title: "pilot".to_owned(),
        period: Period { first: day(first), last: day(last) },
    };
    let evidence = |record| Evidence { activities: vec![record], ..Evidence::default() };
    assert_eq!(status(&evidence(record("2025-08-01", "2028-07-31")), "period", "2028-08-01").0, Status::Met);
    assert_eq!(status(&evidence(record("2025-07-31", "2026-01-01")), "period", "2028-08-01").0, Status::Contradicted);
}

#[test]
fn there_are_twelve_talks_and_three_reports() {
    let all = talks(period(), &[day("2025-10-31"), day("2025-11-01")], round());
    assert_eq!(all.len(), 12);
    assert_eq!(
        (all[0].from, all[0].until, all[0].done_on),
        (day("2025-08-01"), day("2025-10-31"), Some(day("2025-10-31")))
    );
    assert_eq!((all[1].from, all[1].done_on), (day("2025-11-01"), Some(day("2025-11-01"))));
    assert_eq!(all[11].until, day("2028-07-31"));
    assert!(all[2].is_overdue(day("2026-05-01")) && !all[2].is_overdue(day("2026-04-30")));
    let reports = interim_reports(period(), &[day("2026-09-15"), day("2027-07-01")], round());
    let done: Vec<_> = reports.iter().map(|due| (due.until, due.done_on)).collect();
    assert_eq!(
        done,
        [
            (day("2026-07-31"), Some(day("2026-09-15"))),
            (day("2027-07-31"), Some(day("2027-07-01"))),
            (day("2028-07-31"), None),
        ]
    );
}

#[test]
fn only_what_is_due_by_today_is_asked() {
    let (first, items) = status(&Evidence::default(), "progress", "2025-09-01");
    assert_eq!((first, items.len()), (Status::Open, 0));
    let (later, items) = status(&Evidence::default(), "progress", "2026-08-01");
    assert_eq!((later, items.len()), (Status::Open, 5), "four talks and a report");
}

#[test]
fn the_activity_report_has_five_parts_and_is_complete_when_all_are_written() {
    let evidence = Evidence { works: vec![work()], talks: vec![day("2025-09-01")], ..Evidence::default() };
    let mut report = prefilled(&evidence, period(), round());
    assert_eq!(report.parts.len(), 5);
    assert_eq!(report.parts[2].prefilled, ["Les over rivieren (versie 1), gepubliceerd op 2026-02-01"]);
    assert_eq!(report.parts[3].prefilled, ["Voortgangsgesprekken: 1 van 12", "Tussenrapportages: 0 van 3"]);
    assert!(!report.is_complete(), "what is filled in beforehand is not the recipient's account");
    report.parts.iter_mut().for_each(|part| part.text = "Gedaan.".to_owned());
    assert!(report.is_complete());
    let found = verdicts(Some(&report), &board(&evidence, period(), day("2029-06-30"), round()), round());
    assert_eq!(found[0].outcome, RuleOutcome::Satisfied);
    assert!(found.iter().all(|verdict| round().law.resolves(&verdict.citation)));
    assert!(verdicts(None, &[], round())[0].fails());
}

#[test]
fn a_determination_is_an_amount_between_nothing_and_the_award() {
    let (award, paid) = (Money::euros(135_000), Money::euros(90_000));
    let lower = |euros| Determination::Lower { amount: Money::euros(euros), reason: "minder gedaan".to_owned() };
    let full = Determination::InFull.settle(award, paid).unwrap();
    assert_eq!((full.to_pay, full.to_recover), (Money::euros(45_000), Money::ZERO));
    let less = lower(60_000).settle(award, paid).unwrap();
    assert_eq!((less.to_pay, less.to_recover), (Money::ZERO, Money::euros(30_000)));
    let withdrawn = Determination::Withdrawn { reason: "niet begonnen".to_owned() }.settle(award, paid).unwrap();
    assert_eq!((withdrawn.determined, withdrawn.to_recover), (Money::ZERO, paid));
    assert!(matches!(lower(135_000).settle(award, paid), Err(ImpossibleDetermination::NotLower { .. })));
    assert_eq!(lower(-1).settle(award, paid), Err(ImpossibleDetermination::Negative));
}

#[test]
fn conflicts_are_computed_and_declared_and_name_every_ground() {
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
    let member = |id: &str| MemberTies { member: id.to_owned(), ..MemberTies::default() };
    let members = [
        MemberTies { boards: names(&["b1"]), worked_with: names(&["b1"]), ..member("m1") },
        MemberTies { networks: names(&["n1"]), ..member("m2") },
        member("m3"),
    ];
    let application = |id: &str, board: &str, networks: &[&str]| ApplicationTies {
        application: id.to_owned(),
        boards: names(&[board]),
        organisations: names(&[board]),
        networks: names(networks),
    };
    let applications = [application("a2", "b2", &["n1"]), application("a1", "b1", &[])];
    let declared = [Declared { member: "m3".to_owned(), application: "a1".to_owned(), reason: "familie".to_owned() }];
    let found: Vec<_> = conflicts(&members, &applications, &declared)
        .into_iter()
        .map(|conflict| (conflict.application, conflict.member, conflict.grounds))
        .collect();
    let row = |application: &str, member: &str, grounds| (application.to_owned(), member.to_owned(), grounds);
    assert_eq!(
        found,
        [
            row("a1", "m1", vec![Ground::SameBoard("b1".to_owned()), Ground::EarlierWork("b1".to_owned())]),
            row("a1", "m3", vec![Ground::Declared]),
            row("a2", "m2", vec![Ground::SameNetwork("n1".to_owned())]),
        ]
    );
}

#[test]
fn a_replaced_member_leaves_a_record_and_a_second_chair_is_refused() {
    let mut seats = Seats::default();
    seats.appoint("anna", Role::Chair, day("2024-09-01")).unwrap();
    seats.appoint("bram", Role::Member, day("2024-09-01")).unwrap();
    assert_eq!(seats.appoint("cleo", Role::Chair, day("2024-09-02")), Err(CannotAppoint::ChairTaken));
    assert_eq!(seats.appoint("bram", Role::Member, day("2024-09-02")), Err(CannotAppoint::Seated("bram".to_owned())));
    seats.replace("anna", "cleo", day("2024-11-01")).unwrap();
    let chair = |on: &str| seats.on(day(on)).find(|seat| seat.role == Role::Chair).map(|seat| seat.person.clone());
    assert_eq!((chair("2024-10-31"), chair("2024-11-01")), (Some("anna".to_owned()), Some("cleo".to_owned())));
}

#[test]
fn the_facts_of_the_framework_are_shown_and_unknown_ones_are_absent() {
    let named = |facts: &grant::facts::Facts| {
        shown(facts, round()).into_iter().map(|it| (it.citation.to_string(), it.value)).collect::<Vec<_>>()
    };
    let shown = named(&facts());
    assert!(shown.contains(&("bijlage 2.1(1)(F)".to_owned(), FactValue::Flag(true))));
    assert!(shown.contains(&("bijlage 2.1(1)(G)".to_owned(), FactValue::Flag(false))));
    assert!(shown.contains(&("bijlage 2.1(2)(F)".to_owned(), FactValue::List(Vec::new()))));
    let mut unknown = facts();
    unknown.parties.value[0].funded_before = None;
    assert!(named(&unknown).contains(&("bijlage 2.1(2)(F)".to_owned(), FactValue::Absent(()))));
}

proptest! {
    #[test]
    fn nothing_is_both_paid_and_recovered(award in 1_i64..=13_500_000, paid in 0_i64..=13_500_000, lower in 0_i64..=13_500_000) {
        let lowered = Determination::Lower { amount: Money::cents(lower), reason: String::new() };
        for determination in [Determination::InFull, lowered] {
            if let Ok(settled) = determination.settle(Money::cents(award), Money::cents(paid)) {
                prop_assert!(settled.to_pay.is_zero() || settled.to_recover.is_zero());
                prop_assert_eq!(Money::cents(paid) + settled.to_pay, settled.determined + settled.to_recover);
            }
        }
    }

    #[test]
    fn more_evidence_of_talks_never_makes_the_board_worse(days in prop::collection::vec(0_i32..1200, 0..14), more in 0_i32..1200) {
        use jiff::ToSpan;
        let on = |number: &i32| period().first.saturating_add(number.days());
        let mut evidence = Evidence { talks: days.iter().map(on).collect(), ..Evidence::default() };
        let open = |evidence: &Evidence| status(evidence, "progress", "2028-08-01").1.iter().filter(|code| *code == "not_shown").count();
        let before = open(&evidence);
        evidence.talks.push(on(&more));
        prop_assert!(open(&evidence) <= before);
    }
}

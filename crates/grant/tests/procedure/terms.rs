//! Dates of the regulation, rest days, suspension, delay, penalty, window.

use crate::builders::{day, instant, round};
use base::Money;
use grant::terms::calendar::{Calendar, easter};
use grant::terms::window::{Position, day_of, for_people};
use grant::terms::{Deadline, DelayNotice, PenaltyTier, Suspension, Window, deadline, penalty};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use regulation::TermId;

fn calendar() -> Calendar<'static> {
    Calendar::of(&round().rest_days)
}

fn term(id: TermId, event: &str, suspensions: &[Suspension]) -> Deadline {
    deadline(round().term(id), day(event), "het begon", suspensions, &calendar())
}

#[test]
fn the_decision_is_due_on_saturday_5_april_2025_without_a_supplement() {
    let decision = term(TermId::Decision, "2024-11-02", &[]);
    assert_eq!(decision.last_day, day("2025-04-05"));
    assert!(decision.is_met_on(day("2025-04-05")) && decision.has_passed_on(day("2025-04-06")));
    assert_eq!(term(TermId::DecisionOther, "2024-11-02", &[]).last_day, day("2025-04-05"), "I-05: one date for all");
}

#[test]
fn the_dates_of_the_reference_come_out() {
    for (id, event, expected) in [
        (TermId::Objection, "2025-04-05", "2025-05-19"),
        (TermId::Objection, "2025-04-04", "2025-05-16"),
        (TermId::Determination, "2029-06-30", "2029-12-01"),
        (TermId::NotConsidered, "2024-11-29", "2024-12-27"),
        (TermId::NotConsidered, "2024-11-27", "2024-12-27"),
        (TermId::Objection, "2025-04-17", "2025-05-30"),
        (TermId::Objection, "2025-02-10", "2025-03-24"),
        (TermId::Payment, "2025-03-10", "2025-04-22"),
    ] {
        assert_eq!(term(id, event, &[]).last_day, day(expected), "{id:?} from {event}");
    }
}

#[test]
fn every_date_explains_itself() {
    let suspension = Suspension::supplemented(day("2024-11-12"), day("2024-11-22"));
    let decision = term(TermId::Decision, "2024-11-02", &[suspension]);
    let notice = DelayNotice { sent_on: day("2025-04-01"), expected_by: day("2025-05-01") };
    insta::assert_snapshot!("a_decision_after_a_supplement", notice.noted_on(decision).to_string());
    insta::assert_snapshot!("an_objection_term_past_a_weekend", term(TermId::Objection, "2025-04-05", &[]).to_string());
    insta::assert_snapshot!(
        "a_term_that_ends_at_christmas",
        term(TermId::NotConsidered, "2024-11-27", &[]).to_string()
    );
}

#[test]
fn every_citation_of_an_explanation_leads_to_a_paragraph() {
    let suspension = Suspension::lapsed(day("2024-11-12"), day("2024-11-26"));
    for id in TermId::ALL {
        let noted = DelayNotice { sent_on: day("2024-12-01"), expected_by: day("2024-12-20") };
        let explained = noted.noted_on(term(id, "2024-11-02", &[suspension]));
        for step in explained.steps {
            assert!(round().law.resolves(&step.citation), "{id:?}: {}", step.citation);
        }
    }
}

#[test]
fn a_request_to_supplement_stops_the_clock_only_while_it_runs() {
    let decided = |suspensions: &[Suspension]| term(TermId::Decision, "2024-11-02", suspensions).last_day;
    assert_eq!(decided(&[Suspension::supplemented(day("2024-11-12"), day("2024-11-22"))]), day("2025-04-14"));
    assert_eq!(decided(&[Suspension::lapsed(day("2024-11-12"), day("2024-11-26"))]), day("2025-04-19"));
    assert_eq!(
        decided(&[Suspension::supplemented(day("2024-11-12"), day("2024-11-13"))]),
        day("2025-04-05"),
        "next day"
    );
    assert_eq!(
        decided(&[Suspension::supplemented(day("2024-10-10"), day("2024-10-20"))]),
        day("2025-04-05"),
        "before it"
    );
    assert_eq!(
        decided(&[Suspension::supplemented(day("2024-10-28"), day("2024-11-05"))]),
        day("2025-04-07"),
        "half in it"
    );
    assert_eq!(decided(&[Suspension::lapsed(day("2025-06-01"), day("2025-06-14"))]), day("2025-04-05"), "after it");
}

#[test]
fn easter_and_the_holidays_of_some_years() {
    for (year, expected) in
        [(2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25"), (2285, "2285-03-22")]
    {
        assert_eq!(easter(year), day(expected));
    }
    let calendar = calendar().with_decreed([day("2024-12-27")]);
    for (date, name) in [
        ("2025-04-26", Some("Koningsdag")),
        ("2025-04-27", Some("zondag")),
        ("2025-04-18", Some("Goede Vrijdag")),
        ("2025-05-29", Some("Hemelvaartsdag")),
        ("2025-06-09", Some("Tweede pinksterdag")),
        ("2024-12-27", Some("bij besluit met een feestdag gelijkgesteld")),
        ("2025-05-05", Some("Bevrijdingsdag")),
        ("2025-04-22", None),
    ] {
        assert_eq!(calendar.rest_day(day(date)), name, "{date}");
    }
}

#[test]
fn a_penalty_runs_from_two_weeks_after_the_notice_of_default() {
    let decision = term(TermId::Decision, "2024-11-02", &[]);
    assert_eq!(penalty(&decision, day("2025-04-05"), round(), &calendar()), None, "the term is not over yet");
    let late = penalty(&decision, day("2025-04-07"), round(), &calendar()).unwrap();
    assert_eq!((late.first_day, late.last_day), (day("2025-04-23"), day("2025-06-03")), "21 April is Easter Monday");
    let tiers = [(14, 23), (14, 35), (14, 45)].map(|(days, euros)| PenaltyTier { days, per_day: Money::euros(euros) });
    assert_eq!(late.due(day("2025-04-23"), &tiers), Money::ZERO, "decided on the first day");
    assert_eq!(late.due(day("2025-04-24"), &tiers), Money::euros(23));
    assert_eq!(late.due(day("2025-05-08"), &tiers), Money::euros(14 * 23 + 35));
    assert_eq!(late.due(day("2026-01-01"), &tiers), Money::euros(1_442), "no more than the whole");
}

#[test]
fn the_window_is_two_instants() {
    let window = Window::of(round());
    assert_eq!(window.opens, instant("2024-09-17T22:00:00Z"));
    assert_eq!(window.closed_from, instant("2024-11-02T23:00:00Z"));
    for (at, position) in [
        ("2024-09-17T23:59:59+02:00", Position::Early),
        ("2024-09-18T00:00:00+02:00", Position::Inside),
        ("2024-11-02T23:59:59+01:00", Position::Inside),
        ("2024-11-02T18:59:59-04:00", Position::Inside),
        ("2024-11-02T19:00:00-04:00", Position::Late),
        ("2024-11-03T00:00:00+01:00", Position::Late),
    ] {
        assert_eq!(window.position(instant(at)), position, "{at}");
    }
}

#[test]
fn an_applicant_overseas_sees_both_clocks() {
    let closing = instant("2024-11-02T22:59:59Z");
    assert_eq!(for_people(closing, round(), false), "zaterdag 2 november 2024, 23:59:59 uur (Nederlandse tijd)");
    assert_eq!(
        for_people(closing, round(), true),
        "zaterdag 2 november 2024, 23:59:59 uur (Nederlandse tijd); \
         zaterdag 2 november 2024, 18:59:59 uur (tijd op Bonaire, Saba en Sint Eustatius)"
    );
    assert_eq!(day_of(instant("2024-11-02T23:30:00Z"), round()), day("2024-11-03"));
}

fn some_day() -> impl Strategy<Value = Date> {
    (0_i32..20_000).prop_map(|days| Date::constant(2015, 1, 1).saturating_add(days.days()))
}

proptest! {
    #[test]
    fn a_term_that_moves_never_ends_on_a_rest_day_and_one_that_stays_keeps_its_weekday(event in some_day()) {
        let moving = deadline(round().term(TermId::Objection), event, "het begon", &[], &calendar());
        prop_assert!(calendar().rest_day(moving.last_day).is_none());
        let staying = deadline(round().term(TermId::Decision), event, "het begon", &[], &calendar());
        prop_assert_eq!(staying.last_day.weekday(), event.weekday());
    }

    #[test]
    fn a_longer_suspension_never_brings_a_deadline_forward(event in some_day(), start in 0_i32..200, first in 0_i32..60, more in 0_i32..60) {
        let from = event.saturating_add(start.days());
        let ended = |days: i32| Suspension::supplemented(from, from.saturating_add(days.days()));
        let last = |days| deadline(round().term(TermId::Decision), event, "het begon", &[ended(days)], &calendar()).last_day;
        prop_assert!(last(first) <= last(first + more));
    }

    #[test]
    fn the_same_suspension_twice_counts_once(event in some_day(), start in 0_i32..150, days in 0_i32..60) {
        let from = event.saturating_add(start.days());
        let one = Suspension::supplemented(from, from.saturating_add(days.days()));
        let last = |suspensions: &[Suspension]| deadline(round().term(TermId::Decision), event, "het begon", suspensions, &calendar()).last_day;
        prop_assert_eq!(last(&[one]), last(&[one, one]));
    }

    #[test]
    fn the_steps_end_where_the_deadline_is_and_never_go_back(event in some_day(), start in 0_i32..150, days in 0_i32..60) {
        let from = event.saturating_add(start.days());
        let one = Suspension::lapsed(from, from.saturating_add(days.days()));
        let found = deadline(round().term(TermId::Objection), event, "het begon", &[one], &calendar());
        prop_assert_eq!(found.steps.last().unwrap().day, found.last_day);
        prop_assert!(found.steps.is_sorted_by_key(|step| step.day));
    }
}

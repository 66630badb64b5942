//! The life of an application: every act on every state, and the diagram.

use crate::builders::{day, instant, round};
use grant::application::{Application, Moved, Outcome, SupplementRequest};
use grant::state::{Act, State, TRANSITIONS, diagram, is_final};
use grant::terms::Window;
use std::collections::BTreeSet;

/// Every way to do an act: those whose outcome depends on a day or a decision come more than once.
fn tries(application: &Application, act: Act) -> Vec<Moved> {
    let it = || application.clone();
    let window = Window::of(round());
    let (early, on) = (day("2024-11-20"), day("2025-04-01"));
    let request =
        SupplementRequest { sent_on: day("2024-11-12"), until: day("2024-11-26"), missing: vec!["T8".into()] };
    let outcomes = [Outcome::Awarded, Outcome::Refused, Outcome::Rejected, Outcome::NotConsidered];
    match act {
        Act::Submit => {
            ["2024-10-01T12:00:00Z", "2024-12-01T12:00:00Z"].map(|at| it().submit(window, instant(at))).into()
        }
        Act::Withdraw => vec![it().withdraw(on)],
        Act::RequestSupplement => vec![it().request_supplement(request)],
        Act::Supplement => vec![it().supplement(early), it().supplement(on)],
        Act::Lapse => vec![it().lapse(early), it().lapse(on)],
        Act::Accept => vec![it().accept()],
        Act::FindWanting => vec![it().find_wanting()],
        Act::Assess => vec![it().assess()],
        Act::Advise => vec![it().advise(on)],
        Act::Decide => outcomes.map(|outcome| it().decide(outcome, on)).into(),
        Act::Notify => vec![it().notify(day("2025-04-04"))],
        Act::Object => vec![it().object(on)],
        Act::DecideObjection => outcomes.map(|outcome| it().decide_objection(outcome, on)).into(),
        Act::Settle => vec![it().settle()],
        Act::Start => vec![it().start(on)],
        Act::Account => vec![it().account(on)],
        Act::Determine => vec![it().determine(on)],
        Act::Reclaim => vec![it().reclaim(on)],
    }
}

#[test]
fn every_act_on_every_state_does_what_the_table_says() {
    let mut waiting = vec![Application::Draft];
    let mut seen: Vec<Application> = Vec::new();
    let mut walked = BTreeSet::new();
    while let Some(application) = waiting.pop() {
        if seen.contains(&application) {
            continue;
        }
        for act in Act::ALL {
            let mut allowed = false;
            for tried in tries(&application, *act) {
                match tried {
                    Ok(next) => {
                        allowed = true;
                        walked.insert((application.state(), *act, next.state()));
                        waiting.push(next);
                    }
                    Err(refused) => {
                        assert_eq!(refused.0, application, "a refused act changes nothing");
                        assert_eq!((refused.1.from, refused.1.act), (application.state(), *act));
                    }
                }
            }
            let listed = TRANSITIONS.iter().any(|(from, listed, _)| (*from, *listed) == (application.state(), *act));
            assert!(listed || !allowed, "{} allows {act}, which the table does not know", application.state());
        }
        seen.push(application);
    }
    let listed: BTreeSet<_> = TRANSITIONS.iter().copied().collect();
    assert_eq!(walked, listed);
    let states: BTreeSet<State> = seen.iter().map(Application::state).collect();
    assert_eq!(states.len(), State::ALL.len(), "every state can be reached");
}

#[test]
fn the_diagram_in_the_documents_is_that_of_the_code() {
    let document = include_str!("../../../../docs/states/application.md");
    let start = document.find("```mermaid\n").unwrap() + "```mermaid\n".len();
    let end = start + document[start..].find("```").unwrap();
    assert_eq!(&document[start..end], diagram(), "replace the diagram in docs/states/application.md");
}

#[test]
fn what_may_be_decided_follows_from_the_state() {
    let window = Window::of(round());
    let late = || Application::Draft.submit(window, instant("2024-11-03T00:00:00+01:00")).unwrap();
    assert!(late().decide(Outcome::Rejected, day("2024-11-10")).is_ok());
    for outcome in [Outcome::Awarded, Outcome::Refused, Outcome::NotConsidered] {
        assert!(late().decide(outcome, day("2024-11-10")).is_err(), "{outcome:?} of a late application");
    }
    assert!(late().request_supplement(request()).is_err(), "a late application is not supplemented");
}

#[test]
fn a_supplement_is_asked_once() {
    let window = Window::of(round());
    let filed = Application::Draft.submit(window, instant("2024-11-02T23:59:59+01:00")).unwrap();
    let asked = filed.request_supplement(request()).unwrap();
    assert!(asked.clone().supplement(day("2024-11-27")).is_err(), "after the term");
    assert!(asked.clone().lapse(day("2024-11-26")).is_err(), "on the last day it can still come");
    let supplemented = asked.supplement(day("2024-11-26")).unwrap();
    assert!(supplemented.request_supplement(request()).is_err());
}

#[test]
fn an_application_survives_being_written_and_read() {
    let window = Window::of(round());
    let filed = Application::Draft.submit(window, instant("2024-10-01T12:00:00Z")).unwrap();
    let asked = filed.request_supplement(request()).unwrap();
    let text = serde_json::to_string(&asked).unwrap();
    assert_eq!(serde_json::from_str::<Application>(&text).unwrap(), asked);
    assert!(is_final(State::Closed) && !is_final(State::Determined));
}

fn request() -> SupplementRequest {
    SupplementRequest { sent_on: day("2024-11-12"), until: day("2024-11-26"), missing: vec!["T8".to_owned()] }
}

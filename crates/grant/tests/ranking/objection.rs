//! Awb 4:25(3): what is awarded on objection stands outside the ceiling and takes nothing from anyone.

use crate::rounds::{accept, application, document, parameters};
use base::Money;
use grant::application::Outcome;
use grant::decision::{Correction, first_decisions, on_objection};
use grant::receipt::Receipt;
use serde_json::{Value, json};

/// Eleven applications of type A; the eleventh is beyond the ceiling.
fn eleven() -> Value {
    document(
        (0..11)
            .map(|number| {
                let mut application = application(&format!("a{number:02}"), "A", 9);
                application["scores"]["m1"]["5"] = (10 - number % 5).into();
                for criterion in ["1", "3"] {
                    application["scores"]["m1"][criterion] = (10 - number / 5).into();
                }
                application
            })
            .collect(),
    )
}

#[test]
fn an_upheld_objection_is_awarded_in_a_line_of_its_own() {
    let (parameters, document) = (parameters(), eleven());
    let first = accept(&document, &parameters);
    let output = grant::rank(&first, &parameters);
    assert_eq!(output.ceilings.a.left_cents, Money::ZERO);
    let last = output.rankings.a.last().unwrap();
    assert_eq!((last.id.as_str(), last.awarded), ("a10", Money::ZERO));

    let mut corrected = first.applications.iter().find(|filed| filed.id == "a10").unwrap().clone();
    corrected.scores.get_mut("m1").unwrap()[0] = 10;
    let line = on_objection(&first, Correction::Application(corrected), &parameters).unwrap();
    assert_eq!((line.first, line.reconsidered), (Some(Outcome::Refused), Some(Outcome::Awarded)));
    assert_eq!((line.first_cents, line.extra_cents), (Money::ZERO, Money::euros(135_000)));
    assert_eq!(line.ground.citation.as_str(), "Awb 4:25(3)");
    assert_eq!(grant::rank(&first, &parameters), output, "the first decisions stand");
}

#[test]
fn an_objection_that_changes_nothing_gives_nothing() {
    let (parameters, document) = (parameters(), eleven());
    let first = accept(&document, &parameters);
    let same = first.applications[10].clone();
    let line = on_objection(&first, Correction::Application(same), &parameters).unwrap();
    assert_eq!(line.extra_cents, Money::ZERO);
    assert!(line.ground.fails());
    let unknown = Correction::Sufficient { id: "nobody".to_owned(), sufficient: true };
    assert!(on_objection(&first, unknown, &parameters).is_err());
}

#[test]
fn first_decisions_carry_their_grounds_and_a_receipt() {
    let (parameters, mut document) = (parameters(), eleven());
    document["applications"][0]["complete"] = json!(false);
    document["applications"][1]["submitted_at"] = json!("2024-11-03T00:00:00+01:00");
    document["applications"][2]["contribution_declared"] = json!(false);
    let output = grant::rank(&accept(&document, &parameters), &parameters);
    let receipt = Receipt::new(&parameters, &document, "2025-03-01".parse().unwrap()).unwrap();
    let decisions = first_decisions(&output, &receipt);
    let of = |id: &str| decisions.iter().find(|decision| decision.id == id).unwrap();
    assert_eq!(of("a00").outcome, Some(Outcome::NotConsidered));
    assert_eq!(of("a01").outcome, Some(Outcome::Rejected));
    assert_eq!(of("a02").outcome, Some(Outcome::Refused));
    assert_eq!(of("a03").outcome, Some(Outcome::Awarded));
    assert_eq!(of("a02").grounds.last().unwrap().citation.as_str(), "14a(3)");
    assert!(!of("a02").marked, "an article is firm ground");
    assert_eq!(of("a03").receipt.round_hash, regulation::Round::get("2024").unwrap().hash().to_string());
    assert_eq!(of("a03").receipt.facts_hash.len(), 64);
}

//! A document is refused with every problem and its place, and never half read.

use crate::rounds::{application, document, parameters, scores};
use grant::round_input::read;
use serde_json::{Value, json};

fn problems(document: &Value) -> Vec<(String, &'static str)> {
    let problems = read(document, &parameters()).expect_err("the document must be refused");
    problems.into_iter().map(|problem| (problem.path, problem.code)).collect()
}

#[test]
fn every_problem_is_named_with_its_place() {
    let mut one = application("a1", "C", 8);
    one["requested_cents"] = json!(12.5);
    one["themes"] = json!(["duurzaamheid", "tuinieren", "eigen:Tuin", "eigen:tuin", "duurzaamheid"]);
    one["submitted_at"] = json!("2024-10-01T12:00:00");
    one["applicant"]["kind"] = json!("school");
    one["scores"] = json!({ "anna": { "1": 8, "2": 11, "3": "7", "4": 6, "6": 1 }, "o'neil b.v.": scores(&[1; 4]) });
    let mut other = application("a1", "B", 8);
    other.as_object_mut().unwrap().remove("complete");
    let mut document = document(vec![one, other, application("a3", "A", 7), application("a3", "A", 7)]);
    document["round"] = json!("2023");
    document["committee"] = json!({ "balance": ["a3", "a3", "a9"], "lot": { "seed": " ", "order": 3 } });
    let expected = [
        ("round", "round"),
        ("applications[0].activity", "activity"),
        ("applications[0].applicant.kind", "kind"),
        ("applications[0].submitted_at", "instant"),
        ("applications[0].requested_cents", "range"),
        ("applications[0].themes[1]", "theme"),
        ("applications[0].themes[2]", "theme"),
        ("applications[0].themes[4]", "duplicate"),
        ("applications[0].scores.anna.6", "criterion"),
        ("applications[0].scores.anna.2", "range"),
        ("applications[0].scores.anna.3", "range"),
        ("applications[0].scores.anna.5", "missing"),
        ("applications[0].scores[\"o'neil b.v.\"].5", "missing"),
        ("applications[1].complete", "missing"),
        ("applications[3].id", "duplicate"),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(path, code)| (path.to_owned(), code)).collect();
    assert_eq!(problems(&document), expected);
}

#[test]
fn what_the_committee_settled_is_checked_against_the_applications() {
    let mut document = document(vec![application("a1", "A", 8), application("a2", "A", 7)]);
    document["committee"] = json!({
        "sufficient": { "a7": true, "a1": "ja" },
        "balance": ["a1", "a1", "a9"],
        "lot": { "seed": " ", "drawn_at": "gisteren", "order": 3 },
    });
    let mut found = problems(&document);
    found.sort();
    let expected = [
        ("committee.balance[1]", "duplicate"),
        ("committee.balance[2]", "unknown_id"),
        ("committee.lot.drawn_at", "instant"),
        ("committee.lot.order", "type"),
        ("committee.lot.seed", "empty"),
        ("committee.sufficient.a1", "type"),
        ("committee.sufficient.a7", "unknown_id"),
    ];
    assert_eq!(found, expected.map(|(path, code)| (path.to_owned(), code)));
}

#[test]
fn an_application_without_scores_is_refused_unless_it_is_excluded() {
    let mut document = document(vec![application("a1", "A", 8)]);
    document["applications"][0]["scores"] = json!({});
    assert_eq!(problems(&document), [("applications[0].scores".to_owned(), "missing")]);
    document["applications"][0]["complete"] = json!(false);
    assert!(read(&document, &parameters()).is_ok());
}

#[test]
fn a_document_of_another_shape_is_refused_at_its_root() {
    assert_eq!(problems(&json!([])), [(String::new(), "type")]);
    let expected = [("round".to_owned(), "missing"), ("applications".to_owned(), "missing")];
    assert_eq!(problems(&json!({})), expected);
}

#[test]
fn what_is_not_known_is_reported_and_not_used() {
    let mut document = document(vec![application("a1", "A", 8)]);
    document["committe"] = json!({});
    document["applications"][0]["title"] = json!("Breuken");
    let accepted = read(&document, &parameters()).unwrap();
    let mut ignored = accepted.ignored;
    ignored.sort();
    assert_eq!(ignored, ["applications[0].title", "committe"]);
}

#[test]
fn a_parameter_that_does_not_fit_is_refused_with_what_does() {
    let mut parameters = parameters();
    for (name, value) in [
        ("weights_a", "50,50"),
        ("weights_a", "0,0,0,0,0"),
        ("weights_a", "a,b,c,d,e"),
        ("policy", "random"),
        ("sufficient_total", "11/0"),
        ("ceiling_a_cents", "-1"),
        ("closes_at", "2024-11-03"),
        ("contribution_inside", "ja"),
        ("colour", "red"),
    ] {
        assert!(parameters.set(name, value).is_err(), "{name}={value}");
    }
    assert!(parameters.changed.is_empty());
    parameters.set("weights_a", "20,20,20,20,20").unwrap();
    assert_eq!(parameters.changed.len(), 1);
}

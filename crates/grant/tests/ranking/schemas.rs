//! The schemas against what is really read and written, with a checker of the few keywords they use.

use crate::rounds::{Dice, application, document, parameters_with, random, random_settings, rank};
use grant::schema::{NAMES, get};
use serde_json::{Value, json};

fn schema(name: &str) -> Value {
    serde_json::from_str(get(name).expect("the schema exists")).expect("it is JSON")
}

/// The places where a value breaks a schema.
fn broken(schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "type" => [rule].into_iter().chain(rule.as_array().into_iter().flatten()).any(|kind| is(kind, value)),
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
            "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 <= rule.as_u64().unwrap()),
            "required" => rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "anyOf" => rule.as_array().unwrap().iter().any(|schema| broken(schema, value, path).is_empty()),
            "properties" | "additionalProperties" => {
                found.extend(members(schema, value, path, keyword));
                true
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                found.extend(items.flat_map(|(index, item)| broken(rule, item, &format!("{path}[{index}]"))));
                true
            }
            "$schema" | "title" | "description" | "default" | "format" | "pattern" => true,
            other => panic!("the checker does not know {other}"),
        };
        if !holds {
            found.push(format!("{path}: {keyword}"));
        }
    }
    found
}

fn members(schema: &Value, value: &Value, path: &str, keyword: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, member) in value.as_object().into_iter().flatten() {
        let known = schema["properties"].get(name);
        let rule = if keyword == "properties" { known } else { known.xor(Some(&schema[keyword])) };
        match rule.filter(|_| keyword == "properties" || known.is_none()) {
            Some(Value::Bool(false)) => found.push(format!("{path}.{name}: not known")),
            Some(Value::Bool(true)) | None => {}
            Some(rule) => found.extend(broken(rule, member, &format!("{path}.{name}"))),
        }
    }
    found
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

#[test]
fn every_schema_is_there() {
    for name in NAMES {
        assert!(schema(name)["$schema"].is_string(), "{name}");
    }
}

#[test]
fn what_is_read_and_written_keeps_to_the_schemas() {
    let (input, output) = (schema("rank-input"), schema("rank-output"));
    for seed in 0..1_000 {
        let mut dice = Dice(seed);
        let document = random(&mut dice);
        assert_eq!(broken(&input, &document, "$"), Vec::<String>::new());
        let answer = rank(&document, &parameters_with(&random_settings(&mut dice)));
        assert_eq!(broken(&output, &serde_json::to_value(&answer).unwrap(), "$"), Vec::<String>::new());
    }
}

#[test]
fn a_schema_finds_what_the_reader_refuses() {
    let input = schema("rank-input");
    let sound = document(vec![application("a1", "A", 8)]);
    for (pointer, value) in [
        ("/applications/0/activity", json!("C")),
        ("/applications/0/requested_cents", json!("12000000")),
        ("/applications/0/scores/m1/1", json!(11)),
        ("/applications/0/applicant/kind", json!("school")),
        ("/round", json!(2024)),
    ] {
        let mut broken_document = sound.clone();
        *broken_document.pointer_mut(pointer).unwrap() = value;
        assert!(!broken(&input, &broken_document, "$").is_empty(), "{pointer}");
    }
    assert!(broken(&input, &sound, "$").is_empty());
}

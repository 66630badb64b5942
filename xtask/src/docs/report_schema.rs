//! `schemas/check.json`: the JSON Schema of what `leerbron check --format json` and the API
//! answer, schema version 1.
//!
//! The codes come from the types, so that a new one cannot be left out; the members are written
//! here, and the tests hold them against reports of real lessons, in both directions.

use lesson::{Format, LocationKind, UnscannedReason};
use quality::{DecidedBy, OutcomeCode, Reason, Scenario, Severity, Tier};
use serde_json::{Map, Value, json};

/// The variants of an enum as they go over the wire. A variant that is not named does not compile.
macro_rules! codes {
    ($of:ident: $($variant:ident)*) => {{
        const fn _every_variant_is_named(value: $of) {
            match value {
                $($of::$variant => (),)*
            }
        }
        json!({ "enum": [$($of::$variant),*] })
    }};
}

/// The document.
pub fn text() -> String {
    let text = serde_json::to_string_pretty(&sorted(&schema())).expect("a schema is JSON");
    format!("{text}\n")
}

fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:leerbron:schema:check:1",
        "title": "The report of a check, schema version 1",
        "description": "One input gives one report, several give a list. Messages are Dutch; keys and codes are stable.",
        "anyOf": [reference("report"), reference("reports")],
        "$defs": {
            "report": report(),
            "reports": object(&[("schema_version", version()), ("reports", list(reference("report")))], &[]),
            "criterion": criterion(),
            "part": part(),
            "finding": finding(),
            "passage": object(&[("quote", string("The words, at most about 200 characters.")), ("location", reference("location"))], &[]),
            "location": location(),
            "count": object(&["met", "not_met", "needs_review", "not_applicable"].map(|code| (code, natural(0))), &[]),
            "outcome": codes!(OutcomeCode: Met NotMet NeedsReview NotApplicable),
            "reason": reason(),
            "decided_by": codes!(DecidedBy: Machine Person),
        },
    })
}

fn report() -> Value {
    let model = object(
        &[
            ("id", string("The model.")),
            ("version", string("Its version.")),
            (
                "hash",
                described(json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }), "SHA-256 of the model's text."),
            ),
            ("scenario", json!({ "enum": Scenario::ALL })),
        ],
        &[],
    );
    let unscanned = object(
        &[
            ("path", string("The file.")),
            ("reason", codes!(UnscannedReason: FormatNotRead Broken TooComplex Media Structure)),
            ("message", string("Why, in Dutch.")),
        ],
        &[],
    );
    let format = codes!(Format: Html Markdown Docx Pptx Odt Odp Pdf Epub H5p Qti Scorm Cc Text Folder);
    object(
        &[
            ("schema_version", version()),
            ("model", model),
            ("file", string("The file or folder.")),
            ("format", format),
            (
                "language",
                described(json!({ "type": ["string", "null"] }), "The language that the file declares, BCP 47."),
            ),
            ("words", natural(0)),
            ("unscanned", described(list(unscanned), "What was not looked at.")),
            ("criteria", described(list(reference("criterion")), "All criteria of the model, in order.")),
            ("summary", object(&[("basis", reference("count")), ("plus", reference("count"))], &[])),
        ],
        &[],
    )
}

fn criterion() -> Value {
    object(
        &[
            ("id", described(json!({ "type": "string", "pattern": "^[1-6]\\.[0-9]$" }), "\"1.1\" to \"6.2\".")),
            ("tier", codes!(Tier: Basis Plus)),
            ("outcome", reference("outcome")),
            ("decided_by", reference("decided_by")),
            ("evidence", described(list(reference("passage")), "What speaks for it; never empty with `met`.")),
            ("findings", described(list(reference("finding")), "What was found; with `not_met` at least one error.")),
        ],
        &[("reason", reference("reason")), ("parts", described(list(reference("part")), "The seven parts of 3.3."))],
    )
}

fn part() -> Value {
    object(
        &[
            ("id", described(json!({ "type": "string", "pattern": "^3\\.3\\.[a-g]$" }), "\"3.3.a\" to \"3.3.g\".")),
            ("outcome", reference("outcome")),
            ("decided_by", reference("decided_by")),
            ("evidence", list(reference("passage"))),
        ],
        &[("reason", reference("reason"))],
    )
}

fn finding() -> Value {
    object(
        &[
            (
                "check",
                described(json!({ "type": "string", "pattern": "^[1-6]\\.[0-9]-[a-z0-9-]+$" }), "The stable code."),
            ),
            (
                "severity",
                described(codes!(Severity: Error Warning Review Info), "Only an error makes a criterion `not_met`."),
            ),
            ("message", string("What is the matter, in Dutch.")),
            ("advice", string("What to do, in Dutch.")),
            ("quote", string("The words that it is about.")),
            ("location", reference("location")),
        ],
        &[("part", string("The part of the criterion."))],
    )
}

fn location() -> Value {
    object(
        &[("kind", codes!(LocationKind: Html Package Page Slide Paragraph Line))],
        &[
            ("selector", string("CSS selector of the element.")),
            ("line", natural(1)),
            ("path", string("Path inside the folder or package.")),
            ("number", natural(1)),
        ],
    )
}

fn reason() -> Value {
    let codes = json!({ "enum": Reason::ALL });
    described(codes, "Why a person decides; always with `needs_review`, and only then.")
}

/// Nothing but these members; the first list is always there.
fn object(always: &[(&str, Value)], sometimes: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> =
        always.iter().chain(sometimes).map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    let required: Vec<_> = always.iter().map(|(name, _)| *name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn string(meaning: &str) -> Value {
    described(json!({ "type": "string" }), meaning)
}

fn natural(least: u8) -> Value {
    json!({ "type": "integer", "minimum": least })
}

fn version() -> Value {
    json!({ "const": 1 })
}

fn described(mut schema: Value, meaning: &str) -> Value {
    schema["description"] = meaning.into();
    schema
}

/// Members in the order of their names, whatever the map keeps.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut names: Vec<_> = members.keys().collect();
            names.sort();
            Value::Object(names.into_iter().map(|name| (name.clone(), sorted(&members[name]))).collect())
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
#[path = "report_schema/tests.rs"]
mod tests;

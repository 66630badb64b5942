//! The schema against reports of all demonstration lessons: every report fits, and no member of
//! the schema is one that reports never have.
//!
//! The validator knows exactly the keywords that the schema uses and fails on any other.

use super::schema;
use quality::{Options, Scenario, check_file, check_folder};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use testkit::samples::repository_root;

/// Validates and remembers which members were seen.
struct Validator<'a> {
    schema: &'a Value,
    seen: BTreeSet<String>,
}

impl<'a> Validator<'a> {
    const fn new(schema: &'a Value) -> Self {
        Self { schema, seen: BTreeSet::new() }
    }

    fn problems(&mut self, value: &Value) -> Vec<String> {
        let mut problems = Vec::new();
        self.check("#", value, &mut problems);
        problems
    }

    fn check(&mut self, place: &str, value: &Value, problems: &mut Vec<String>) {
        let schema = self.schema.pointer(&place[1..]).expect(place);
        for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
            let fits = match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" | "required" | "additionalProperties" => true,
                "$ref" => {
                    self.check(wanted.as_str().expect("an address"), value, problems);
                    true
                }
                "anyOf" => self.any(place, wanted, value, problems),
                "type" => is_of(wanted, value),
                "const" => value == wanted,
                "enum" => wanted.as_array().expect("a list").contains(value),
                "minimum" => value.as_u64() >= wanted.as_u64(),
                "pattern" => matches(wanted.as_str().expect("a pattern"), value.as_str().unwrap_or_default()),
                "items" => {
                    let items = value.as_array().into_iter().flatten();
                    items.for_each(|item| self.check(&format!("{place}/items"), item, problems));
                    true
                }
                "properties" => {
                    self.members(place, schema, value, problems);
                    true
                }
                unknown => panic!("the validator does not know {unknown}"),
            };
            if !fits {
                problems.push(format!("{place}: {value} is not {keyword} {wanted}"));
            }
        }
    }

    fn any(&mut self, place: &str, options: &Value, value: &Value, problems: &mut Vec<String>) -> bool {
        let count = options.as_array().map_or(0, Vec::len);
        let mut all = Vec::new();
        for number in 0..count {
            let mut own = Vec::new();
            self.check(&format!("{place}/anyOf/{number}"), value, &mut own);
            if own.is_empty() {
                return true;
            }
            all.extend(own);
        }
        problems.extend(all);
        false
    }

    fn members(&mut self, place: &str, schema: &Value, value: &Value, problems: &mut Vec<String>) {
        let Some(members) = value.as_object() else { return };
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !members.contains_key(name) {
                problems.push(format!("{place}: {name} is absent"));
            }
        }
        for (name, member) in members {
            if schema["properties"].get(name).is_none() {
                problems.push(format!("{place}: {name} is not in the schema"));
                continue;
            }
            let inner = format!("{place}/properties/{name}");
            self.seen.insert(inner.clone());
            self.check(&inner, member, problems);
        }
    }
}

fn is_of(wanted: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("null") => value.is_null(),
        Some("integer") => value.is_u64() || value.is_i64(),
        other => panic!("the validator does not know the type {other:?}"),
    };
    wanted.as_array().map_or_else(|| is(wanted), |names| names.iter().any(is))
}

/// The four patterns of the schema, as plain code.
fn matches(pattern: &str, text: &str) -> bool {
    let digit = |byte: Option<&u8>, range: std::ops::RangeInclusive<u8>| byte.is_some_and(|byte| range.contains(byte));
    let bytes = text.as_bytes();
    let is_criterion = |bytes: &[u8]| {
        digit(bytes.first(), b'1'..=b'6') && bytes.get(1) == Some(&b'.') && digit(bytes.get(2), b'0'..=b'9')
    };
    match pattern {
        "^[0-9a-f]{64}$" => bytes.len() == 64 && bytes.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
        "^[1-6]\\.[0-9]$" => bytes.len() == 3 && is_criterion(bytes),
        "^3\\.3\\.[a-g]$" => bytes.len() == 5 && text.starts_with("3.3.") && digit(bytes.get(4), b'a'..=b'g'),
        "^[1-6]\\.[0-9]-[a-z0-9-]+$" => {
            let rest = bytes.get(4..).unwrap_or_default();
            is_criterion(bytes)
                && bytes[3] == b'-'
                && !rest.is_empty()
                && rest.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        }
        other => panic!("the validator does not know the pattern {other}"),
    }
}

/// Reports of every demonstration lesson: alone, with its record, and as a folder; each of the
/// purposes in turn.
fn reports() -> Vec<Value> {
    let mut found = vec![value(check_file("les.pdf", b"%PDF-1.7", &Options::default()))];
    let lessons = fs::read_dir(repository_root().join("demo/lessen")).expect("the demonstration is there");
    let purposes = Scenario::ALL.into_iter().cycle();
    for (lesson, scenario) in lessons.map(|entry| entry.expect("readable").path()).zip(purposes) {
        let files = files(&lesson);
        let (name, bytes) = files.iter().find(|(name, _)| name.starts_with("les.")).expect("a lesson");
        let record = files.iter().find(|(name, _)| name == "metadata.xml").map(|(_, bytes)| bytes.as_slice());
        found.push(value(check_folder("les", &files, &Options::default())));
        found.push(value(check_file(name, bytes, &Options { scenario, ..Options::default() })));
        found.push(value(check_file(name, bytes, &Options { scenario, record, ..Options::default() })));
    }
    found
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.expect("readable");
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("readable"))
    };
    fs::read_dir(folder).expect("a folder").map(read).collect()
}

fn value<E: std::fmt::Debug>(report: Result<quality::Report, E>) -> Value {
    serde_json::to_value(report.expect("the lesson can be read")).expect("a report is JSON")
}

/// The place of every member that the schema names.
fn members(value: &Value, place: &str, found: &mut BTreeSet<String>) {
    let Some(map) = value.as_object() else { return };
    for (name, inner) in map {
        let inner_place = format!("{place}/{name}");
        if place.ends_with("/properties") {
            found.insert(inner_place.clone());
        }
        members(inner, &inner_place, found);
    }
}

#[test]
fn real_reports_fit_the_schema_and_use_all_of_it() {
    let schema = schema();
    let mut validator = Validator::new(&schema);
    let reports = reports();
    assert!(reports.len() > 80, "only {} reports", reports.len());
    for report in &reports {
        assert_eq!(validator.problems(report), Vec::<String>::new(), "{}", report["file"]);
    }
    let several = json!({ "schema_version": 1, "reports": reports[..2] });
    assert_eq!(validator.problems(&several), Vec::<String>::new());
    let mut named = BTreeSet::new();
    members(&schema, "#", &mut named);
    assert_eq!(named.difference(&validator.seen).collect::<Vec<_>>(), Vec::<&String>::new(), "never in a report");
}

#[test]
fn what_is_no_report_does_not_fit() {
    let schema = schema();
    let problems = |report: &Value| Validator::new(&schema).problems(report);
    let good = value(check_file("les.md", b"# Les\n\nIn week 37.\n", &Options::default()));
    assert_eq!(problems(&good), Vec::<String>::new());
    let spoils: [(&str, Value); 6] = [
        ("/schema_version", json!(2)),
        ("/format", json!("papyrus")),
        ("/words", json!(-1)),
        ("/model/hash", json!("00")),
        ("/criteria/0/outcome", json!("passed")),
        ("/summary/basis", json!({ "met": 1 })),
    ];
    for (place, wrong) in spoils {
        let mut spoilt = good.clone();
        *spoilt.pointer_mut(place).expect(place) = wrong;
        assert_ne!(problems(&spoilt), Vec::<String>::new(), "{place}");
    }
    let mut longer = good;
    longer["remark"] = json!("more");
    assert_ne!(problems(&longer), Vec::<String>::new());
}

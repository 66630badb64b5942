//! The W3C's ACT test cases for the rules that the checks carry out: a page that passes, or that the
//! rule is not about, is never called failed.
//!
//! The cases belong to the W3C and are not part of the project; `LEERBRON_SHARED` says where they are.
//! With `LEERBRON_PRINT=1` the table of `docs/measurements-quality.md` is printed.

use lesson::Limits;
use quality::act::{ActOutcome, outcomes};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Case {
    rule: String,
    expected: ActExpected,
    file: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum ActExpected {
    Passed,
    Failed,
    Inapplicable,
}

fn shared() -> Option<PathBuf> {
    let standard = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder = PathBuf::from(std::env::var("LEERBRON_SHARED").unwrap_or_else(|_| standard.into())).join("data/act");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("LEERBRON_REQUIRE_SHARED").is_none(),
        "the ACT cases are required and are not at {}",
        folder.display()
    );
    eprintln!("skipped: no ACT cases at {}", folder.display());
    None
}

/// Of one rule: right, cannot tell, missed.
#[derive(Default)]
struct Row {
    right: usize,
    cant_tell: usize,
    missed: usize,
}

#[test]
fn no_act_case_is_failed_wrongly() {
    let Some(folder) = shared() else { return };
    let text = fs::read_to_string(folder.join("cases.json")).expect("the cases are listed");
    let cases: Vec<Case> = serde_json::from_str(&text).expect("the list is as its README says");
    let mut rows: BTreeMap<&'static str, Row> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let bytes = fs::read(folder.join(&case.file)).expect("the case is there");
        let reading = lesson::read("case.html", &bytes, &Limits::default()).expect("a page");
        let found = outcomes(&reading.lesson).into_iter().find(|(rule, _)| *rule == case.rule);
        let Some((rule, outcome)) = found else { continue };
        let row = rows.entry(rule).or_default();
        match (outcome, case.expected) {
            (ActOutcome::Failed, ActExpected::Failed) => row.right += 1,
            (ActOutcome::Failed, _) => wrong.push(format!("{rule} {}", case.file)),
            (ActOutcome::CantTell, _) => row.cant_tell += 1,
            (_, ActExpected::Failed) => {
                row.missed += 1;
                eprintln!("missed: {rule} {}", case.file);
            }
            _ => row.right += 1,
        }
    }
    for (rule, row) in &rows {
        eprintln!("| {rule} | {} | {} | {} |", row.right, row.cant_tell, row.missed);
    }
    assert!(wrong.is_empty(), "failed wrongly:\n{}", wrong.join("\n"));
    let sum = |count: fn(&Row) -> usize| rows.values().map(count).sum::<usize>();
    let (right, cant_tell, missed) = (sum(|row| row.right), sum(|row| row.cant_tell), sum(|row| row.missed));
    let all = right + cant_tell + missed;
    assert!(all > 60, "only {all} cases");
    assert!(missed * 100 <= all * 3, "{missed} of {all} missed");
    assert!(cant_tell * 100 <= all * 12, "{cant_tell} of {all} not told");
}

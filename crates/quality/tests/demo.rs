//! The lessons of our own: `demo/README.md` says which are good and which defects stand in the
//! others on purpose, and the program finds them.
//!
//! A defect that is the absence of something ("no contact") may also end as "not found": a check
//! does not call absent what it did not find.

use dutch::Speller;
use quality::{CHECKS, CriterionReport, Evidence, Model, Options, OutcomeCode, Reason, Report, Tier, check_folder};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static SPELLER: LazyLock<Speller> = LazyLock::new(|| {
    let (affixes, words) = assets::dutch_dictionary();
    Speller::new(affixes, words)
});

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo")
}

/// The rows of the table under a heading, cell by cell.
fn table(heading: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(demo().join("README.md")).expect("the demonstration has a description");
    let (_, section) = text.split_once(&format!("\n## {heading}\n")).expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or(section);
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The folder that a cell names in backticks.
fn folder(cell: &str) -> Option<String> {
    cell.split('`').nth(1).map(str::to_owned)
}

fn report(lesson: &str) -> Report {
    let folder = demo().join("lessen").join(lesson);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        files.push((name, fs::read(&path).expect("the file can be read")));
    }
    files.sort();
    let options =
        Options { evidence: Evidence { spelling: Some(SPELLER.clone()), ..Evidence::default() }, ..Options::default() };
    check_folder(lesson, &files, &options).expect("the lesson is readable")
}

fn criterion<'a>(report: &'a Report, id: &str) -> &'a CriterionReport {
    report.criteria.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("{id} is no criterion"))
}

#[test]
fn the_good_lessons_have_no_defect_on_the_basis_criteria() {
    let rows = table("The good lessons");
    assert!(rows.len() > 20, "only {} good lessons", rows.len());
    let (lessons, mut evaluated) = (rows.len(), 0);
    for row in rows {
        let lesson = folder(&row[0]).expect("a good lesson is a folder");
        let report = report(&lesson);
        for row in report.criteria.iter().filter(|row| row.tier == Tier::Basis) {
            assert_ne!(row.outcome, OutcomeCode::NotMet, "{lesson} {}: {:?}", row.id, row.findings);
        }
        for id in ["1.1", "1.2", "4.2", "4.3", "5.4", "6.1"] {
            assert_eq!(criterion(&report, id).outcome, OutcomeCode::Met, "{lesson} {id}");
        }
        for id in ["1.3", "1.5"] {
            assert!(!criterion(&report, id).evidence.is_empty(), "{lesson} {id}");
        }
        evaluated += usize::from(!criterion(&report, "1.4").evidence.is_empty());
        for id in ["3.3", "5.2"] {
            assert_eq!(criterion(&report, id).findings, [], "{lesson} {id}");
        }
    }
    // The lesson for the youngest gives its feedback in a table of replies, in words of its own.
    assert_eq!(evaluated, lessons - 1);
}

#[test]
fn every_planted_defect_that_a_check_looks_at_is_found() {
    let (mut lesson, mut checked) = (String::new(), 0);
    for row in table("The lessons with planted defects") {
        lesson = folder(&row[0]).unwrap_or(lesson);
        let (id, defect) = (row[1].as_str(), row[2].as_str());
        assert!(Model::current().criterion(id).is_some(), "{lesson}: {id} is no criterion");
        if !CHECKS.iter().any(|check| check.criterion == id) {
            continue;
        }
        let report = report(&lesson);
        let found = criterion(&report, id);
        let is_absence = defect.starts_with("no ");
        let told = found.outcome == OutcomeCode::NotMet || !found.findings.is_empty();
        assert!(told || (is_absence && found.reason == Some(Reason::NotFound)), "{lesson} {id}: {defect}");
        for words in quoted(defect) {
            let found = found.findings.iter().map(|finding| &finding.quote);
            // A contradiction is told at one of its two places; the other is what speaks against it.
            let mut quotes = found.chain(criterion(&report, id).evidence.iter().map(|passage| &passage.quote));
            assert!(
                quotes.any(|quote| quote.to_lowercase().contains(&words.to_lowercase())),
                "{lesson} {id} misses “{words}”"
            );
        }
        checked += 1;
    }
    assert!(checked > 15, "only {checked} defects");
}

/// What a cell quotes from the lesson: "words" or a `file`.
fn quoted(defect: &str) -> Vec<&str> {
    let between = |mark: char| defect.split(mark).skip(1).step_by(2);
    between('"').chain(between('`')).collect()
}

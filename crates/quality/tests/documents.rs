//! Runs the test documents in `tests/checks/`: one for each check, named after it.
//!
//! A document is prose with cases. A case is a heading `Geval: …`, a block with a fragment of a lesson
//! (`markdown`, `html` or `text`), if need be a block `record` with metadata, and a block `expected`
//! with the outcome. Run with `LEERBRON_BLESS=1` to write the outcomes that the checks give, and then
//! read the difference.

use dutch::Speller;
use lesson::{Limits, Location};
use metadata::{Classification, FieldId, LangText, Record, Taxon, TaxonPath, Term, Value};
use quality::{CHECKS, Check, Context, Evidence, LinkHistory, Model, Outcome, OutcomeCode, Scenario};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static SPELLER: LazyLock<Speller> = LazyLock::new(|| {
    let (affixes, words) = assets::dutch_dictionary();
    Speller::new(affixes, words)
});

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

#[test]
fn every_check_has_a_document_and_every_document_a_check() {
    let mut documents: Vec<String> = fs::read_dir(folder())
        .expect("the folder of documents is there")
        .map(|entry| entry.expect("an entry").path())
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    documents.sort();
    let mut checks: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    checks.sort_unstable();
    assert_eq!(documents, checks);
}

#[test]
fn the_checks_do_what_their_documents_say() {
    let bless = std::env::var_os("LEERBRON_BLESS").is_some();
    let mut wrong = String::new();
    for check in CHECKS {
        let path = folder().join(format!("{}.md", check.id));
        let text = fs::read_to_string(&path).expect("every check has a document");
        let cases = cases(&text);
        assert!(cases.len() >= 2, "{} needs a case that is found and one that is not", check.id);
        let mut blessed = text.clone();
        for case in cases {
            let actual = outcome(check, &case);
            if actual.trim() != case.expected.trim() {
                writeln!(
                    wrong,
                    "== {}: {}\n-- expected\n{}\n-- actual\n{actual}",
                    check.id,
                    case.name,
                    case.expected.trim()
                )
                .expect("a string takes everything");
                blessed = blessed.replacen(
                    &case.whole,
                    &case.whole.replace(&case.expected_block, &format!("```expected\n{actual}```")),
                    1,
                );
            }
        }
        if bless {
            fs::write(&path, blessed).expect("the document can be written");
        }
    }
    assert!(bless || wrong.is_empty(), "{wrong}");
}

#[test]
fn every_check_documents_itself_in_dutch() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks");
    for entry in fs::read_dir(source).expect("the folder of checks is there") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a source file");
        if path.file_stem().is_some_and(|stem| stem != "mod") {
            for heading in ["Wat wordt gecontroleerd", "Waarom", "Wat deze controle niet ziet", "Voorbeeld"] {
                assert!(text.contains(&format!("/// # {heading}")), "{}: {heading}", path.display());
            }
        }
    }
}

#[test]
fn registered_checks_belong_to_the_model() {
    for check in CHECKS {
        let criterion = Model::current().criterion(check.criterion).unwrap_or_else(|| panic!("{}", check.id));
        assert!(check.id.starts_with(&format!("{}-", check.criterion)), "{}", check.id);
        assert!(check.part.is_none_or(|part| criterion.parts.iter().any(|row| row.id == part)), "{}", check.id);
    }
}

struct Case {
    name: String,
    language: String,
    fragment: String,
    record: Option<String>,
    expected: String,
    expected_block: String,
    whole: String,
}

fn cases(document: &str) -> Vec<Case> {
    document.split("\n## Geval: ").skip(1).map(case).collect()
}

fn case(text: &str) -> Case {
    let (name, rest) = text.split_once('\n').expect("a case has a body");
    let mut case = Case {
        name: name.to_owned(),
        language: String::new(),
        fragment: String::new(),
        record: None,
        expected: String::new(),
        expected_block: String::new(),
        whole: text.to_owned(),
    };
    // Fragments may hold fences of three; they stand in fences of four.
    let mut lines = rest.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```").filter(|language| !language.is_empty()) else { continue };
        let fence = if language.starts_with('`') { "````" } else { "```" };
        let body: String = lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n")).collect();
        match language.trim_start_matches('`') {
            "record" => case.record = Some(body),
            "expected" => {
                case.expected_block = format!("```expected\n{body}```");
                case.expected = body;
            }
            language => {
                language.clone_into(&mut case.language);
                case.fragment = body;
            }
        }
    }
    assert!(
        !case.language.is_empty() && !case.expected_block.is_empty(),
        "{} has no fragment or no expectation",
        case.name
    );
    case
}

fn outcome(check: &Check, case: &Case) -> String {
    let (scenario, name) = scenario_and_name(case);
    let reading = lesson::read(&name, case.fragment.as_bytes(), &Limits::default()).expect("fragments are readable");
    let (record, evidence) = case.record.as_deref().map_or((None, Evidence::default()), facts);
    let evidence = Evidence { spelling: Some(SPELLER.clone()), ..evidence };
    let context = Context::new(&reading, record.as_ref(), Model::current(), &evidence, scenario);
    describe(&(check.run)(&context))
}

/// A title may end in `(subsidie)` for a scenario, or in `(Kopie van les.md)` for a file name.
fn scenario_and_name(case: &Case) -> (Scenario, String) {
    let extension = match case.language.as_str() {
        "markdown" => "md",
        "html" => "html",
        _ => "txt",
    };
    let remark = case.name.rsplit_once('(').map_or("", |(_, remark)| remark.trim_end_matches(')'));
    let name = if remark.contains('.') { remark.to_owned() } else { format!("les.{extension}") };
    (Scenario::from_code(remark).unwrap_or_default(), name)
}

/// `title: …`, `licence: cc-by-40`, `description: …`, `objective: …`; `link ok|dead|refused: address`.
fn facts(text: &str) -> (Option<Record>, Evidence) {
    let mut record = Record::default();
    let mut evidence = Evidence::default();
    let words = |text: &str| vec![LangText { lang: Some("nl".into()), text: text.to_owned() }];
    let term = |value: &str| Value::Term(Term { source: "LOMv1.0".into(), value: value.to_owned() });
    for line in text.lines() {
        let (key, value) = line.split_once(": ").expect("a fact is `key: value`");
        match key {
            "title" => record.push(FieldId::Title, Value::Text(words(value))),
            "description" => record.push(FieldId::Description, Value::Text(words(value))),
            "licence" => record.push(FieldId::Copyright, term(value)),
            "cost" => record.push(FieldId::Cost, term(value)),
            "time" => record.push(FieldId::LearningTime, Value::Timed { value: value.into(), description: Vec::new() }),
            "format" => record.push(FieldId::Format, Value::Plain(value.into())),
            "method" => record.push(FieldId::TeachingMethod, Value::Text(words(value))),
            "guidance" => record.push(FieldId::Guidance, Value::Text(words(value))),
            "objective" => record.push(FieldId::Classification, classification("educational objective", value)),
            "link ok" => _ = evidence.links.insert(value.into(), LinkHistory { works: true, failed_days: 0 }),
            "link refused" => _ = evidence.links.insert(value.into(), LinkHistory::default()),
            "link dead" => _ = evidence.links.insert(value.into(), LinkHistory { works: false, failed_days: 3 }),
            other => panic!("unknown fact {other}"),
        }
    }
    let has_record = record.fields().next().is_some();
    (has_record.then_some(record), evidence)
}

fn classification(purpose: &str, label: &str) -> Value {
    let entry = vec![LangText { lang: Some("nl".into()), text: label.to_owned() }];
    Value::Classification(Classification {
        purpose: Some(Term { source: "LOMv1.0".into(), value: purpose.into() }),
        paths: vec![TaxonPath { source: "eigen".into(), taxa: vec![Taxon { id: "eigen-1".into(), entry }] }],
        description: Vec::new(),
        keywords: Vec::new(),
    })
}

fn describe(outcome: &Outcome) -> String {
    let mut out =
        serde_json::to_value(OutcomeCode::from(outcome)).expect("a code").as_str().expect("a string").to_owned();
    if let Outcome::NeedsReview { reason, .. } = outcome {
        let reason = serde_json::to_value(reason).expect("a code");
        write!(out, " {}", reason.as_str().expect("a string")).expect("a string takes everything");
    }
    out.push('\n');
    let place = |quote: &str, location: &Location| format!("({location}) {}", quote.replace('\n', " / "));
    for finding in outcome.findings() {
        let severity = serde_json::to_value(finding.severity).expect("a code");
        let severity = severity.as_str().expect("a string");
        writeln!(out, "{severity} {} {}", finding.check, place(&finding.quote, &finding.location))
            .expect("a string takes everything");
    }
    for passage in outcome.evidence() {
        writeln!(out, "evidence {}", place(&passage.quote, &passage.location)).expect("a string takes everything");
    }
    out
}

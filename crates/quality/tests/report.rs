//! The report as the contract fixes it.

use quality::{ExitStatus, Model, Options, OutcomeCode, Reason, Report, Scenario, check_file, check_folder};
use serde_json::Value;

const LESSON: &str = "---\ntitle: Breuken\nlanguage: nl\n---\n# Breuken optellen\n\nNa deze les kun je twee breuken optellen.\n\n## Opdracht 1\n\nBereken 1/2 + 1/4.\n\n![](taart.png)\n\nIn week 37 kijk je in SOMtoday.\n\n## Licentie\n\nDit lesmateriaal valt onder CC BY 4.0.\n";

fn check(text: &str, scenario: Scenario) -> Report {
    let options = Options { scenario, ..Options::default() };
    check_file("breuken-optellen.md", text.as_bytes(), &options).expect("the lesson is readable")
}

#[test]
fn the_report_has_the_form_of_the_contract() {
    let report = check(LESSON, Scenario::Beoordelen);
    let mut shown = report.clone();
    shown.model.hash = "[hash]".into();
    insta::assert_json_snapshot!(shown);
    let text = serde_json::to_string(&report).expect("a report is JSON");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("and can be read back"), report);
}

#[test]
fn the_report_for_a_terminal_is_readable() {
    insta::assert_snapshot!(quality::text::write(&check(LESSON, Scenario::Beoordelen)));
}

#[test]
fn every_criterion_has_an_outcome_and_every_review_a_reason() {
    for scenario in Scenario::ALL {
        for text in [LESSON, "", "Tekst."] {
            let report = serde_json::to_value(check(text, scenario)).expect("a report is JSON");
            let criteria = report["criteria"].as_array().expect("a list");
            let ids: Vec<_> = criteria.iter().map(|criterion| criterion["id"].as_str().expect("an id")).collect();
            assert_eq!(ids, Model::current().criteria.iter().map(|row| row.id.as_str()).collect::<Vec<_>>());
            for criterion in criteria.iter().chain(criteria.iter().filter_map(|row| row["parts"].as_array()).flatten())
            {
                assert_eq!(criterion["outcome"] == "needs_review", criterion["reason"].is_string(), "{criterion}");
                assert!(
                    criterion["outcome"] != "met" || criterion["evidence"] != Value::Array(Vec::new()),
                    "{criterion}"
                );
            }
        }
    }
}

#[test]
fn what_is_not_there_is_never_met() {
    let report = check("", Scenario::Beoordelen);
    assert_eq!((report.summary.basis.met, report.summary.plus.met), (0, 0));
    assert_eq!(report.exit_status(), ExitStatus::Fine);
}

#[test]
fn what_was_not_read_is_left_to_people_in_whole() {
    let report = check_file("les.xml", b"<?xml version='1.0'?><qti-assessment-item/>", &Options::default())
        .expect("QTI is recognised");
    assert_eq!(report.summary.basis.needs_review + report.summary.plus.needs_review, 26);
    assert_eq!(report.unscanned.len(), 1);
}

#[test]
fn publishing_without_licence_and_metadata_is_not_met() {
    let report = check("# Les\n\nTekst.", Scenario::Publiceren);
    assert_eq!(report.exit_status(), ExitStatus::BasisNotMet);
    assert_eq!(report.exit_status().code(), 1);
}

/// One planted defect changes what it should and nothing else.
#[test]
fn a_mutation_changes_its_own_criteria_only() {
    let clean = LESSON
        .replace("![](taart.png)", "![Een taart in vier stukken](taart.png)")
        .replace("In week 37 kijk je in SOMtoday.", "Kijk rustig.");
    let before = check(&clean, Scenario::Beoordelen);
    for (from, to, allowed) in [
        ("## Opdracht 1", "**Opdracht 1**", &["2.6", "3.3"][..]),
        ("CC BY 4.0", "CC BY-NC 4.0", &["4.2", "4.3"]),
        ("Na deze les kun je twee breuken optellen.", "Breuken zijn delen.", &["1.1"]),
        ("Kijk rustig.", "In week 37 kijk je in SOMtoday.", &["5.2"]),
        ("Een taart in vier stukken", "", &["3.3"]),
    ] {
        let mutated = clean.replace(from, to);
        assert_ne!(mutated, clean, "{from}");
        let after = check(&mutated, Scenario::Beoordelen);
        let changed: Vec<&str> = before
            .criteria
            .iter()
            .zip(&after.criteria)
            .filter(|(before, after)| before.outcome != after.outcome)
            .map(|(_, after)| after.id.as_str())
            .collect();
        assert!(!changed.is_empty(), "{from} -> {to} changes nothing");
        assert!(changed.iter().all(|id| allowed.contains(id)), "{from} -> {to} changes {changed:?}");
    }
}

#[test]
fn a_folder_is_one_lesson_and_its_places_name_the_file() {
    let files = [
        ("les/stap_2.md", "## Opdracht 1\n\nSchrijf een zin."),
        ("les/stap_10.md", "Beste klas 1b."),
        ("les/LICENSE", "Attribution-ShareAlike 4.0 International"),
        ("les/kaart.png", "\u{0}"),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let report = check_folder("les", &files, &Options::default()).expect("the folder is readable");
    let place = |id: &str| report.criterion(id).expect("a criterion").findings[0].location.path.clone();
    assert_eq!(place("5.2").as_deref(), Some("les/stap_10.md"));
    assert_eq!(report.criterion("4.2").expect("a criterion").evidence[0].location.path.as_deref(), Some("les/LICENSE"));
    assert_eq!(report.unscanned.len(), 1);
    assert_eq!(report.words, 8);
}

#[test]
fn a_record_that_is_no_record_is_refused_with_a_sentence() {
    let options = Options { record: Some(b"<html>"), ..Options::default() };
    let error = check_file("les.md", b"# Les", &options).expect_err("refused");
    assert!(error.to_string().starts_with("De metadata is niet te lezen"), "{error}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn the_engine_never_panics(bytes: Vec<u8>, extension in "html|md|txt|docx") {
        let _any_outcome = check_file(&format!("les.{extension}"), &bytes, &Options::default());
    }

    #[test]
    fn the_engine_never_panics_on_text(text in "(\\PC|\n|Opdracht|Leerdoelen|\\*\\*|# |- |<p>|CC BY|week 37|@){0,120}", extension in "html|md|txt") {
        let report = check_file(&format!("les.{extension}"), text.as_bytes(), &Options::default());
        proptest::prop_assert_eq!(report.expect("text is always readable").criteria.len(), 26);
    }
}

#[test]
fn the_title_of_a_page_counts_in_a_folder_too() {
    let page = |title: &str| format!("<!DOCTYPE html><html lang=nl><title>{title}</title><h1>Breuken optellen</h1>");
    let outcome = |pages: &[(&str, String)]| {
        let files: Vec<_> = pages.iter().map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes())).collect();
        let report = check_folder("breuken", &files, &Options::default()).expect("readable");
        let row = report.criteria.iter().find(|row| row.id == "3.3").expect("a criterion").clone();
        row.parts.iter().find(|part| part.id == "3.3.e").expect("a part").outcome
    };
    assert_eq!(outcome(&[("les.html", page("Breuken optellen"))]), OutcomeCode::Met);
    assert_eq!(outcome(&[("les.html", page("Naamloos document"))]), OutcomeCode::NotMet);
    assert_eq!(outcome(&[("1.html", page("Breuken")), ("2.html", page(""))]), OutcomeCode::NeedsReview);
    assert_eq!(outcome(&[("les.txt", "Breuken optellen.".into())]), OutcomeCode::NotApplicable);
}

#[test]
fn what_only_dutch_cues_can_find_is_left_to_people_in_another_language() {
    const CUED: [&str; 11] = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.4", "2.5", "3.4", "5.2", "5.4"];
    let german = "Ein Vulkan ist ein Berg, aus dem Magma kommt. Draußen heißt das Magma Lava. Die Lava wird hart, und so \
        wächst der Berg mit jedem Ausbruch. Nicht jeder Vulkan sieht gleich aus, doch alle haben einen Krater. Viele \
        Menschen wohnen nahe an einem Vulkan, weil der Boden dort sehr gut ist.";
    // What the file declares is a template's default: the text decides.
    for declared in ["de", "nl"] {
        let page = format!("<!DOCTYPE html><html lang={declared}><h1>Vulkane</h1><p>{german}</p>");
        let report = check_file("vulkane.html", page.as_bytes(), &Options::default()).expect("readable");
        for row in &report.criteria {
            assert_eq!(
                row.reason == Some(Reason::LanguageUnknownToCheck),
                CUED.contains(&row.id.as_str()),
                "{declared} {}: {:?}",
                row.id,
                row.reason
            );
        }
    }
}

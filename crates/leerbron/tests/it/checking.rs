//! `leerbron check`: statuses and shapes of the contract, on our own small lessons.

use crate::program::{House, shown};

const GOOD: &str = "# Breuken\n\nAan het einde van deze les kun je breuken optellen.\n\n## Opdracht 1\n\nReken uit: 1/2 + 1/4.\n\nLicentie: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/\n";
const FORBIDDEN: &str = "# Breuken\n\nVandaag gaan we rekenen.\n\nLicentie: CC BY-NC 4.0, https://creativecommons.org/licenses/by-nc/4.0/\n";

#[test]
fn one_file_is_one_report_and_several_are_a_list() {
    let house = House::sqlite();
    let (good, bad) = (house.write("goed.md", GOOD), house.write("fout.md", FORBIDDEN));
    let one = house.run(&["check", shown(&good), "--format", "json"]);
    let report = one.json();
    assert_eq!((&report["schema_version"], &report["format"]), (&1.into(), &"markdown".into()));
    assert_eq!(report["criteria"].as_array().unwrap().len(), 26);
    let both = house.run(&["check", shown(&good), shown(&bad), "--format", "json"]);
    assert_eq!((both.status, both.json()["reports"].as_array().unwrap().len()), (1, 2));
}

#[test]
fn a_criterion_that_is_not_met_ends_with_1_and_a_refused_file_with_2() {
    let house = House::sqlite();
    let bad = house.write("fout.md", FORBIDDEN);
    let answer = house.run(&["check", shown(&bad), "--format", "json"]);
    assert_eq!(answer.status, 1, "{}", answer.err);
    let report = answer.json();
    let licence =
        report["criteria"].as_array().unwrap().iter().find(|criterion| criterion["id"] == "4.2").unwrap().clone();
    assert_eq!(licence["outcome"], "not_met", "{licence:#}");
    assert_eq!(house.run(&["check", "bestaat-niet.md"]).status, 2);
    assert_eq!(house.run(&["check", shown(&bad), "--scenario", "vliegen"]).status, 2);
}

#[test]
fn every_form_of_report_can_be_written_to_a_file() {
    let house = House::sqlite();
    let good = house.write("goed.md", GOOD);
    for (format, expected) in [("text", "1.1"), ("json", "schema_version"), ("html", "<html lang=\"nl\"")] {
        let output = house.path(format);
        let answer = house.run(&["check", shown(&good), "--format", format, "--output", shown(&output)]);
        assert!(answer.out.is_empty());
        assert!(std::fs::read_to_string(&output).unwrap().contains(expected), "{format}");
    }
}

#[test]
fn a_folder_is_one_lesson_unless_each_file_is_asked_for() {
    let house = House::sqlite();
    house.write("les/index.md", GOOD);
    house.write("les/tweede.md", GOOD);
    let folder = house.path("les");
    assert_eq!(house.run(&["check", shown(&folder), "--format", "json"]).json()["format"], "folder");
    let each = house.run(&["check", shown(&folder), "--each", "--format", "json"]).json();
    assert_eq!(each["reports"].as_array().unwrap_or(&vec![]).len(), 2, "{each:#}");
}

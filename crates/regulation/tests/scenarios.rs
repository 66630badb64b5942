//! The worked cases have the form that makes them runnable, and agree with the values of the round.

use base::Money;
use regulation::{Round, scenario};
use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn every_file_of_the_folder_is_carried_and_has_the_form() {
    let scenarios = scenario::all().unwrap_or_else(|error| panic!("{error}"));
    let carried: BTreeSet<String> = scenarios.iter().map(|scenario| format!("{}.md", scenario.name)).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regulation/iol/scenarios");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    assert_eq!(carried, there);
    for section in scenarios.iter().flat_map(|scenario| &scenario.sections) {
        let texts =
            section.rows.iter().map(|row| section.columns.iter().map(|name| row.cell(name)).collect::<Vec<_>>());
        let different: BTreeSet<_> = texts.collect();
        assert_eq!(different.len(), section.rows.len(), "{}: a row stands twice", section.title);
    }
}

#[test]
fn cells_are_found_by_their_column() {
    let first = &scenario::named("tijdvak").sections[0].rows[0];
    assert_eq!((first.cell("uitkomst"), first.cell("regel")), ("afgewezen", "T2"));
    let themes = scenario::named("themas");
    let rows = &themes.section("Thema’s en feiten").rows;
    assert_eq!(rows[1].list("thema’s").collect::<Vec<_>>(), ["duurzaamheid", "begaafdheid"]);
    assert_eq!(rows[4].list("thema’s").count(), 0);
    assert_eq!(rows[4].filled("thema’s"), None);
}

#[test]
fn the_totals_of_the_committee_follow_from_the_round() {
    let committee = &Round::get("2024").unwrap().committee;
    let whole = committee.cost_per_half_day.in_cents();
    let costs = scenario::named("vergoedingen");
    for row in &costs.section("Kosten van de commissie").rows {
        let half_days: i64 = row.cell("dagdelen per lid").parse().unwrap();
        assert_eq!(row.cell("per dagdeel"), committee.cost_per_half_day.to_string());
        assert_eq!(row.cell("kosten"), Money::cents(half_days * whole).to_string(), "line {}", row.line);
    }
}

#[test]
fn full_awards_fill_the_ceilings() {
    let round = Round::get("2024").unwrap();
    let amounts = scenario::named("bedrag");
    for row in &amounts.section("Volle aanvragen onder het plafond").rows {
        let code =
            if row.cell("activiteit") == "A" { regulation::ActivityCode::A } else { regulation::ActivityCode::B };
        assert_eq!(row.cell("plafond"), round.ceiling(code).to_string());
        let (fits, left) = (round.ceiling(code).in_cents(), round.amounts.application_max.in_cents());
        assert_eq!(row.cell("volle aanvragen"), (fits / left).to_string());
        assert_eq!(row.cell("over"), Money::cents(fits % left).to_string());
    }
}

#[test]
fn a_file_that_departs_from_the_form_is_refused_at_its_line() {
    let good = "# T\n\nProza.\n\n## K\n\nUitleg.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    assert!(scenario::read("proef", good).is_ok());
    for (text, line) in [
        ("Geen titel.\n".to_owned(), 1),
        ("# T\n\nProza.\n".to_owned(), 3),
        ("# T\n\n| a | b |\n".to_owned(), 3),
        (good.replace("| 1 | 2 |\n", ""), 10),
        (good.replace("| 1 | 2 |", "| 1 |"), 11),
        (good.replace("| 1 | 2 |", "| 1 |  |"), 11),
        (good.replace("| 1 | 2 |", "| 1 | 2"), 11),
        (format!("{good}\nNog woorden.\n"), 13),
        (format!("{good}\n### Te diep\n"), 13),
        (format!("{good}\n## Leeg\n"), 13),
        (format!("{good}|---|---|\n"), 12),
    ] {
        let error = scenario::read("proef", &text).unwrap_err();
        assert_eq!(error.line, line, "{text}: {error}");
    }
}

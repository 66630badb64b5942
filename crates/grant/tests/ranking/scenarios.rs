//! The Dutch scenarios on ranking, ceilings and ties, run row by row.

use crate::rounds::{application, document, parameters, rank, scores};
use grant::RoundOutput;
use grant::allocation::RankedOutcome;
use grant::round_output::Ranked;
use regulation::scenario::{Row, Section, named};
use serde_json::{Map, Value};

fn cents(amount: &str) -> i64 {
    let euros = amount.trim_start_matches('€').trim().replace('.', "");
    euros.parse::<i64>().unwrap_or_else(|_| panic!("{amount} is no amount")) * 100
}

/// The applications of a section, all of the activity that its title begins with.
fn round_of(section: &Section) -> Value {
    let activity = section.title.split(':').next().expect("a title names the activity");
    let of_row = |row: &Row| {
        let mut application = application(row.cell("aanvraag"), activity, 1);
        application["requested_cents"] = cents(row.cell("gevraagd")).into();
        let members = row.cell("scores").split('/').enumerate().map(|(number, of_member)| {
            let given: Vec<i64> = of_member.split_whitespace().map(|score| score.parse().expect("a score")).collect();
            (format!("m{number}"), scores(&given))
        });
        application["scores"] = Value::Object(members.collect::<Map<_, _>>());
        if section.columns.iter().any(|column| column == "thema’s") {
            application["themes"] = row.list("thema’s").collect::<Vec<_>>().into();
        }
        application
    };
    document(section.rows.iter().map(of_row).collect())
}

fn ranked<'a>(output: &'a RoundOutput, row: &Row) -> &'a Ranked {
    let id = row.cell("aanvraag");
    let all = output.rankings.iter().flat_map(|(_, rows)| rows);
    all.into_iter().find(|ranked| ranked.id == id).unwrap_or_else(|| panic!("line {}: {id} is not ranked", row.line))
}

fn outcome(words: &str) -> RankedOutcome {
    match words {
        "verleend" => RankedOutcome::Awarded,
        "deels verleend" => RankedOutcome::AwardedPartly,
        "boven het plafond" => RankedOutcome::BeyondCeiling,
        "onvoldoende" => RankedOutcome::Insufficient,
        "evenwicht bepalen" => RankedOutcome::ThemeBalanceNeeded,
        "lot nodig" => RankedOutcome::LotNeeded,
        other => panic!("{other} is no outcome"),
    }
}

fn check_row(section: &Section, row: &Row, output: &RoundOutput) {
    let (found, line) = (ranked(output, row), row.line);
    let has = |name: &str| section.columns.iter().any(|column| column == name);
    assert_eq!(found.total.to_string(), row.cell("totaal"), "line {line}: total");
    if has("rang") {
        assert_eq!(found.rank.map(|rank| rank.to_string()).as_deref(), row.filled("rang"), "line {line}: rank");
    }
    if has("uitkomst") {
        assert_eq!(found.outcome, outcome(row.cell("uitkomst")), "line {line}: outcome");
    }
    if has("verleend") {
        assert_eq!(found.awarded.in_cents(), cents(row.cell("verleend")), "line {line}: award");
    }
    if has("regel") {
        let rule = row.cell("regel");
        assert!(output.explanation.iter().any(|verdict| verdict.rule == rule), "line {line}: {rule} is not explained");
    }
}

#[test]
fn ranking_and_ceiling() {
    for section in &named("rangschikking").sections {
        let output = rank(&round_of(section), &parameters());
        for row in &section.rows {
            check_row(section, row, &output);
            for (column, policy) in [("deels", "partial"), ("stoppen", "stop"), ("overslaan", "skip")] {
                if section.columns.iter().any(|known| known == column) {
                    let mut parameters = parameters();
                    parameters.set("policy", policy).unwrap();
                    let output = rank(&round_of(section), &parameters);
                    let awarded = ranked(&output, row).awarded.in_cents();
                    assert_eq!(awarded, cents(row.cell(column)), "line {}: {policy}", row.line);
                }
            }
        }
    }
}

#[test]
fn ties_at_the_line() {
    for section in &named("gelijke-stand").sections {
        let output = rank(&round_of(section), &parameters());
        for row in &section.rows {
            check_row(section, row, &output);
            let Some(expected) = row.filled("evenwicht") else { continue };
            let id = row.cell("aanvraag");
            let sets = output.theme_balance.as_ref().map(|balance| balance.sets.as_slice()).unwrap_or_default();
            let holding = sets.iter().filter(|set| set.iter().any(|other| other == id)).count();
            let tied =
                output.theme_balance.as_ref().is_some_and(|balance| balance.tied.iter().any(|other| other == id));
            let found = match holding {
                _ if !tied => "ja",
                0 => "nee",
                all if all == sets.len() => "ja",
                _ => "soms",
            };
            assert_eq!(found, expected, "line {}: balance", row.line);
        }
    }
}

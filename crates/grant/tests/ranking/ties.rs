//! Bounds of the theme balance, and what settles a tie.

use crate::rounds::{accept, application, document, parameters, rank};
use grant::allocation::RankedOutcome::{self, Awarded, AwardedPartly, BeyondCeiling, LotNeeded, ThemeBalanceNeeded};
use grant::theme_balance::{LARGEST_GROUP, MOST_LISTED};
use grant::{RoundOutput, RuleOutcome, lot};
use serde_json::{Value, json};

fn equals(activity: &str, count: usize) -> Value {
    document((0..count).map(|number| application(&format!("x{number:02}"), activity, 8)).collect())
}

fn outcomes(output: &RoundOutput) -> Vec<RankedOutcome> {
    output.rankings.iter().flat_map(|(_, rows)| rows).map(|row| row.outcome).collect()
}

#[test]
fn a_group_of_twenty_is_searched_and_a_larger_one_is_handed_back() {
    let mut parameters = parameters();
    let output = rank(&equals("A", LARGEST_GROUP), &parameters);
    let balance = output.theme_balance.expect("twenty equals cross a line for ten");
    assert_eq!(balance.sets.len(), MOST_LISTED, "184,756 sets of ten are equally good; so many are listed");
    let question = output.explanation.iter().find(|verdict| verdict.rule == "C7").unwrap();
    assert_eq!(question.fact("sets"), Some(&184_756_i64.into()));

    let output = rank(&equals("A", LARGEST_GROUP + 1), &parameters);
    let balance = output.theme_balance.as_ref().expect("the tie is still named");
    assert_eq!((balance.tied.len(), balance.measure, balance.sets.len()), (LARGEST_GROUP + 1, None, 0));
    assert!(outcomes(&output).iter().all(|outcome| *outcome == ThemeBalanceNeeded));

    parameters.set("ceiling_a_cents", "283500000").unwrap();
    assert!(rank(&equals("A", 21), &parameters).theme_balance.is_none(), "a group that fits needs no balance");
}

#[test]
fn one_optimal_set_is_shown_and_not_chosen() {
    let mut parameters = parameters();
    parameters.set("ceiling_a_cents", "13500000").unwrap();
    let mut document = equals("A", 2);
    document["applications"][0]["themes"] = json!(["duurzaamheid", "begaafdheid"]);
    document["applications"][1]["themes"] = json!(["duurzaamheid"]);
    let output = rank(&document, &parameters);
    assert_eq!(output.theme_balance.as_ref().unwrap().sets, [["x00"]]);
    assert_eq!(outcomes(&output), [ThemeBalanceNeeded, ThemeBalanceNeeded]);

    document["committee"] = json!({ "balance": ["x00"] });
    assert_eq!(outcomes(&rank(&document, &parameters)), [Awarded, BeyondCeiling]);

    document["committee"] = json!({ "balance": ["x01"] });
    let output = rank(&document, &parameters);
    assert_eq!(outcomes(&output), [BeyondCeiling, Awarded], "the committee decides");
    let asked = output.explanation.iter().find(|verdict| verdict.rule == "C7").unwrap();
    assert_eq!(asked.outcome, RuleOutcome::NeedsJudgement, "but it is asked why");
}

#[test]
fn a_lot_settles_type_b_and_shows_whether_it_follows_from_its_seed() {
    let mut parameters = parameters();
    parameters.set("ceiling_b_cents", "20000000").unwrap();
    let mut document = equals("B", 3);
    assert_eq!(outcomes(&rank(&document, &parameters)), [LotNeeded; 3]);

    let seed = lot::seed("00ff", "beacon");
    let order = lot::draw(&seed, ["x00", "x01", "x02"]);
    document["committee"] = json!({ "lot": { "seed": seed, "drawn_at": "2025-02-01T10:00:00Z", "order": order } });
    let output = rank(&document, &parameters);
    let of = |id: &str| output.rankings.b.iter().find(|row| row.id == id).unwrap().outcome;
    assert_eq!((of(order[0]), of(order[1]), of(order[2])), (Awarded, AwardedPartly, BeyondCeiling));
    let drawn = |output: &RoundOutput| output.explanation.iter().find(|v| v.rule == "lot").unwrap().outcome;
    assert_eq!(drawn(&output), RuleOutcome::Satisfied);

    let reversed: Vec<_> = order.into_iter().rev().collect();
    document["committee"]["lot"]["order"] = json!(reversed);
    assert_eq!(
        drawn(&rank(&document, &parameters)),
        RuleOutcome::NeedsJudgement,
        "drawn by hand: a person confirms it"
    );
}

#[test]
fn a_lot_for_type_a_draws_among_the_best_sets_only() {
    let mut parameters = parameters();
    parameters.set("ceiling_a_cents", "27000000").unwrap();
    let mut document = equals("A", 3);
    for (place, theme) in [(0, "duurzaamheid"), (1, "duurzaamheid"), (2, "begaafdheid")] {
        document["applications"][place]["themes"] = json!([theme]);
    }
    let order = json!(["x01", "x00", "x02"]);
    document["committee"] = json!({ "lot": { "seed": "s", "drawn_at": "2025-02-01T10:00:00Z", "order": order } });
    assert_eq!(outcomes(&rank(&document, &parameters)), [BeyondCeiling, Awarded, Awarded]);
}

#[test]
fn the_committee_decides_what_is_sufficient() {
    let mut document = document(vec![application("low", "A", 4), application("high", "A", 9)]);
    document["committee"] = json!({ "sufficient": { "low": true, "high": false } });
    let input = accept(&document, &parameters());
    let output = grant::rank(&input, &parameters());
    let rows: Vec<_> = output.rankings.a.iter().map(|row| (row.id.as_str(), row.rank, row.outcome)).collect();
    assert_eq!(rows, [("low", Some(1), Awarded), ("high", None, RankedOutcome::Insufficient)]);
}

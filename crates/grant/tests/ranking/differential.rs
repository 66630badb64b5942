//! The engine against the slow implementation on random rounds: 2,000 in an ordinary run, more
//! with `LEERBRON_ROUNDS=100000`.

use crate::rounds::{Dice, parameters_with, random, random_settings, rank};
use crate::slow::{self, Settings};
use serde_json::{Value, json};

fn count() -> u64 {
    std::env::var("LEERBRON_ROUNDS").ok().map_or(2_000, |text| text.parse().expect("LEERBRON_ROUNDS is a number"))
}

#[test]
fn the_engine_and_the_slow_implementation_agree() {
    let (mut ties, mut lots, mut partial, mut settled) = (0, 0, 0, 0);
    let count = count();
    for number in 0..count {
        let mut dice = Dice(number);
        let mut document = random(&mut dice);
        let settings = random_settings(&mut dice);
        let first = compare(number, &document, &settings);
        let text = first.to_string();
        ties += u64::from(text.contains("theme_balance_needed"));
        lots += u64::from(text.contains("lot_needed"));
        partial += u64::from(text.contains("awarded_partly"));
        if text.contains("_needed") {
            settle(&mut dice, &mut document, &first);
            settled += 1;
            compare(number, &document, &settings);
        }
    }
    println!(
        "{count} rounds: {ties} with theme balance, {lots} with a lot, {partial} with a partial award, {settled} settled"
    );
    assert!(ties * 50 > count && lots * 100 > count && partial * 50 > count, "the rounds must reach the hard cases");
}

fn compare(number: u64, document: &Value, settings: &[(&'static str, String)]) -> Value {
    let value =
        |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()).unwrap();
    let expected = slow::rank(
        document,
        &Settings {
            ceiling_a: value("ceiling_a_cents").parse().unwrap(),
            ceiling_b: value("ceiling_b_cents").parse().unwrap(),
            policy: value("policy").to_owned(),
            contribution_inside: value("contribution_inside") == "true",
        },
    );
    let output = rank(document, &parameters_with(settings));
    let mut found = serde_json::to_value(&output).unwrap();
    found.as_object_mut().unwrap().remove("explanation");
    for excluded in found["excluded"].as_array_mut().unwrap() {
        excluded.as_object_mut().unwrap().remove("verdicts");
    }
    assert!(found == expected, "round {number} with {settings:?}\n{document:#}\nengine {found:#}\nslow {expected:#}");
    found
}

/// What a committee might settle: a best set or any set, a lot over everything or over a part.
fn settle(dice: &mut Dice, document: &mut Value, first: &Value) {
    let mut ids: Vec<Value> =
        document["applications"].as_array().unwrap().iter().map(|application| application["id"].clone()).collect();
    dice.shuffle(&mut ids);
    if dice.chance(30) {
        ids.truncate(dice.below(ids.len() as u64) as usize + 1);
    }
    let sets = first["theme_balance"]["sets"].as_array().cloned().unwrap_or_default();
    let tied = first["theme_balance"]["tied"].as_array().cloned().unwrap_or_default();
    let balance = match dice.below(3) {
        0 => Vec::new(),
        1 if !sets.is_empty() => sets[dice.below(sets.len() as u64) as usize].as_array().unwrap().clone(),
        _ => tied.into_iter().filter(|_| dice.chance(50)).collect(),
    };
    if !document["committee"].is_object() {
        document["committee"] = json!({});
    }
    document["committee"]["balance"] = json!(balance);
    if dice.chance(80) {
        document["committee"]["lot"] = json!({ "seed": "s", "drawn_at": "2025-02-01T10:00:00+01:00", "order": ids });
    }
}

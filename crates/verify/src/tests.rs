//! The verifier on dossiers that the program made, honest and not.

use crate::verify;
use base::{archive, canonical, chain, hex};
use grant::Parameters;
use grant::dossier::Dossier;
use regulation::Round;
use serde_json::{Map, Value, json};

/// A round with ties, late and incomplete applications, chosen by a number.
fn document(seed: u64) -> Value {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let themes = ["duurzaamheid", "begaafdheid", "eigen:tuin"];
    let instants = [
        "2024-10-01T12:00:00+02:00",
        "2024-11-02T23:59:59.999+01:00",
        "2024-11-03T00:00:00+01:00",
        "2024-09-17T22:00:00Z",
    ];
    let applications: Vec<Value> = (0..14)
        .map(|number| {
            let scores: Map<_, _> = (1..=5).map(|criterion| (criterion.to_string(), json!(below(2) + 5))).collect();
            json!({
                "id": format!("x{number}"), "activity": if below(3) == 0 { "B" } else { "A" },
                "applicant": { "kind": if below(9) == 0 { "other" } else { "school_authority" }, "caribbean": false },
                "submitted_at": instants[if below(4) == 0 { below(4) } else { 0 } as usize],
                "requested_cents": 9_000_000 + below(4) * 1_500_000,
                "themes": [themes[below(3) as usize]],
                "contribution_declared": below(12) > 0, "complete": below(12) > 0,
                "scores": { "m1": scores, "m2": scores },
            })
        })
        .collect();
    json!({ "round": "2024", "applications": applications })
}

fn dossier(seed: u64) -> Dossier {
    let round = Round::get("2024").unwrap();
    let mut parameters = Parameters::of(round);
    parameters.set("ceiling_a_cents", "50000000").unwrap();
    parameters.set("ceiling_b_cents", "20000000").unwrap();
    parameters.set("policy", ["partial", "stop", "skip"][seed as usize % 3]).unwrap();
    let mut document = document(seed);
    if seed.is_multiple_of(2) {
        let order: Vec<String> = (0..14).map(|number| format!("x{}", number * 5 % 14)).collect();
        document["committee"] = json!({ "lot": { "seed": "s", "drawn_at": "2025-01-01T00:00:00Z", "order": order } });
    }
    if seed.is_multiple_of(5) {
        document["committee"]["balance"] = json!(["x3", "x4", "x5"]);
    }
    Dossier::of_ranking(&document, &parameters, round, jiff::Timestamp::UNIX_EPOCH).unwrap()
}

fn findings(dossier: &Dossier) -> Vec<String> {
    verify(dossier.to_canonical().unwrap().as_bytes(), None).unwrap().1
}

fn zipped(dossier: &Dossier) -> Vec<u8> {
    let index = b"<p>index</p>";
    let hashes = json!({ "head": dossier.head(), "index.html": hex::encode(&chain::digest(b"", index)) });
    let files = [
        ("dossier.json", dossier.to_canonical().unwrap().into_bytes()),
        ("hashes.json", canonical::to_string(&hashes).unwrap().into_bytes()),
        ("index.html", index.to_vec()),
    ];
    archive::write(&files.map(|(name, content)| (name.to_owned(), content)).into()).unwrap()
}

/// The same dossier with one content changed and every hash made anew, as a forger would.
fn forged(honest: &Dossier, kind: &str, change: impl Fn(&mut Value)) -> Dossier {
    let mut forged = Dossier::new(&honest.round);
    for step in &honest.steps {
        let mut content = step.content.clone();
        if step.kind == kind {
            change(&mut content);
        }
        forged.append(&step.kind, &step.actor, content, step.at, &[7; 16]).unwrap();
    }
    forged
}

#[test]
fn honest_dossiers_hold() {
    let mut text = String::new();
    for seed in 0..60 {
        let dossier = dossier(seed);
        assert_eq!(findings(&dossier), Vec::<String>::new(), "seed {seed}");
        text.push_str(&dossier.to_canonical().unwrap());
    }
    for outcome in ["awarded_partly", "theme_balance_needed", "lot_needed", "insufficient", "refused", "rejected"] {
        assert!(text.contains(&format!("\"{outcome}\"")), "no dossier has {outcome}");
    }
}

#[test]
fn one_changed_byte_of_the_archive_is_found() {
    let bytes = zipped(&dossier(1));
    assert_eq!(verify(&bytes, None).unwrap().1, Vec::<String>::new());
    for at in (0..bytes.len()).step_by(bytes.len() / 150).chain(bytes.len() - 30..bytes.len()) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let found = verify(&changed, None);
        assert!(found.is_err() || found.is_ok_and(|(_, findings)| !findings.is_empty()), "byte {at}");
    }
}

#[test]
fn a_forger_who_makes_every_hash_anew_is_found_by_the_arithmetic() {
    let honest = dossier(1);
    let award = |content: &mut Value| {
        let order = content["activities"]["A"]["order"].as_array_mut().unwrap();
        let last = order.last_mut().unwrap();
        last["outcome"] = json!("awarded");
    };
    assert!(!findings(&forged(&honest, "certificate", award)).is_empty());
    let rank = |content: &mut Value| content["rankings"]["A"][0]["rank"] = json!(2);
    assert!(!findings(&forged(&honest, "ranking", rank)).is_empty());
    let score = |content: &mut Value| {
        for application in content["applications"].as_array_mut().unwrap() {
            application["scores"]["m1"]["1"] = json!(10);
        }
    };
    assert!(!findings(&forged(&honest, "facts", score)).is_empty());
    let cents = |content: &mut Value| content[0]["awarded_cents"] = json!(1);
    assert!(!findings(&forged(&honest, "decisions", cents)).is_empty());
    assert!(findings(&forged(&honest, "certificate", |_| ())).is_empty(), "new salts alone change nothing");
}

#[test]
fn a_published_hash_tells_a_whole_new_dossier_from_the_old_one() {
    let text = dossier(1).to_canonical().unwrap();
    let head = dossier(1).head().to_owned();
    assert_eq!(verify(text.as_bytes(), Some(&head)).unwrap(), (head.clone(), Vec::new()));
    let other = dossier(2).to_canonical().unwrap();
    assert_eq!(verify(other.as_bytes(), Some(&head)).unwrap().1.len(), 1);
}

#[test]
fn what_is_no_dossier_is_refused() {
    for text in ["", "{}", "[]", "{\"schema_version\":2,\"steps\":[]}", "PK"] {
        let found = verify(text.as_bytes(), None);
        assert!(found.is_err() || found.is_ok_and(|(_, findings)| !findings.is_empty()), "{text}");
    }
}

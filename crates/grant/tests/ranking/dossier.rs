//! The dossier: replay is byte-equal, and one changed byte is found.

use crate::rounds::{Dice, parameters_with, random, random_settings, round};
use grant::dossier::{Dossier, replay};
use serde_json::json;

fn dossier(seed: u64) -> Dossier {
    let mut dice = Dice(seed);
    let document = random(&mut dice);
    let parameters = parameters_with(&random_settings(&mut dice));
    let at = "2025-02-01T10:00:00Z".parse().unwrap();
    Dossier::of_ranking(&document, &parameters, round(), at).unwrap()
}

#[test]
fn a_replay_is_byte_equal() {
    for seed in 0..20 {
        let text = dossier(seed).to_canonical().unwrap();
        assert_eq!(text, dossier(seed).to_canonical().unwrap());
        let read = Dossier::read(&text).unwrap();
        assert_eq!(read.to_canonical().unwrap(), text);
        assert!(replay(&read, round()).unwrap().is_equal(), "seed {seed}");
    }
}

#[test]
fn one_changed_byte_is_found() {
    let text = dossier(7).to_canonical().unwrap();
    for at in (0..text.len()).step_by(text.len() / 100) {
        let mut bytes = text.clone().into_bytes();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        let changed = String::from_utf8_lossy(&bytes);
        assert!(*changed == *text || Dossier::read(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn a_ranking_that_was_made_up_fails_the_replay_though_its_chain_holds() {
    let honest = dossier(3);
    let mut forged = Dossier::new(&honest.round);
    for step in &honest.steps {
        let mut content = step.content.clone();
        if step.kind == "ranking" {
            content["ceilings"]["A"]["left_cents"] = json!(1);
        }
        forged.append(&step.kind, &step.actor, content, step.at, &[0; 16]).unwrap();
    }
    let read = Dossier::read(&forged.to_canonical().unwrap()).unwrap();
    let found = replay(&read, round()).unwrap();
    assert_eq!(found.equal, [("rules", true), ("ranking", false), ("certificate", true), ("decisions", true)]);
}

#[test]
fn a_step_can_be_taken_out_without_breaking_the_chain() {
    let mut dossier = dossier(5);
    let head = dossier.head().to_owned();
    dossier.steps[1].content = serde_json::Value::Null;
    let read = Dossier::read(&dossier.to_canonical().unwrap()).unwrap();
    assert_eq!(read.head(), head);
}

//! Hash and freeze: the same rules give the same hash, a change gives another, and nothing changes in silence.

use jiff::{Timestamp, ToSpan};
use regulation::{
    Law, Round, RoundHash,
    freeze::{FreezeError, FrozenRules},
};

const ROUND: &str = include_str!("../../../regulation/iol/2024.toml");
const AMBIGUITIES: &str = include_str!("../../../regulation/iol/onduidelijkheden.toml");
const FROZEN: &str = include_str!("../../../regulation/iol/bevroren.toml");
const VERSION_1: &str = "version = { number = 1, reason = \"De regels zoals gepubliceerd.\" }";

fn read(round: &str, ambiguities: &str) -> Round {
    let law = Law::get().expect("the wording loads");
    Round::read(round, ambiguities, law).unwrap_or_else(|error| panic!("{error}"))
}

/// The rules with another version, and another number of readers.
fn second(number: u32, reason: &str, readers: u32) -> Round {
    let version = format!("version = {{ number = {number}, reason = \"{reason}\" }}");
    let text = ROUND.replacen(VERSION_1, &version, 1).replacen(
        "readers = { value = 3",
        &format!("readers = {{ value = {readers}"),
        1,
    );
    read(&text, AMBIGUITIES)
}

fn before_opening(round: &Round) -> Timestamp {
    round.window.opens_at() - 24.hours()
}

#[test]
fn the_rules_are_those_that_were_frozen() {
    let round = Round::get("2024").unwrap();
    let list: toml::Table = toml::from_str(FROZEN).unwrap();
    let entry = list["frozen"].as_array().unwrap().iter().find(|entry| {
        entry["round"].as_str() == Some("2024") && entry["version"].as_integer() == Some(round.version.number.into())
    });
    let frozen = entry.expect("regulation/iol/bevroren.toml lacks this version")["sha256"].as_str().unwrap();
    assert_eq!(
        round.hash().to_string(),
        frozen,
        "the rules of version {} changed: give them a new version with a reason, or take the change back",
        round.version.number
    );
}

#[test]
fn the_hash_is_of_the_values_and_not_of_the_file() {
    let commented = format!("# Een opmerking.\n\n{}", ROUND.replace("\n[amounts]", "\n\n\n[amounts]  # bedragen"));
    let hash = read(ROUND, AMBIGUITIES).hash();
    assert_eq!(read(&commented, AMBIGUITIES).hash(), hash);
    assert_eq!(RoundHash::of(read(ROUND, AMBIGUITIES).canonical()), hash);
    assert_ne!(second(1, "De regels zoals gepubliceerd.", 4).hash(), hash);
    assert_ne!(read(ROUND, &AMBIGUITIES.replacen("mention  = true", "mention  = false", 1)).hash(), hash);
    assert_eq!(RoundHash::parse(&hash.to_string()).unwrap(), hash);
    for text in ["", "00", &hash.to_string().to_uppercase(), &format!("{hash}0"), &"é".repeat(32)] {
        assert!(RoundHash::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_canonical_text_carries_the_wording() {
    let round = Round::get("2024").unwrap();
    assert!(round.canonical().starts_with("{\"ambiguities\":"));
    assert!(
        round
            .canonical()
            .contains("\"14c(2)\":\"Aanvragen die buiten het aanvraagtijdvak worden ingediend, worden afgewezen.\"")
    );
}

#[test]
fn rules_are_frozen_before_the_window_opens() {
    let round = read(ROUND, AMBIGUITIES);
    let frozen = FrozenRules::freeze(&round, before_opening(&round)).unwrap();
    assert_eq!(frozen.current().hash, round.hash());
    assert!(!frozen.current().after_opening);
    let opened_at = round.window.opens_at();
    let late = FrozenRules::freeze(&round, opened_at).unwrap_err();
    assert_eq!(late, FreezeError::Late { round: "2024".to_owned(), opened_at });
}

#[test]
fn a_change_after_the_opening_is_a_version_with_a_reason_that_everyone_sees() {
    let first = read(ROUND, AMBIGUITIES);
    let frozen = FrozenRules::freeze(&first, before_opening(&first)).unwrap();
    let changed = second(2, "Vier lezers, na overleg met de commissie.", 4);
    let during = first.window.opens_at() + 240.hours();
    let rules = frozen.amend(&changed, during).unwrap();
    assert!(rules.current().after_opening);
    assert_eq!(rules.current().version.reason, "Vier lezers, na overleg met de commissie.");
    assert_eq!(rules.all().count(), 2);
    assert_eq!(rules.at(first.window.opens_at()).unwrap().hash, first.hash());
    assert_eq!(rules.at(during).unwrap().hash, changed.hash());
    assert_eq!(rules.at(before_opening(&first) - 1.hour()), None);
}

#[test]
fn a_change_that_is_not_a_proper_version_is_refused() {
    let first = read(ROUND, AMBIGUITIES);
    let opening = before_opening(&first);
    let frozen = FrozenRules::freeze(&first, opening).unwrap();
    let later = opening + 1.hour();
    for (round, now, error) in [
        (second(3, "Waarom dan.", 4), later, FreezeError::Number { given: 3, last: 1 }),
        (second(1, "Waarom dan.", 4), later, FreezeError::Number { given: 1, last: 1 }),
        (second(2, " ", 4), later, FreezeError::NoReason),
        (second(2, "Niets veranderd.", 3), later, FreezeError::NoChange { given: 2, last: 1 }),
        (second(2, "Waarom dan.", 4), opening - 1.hour(), FreezeError::Backwards { given: 2, last: 1 }),
    ] {
        assert_eq!(frozen.clone().amend(&round, now).unwrap_err(), error);
    }
    assert_eq!(
        FrozenRules::freeze(&second(2, "Te vroeg.", 3), opening),
        Err(FreezeError::Number { given: 2, last: 0 })
    );
}

//! The wording and its coverage: every paragraph is listed, and the words are those of the publication.

use base::{Citation, citation::Body};
use regulation::{
    Law, RoundError,
    coverage::{self, How},
    law::Wording,
};
use std::path::PathBuf;

const LIST: &str = include_str!("../../../regulation/iol/dekking.toml");

#[test]
fn every_paragraph_is_covered() {
    let covered = coverage::get().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(covered.len(), Law::get().unwrap().paragraphs().count());
    for entry in &covered {
        assert!(!entry.place.is_empty(), "{}: say where", entry.article);
    }
    let how =
        |text: &'static str| covered.iter().find(|entry| entry.article == Citation::of(text)).map(|entry| entry.how);
    assert_eq!(how("14c(2)"), Some(How::Encoded));
    assert_eq!(how("14b(a)"), Some(How::Data));
    assert_eq!(how("bijlage 2.1(1)(E)"), Some(How::Human));
    assert_eq!(how("3(1)"), Some(How::NotApplicable));
}

#[test]
fn a_paragraph_left_out_or_invented_is_named() {
    let law = Law::get().unwrap();
    let line = LIST.lines().find(|line| line.contains("\"14c(2)\"")).unwrap();
    let without = coverage::read(&LIST.replace(line, ""), law).unwrap_err().to_string();
    assert!(without.contains("14c(2) is not in the coverage list"), "{without}");
    let twice = coverage::read(&LIST.replace(line, &format!("{line}\n{line}")), law).unwrap_err().to_string();
    assert!(twice.contains("14c(2) is in the coverage list 2 times"), "{twice}");
    let invented = coverage::read(&LIST.replace("\"14c(2)\"", "\"14c(7)\""), law).unwrap_err().to_string();
    assert!(invented.contains("14c(7) is no paragraph of the text"), "{invented}");
}

#[test]
fn a_text_with_a_wrong_heading_does_not_load() {
    let read = |text| match Law::read(&[("proef.md", text)]) {
        Err(RoundError::Invalid { problems }) => problems,
        Err(other) => panic!("{other}"),
        Ok(_) => Vec::new(),
    };
    assert_eq!(
        read("# Proef\n\n### 1(1)\n\nWoorden.\n\n### 1(2)\n\n> Strekking: Andere woorden.\n"),
        Vec::<String>::new()
    );
    assert_eq!(read("# Proef\n\n### 1(1)\n\n### lid 2\n\nWoorden.\n").len(), 2);
    assert!(read("\n### 1(1)\n\nWoorden.\n\n### 1(1)\n\nWoorden.\n")[0].contains("stands twice"));
}

#[test]
fn the_words_under_a_heading_stop_at_the_next() {
    let law = Law::get().unwrap();
    let last = law.paragraph(&Citation::of("14h(3)")).unwrap();
    assert!(last.text.ends_with("verplichtingen."), "{}", last.text);
    assert!(law.paragraphs().all(|paragraph| !paragraph.text.contains("\n#")));
    assert!(law.resolves(&Citation::of("14d")));
    assert!(!law.resolves(&Citation::of("14d(4)")));
}

#[test]
fn rules_outside_the_scheme_never_claim_to_be_literal() {
    for paragraph in Law::get().unwrap().paragraphs() {
        let outside = [Body::AdministrativeLaw, Body::TermsAct, Body::FrameworkRegulation, Body::AnnualReporting];
        if outside.contains(&paragraph.citation.body()) {
            assert_ne!(paragraph.wording, Wording::Literal, "{}", paragraph.citation);
        }
    }
}

/// Letters and digits only, so that tables and lists compare with running text.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn the_literal_words_are_those_of_the_publication() {
    let shared = std::env::var_os("LEERBRON_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let Ok(publication) = std::fs::read_to_string(shared.join("sources/stcrt-2024-30381.txt")) else {
        assert!(
            std::env::var_os("LEERBRON_REQUIRE_SHARED").is_none(),
            "the publication is not in {}",
            shared.display()
        );
        eprintln!("skipped: the publication is not in {}", shared.display());
        return;
    };
    let published = squeezed(&publication);
    let literal = Law::get().unwrap().paragraphs().filter(|paragraph| paragraph.wording == Wording::Literal);
    let mut compared = 0;
    for paragraph in literal {
        for piece in paragraph.text.split("\n\n").filter(|piece| !piece.starts_with("Activiteit ")) {
            assert!(published.contains(&squeezed(piece)), "{} is not in the publication: {piece}", paragraph.citation);
            compared += 1;
        }
    }
    assert!(compared > 150, "only {compared} pieces were compared");
}

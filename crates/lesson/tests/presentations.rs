//! A presentation of our own (`fixtures/make.py` makes it), and every real one that is at hand.

use lesson::{BlockKind, Format, Limits, Reading, UnscannedReason, read, read_folder};
use std::fmt::Write as _;

const WEATHER: &[u8] = include_bytes!("fixtures/weer.pptx");

fn weather() -> Reading {
    read("weer.pptx", WEATHER, &Limits::default()).expect("the presentation is readable")
}

fn outline(reading: &Reading) -> String {
    let mut out = String::new();
    for block in &reading.lesson.blocks {
        let language = block.language.as_deref().unwrap_or("-");
        let (bold, hidden) = (if block.bold { " vet" } else { "" }, if block.hidden { " verborgen" } else { "" });
        writeln!(out, "{} {language}{bold}{hidden} {:?} {}", block.location, block.kind, block.text).expect("a string");
    }
    for problem in &reading.problems {
        writeln!(out, "! {} {}", problem.code, problem.location).expect("a string");
    }
    for item in &reading.unscanned {
        writeln!(out, "? {:?} {}", item.reason, item.message).expect("a string");
    }
    for look in &reading.lesson.looks {
        writeln!(out, "= {} {:?} {:?} {}", look.location, look.size, look.colours, look.text).expect("a string");
    }
    out
}

#[test]
fn a_presentation_keeps_slides_titles_lists_tables_links_pictures_and_notes() {
    let reading = weather();
    insta::assert_snapshot!(outline(&reading));
    assert_eq!(reading.lesson.format, Format::Pptx);
    assert_eq!(reading.lesson.title.as_deref(), Some("Het weer in de klas"));
    assert_eq!(reading.lesson.language.as_deref(), Some("nl-NL"));
}

#[test]
fn notes_are_no_text_of_the_lesson() {
    let reading = weather();
    assert!(reading.lesson.blocks.iter().any(|block| block.kind == BlockKind::Note));
    assert!(reading.lesson.words().all(|word| word != "huiswerk."));
}

#[test]
fn a_presentation_in_a_folder_is_read_with_its_path() {
    let files = vec![("dia's/weer.pptx".to_owned(), WEATHER.to_vec())];
    let reading = read_folder("map", &files, &Limits::default()).expect("readable");
    let first = &reading.lesson.blocks[0];
    assert_eq!(first.location.to_string(), "dia's/weer.pptx, dia 1");
    assert_eq!(first.text, "Het weer");
    assert_eq!(reading.lesson.looks.len(), weather().lesson.looks.len());
}

#[test]
fn what_is_not_read_of_a_slide_is_told() {
    let reading = weather();
    let told: Vec<_> = reading.unscanned.iter().map(|item| (item.reason, item.message.as_str())).collect();
    let expected = "Op dia 2 staat een grafiek. De woorden en getallen erin lezen we niet.";
    assert_eq!(told, [(UnscannedReason::Media, expected)]);
}

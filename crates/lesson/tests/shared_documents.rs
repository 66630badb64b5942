//! Every real presentation and PDF that is at hand is read, with the slides and pages that it has.

use lesson::{BlockKind, Limits, read};
use std::path::PathBuf;

/// The files, or nothing when they are not there.
fn files() -> Vec<PathBuf> {
    let shared = std::env::var("LEERBRON_SHARED")
        .map_or_else(|_| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("data/lessons/documents")) else {
        let required = std::env::var("LEERBRON_REQUIRE_SHARED").is_ok_and(|value| value == "1");
        assert!(!required, "the shared lessons are required and not there");
        eprintln!("The shared lessons are not there; nothing was read.");
        return Vec::new();
    };
    let mut files: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pptx" || extension == "pdf"));
    files.sort();
    files
}

#[test]
fn every_real_presentation_and_pdf_is_read() {
    let mut unread = Vec::new();
    for path in files() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("the file is there");
        let reading = read(&name, &bytes, &Limits::default()).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        let words = reading.lesson.words().count();
        let count =
            |wanted: fn(&BlockKind) -> bool| reading.lesson.blocks.iter().filter(|block| wanted(&block.kind)).count();
        eprintln!(
            "{words:6} words, {:3} headings, {:3} images, {:3} links, {} unscanned: {name}",
            count(|kind| matches!(kind, BlockKind::Heading { .. })),
            count(|kind| matches!(kind, BlockKind::Image(_))),
            count(|kind| matches!(kind, BlockKind::Link(_))),
            reading.unscanned.len(),
        );
        // Without a word there must at least be a reason.
        if words == 0 && reading.unscanned.is_empty() && count(|kind| matches!(kind, BlockKind::Image(_))) == 0 {
            unread.push(name);
        }
    }
    assert!(unread.is_empty(), "no word and no reason: {unread:#?}");
}

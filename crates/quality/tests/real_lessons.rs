//! Every real lesson that is at hand is read and assessed without a crash.
//!
//! The lessons belong to others and are not part of the project; `LEERBRON_SHARED` says where they are.

use dutch::Speller;
use lesson::UnscannedReason;
use quality::{Evidence, Options, check_file};
use std::fs;
use std::path::{Path, PathBuf};

fn shared() -> Option<PathBuf> {
    let standard = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder =
        PathBuf::from(std::env::var("LEERBRON_SHARED").unwrap_or_else(|_| standard.into())).join("data/lessons");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("LEERBRON_REQUIRE_SHARED").is_none(),
        "the real lessons are required and are not at {}",
        folder.display()
    );
    eprintln!("skipped: no real lessons at {}", folder.display());
    None
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_real_lesson_is_assessed() {
    let Some(folder) = shared() else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    let print = std::env::var_os("LEERBRON_PRINT").is_some();
    let (affixes, dictionary) = assets::dutch_dictionary();
    let evidence = Evidence { spelling: Some(Speller::new(affixes, dictionary)), ..Evidence::default() };
    let options = Options { evidence, ..Options::default() };
    let mut read = 0;
    for path in &paths {
        let bytes = fs::read(path).expect("the file can be read");
        let name = path.file_name().expect("a file has a name").to_string_lossy();
        let readable =
            ["md", "html", "docx"].iter().any(|kind| path.extension().is_some_and(|extension| extension == *kind));
        match check_file(&name, &bytes, &options) {
            Ok(report) => {
                assert_eq!(report.criteria.len(), 26, "{}", path.display());
                let complete = report.unscanned.iter().all(|item| item.reason == UnscannedReason::Media);
                assert!(!readable || complete, "{}: {:?}", path.display(), report.unscanned);
                read += usize::from(readable);
                if print && readable {
                    eprintln!("{}", quality::text::write(&report));
                }
            }
            Err(refused) => assert!(!readable, "{}: {refused}", path.display()),
        }
    }
    assert!(read > 50, "only {read} lessons were read");
}

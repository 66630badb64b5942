//! What the demonstration lessons promise: each is complete, described in the README, and has a valid record.

use metadata::FieldId;
use metadata::check::Outcome;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use testkit::samples::{repository_root, shared_file};

const FILES: [&str; 3] = ["les.html", "les.md", "les.docx"];

fn lessons() -> Vec<(String, PathBuf)> {
    let folder = repository_root().join("demo/lessen");
    let mut found: Vec<_> = fs::read_dir(folder)
        .expect("demo/lessen is there")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path))
        .collect();
    found.sort();
    found
}

fn lesson_file(folder: &Path) -> &'static str {
    let here: Vec<_> = FILES.into_iter().filter(|name| folder.join(name).is_file()).collect();
    let [file] = here[..] else { panic!("{} must hold exactly one lesson, not {here:?}", folder.display()) };
    file
}

#[test]
fn there_are_enough_lessons_of_every_format() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, folder) in lessons() {
        *count.entry(lesson_file(&folder)).or_default() += 1;
    }
    assert!(count["les.html"] >= 10 && count["les.md"] >= 8 && count["les.docx"] >= 6, "{count:?}");
}

#[test]
fn every_record_names_its_lesson_and_leaves_the_location_to_the_server() {
    for (slug, folder) in lessons() {
        let record = fs::read_to_string(folder.join("metadata.xml")).expect("every lesson has a record");
        assert!(record.contains(&format!(">urn:leerbron:demo:{slug}<")), "{slug} has another identifier");
        assert!(!record.contains("<location>"), "{slug} has a location");
    }
}

#[test]
fn the_readme_has_a_row_for_every_lesson_and_no_other() {
    let readme = fs::read_to_string(repository_root().join("demo/README.md")).expect("demo/README.md is there");
    let mut rows: Vec<_> = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    rows.retain(|row| !row.starts_with("tools/"));
    rows.sort_unstable();
    assert_eq!(rows, lessons().iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>());
}

#[test]
fn every_text_lesson_has_real_content_and_its_pictures() {
    for (slug, folder) in lessons() {
        let file = lesson_file(&folder);
        if file == "les.docx" {
            continue;
        }
        let text = fs::read_to_string(folder.join(file)).expect("a lesson is UTF-8");
        assert!(text.split_whitespace().count() >= 250, "{slug} is short");
        for picture in text.split(['"', '(', ')']).filter(|part| part.ends_with(".svg") && !part.contains(' ')) {
            assert!(folder.join(picture).is_file(), "{slug} lacks {picture}");
        }
    }
}

/// Lessons whose record lacks something on purpose, with the fields that it lacks.
const LACKING: &[(&str, &[FieldId])] = &[
    ("lezen-met-een-plan", &[FieldId::Copyright, FieldId::Keyword]),
    ("presenteren-kun-je-leren", &[FieldId::IntendedUser]),
];

#[test]
fn records_have_the_thirteen_base_fields_except_where_that_is_planted() {
    for (slug, folder) in lessons() {
        let bytes = fs::read(folder.join("metadata.xml")).expect("every lesson has a record");
        let parsed = metadata::nllom::read(&bytes).expect("the record can be read");
        let base = metadata::check::completeness(&parsed.record).base;
        assert_eq!(base.len(), 13);
        let missing: Vec<_> =
            base.iter().filter(|item| matches!(item.outcome, Outcome::Missing { .. })).map(|item| item.field).collect();
        let planted = LACKING.iter().find(|(lesson, _)| *lesson == slug).map_or(&[][..], |(_, fields)| fields);
        assert_eq!(missing, planted, "{slug}");
        // An empty keyword is the only thing that a reader has to say of our records.
        let problems: Vec<_> = parsed.problems.iter().filter(|problem| !problem.path.contains("keyword")).collect();
        assert!(problems.is_empty(), "{slug}: {problems:?}");
    }
}

#[test]
fn every_record_is_valid() {
    let Some(schema) = shared_file("samples/xsd/imsmd_v1p2p4.xsd") else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    let records = lessons().into_iter().map(|(_, folder)| folder.join("metadata.xml"));
    let answer = Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).args(records).output();
    let answer = answer.expect("xmllint runs");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
}

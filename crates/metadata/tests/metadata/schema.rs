//! Our output against the schemas, by `xmllint`.

use crate::{arbitrary, samples, shared};
use metadata::dublin_core;
use metadata::nllom::{IMS, write_ims};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::path::PathBuf;
use std::process::Command;

/// Checks documents against a schema; nothing happens, with a plain line, without `xmllint`.
fn assert_valid(schema: &PathBuf, name: &str, documents: &[String]) {
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: xmllint is not installed");
        return;
    }
    let folder = std::env::temp_dir().join(format!("leerbron-metadata-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let files: Vec<PathBuf> = (0..documents.len()).map(|at| folder.join(format!("{at}.xml"))).collect();
    for (file, document) in files.iter().zip(documents) {
        std::fs::write(file, document).unwrap();
    }
    let output =
        Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).args(&files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let wrong: Vec<&str> = said.lines().filter(|line| !line.ends_with(" validates")).collect();
    assert!(output.status.success(), "{}", wrong.join("\n"));
    std::fs::remove_dir_all(folder).unwrap();
}

fn ims_schema() -> Option<PathBuf> {
    Some(shared::folder("samples/xsd")?.join("imsmd_v1p2p4.xsd"))
}

#[test]
fn real_records_are_written_valid() {
    let Some(schema) = ims_schema() else { return };
    let documents: Vec<String> = samples::all().iter().map(|(_, parsed)| write_ims(&parsed.record)).collect();
    assert!(documents.len() >= 38 && documents.iter().all(|document| document.contains(IMS)));
    assert_valid(&schema, "real", &documents);
}

#[test]
fn dublin_core_is_valid() {
    let Some(schemas) = shared::folder("samples/xsd") else { return };
    let mut runner = TestRunner::deterministic();
    let arbitrary = (0..200).map(|_| dublin_core::write(&arbitrary::record().new_tree(&mut runner).unwrap().current()));
    let documents: Vec<String> =
        samples::all().iter().map(|(_, parsed)| dublin_core::write(&parsed.record)).chain(arbitrary).collect();
    assert_valid(&schemas.join("oai_dc.xsd"), "dublin-core", &documents);
}

#[test]
fn arbitrary_records_are_written_valid() {
    let Some(schema) = ims_schema() else { return };
    let mut runner = TestRunner::deterministic();
    let documents: Vec<String> =
        (0..400).map(|_| write_ims(&arbitrary::record().new_tree(&mut runner).unwrap().current())).collect();
    assert_valid(&schema, "arbitrary", &documents);
}

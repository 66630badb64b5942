//! What a collection of made-up records promises.

use super::*;
use crate::samples;
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn the_same_seed_and_index_give_the_same_record() {
    assert_eq!(generate(7, 42), generate(7, 42));
    assert_ne!(generate(7, 42), generate(8, 42));
    assert_ne!(generate(7, 42), generate(7, 43));
}

/// Benchmarks and golden files rest on these records: a change here is a new collection, and must be meant.
#[test]
fn a_known_collection_stays_as_it_was() {
    let bytes = (0..50).flat_map(|index| generate(1, index).into_bytes());
    let sum =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(format!("{sum:016x}"), "35e28681003041e2", "the generator's output changed");
}

#[test]
fn sizes_are_like_those_of_real_records() {
    let mut sizes: Vec<_> = (0..1000).map(|index| generate(1, index).len()).collect();
    sizes.sort_unstable();
    let (p10, p50, p90) = (sizes[100], sizes[500], sizes[900]);
    assert!((2500..=4500).contains(&p10), "p10 is {p10}");
    assert!((5000..=7000).contains(&p50), "median is {p50}");
    assert!((9500..=14000).contains(&p90), "p90 is {p90}");
}

#[test]
fn the_vocabulary_keeps_growing() {
    let distinct = |records| {
        let mut words = BTreeSet::new();
        for index in 0..records {
            let record = generate(1, index);
            words.extend(record.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 9).map(str::to_owned));
        }
        words.len()
    };
    let (few, many) = (distinct(500), distinct(2000));
    assert!(many > few * 2, "{few} words in 500 records, {many} in 2000");
}

#[test]
fn flaws_are_planted_and_few() {
    let flaws: Vec<_> = (0..4000).filter_map(|index| flaw(1, index)).collect();
    assert!((150..=350).contains(&flaws.len()), "{} flaws in 4000 records", flaws.len());
    assert_eq!(flaws.iter().collect::<BTreeSet<_>>().len(), 12, "every flaw occurs");
    let bad = (0..4000).find(|index| flaw(1, *index) == Some(Flaw::UnknownLicence)).expect("it occurs");
    assert!(generate(1, bad).contains(">CC-BY<"));
}

#[test]
fn a_reader_understands_every_record() {
    for index in 0..300 {
        let text = generate(1, index);
        let parsed = metadata::nllom::read(text.as_bytes()).expect("every record can be read");
        let identifiers: Vec<_> = parsed.record.metadata_identifiers().map(|id| id.entry.clone()).collect();
        assert_eq!(identifiers, [identifier(index)]);
        if flaw(1, index).is_none() {
            assert!(parsed.problems.is_empty(), "record {index}: {:?}", parsed.problems);
            assert!(parsed.record.title().is_some_and(|title| !title.is_empty()));
            assert!(parsed.record.licence().is_some() && parsed.record.publisher().is_some());
        }
    }
}

#[test]
fn datestamps_are_civil_and_rise() {
    assert_eq!(datestamp(0), "2019-01-01T00:00:00Z");
    assert_eq!(datestamp(1), "2019-01-01T00:00:37Z");
    // 2020-02-29 is 424 days later.
    assert_eq!(datestamp(424 * 86_400 / 37 + 1).get(..10), Some("2020-02-29"));
    assert!((0..10_000).all(|index| datestamp(index) < datestamp(index + 1)));
}

#[test]
fn records_without_a_schema_flaw_are_valid() {
    let Some(schema) = samples::shared_file("samples/xsd/imsmd_v1p2p4.xsd") else { return };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut files = Vec::new();
    for index in (0..300).filter(|index| flaw(1, *index).is_none_or(Flaw::keeps_schema)) {
        let file = folder.path().join(format!("{index}.xml"));
        std::fs::write(&file, generate(1, index)).expect("writing to a temporary folder");
        files.push(file);
    }
    let answer = Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema).args(files).output();
    let answer = answer.expect("xmllint runs");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
}

//! Rubbish and malice: each gets an error with its file and place, and the rest still lands.

use crate::program::{House, record, shown};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Name, content, the code of the rejection, and words that its message must hold.
fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let lom =
        |inside: &str| format!(r#"<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2">{inside}</lom>"#).into_bytes();
    let bomb = format!(
        "<!DOCTYPE lom [<!ENTITY a \"{0}\"><!ENTITY b \"&a;&a;&a;&a;\">]>{1}",
        "x".repeat(1000),
        record("urn:bom", "&b;")
    );
    let deep = format!("{}{}", "<a>".repeat(5000), "</a>".repeat(5000));
    vec![
        ("leeg.xml", vec![], "leeg"),
        ("geen-xml.xml", b"dit is geen xml".to_vec(), "tekst"),
        ("afgebroken.xml", record("urn:half", "Half").into_bytes()[..200].to_vec(), "afgebroken"),
        ("ander-element.xml", b"<html><body/></html>".to_vec(), "ander"),
        ("entiteiten.xml", bomb.into_bytes(), "DOCTYPE"),
        ("diep.xml", lom(&deep), "diep"),
        (
            "codering.xml",
            [
                &b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"[..],
                &record("urn:c", "Caf\u{e9}").replace('é', "\u{1}").into_bytes(),
                &[0xff, 0xfe, 0xe9],
            ]
            .concat(),
            "codering",
        ),
        ("nullen.xml", vec![0; 4096], "nullen"),
    ]
}

#[test]
fn every_bad_file_is_named_and_the_good_one_lands() {
    let house = House::sqlite();
    for (name, bytes, _) in cases() {
        house.write(&format!("lading/{name}"), bytes);
    }
    house.write("lading/goed.xml", record("urn:goed", "Goed"));
    let answer = house.run(&["import", shown(&house.path("lading")), "--format", "json"]);
    let summary = answer.json();
    assert_eq!((answer.status, &summary["accepted"]), (1, &1.into()), "{summary:#}");
    let rejected = summary["rejected"].as_array().unwrap();
    for (name, _, what) in cases() {
        let found = rejected.iter().find(|entry| entry["file"].as_str().unwrap().ends_with(name));
        let found = found.unwrap_or_else(|| panic!("{name} ({what}) was not rejected: {summary:#}"));
        assert!(
            found["code"].as_str().unwrap().len() > 3 && found["message"].as_str().unwrap().len() > 20,
            "{found:#}"
        );
    }
    assert_eq!(rejected.len(), cases().len(), "{summary:#}");
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_hostile_zip_harms_nothing() {
    let house = House::sqlite();
    let good = record("urn:goed", "Goed");
    let huge = vec![b' '; 300 << 20];
    let inner = zip(&[("x.xml", good.as_bytes())]);
    let bytes = zip(&[
        ("../../buiten.xml", good.as_bytes()),
        ("/etc/absoluut.xml", good.as_bytes()),
        ("bom.xml", &huge),
        ("binnen.zip", &inner),
        ("plaatje.png", b"geen metadata"),
        ("goed.xml", good.as_bytes()),
    ]);
    let path = house.write("lading.zip", bytes);
    let answer = house.run(&["import", shown(&path), "--format", "json"]);
    let summary = answer.json();
    let codes: Vec<_> =
        summary["rejected"].as_array().unwrap().iter().map(|entry| entry["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["path_traversal", "path_traversal", "zip_bomb", "nested_zip"], "{summary:#}");
    assert_eq!((answer.status, &summary["accepted"]), (1, &1.into()));
    assert!(!house.path("buiten.xml").exists() && !std::path::Path::new("/etc/absoluut.xml").exists());
}

#[test]
fn a_damaged_zip_is_named() {
    let house = House::sqlite();
    let mut bytes = zip(&[("goed.xml", record("urn:goed", "Goed").as_bytes())]);
    bytes.truncate(bytes.len() / 2);
    let path = house.write("half.zip", bytes);
    let answer = house.run(&["import", shown(&path), "--format", "json"]);
    assert_eq!((answer.status, &answer.json()["rejected"][0]["code"]), (1, &"zip_unreadable".into()));
}

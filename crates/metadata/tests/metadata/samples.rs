//! Real records: files of Kennisnet, harvest answers and a search answer of Edurep.

use crate::shared;
use metadata::facet::{self, Facet};
use metadata::nllom::{Binding, Parsed, is_lom, normalise, read, read_element, to_utf8, write_ims};
use metadata::{FieldId, Record};
use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};
use std::collections::BTreeMap;

/// Every record in a larger document.
fn contained(bytes: &[u8]) -> Vec<Parsed> {
    let text = to_utf8(bytes).unwrap();
    let mut reader = NsReader::from_str(&text);
    let mut records = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return records,
            Event::Start(start) => {
                let (namespace, local) = reader.resolver().resolve_element(start.name());
                let ours = matches!(namespace, ResolveResult::Bound(Namespace(namespace)) if is_lom(namespace, local.as_ref()));
                if ours {
                    records.push(read_element(&mut reader, start).unwrap());
                }
            }
            _ => {}
        }
    }
}

/// Every real record there is, with the name of its file.
pub fn all() -> Vec<(String, Parsed)> {
    let single = shared::xml_files("samples/nllom").into_iter().map(|(name, bytes)| {
        let parsed = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, parsed)
    });
    let many = ["samples/oai", "samples/sru"].into_iter().flat_map(shared::xml_files);
    let many = many.flat_map(|(name, bytes)| contained(&bytes).into_iter().map(move |parsed| (name.clone(), parsed)));
    single.chain(many).collect()
}

fn sample(name: &str) -> Option<Parsed> {
    let (_, bytes) = shared::xml_files("samples/nllom").into_iter().find(|(file, _)| file == name)?;
    Some(read(&bytes).unwrap())
}

#[test]
fn all_records_of_all_files_are_found() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (name, _) in all() {
        *counts.entry(name).or_default() += 1;
    }
    if counts.is_empty() {
        return;
    }
    assert_eq!(
        counts.values().filter(|count| **count == 1).count(),
        14,
        "13 files, and a search answer with one record: {counts:?}"
    );
    let oai: usize = counts.iter().filter(|(name, _)| name.starts_with("edurep-oaipmh")).map(|(_, count)| count).sum();
    assert_eq!((oai, counts["phpEdurepSearch-lomResponse.xml"]), (15, 10));
}

#[test]
fn what_is_written_reads_back_the_same() {
    for (name, parsed) in all() {
        let normal = normalise(&parsed.record);
        let again = read(write_ims(&parsed.record).as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(again.record, normal, "{name}");
        assert_eq!(
            again.problems.iter().filter(|p| !ALWAYS.contains(&p.code)).collect::<Vec<_>>(),
            Vec::<&_>::new(),
            "{name}"
        );
        assert_eq!(normalise(&normal), normal, "{name}");
    }
}

/// What was wrong in the source and stays so: we do not make up a source or an id.
const ALWAYS: [&str; 4] =
    ["term-without-source", "empty-taxon-id", "classification-without-purpose", "vcard-without-name"];

/// What the IMS binding carries comes back exactly as it was read.
#[test]
fn records_come_back_unchanged() {
    let records = all();
    let merged = ["contribute-without-role", "repeated-category"];
    let plain: Vec<_> = records
        .iter()
        .filter(|(_, parsed)| !parsed.problems.iter().any(|problem| merged.contains(&problem.code)))
        .collect();
    assert!(plain.len() >= 20 || records.is_empty(), "only {} records have nothing to merge", plain.len());
    for (name, parsed) in plain {
        assert_eq!(read(write_ims(&parsed.record).as_bytes()).unwrap().record, parsed.record, "{name}");
    }
}

#[test]
fn the_worked_example_of_kennisnet() {
    let Some(parsed) = sample("nllom-kubus.xml") else { return };
    let record = &parsed.record;
    assert_eq!(parsed.binding, Binding::Ims);
    assert_eq!(record.title(), Some("optellen onder de 10"));
    assert_eq!(record.keywords().collect::<Vec<_>>(), ["optellen", "rekenen"]);
    assert_eq!(record.publisher().map(|publisher| publisher.name.as_str()), Some("Uitgeverij Kubus"));
    assert_eq!(record.published(), Some("2013-12-09"));
    assert_eq!(record.cost(), Some(true));
    assert_eq!(
        record.taxa("discipline").map(|taxon| taxon.id.as_str()).collect::<Vec<_>>(),
        ["b48fa351-4561-44c7-a071-ebfd6103eec3"]
    );
    assert_eq!(codes(record, Facet::Subject), ["rekenen"]);
    assert_eq!(codes(record, Facet::EducationLevel), ["po"]);
    assert_eq!(codes(record, Facet::Audience), ["leerling"]);
    assert_eq!(parsed.problems, []);
}

#[test]
fn the_fullest_ims_record() {
    let Some(parsed) = sample("phpNLLOM-result.xml") else { return };
    let record = &parsed.record;
    assert_eq!(record.title(), Some("Test <strike>test</strike>"));
    assert_eq!(record.learning_minutes(), Some(90));
    assert_eq!(record.licence().map(base::Licence::token), Some("cc-by-30"));
    assert_eq!(codes(record, Facet::EducationLevel), ["vo", "vmbo", "vwo", "duits", "vmbo-kl-2"]);
    assert_eq!(codes(record, Facet::Subject), ["duits"]);
    let found: Vec<_> = parsed.problems.iter().map(|problem| (problem.code, problem.line)).collect();
    assert_eq!(found, [("date-description", 88)]);
}

#[test]
fn the_ieee_binding_and_a_card_on_one_line() {
    let Some(parsed) = sample("php-qti3-metadata-ieee.xml") else { return };
    assert_eq!(parsed.binding, Binding::Ieee);
    assert_eq!(parsed.record.title(), Some("Metadata Example Item #1"));
    assert_eq!(parsed.record.identifiers().next().map(|identifier| identifier.entry.as_str()), Some("qti_v2_item_01"));
    assert_eq!(parsed.record.publisher().map(|publisher| publisher.name.as_str()), Some("Wikiwijs"));
    assert_eq!(parsed.record.published(), Some("2024-01-01"));
    assert_eq!(codes(&parsed.record, Facet::Subject), ["biologie"]);
    assert_eq!(parsed.record.taxa("educational objective").count(), 1);
}

#[test]
fn two_educational_categories_are_merged_and_reported() {
    let Some(parsed) = sample("pylom-ims-complete.xml") else { return };
    assert_eq!(
        parsed.record.terms(FieldId::Context).map(|term| term.value.as_str()).collect::<Vec<_>>(),
        ["school", "higher education"]
    );
    assert!(parsed.problems.iter().any(|problem| problem.code == "repeated-category"));
}

#[test]
fn odd_records_are_read_with_their_problems() {
    let Some(parsed) = sample("pylom-ims-incomplete.xml") else { return };
    let codes: Vec<_> = parsed.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["empty-term", "vcard-unreadable"]);
    assert_eq!(parsed.record.publisher().map(|publisher| publisher.name.as_str()), Some("Correct Vcard"));
}

#[test]
fn harvested_records_keep_their_licence_and_their_indented_cards() {
    let files = shared::xml_files("samples/oai");
    let Some((_, bytes)) = files.iter().find(|(name, _)| name == "edurep-oaipmh.initial.0.xml") else { return };
    let records = contained(bytes);
    let first = &records[0];
    assert_eq!(first.record.licence().map(base::Licence::token), Some("cc-by-nc-40"));
    assert_eq!(
        first.record.contributors("hogeschool").next().map(|entity| entity.name.as_str()),
        Some("Codarts Rotterdam")
    );
    let values = facet::values(&first.record);
    let unknown = values.iter().find(|value| value.code == "f33b30ee-3c82-4ead-bc20-4255be9ece2d").unwrap();
    assert_eq!(unknown.label, "HBO - Bachelor");
    assert!(values.iter().any(|value| value.code == "hbo" && value.label == "Hoger beroepsonderwijs"));
}

fn codes(record: &Record, facet: Facet) -> Vec<String> {
    facet::values(record).into_iter().filter(|value| value.facet == facet).map(|value| value.code).collect()
}

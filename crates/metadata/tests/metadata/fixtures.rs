//! Our own records: what is read, what is reported, and every form they are written in.

use metadata::check::{Outcome, completeness, missing};
use metadata::facet;
use metadata::jsonld::{self, Page};
use metadata::nllom::{Parsed, ReadError, normalise, read, write_ims};
use metadata::{Access, FieldId, LangText, Record, Value, dublin_core};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn parsed(name: &str) -> Parsed {
    read(&fixture(name)).unwrap()
}

/// One element per line, so that a difference can be read.
fn lines(xml: &str) -> String {
    xml.replace("><", ">\n<")
}

fn text(words: &str) -> Value {
    Value::Text(vec![LangText { lang: Some("nl".into()), text: words.into() }])
}

#[test]
fn a_good_lesson_has_no_problems_and_comes_back_unchanged() {
    let lesson = parsed("les.xml");
    assert_eq!(lesson.problems, []);
    assert_eq!(read(write_ims(&lesson.record).as_bytes()).unwrap().record, lesson.record);
    insta::assert_json_snapshot!("les_record", lesson.record);
}

#[test]
fn what_others_ask_of_a_lesson() {
    let record = parsed("les.xml").record;
    assert_eq!(record.title(), Some("Breuken vergelijken met pizza’s"));
    assert_eq!(record.authors().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["Noor de Wit"]);
    assert_eq!(
        record.publisher().map(|publisher| publisher.name.as_str()),
        Some("Stichting Voorbeeld, afdeling Rekenen")
    );
    assert_eq!(record.learning_minutes(), Some(45));
    assert_eq!(record.licence(), Some(base::Licence::By40));
    assert_eq!(record.thumbnail(), Some("https://leerbron.example/materiaal/breuken/pizza.png"));
    assert_eq!((record.access(), record.is_open_access(), record.cost()), (Some(Access::Open), true, Some(false)));
    let facets: Vec<String> =
        facet::values(&record).iter().map(|v| format!("{}={} ({})", v.facet.id(), v.code, v.label)).collect();
    insta::assert_snapshot!(facets.join("\n"), @"
    leerniveau=po-groep-6 (Groep 6)
    leerniveau=po (Primair onderwijs)
    vak=verhoudingen (Verhoudingen)
    vak=rekenen (Rekenen)
    soort=open-opdracht (Open opdracht)
    licentie=cc-by-40 (CC BY 4.0)
    taal=nl (Nederlands)
    doelgroep=leerling (Leerling)
    ");
    for value in facet::values(&record) {
        assert_eq!(facet::label(value.facet, &value.code), value.label);
    }
}

#[test]
fn a_lesson_in_every_form() {
    let record = parsed("les.xml").record;
    let page = Page {
        url: "https://leerbron.example/materiaal/42",
        id: "oai:leerbron.example:42",
        modified: Some("2026-02-01"),
        thumbnail: None,
    };
    insta::assert_snapshot!("les_ims", lines(&write_ims(&record)));
    insta::assert_snapshot!("les_oai_dc", lines(&dublin_core::write(&record)));
    insta::assert_json_snapshot!("les_jsonld", jsonld::write(&record, &page));
}

#[test]
fn every_mistake_of_real_records_is_reported() {
    let found = parsed("fouten.xml");
    let problems: Vec<String> =
        found.problems.iter().map(|p| format!("{:>3} {} [{}] {}", p.line, p.code, p.path, p.message)).collect();
    insta::assert_snapshot!("fouten_problems", problems.join("\n"));
    assert_eq!(found.record.title(), Some("Een titel met een tikfout eromheen"));
    assert_eq!(
        found.record.taxa("educational level").last().map(|taxon| taxon.id.as_str()),
        Some("a3ddbe60-8478-4204-b769-6f5e9f4cbca2")
    );
    assert_eq!(
        found.record.authors().map(|author| author.name.as_str()).collect::<Vec<_>>(),
        ["Jan Jansen", "dr. Piet Jansen"]
    );
    assert_eq!(read(write_ims(&found.record).as_bytes()).unwrap().record, normalise(&found.record));
}

#[test]
fn the_ieee_binding_is_read() {
    let ieee = parsed("ieee.xml");
    assert_eq!(ieee.problems, []);
    insta::assert_json_snapshot!("ieee_record", ieee.record);
}

#[test]
fn own_fields_go_out_in_the_description_of_use() {
    let mut record = Record::default();
    record.push(FieldId::UseDescription, text("Begin met een gesprek."));
    record.push(FieldId::PlaceAndTime, text("thuis"));
    record.push(FieldId::Guidance, text("leerling"));
    let again = read(write_ims(&record).as_bytes()).unwrap().record;
    let lines: Vec<&str> = again.texts(FieldId::UseDescription).flatten().map(|text| text.text.as_str()).collect();
    assert_eq!(lines, ["Begin met een gesprek.", "Plaats en tijd: thuis", "Sturing: leerling"]);
}

#[test]
fn criterion_6_of_a_complete_and_of_an_empty_record() {
    let mut record = parsed("les.xml").record;
    assert!(completeness(&record).base_is_complete());
    assert_eq!(completeness(&record).extras(), 2, "the time and the file type");
    record.push(FieldId::PlaceAndTime, text("in de klas"));
    assert_eq!(completeness(&record).extras(), 3);
    let described: Vec<String> = completeness(&record)
        .base
        .iter()
        .chain(&completeness(&record).extra)
        .map(|item| match &item.outcome {
            Outcome::Present { found, hint } => {
                format!("{:?} {}: {found} {}", item.item, item.label, hint.unwrap_or_default())
            }
            Outcome::Missing { advice } => format!("{:?} {}: ontbreekt. {advice}", item.item, item.label),
        })
        .collect();
    insta::assert_snapshot!("les_criterium_6", described.join("\n"));
    assert_eq!(missing(&Record::default()).len(), 20);
    assert!(completeness(&parsed("fouten.xml").record).base.iter().any(|item| !item.is_present()));
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let ims = "http://www.imsglobal.org/xsd/imsmd_v1p2";
    let deep = format!("<lom xmlns='{ims}'>{}", "<a>".repeat(100));
    let bomb = "<!DOCTYPE lom [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<lom>&b;</lom>".to_owned();
    let errors: Vec<String> = [
        String::new(),
        "geen xml".to_owned(),
        bomb,
        deep,
        format!("<lom xmlns='{ims}'>\n<general>\n<title></lom>"),
        format!("<lom xmlns='{ims}'>\n<general>\n"),
        format!("<lom xmlns='{ims}'>\n<general><title><langstring>a&nbsp;b</langstring></title></general></lom>"),
        format!("<lom xmlns='{ims}'/><lom/>"),
        "<lom/>".to_owned(),
        "<x:lom xmlns='http://www.imsglobal.org/xsd/imsmd_v1p2'/>".to_owned(),
        format!("<general xmlns='{ims}'/>"),
    ]
    .iter()
    .map(|xml| read(xml.as_bytes()).unwrap_err().to_string())
    .collect();
    insta::assert_snapshot!("unreadable", errors.join("\n"));
    let large = format!("<lom xmlns='{ims}'><general>{}</general></lom>", " ".repeat(5 * 1024 * 1024));
    assert_eq!(read(large.as_bytes()), Err(ReadError::TooLarge));
    let many =
        format!("<lom xmlns='{ims}'><educational>{}</educational></lom>", "<language>nl</language>".repeat(20_000));
    assert_eq!(read(many.as_bytes()), Err(ReadError::TooLarge));
}

#[test]
fn old_encodings_and_the_byte_order_mark_are_understood() {
    let xml = "<lom xmlns='http://www.imsglobal.org/xsd/imsmd_v1p2'><general><title><langstring>één</langstring></title></general></lom>";
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(xml.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = format!("<?xml version='1.0' encoding='ISO-8859-1'?>{xml}")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for bytes in [xml.as_bytes().to_vec(), format!("\u{feff}{xml}").into_bytes(), utf16, latin] {
        assert_eq!(read(&bytes).unwrap().record.title(), Some("één"));
    }
}

#[test]
fn text_is_joined_from_character_data_references_and_comments() {
    let xml = "<lom xmlns='http://www.imsglobal.org/xsd/imsmd_v1p2'><general><title><langstring> a&amp;b <!-- x --><![CDATA[<c>]]>&#233;&#x1;\r\nd </langstring></title></general></lom>";
    let parsed = read(xml.as_bytes()).unwrap();
    assert_eq!(parsed.record.title(), Some("a&b <c>é\nd"));
    assert_eq!(parsed.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["illegal-character"]);
}

#[test]
fn there_is_a_limit_to_the_problems() {
    let xml = format!("<lom xmlns='http://www.imsglobal.org/xsd/imsmd_v1p2'>{}</lom>", "<x/>".repeat(5000));
    let problems = read(xml.as_bytes()).unwrap().problems;
    assert_eq!((problems.len(), problems.last().map(|problem| problem.code)), (201, Some("too-many-problems")));
}

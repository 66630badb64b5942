//! Whatever a record holds, also what no form would ever make.

use metadata::fields::{Category, FIELDS, Kind};
use metadata::nllom::{normalise, read, write_ims};
use metadata::{
    Annotation, Classification, Contribution, Entity, FieldId, Identifier, LangText, Record, Relation, Requirement,
    Taxon, TaxonPath, Term, Value,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Text with everything that could go wrong in XML and in a vCard.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z0-9 ]{0,12}",
        2 => "[ -~]{0,16}",
        1 => "[\\PC\\n\\r\\t\u{0}\u{1}\u{b}\u{fffe}<>&\"'%;,:\\\\ ]{0,12}",
        1 => prop::sample::select(vec!["", " ", "]]>", "&amp;", "%20", "a%2520b", "BEGIN:VCARD", "FN:x\nN:y", "N:a;b;c", "\\", "a\\;b", "é één", "\u{85}x"]).prop_map(str::to_owned),
    ]
}

fn lang() -> impl Strategy<Value = Option<String>> {
    of(prop_oneof![3 => prop::sample::select(vec!["nl", "en", "x-none", "nl-NL"]).prop_map(str::to_owned), 1 => text()])
}

fn texts() -> impl Strategy<Value = Vec<LangText>> {
    vec((lang(), text()).prop_map(|(lang, text)| LangText { lang, text }), 0..3)
}

fn term() -> impl Strategy<Value = Term> {
    (text(), text()).prop_map(|(source, value)| Term { source, value })
}

fn identifier() -> impl Strategy<Value = Identifier> {
    (text(), text()).prop_map(|(catalog, entry)| Identifier { catalog, entry })
}

fn entity() -> impl Strategy<Value = Entity> {
    let line = prop_oneof![
        text(),
        ("[A-Z]{1,5}", text()).prop_map(|(name, value)| format!("{name}:{value}")),
        text().prop_map(|n| format!("N:{n}"))
    ];
    (text(), of(text()), of(text()), of(text()), vec(line, 0..3))
        .prop_map(|(name, organisation, email, url, other)| Entity { name, organisation, email, url, other })
}

fn contribution() -> impl Strategy<Value = Contribution> {
    (of(term()), vec(entity(), 0..3), of(text())).prop_map(|(role, entities, date)| Contribution {
        role,
        entities,
        date,
    })
}

fn requirement() -> impl Strategy<Value = Requirement> {
    (of(term()), of(term()), of(text()), of(text())).prop_map(|(kind, name, minimum, maximum)| Requirement {
        kind,
        name,
        minimum,
        maximum,
    })
}

fn relation() -> impl Strategy<Value = Relation> {
    (of(term()), texts(), vec(identifier(), 0..3)).prop_map(|(kind, description, identifiers)| Relation {
        kind,
        description,
        identifiers,
    })
}

fn annotation() -> impl Strategy<Value = Annotation> {
    (of(entity()), of(text()), texts()).prop_map(|(person, date, description)| Annotation { person, date, description })
}

fn classification() -> impl Strategy<Value = Classification> {
    let taxon = (text(), texts()).prop_map(|(id, entry)| Taxon { id, entry });
    let path = (text(), vec(taxon, 0..3)).prop_map(|(source, taxa)| TaxonPath { source, taxa });
    (of(term()), vec(path, 0..3), texts(), vec(texts(), 0..3))
        .prop_map(|(purpose, paths, description, keywords)| Classification { purpose, paths, description, keywords })
}

fn value(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Text => texts().prop_map(Value::Text).boxed(),
        Kind::Term => term().prop_map(Value::Term).boxed(),
        Kind::Plain => text().prop_map(Value::Plain).boxed(),
        Kind::Number => prop_oneof![
            any::<i64>().prop_map(|n| Value::Plain(n.to_string())),
            (0..9_i32).prop_map(|n| Value::Plain(format!("0{n}"))),
            text().prop_map(Value::Plain)
        ]
        .boxed(),
        Kind::Timed => (text(), texts()).prop_map(|(value, description)| Value::Timed { value, description }).boxed(),
        Kind::Identifier => identifier().prop_map(Value::Identifier).boxed(),
        Kind::Contribution => contribution().prop_map(Value::Contribution).boxed(),
        Kind::Requirement => requirement().prop_map(Value::Requirement).boxed(),
        Kind::Relation => relation().prop_map(Value::Relation).boxed(),
        Kind::Annotation => annotation().prop_map(Value::Annotation).boxed(),
        Kind::Classification => classification().prop_map(Value::Classification).boxed(),
    }
}

/// A record with values of any kind in any field, mostly of the right kind.
pub fn record() -> impl Strategy<Value = Record> {
    let field = prop::sample::select(FIELDS.iter().map(|field| (field.id, field.kind)).collect::<Vec<_>>());
    let kinds: Vec<Kind> = FIELDS.iter().map(|field| field.kind).collect();
    let entry = (field, prop::sample::select(kinds), 0..10_u8).prop_flat_map(|((id, right), other, dice)| {
        value(if dice == 0 { other } else { right }).prop_map(move |value| (id, value))
    });
    vec(entry, 0..12).prop_map(|entries| {
        let mut record = Record::default();
        entries.into_iter().for_each(|(id, value)| record.push(id, value));
        record
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_as_the_normal_form(record in record()) {
        let xml = write_ims(&record);
        let parsed = read(xml.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}\n{xml}")))?;
        let normal = normalise(&record);
        prop_assert_eq!(&parsed.record, &normal, "{}", xml);
        prop_assert_eq!(normalise(&normal), normal.clone());
        prop_assert_eq!(write_ims(&normal), xml);
    }

    #[test]
    fn a_record_survives_json(record in record()) {
        let json = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200), text in "[<>/a-z:=\"& ;!\\[\\]-]{0,60}") {
        let _ = read(&bytes);
        let _ = read(format!("<lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\">{text}</lom>").as_bytes());
    }

    #[test]
    fn accessors_and_facets_take_any_record(record in record()) {
        for value in metadata::facet::values(&record) {
            prop_assert!(!value.code.is_empty() && !value.label.is_empty());
            prop_assert!(value.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", value.code);
        }
        let _ = (record.title(), record.licence(), record.learning_minutes(), record.access(), record.thumbnail());
    }
}

#[test]
fn each_field_has_exactly_one_row_and_every_row_can_be_reached() {
    for row in FIELDS {
        assert_eq!(FIELDS.iter().filter(|other| other.id == row.id).count(), 1, "{:?}", row.id);
        assert_eq!(FIELDS.iter().filter(|other| other.number == row.number).count(), 1, "{}", row.number);
        assert!(!row.label.is_empty() && row.help.ends_with(['.', '?']), "{}", row.number);
        assert!(row.vocabularies.iter().all(|id| metadata::vocabulary::list(id).is_some()), "{}", row.number);
    }
    // FieldId has no list of its own, so the last one stands for all: its number is the count.
    assert_eq!(FIELDS.len(), FieldId::Guidance as usize + 1);
    assert_eq!(FIELDS.iter().filter(|row| row.category == Category::Own).count(), 3);
}

//! Responses as they come in: real ones, odd ones and broken ones.

use crate::support::shared;
use interop::oai::response::{self, FaultKind, Harvested, Outcome};
use proptest::prelude::*;
use proptest::sample::Index;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};

type Items = Vec<Result<Harvested<(), String>, response::Fault>>;

/// Reads an element to its end; an element named `sour` in it makes it unreadable half-way.
fn element(reader: &mut NsReader<&[u8]>, _: BytesStart<'_>) -> Result<(), String> {
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) if start.local_name().into_inner() == "sour" => return Err("sour".to_owned()),
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => depth -= 1,
            Event::Eof => return Err("early".to_owned()),
            _ => {}
        }
    }
}

fn read(xml: &str) -> (Items, Outcome) {
    let mut response = response::read_with(xml.as_bytes(), element);
    let items = response.by_ref().collect();
    (items, response.into_outcome())
}

const HEAD: &str = "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2024-01-01T00:00:00Z</responseDate><ListRecords>";
const TAIL: &str = "<resumptionToken cursor=\"0\"> a&amp;b </resumptionToken></ListRecords></OAI-PMH>";

fn record(id: &str, metadata: &str) -> String {
    format!(
        "<record><header><identifier>{id}</identifier><datestamp>2024-01-01</datestamp></header><metadata>{metadata}</metadata></record>\n"
    )
}

#[test]
fn real_answers_of_edurep() {
    for (name, records, deleted, token) in [
        ("initial.0", 9, 1, Some("c1576069959151499|u|f1970-01-01T00:00:00Z|mlom|ssurf")),
        ("initial.1", 3, 0, None),
        ("delta.0", 6, 2, None),
    ] {
        let Some(file) = shared(&format!("samples/oai/edurep-oaipmh.{name}.xml")) else { return };
        let bytes = std::fs::read(file).unwrap();
        assert!(response::is_oai_response(&bytes));
        let mut response = response::read_with(&bytes, element);
        let items: Vec<_> = response.by_ref().map(|item| item.unwrap()).collect();
        let outcome = response.into_outcome();
        assert_eq!((items.len(), outcome.token.as_deref()), (records, token), "{name}");
        assert_eq!(items.iter().filter(|item| item.deleted).count(), deleted, "{name}");
        assert_eq!(outcome.faults, [], "{name}");
        let text = std::str::from_utf8(&bytes).unwrap();
        for item in items {
            assert!(item.identifier.contains(":oai:surfsharekit.nl:"), "{}", item.identifier);
            assert!(item.sets == ["surfsharekit"] || item.sets == ["wikiwijs"], "{:?}", item.sets);
            assert!(text.lines().nth(item.line - 1).unwrap().trim().starts_with("<record"), "{name} {}", item.line);
            assert_eq!(item.metadata.is_some(), !item.deleted);
            if !item.deleted {
                assert!(text.lines().nth(item.metadata_line - 1).unwrap().trim().starts_with("<czp:lom"), "{name}");
                let raw = &text[item.raw];
                assert!(raw.starts_with("<czp:lom") && raw.ends_with("</czp:lom>"), "{raw}");
            }
        }
    }
}

#[test]
fn nl_lom_is_read_and_lines_are_those_of_the_response() {
    for (name, records) in [("initial.0", 8), ("initial.1", 3), ("delta.0", 4)] {
        let Some(file) = shared(&format!("samples/oai/edurep-oaipmh.{name}.xml")) else { return };
        let bytes = std::fs::read(file).unwrap();
        let items: Vec<_> = response::read(&bytes).filter_map(|item| item.unwrap().metadata).collect();
        assert_eq!(items.len(), records, "{name}");
        for item in items {
            assert!(!item.unwrap().record.get(metadata::FieldId::Title).is_empty(), "{name}");
        }
    }
    let lom = "<lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\"\n>\n<strange/>\n</lom>";
    let broken = lom.replace("<strange/>", "<general><title></general>");
    let xml = format!("{HEAD}\n{}{}{TAIL}", record("a", lom), record("b", &broken));
    let items: Vec<_> = response::read(xml.as_bytes()).map(|item| item.unwrap()).collect();
    assert_eq!(items.iter().map(|item| item.line).collect::<Vec<_>>(), [2, 6]);
    let problems = &items[0].metadata.as_ref().unwrap().as_ref().unwrap().problems;
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [4]);
    let Some(Err(metadata::nllom::ReadError::Xml { line, byte, .. })) = &items[1].metadata else {
        panic!("{:?}", items[1])
    };
    assert_eq!(*line, 8);
    assert!(xml[..usize::try_from(*byte).unwrap()].matches('\n').count() == 7, "byte {byte}");
}

#[test]
fn prefixes_mean_nothing_and_namespaces_do() {
    let xml = "<?xml version=\"1.0\"?>\n<!-- x --><o:OAI-PMH xmlns:o=\"http://www.openarchives.org/OAI/2.0/\" xmlns:l=\"urn:l\">\
        <o:GetRecord><o:record><o:header><o:identifier> a&#x26;b </o:identifier><identifier>no</identifier></o:header>\
        <o:metadata><l:lom/></o:metadata><o:about><o:record/></o:about></o:record></o:GetRecord></o:OAI-PMH>";
    assert!(response::is_oai_response(xml.as_bytes()));
    let (items, outcome) = read(xml);
    let [Ok(item)] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!((item.identifier.as_str(), item.deleted, &xml[item.raw.clone()]), ("a&b", false, "<l:lom/>"));
    assert_eq!(outcome, Outcome::default());
}

#[test]
fn a_bad_record_does_not_end_the_batch() {
    let good = |id: &str| record(id, "<l xmlns=\"urn:l\">é</l>");
    for (bad, expected) in [
        // Read half-way and given up: the record itself is known.
        (record("b", "<l xmlns=\"urn:l\"><sour><x/></sour></l>"), "Ok(b)"),
        // Broken XML in metadata: tags that do not match, or are never closed.
        (record("b", "<l><x></l>"), "Ok(b)"),
        (record("b", "<l>"), "Ok(b)"),
        (record("b", "<l></m></l>"), "Ok(b)"),
        // Broken before the metadata begins.
        (record("b", "<l a=\"></l>"), "Err(b)"),
        ("<record><header><identifier>b</identifier></x></header></record>".to_owned(), "Err(b)"),
        ("<record><header><identifier>b</header></record>".to_owned(), "Err()"),
        ("<record><header/></record>".to_owned(), "Err()"),
        ("<record><header><identifier>b".to_owned(), "Err()"),
        ("<record><header><identifier>&nope;</identifier></header></record>".to_owned(), "Err()"),
    ] {
        let xml = format!("{HEAD}{}{bad}{}{}{TAIL}", good("a"), good("c"), good("d"));
        let (items, outcome) = read(&xml);
        let short = |item: &Result<Harvested<(), String>, response::Fault>| match item {
            Ok(item) => format!("Ok({})", item.identifier),
            Err(fault) => format!("Err({})", fault.identifier.clone().unwrap_or_default()),
        };
        let items: Vec<_> = items.iter().map(short).collect();
        assert_eq!(items, ["Ok(a)", expected, "Ok(c)", "Ok(d)"], "{bad}");
        assert_eq!((outcome.token.as_deref(), outcome.faults), (Some("a&b"), vec![]), "{bad}");
    }
}

#[test]
fn names_of_namespaces_outlive_a_bad_record() {
    let xml = "<o:OAI-PMH xmlns:o=\"http://www.openarchives.org/OAI/2.0/\"><o:ListRecords xmlns:l=\"urn:l\">\
        <o:record><o:x></o:record>\
        <o:record><o:header status='deleted'><o:identifier>b</o:identifier></o:header></o:record>\
        <o:record><o:header><o:identifier>c</o:identifier></o:header><o:metadata><l:lom></l:lom></o:metadata></o:record>\
        </o:ListRecords></o:OAI-PMH>";
    let (items, outcome) = read(xml);
    assert_eq!(items.len(), 3);
    assert!(items[0].is_err() && items[1].as_ref().unwrap().deleted && items[2].as_ref().unwrap().metadata.is_some());
    assert_eq!(&xml[items[2].as_ref().unwrap().raw.clone()], "<l:lom></l:lom>");
    assert_eq!(outcome.faults, []);
}

#[test]
fn bytes_that_are_not_utf_8_cost_one_record() {
    let xml = format!("{HEAD}{}{}{}{TAIL}", record("a", "<l/>"), record("b", "<l>?</l>"), record("c", "<l/>"));
    let bytes: Vec<u8> = xml.bytes().map(|byte| if byte == b'?' { 0xe9 } else { byte }).collect();
    let items: Vec<_> = response::read_with(&bytes, element).map(|item| item.unwrap()).collect();
    let good: Vec<_> = items.iter().map(|item| item.metadata.as_ref().unwrap().is_ok()).collect();
    assert_eq!(good, [true, false, true]);
}

#[test]
fn what_is_refused_or_cut_short_is_said_with_its_line() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let deep = format!("{HEAD}<x>{}", "<a>".repeat(200_000));
    for (xml, kind, line) in [
        (String::new(), FaultKind::NotOai, 1),
        ("<lom/>".to_owned(), FaultKind::NotOai, 1),
        ("<OAI-PMH/>".to_owned(), FaultKind::NotOai, 1),
        (format!("\n\n{entities}{HEAD}{TAIL}"), FaultKind::Doctype, 1),
        (format!("{HEAD}\n{}", record("a", "<l/>")), FaultKind::Truncated, 3),
        (deep, FaultKind::TooDeep, 1),
    ] {
        let (items, outcome) = read(&xml);
        let fault = outcome.faults.first().unwrap_or_else(|| panic!("no fault in {:.80}", xml));
        assert_eq!(fault.kind, kind, "{:.80}", xml);
        assert!(fault.line >= line, "{:.80}: line {}", xml, fault.line);
        assert!(items.iter().all(Result::is_ok), "{:.80}", xml);
    }
}

#[test]
fn a_response_made_to_be_read_for_ever_is_given_up() {
    // Each of these makes the reader look for an end that never comes, once for each record.
    for bait in ["<record><!--", "<record><![CDATA[", "<record><?", "<record><metadata><l><!--"] {
        let (items, outcome) = read(&format!("{HEAD}{}", bait.repeat(5_000)));
        assert_eq!(outcome.faults.last().unwrap().kind, FaultKind::TooBroken, "{bait}");
        assert!(items.len() < 100, "{bait}: {} records", items.len());
    }
}

proptest! {
    #[test]
    fn whatever_comes_in_is_read_to_an_end(edits in proptest::collection::vec((any::<Index>(), "[<>/&\"'!\\[\\]?a=:-]{0,3}|</record>|<record>|\u{0}"), 0..6)) {
        let lom = "<l:lom xmlns:l=\"http://www.imsglobal.org/xsd/imsmd_v1p2\"><!-- x --><l:general a='b'/><![CDATA[y]]></l:lom>";
        let mut xml = format!("{HEAD}{}{TAIL}", ["a", "b", "c", "d"].map(|id| record(id, lom)).concat());
        for (place, text) in edits {
            let place = place.index(xml.len());
            xml.replace_range(place..(place + text.len() / 2).min(xml.len()), &text);
        }
        let items = response::read(xml.as_bytes()).collect::<Vec<_>>();
        prop_assert!(items.len() <= xml.matches("record").count());
        for item in items.into_iter().flatten() {
            prop_assert!(xml.get(item.raw).is_some());
        }
        let (_, records) = response::outline(xml.as_bytes());
        prop_assert!(records <= xml.matches("record").count());
    }
}

#[test]
fn errors_and_dates_are_reported() {
    let xml = "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2024-01-01T00:00:00Z</responseDate>\
        <request verb=\"ListRecords\">http://a</request><error code=\"noRecordsMatch\">None &lt;here&gt;</error></OAI-PMH>";
    let (items, outcome) = read(xml);
    assert!(items.is_empty());
    assert_eq!(outcome.errors, [("noRecordsMatch".to_owned(), "None <here>".to_owned())]);
    assert!(outcome.has(interop::oai::Code::NoRecordsMatch));
    assert_eq!(outcome.response_date.as_deref(), Some("2024-01-01T00:00:00Z"));
}

#[test]
fn other_files_are_no_responses() {
    for text in [
        "",
        "<lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\"/>",
        "<OAI-PMH/>",
        "{}",
        "<!DOCTYPE a><OAI-PMH/>",
        "<",
    ] {
        assert!(!response::is_oai_response(text.as_bytes()), "{text}");
    }
    assert!(response::is_oai_response(format!("\u{feff}{HEAD}").as_bytes()));
}

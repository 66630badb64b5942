//! Import of real records and of our own: counted, stored, found, and the same again changes nothing.

use crate::program::{House, record, shown};
use testkit::samples;

#[test]
fn the_real_responses_and_records_come_in_once() {
    let Some(samples) = samples::shared() else { return };
    House::on_each_engine(|house| {
        let (oai, lom) = (samples.join("samples/oai"), samples.join("samples/nllom"));
        let first = house.run(&["import", shown(&oai), shown(&lom), "--format", "json"]);
        let summary = first.json();
        let count = |name: &str| summary[name].as_u64().unwrap();
        assert_eq!((first.status, &summary["rejected"]), (0, &serde_json::json!([])));
        // 18 records in the answers and 13 files; what stands twice in the delivery counts once.
        assert_eq!(["accepted", "changed", "unchanged", "deleted"].map(count), [24, 0, 5, 2], "{summary:#}");
        let again = house.run(&["import", shown(&oai), shown(&lom), "--format", "json"]).json();
        assert_eq!(
            (&again["unchanged"], &again["accepted"], &again["changed"], &again["deleted"]),
            (&31.into(), &0.into(), &0.into(), &0.into())
        );
        assert_eq!(house.run(&["audit", "verify"]).status, 0);
    });
}

#[test]
fn importing_the_same_again_changes_nothing_at_all() {
    House::on_each_engine(|house| {
        let folder = house.path("records");
        for number in 0..40 {
            house.write(&format!("records/{number}.xml"), testkit::records::generate(7, number));
        }
        let first = house.run(&["import", shown(&folder), "--format", "json"]);
        assert_eq!((first.status, &first.json()["accepted"]), (0, &40.into()), "{}", first.err);
        let head = house.run(&["audit", "verify", "--format", "json"]).json()["chains"][0]["head"].clone();
        let again = house.run(&["import", shown(&folder), "--format", "json"]).json();
        assert_eq!((&again["unchanged"], &again["changed"], &again["accepted"]), (&40.into(), &0.into(), &0.into()));
        assert_eq!(house.run(&["audit", "verify", "--format", "json"]).json()["chains"][0]["head"], head);
    });
}

#[test]
fn what_is_imported_is_found_and_what_changes_is_found_changed() {
    House::on_each_engine(|house| {
        let path = house.write("les.xml", record("urn:les:1", "Breuken bakken"));
        assert_eq!(house.run(&["import", shown(&path)]).status, 0);
        let found = house.run(&["search", "breuken", "--format", "json"]).json();
        assert_eq!((&found["total"], &found["hits"][0]["title"]), (&1.into(), &"Breuken bakken".into()));
        house.write("les.xml", record("urn:les:1", "Procenten plukken"));
        assert_eq!(house.run(&["import", shown(&path), "--format", "json"]).json()["changed"], 1);
        assert_eq!(house.run(&["search", "breuken", "--format", "json"]).json()["total"], 0);
        assert_eq!(house.run(&["search", "procenten", "--format", "json"]).json()["total"], 1);
    });
}

#[test]
fn a_deletion_in_a_response_deletes() {
    let house = House::sqlite();
    let response = |body: &str| {
        format!(
            r#"<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request>http://x</request><ListRecords>{body}</ListRecords></OAI-PMH>"#
        )
    };
    let header = |status: &str| {
        format!("<header{status}><identifier>oai:x:1</identifier><datestamp>2026-01-01</datestamp></header>")
    };
    let live = format!("<record>{}<metadata>{}</metadata></record>", header(""), record("urn:1", "Tijdelijk"));
    let gone = format!("<record>{}</record>", header(r#" status="deleted""#));
    let path = house.write("a.xml", response(&live));
    assert_eq!(house.run(&["import", shown(&path), "--format", "json"]).json()["accepted"], 1);
    let path = house.write("b.xml", response(&gone));
    assert_eq!(house.run(&["import", shown(&path), "--format", "json"]).json()["deleted"], 1);
    assert_eq!(house.run(&["import", shown(&path), "--format", "json"]).json()["unchanged"], 1);
    assert_eq!(house.run(&["search", "tijdelijk", "--format", "json"]).json()["total"], 0);
}

#[test]
fn standard_input_and_a_zip_are_files_too() {
    let house = House::sqlite();
    let from_input = house.run_with_input(&["import", "-", "--format", "json"], record("urn:1", "Een").as_bytes());
    assert_eq!(from_input.json()["accepted"], 1, "{}", from_input.err);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for number in 2..5 {
        zip.start_file(format!("map/{number}.xml"), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, record(&format!("urn:{number}"), "Meer").as_bytes()).unwrap();
    }
    let path = house.write("levering.zip", zip.finish().unwrap().into_inner());
    assert_eq!(house.run(&["import", shown(&path), "--format", "json"]).json()["accepted"], 3);
}

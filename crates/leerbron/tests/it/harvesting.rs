//! One installation harvests another: completely, then only what changed, and resumed after a stop.

use crate::program::{House, record, shown};

/// A response with live records and deletions, under headers `oai:x:<key>`.
fn response(live: &[(&str, &str)], deleted: &[&str]) -> String {
    let header = |key: &str, status: &str| {
        format!("<header{status}><identifier>oai:x:{key}</identifier><datestamp>2026-01-01</datestamp></header>")
    };
    let live = live.iter().map(|(key, title)| {
        format!("<record>{}<metadata>{}</metadata></record>", header(key, ""), record(&format!("urn:{key}"), title))
    });
    let deleted = deleted.iter().map(|key| format!("<record>{}</record>", header(key, r#" status="deleted""#)));
    let records: String = live.chain(deleted).collect();
    format!(
        r#"<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request>http://x</request><ListRecords>{records}</ListRecords></OAI-PMH>"#
    )
}

#[test]
fn a_harvest_takes_all_and_the_next_one_only_what_changed() {
    House::on_each_engine(|source| {
        let titles: Vec<(String, String)> =
            (0..230).map(|number| (number.to_string(), format!("Les {number}"))).collect();
        let pairs: Vec<(&str, &str)> = titles.iter().map(|(key, title)| (key.as_str(), title.as_str())).collect();
        let path = source.write("begin.xml", response(&pairs, &[]));
        assert_eq!(source.run(&["import", shown(&path)]).status, 0);
        let server = source.serve(&[]);
        let url = format!("http://127.0.0.1:{}/oai", server.port);
        let target = House::sqlite();
        let harvest = || {
            target.run(&["harvest", &url, "--source", "bron", "--allow-http", "--allow-private", "--format", "json"])
        };
        let first = harvest();
        assert_eq!((first.status, &first.json()["accepted"]), (0, &230.into()), "{}", first.err);
        // The answer's date is in whole seconds, so what changes in that same second comes twice.
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert_eq!(harvest().json()["changed"], 0);
        let path = source.write("later.xml", response(&[("1", "Een andere titel")], &["2", "3"]));
        assert_eq!(source.run(&["import", shown(&path)]).status, 0);
        let later = harvest().json();
        assert_eq!(
            (&later["changed"], &later["deleted"], &later["accepted"]),
            (&1.into(), &2.into(), &0.into()),
            "{later:#}"
        );
        assert_eq!(target.run(&["search", "andere titel", "--format", "json"]).json()["total"], 1);
        let everything = target.run(&["search", "", "--format", "json"]).json();
        assert_eq!(everything["total"], 228);
        let own = target.serve(&[]);
        let (_, answer) = own.get("/oai?verb=ListIdentifiers&metadataPrefix=lom").unwrap();
        assert!(answer.contains("noRecordsMatch"), "what was harvested is not our own: {answer}");
        let (_, answer) = own.get("/oai?verb=ListIdentifiers&metadataPrefix=lom&set=herkomst:bron").unwrap();
        assert!(answer.contains("resumptionToken"), "{answer}");
    });
}

#[test]
fn without_permission_only_https_and_public_addresses_are_asked() {
    let house = House::sqlite();
    for arguments in [
        &["harvest", "http://127.0.0.1:1/oai"][..],
        &["harvest", "http://127.0.0.1:1/oai", "--allow-http"],
        &["harvest", "geen adres"],
    ] {
        let answer = house.run(arguments);
        assert!([2, 69].contains(&answer.status), "{arguments:?}: {} {}", answer.status, answer.err);
        assert!(answer.err.len() > 30, "{}", answer.err);
    }
}

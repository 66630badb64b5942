//! The protocol as a table: a query string, and what the answer must and must not hold.

use crate::support::{HOST, Memory, lom, repository};
use interop::oai::{Source, answer};

/// Query string, error codes in order (empty for a good answer), and texts in the answer.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

/// `{ID}` stands for an own record, `{GONE}` for a deleted one, `{FAR}` for a harvested one.
#[rustfmt::skip]
const CASES: &[Case] = &[
    // Verbs.
    ("", &["badVerb"], &["<request>https://leerbron.example/oai</request>"]),
    ("verb=", &["badVerb"], &[]),
    ("verb=identify", &["badVerb"], &[]),
    ("verb=Identify&verb=Identify", &["badVerb"], &["<request>"]),
    ("verb=Bad<&metadataPrefix=lom", &["badVerb"], &["'Bad&lt;'"]),
    // Identify.
    ("verb=Identify", &[], &["<request verb=\"Identify\">", "<repositoryName>Leerbron &amp; &lt;proef&gt;</repositoryName>", "<deletedRecord>persistent</deletedRecord>", "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>", "<earliestDatestamp>2024-01-01T10:00:00Z</earliestDatestamp>", "<compression>gzip</compression>", "<repositoryIdentifier>leerbron.example</repositoryIdentifier>"]),
    ("verb=Identify&set=eigen", &["badArgument"], &["<request>"]),
    ("verb=Identify&a=1&b=2&a=3", &["badArgument", "badArgument", "badArgument"], &[]),
    // ListMetadataFormats.
    ("verb=ListMetadataFormats", &[], &["<metadataPrefix>lom</metadataPrefix><schema>http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd</schema><metadataNamespace>http://www.imsglobal.org/xsd/imsmd_v1p2</metadataNamespace>", "<metadataPrefix>oai_dc</metadataPrefix>"]),
    ("verb=ListMetadataFormats&identifier={ID}", &[], &["<metadataPrefix>lom</metadataPrefix>", "identifier=\"{ID}\""]),
    ("verb=ListMetadataFormats&identifier={GONE}", &[], &["<metadataPrefix>lom</metadataPrefix>"]),
    ("verb=ListMetadataFormats&identifier=oai:leerbron.example:0000000000000000", &["idDoesNotExist"], &["<request verb=\"ListMetadataFormats\" identifier="]),
    ("verb=ListMetadataFormats&identifier=really_wrong_id", &["idDoesNotExist"], &[]),
    ("verb=ListMetadataFormats&identifier=invalid\"id", &["badArgument", "idDoesNotExist"], &["<request>"]),
    ("verb=ListMetadataFormats&metadataPrefix=lom", &["badArgument"], &[]),
    // ListSets.
    ("verb=ListSets", &[], &["<setSpec>eigen</setSpec><setName>Herkomst &amp; bron Own</setName>", "<setSpec>herkomst:surf</setSpec>"]),
    ("verb=ListSets&resumptionToken=junk", &["badResumptionToken"], &["resumptionToken=\"junk\""]),
    ("verb=ListSets&from=2024-01-01", &["badArgument"], &[]),
    // GetRecord.
    ("verb=GetRecord&metadataPrefix=lom&identifier={ID}", &[], &["<record><header><identifier>{ID}</identifier><datestamp>2024-01-01T10:00:00Z</datestamp><setSpec>eigen</setSpec></header>", "<metadata><lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\"><general>"]),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier={ID}", &[], &["<metadata><oai_dc:dc ", "<dc:title xml:lang=\"nl\">Breuken</dc:title>"]),
    ("verb=GetRecord&metadataPrefix=lom&identifier={GONE}", &[], &["<header status=\"deleted\"><identifier>{GONE}</identifier>"]),
    ("verb=GetRecord&metadataPrefix=lom&identifier={FAR}", &[], &["<setSpec>herkomst:surf</setSpec>", "<about><provenance xmlns=\"http://www.openarchives.org/OAI/2.0/provenance\"", "altered=\"true\"", "<baseURL>https://surf.example/oai?a=1&amp;b=2</baseURL>"]),
    ("verb=GetRecord", &["badArgument", "badArgument"], &[]),
    ("verb=GetRecord&identifier={ID}", &["badArgument"], &[]),
    ("verb=GetRecord&metadataPrefix=lom", &["badArgument"], &[]),
    ("verb=GetRecord&metadataPrefix=marc21&identifier={ID}", &["cannotDisseminateFormat"], &["metadataPrefix=\"marc21\""]),
    ("verb=GetRecord&metadataPrefix=marc21&identifier=oai:leerbron.example:0000000000000000", &["cannotDisseminateFormat", "idDoesNotExist"], &[]),
    ("verb=GetRecord&metadataPrefix=a/b&identifier=x", &["badArgument", "idDoesNotExist"], &["<request>"]),
    ("verb=GetRecord&metadataPrefix=lom&identifier=oai:other.example:0000000000000000", &["idDoesNotExist"], &[]),
    ("verb=GetRecord&metadataPrefix=lom&identifier={ID}&set=eigen", &["badArgument"], &[]),
    // Lists: what is asked.
    ("verb=ListRecords", &["badArgument"], &[]),
    ("verb=ListRecords&metadataPrefix=", &["badArgument"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=marc21", &["cannotDisseminateFormat"], &[]),
    ("verb=ListRecords&metadataPrefix=lom&metadataPrefix=lom", &["badArgument"], &["<request>"]),
    ("verb=ListRecords&metadataPrefix=lom&limit=5", &["badArgument"], &[]),
    ("verb=ListRecords&metadataPrefix=marc21&from=x&until=y&set=a b", &["cannotDisseminateFormat", "badArgument", "badArgument", "badArgument"], &["<request>"]),
    ("verb=ListIdentifiers&metadataPrefix=lom", &[], &["<header><identifier>{ID}</identifier>", "<header status=\"deleted\"><identifier>{GONE}</identifier>"]),
    ("verb=ListIdentifiers&metadataPrefix=lom&set=eigen", &[], &["<identifier>{ID}</identifier>"]),
    ("verb=ListIdentifiers&metadataPrefix=oai_dc&set=herkomst:surf", &[], &["<identifier>{FAR}</identifier>"]),
    // Sets.
    ("verb=ListRecords&metadataPrefix=lom&set=nergens", &["noRecordsMatch"], &["set=\"nergens\""]),
    ("verb=ListRecords&metadataPrefix=lom&set=herkomst:leeg", &["noRecordsMatch"], &[]),
    ("verb=ListRecords&metadataPrefix=lom&set=", &["badArgument"], &[]),
    ("verb=ListRecords&metadataPrefix=lom&set=a::b", &["badArgument"], &[]),
    // Dates, in both granularities; both ends are included.
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-01&until=2024-01-01", &[], &["{ID}"]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-01T10:00:00Z&until=2024-01-01T10:00:00Z", &[], &["{ID}"]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-01T10:00:01Z&until=2024-01-01T11:59:59Z", &["noRecordsMatch"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-02", &[], &["{GONE}"]),
    ("verb=ListIdentifiers&metadataPrefix=lom&until=2023-12-31", &["noRecordsMatch"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2124-01-01", &["noRecordsMatch"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&until=9999-12-31", &[], &["{ID}"]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=junk", &["badArgument"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-02-30", &["badArgument"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-01T10:00Z", &["badArgument"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-01T10:00:00.0Z", &["badArgument"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-02&until=2024-01-01", &["badArgument"], &[]),
    ("verb=ListIdentifiers&metadataPrefix=lom&from=2024-01-01&until=2024-01-02T00:00:00Z", &["badArgument"], &[]),
    // Tokens.
    ("verb=ListRecords&resumptionToken=", &["badResumptionToken"], &[]),
    ("verb=ListRecords&resumptionToken=1,lom,eigen,,,0,0,,00000000", &["badResumptionToken"], &["<request verb=\"ListRecords\" resumptionToken="]),
    ("verb=ListRecords&resumptionToken=junk&until=1990-01-10", &["badArgument", "badResumptionToken"], &["<request>"]),
    ("verb=ListRecords&resumptionToken=junk&resumptionToken=junk", &["badArgument", "badResumptionToken"], &[]),
    ("verb=Identify&resumptionToken=junk", &["badArgument"], &[]),
];

pub fn arguments(query: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), value.to_owned())
    };
    query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
}

fn codes(xml: &str) -> Vec<&str> {
    xml.split("<error code=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

struct Scene {
    catalogue: Memory,
    names: [(&'static str, String); 3],
}

fn scene() -> Scene {
    let catalogue = Memory::new("2024-01-01T10:00:00.75Z".parse().unwrap());
    let surf = Source::Harvested("surf".to_owned());
    let own = catalogue.put(&Source::Own, "a", lom("Breuken"));
    catalogue.put(&Source::Own, "b", lom("Weg"));
    let far = catalogue.put(&surf, "c", lom("Ver"));
    catalogue.pass(jiff::SignedDuration::from_hours(26));
    let gone = catalogue.delete(&Source::Own, "b");
    let name = |id| format!("oai:{HOST}:{id}");
    Scene { catalogue, names: [("{ID}", name(own)), ("{GONE}", name(gone)), ("{FAR}", name(far))] }
}

impl Scene {
    fn fill(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, (mark, name)| text.replace(mark, name))
    }
}

#[tokio::test]
async fn the_table_of_the_protocol() {
    let scene = scene();
    for (query, errors, texts) in CASES {
        let query = scene.fill(query);
        let xml = answer(&scene.catalogue, &repository(100), &arguments(&query)).await.unwrap();
        assert_eq!(codes(&xml), *errors, "{query}\n{xml}");
        for text in *texts {
            let text = scene.fill(text);
            assert!(xml.contains(&text), "{query}: no {text} in\n{xml}");
        }
        let echoes = !errors.iter().any(|code| ["badVerb", "badArgument"].contains(code));
        assert_eq!(xml.contains("<request verb="), echoes, "{query}\n{xml}");
        assert!(xml.contains("<responseDate>2024-01-02T12:00:00Z</responseDate>"), "{query}\n{xml}");
    }
}

#[tokio::test]
async fn own_material_is_not_mixed_with_harvested_material() {
    let scene = scene();
    let [(_, own), _, (_, far)] = &scene.names;
    for (set, has_own, has_far) in [("", true, false), ("&set=eigen", true, false), ("&set=herkomst:surf", false, true)]
    {
        let query = format!("verb=ListRecords&metadataPrefix=lom{set}");
        let xml = answer(&scene.catalogue, &repository(100), &arguments(&query)).await.unwrap();
        assert_eq!((xml.contains(own.as_str()), xml.contains(far.as_str())), (has_own, has_far), "{set}");
    }
}

#[tokio::test]
async fn a_deleted_record_has_no_metadata() {
    let scene = scene();
    let query = scene.fill("verb=GetRecord&metadataPrefix=lom&identifier={GONE}");
    let xml = answer(&scene.catalogue, &repository(100), &arguments(&query)).await.unwrap();
    assert!(!xml.contains("<metadata>"), "{xml}");
}

#[tokio::test]
async fn a_host_without_a_dot_has_no_identifier_description() {
    let mut repository = repository(100);
    "localhost".clone_into(&mut repository.host);
    let xml = answer(&scene().catalogue, &repository, &arguments("verb=Identify")).await.unwrap();
    assert!(!xml.contains("oai-identifier"), "{xml}");
}

#[tokio::test]
async fn a_list_in_pages_ends_with_an_empty_token_and_counts() {
    let catalogue = Memory::new("2024-01-01T10:00:00Z".parse().unwrap());
    for key in 0..5 {
        catalogue.put(&Source::Own, &key.to_string(), lom("x"));
    }
    let mut query = "verb=ListIdentifiers&metadataPrefix=lom".to_owned();
    let mut seen = Vec::new();
    loop {
        let xml = answer(&catalogue, &repository(2), &arguments(&query)).await.unwrap();
        let (_, rest) = xml.split_once("<resumptionToken").unwrap();
        let (attributes, rest) = rest.split_once('>').unwrap();
        let token = rest.split('<').next().unwrap();
        seen.push((attributes.to_owned(), xml.matches("<header>").count()));
        if token.is_empty() {
            break;
        }
        query = format!("verb=ListIdentifiers&resumptionToken={token}");
    }
    let row = |cursor: u32, count| (format!(" completeListSize=\"5\" cursor=\"{cursor}\""), count);
    assert_eq!(seen, [row(0, 2), row(2, 2), row(4, 1)]);
    // A list that fits on a page has no token at all.
    let xml = answer(&catalogue, &repository(5), &arguments("verb=ListRecords&metadataPrefix=lom")).await.unwrap();
    assert!(!xml.contains("resumptionToken"), "{xml}");
}

#[test]
fn an_answer_can_be_made_on_any_thread() {
    fn on_any_thread<T: Send>(_: T) {}
    on_any_thread(answer(&scene().catalogue, &repository(1), &[]));
}

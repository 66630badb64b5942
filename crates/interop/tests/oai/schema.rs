//! Every kind of answer against the schemas of the standard, by an independent validator.

use crate::support::{HOST, Memory, lom, repository, shared};
use interop::oai::{Body, Source, answer};
use std::path::Path;
use std::process::Command;

/// Our answers hold elements of four namespaces, so one schema imports the four.
const IMPORTS: [(&str, &str); 4] = [
    ("http://www.openarchives.org/OAI/2.0/", "OAI-PMH.xsd"),
    ("http://www.openarchives.org/OAI/2.0/oai_dc/", "oai_dc.xsd"),
    ("http://www.openarchives.org/OAI/2.0/oai-identifier", "oai-identifier.xsd"),
    ("http://www.imsglobal.org/xsd/imsmd_v1p2", "imsmd_v1p2p4.xsd"),
];

fn driver(schemas: &Path) -> String {
    let import = |(namespace, file): &(&str, &str)| {
        format!("<xs:import namespace=\"{namespace}\" schemaLocation=\"{}\"/>", schemas.join(file).display())
    };
    let imports: String = IMPORTS.iter().map(import).collect();
    format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{imports}</xs:schema>")
}

fn own_record(path: &Path) -> Body {
    let text = std::fs::read_to_string(path).unwrap();
    let start = text.find("<lom").unwrap();
    Body::Lom(text[start..].trim_end().to_owned())
}

#[tokio::test]
async fn answers_are_valid_against_the_schemas() {
    let (Some(schema), Some(record)) = (shared("samples/xsd/OAI-PMH.xsd"), shared("samples/nllom/own-minimal.xml"))
    else {
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: xmllint is absent");
        return;
    }
    let catalogue = Memory::new("2024-01-01T10:00:00.123456Z".parse().unwrap());
    let id = catalogue.put(&Source::Own, "a", own_record(&record));
    catalogue.put(&Source::Own, "b", lom("Tweede"));
    catalogue.put(&Source::Own, "c", lom("Derde"));
    catalogue.put(&Source::Harvested("https://a.nl/x y".to_owned()), "d", lom("Vierde"));
    let gone = catalogue.delete(&Source::Own, "b");

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("driver.xsd"), driver(schema.parent().unwrap())).unwrap();
    let queries = [
        "verb=Identify".to_owned(),
        "verb=ListMetadataFormats".to_owned(),
        "verb=ListSets".to_owned(),
        "verb=ListRecords&metadataPrefix=lom".to_owned(),
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01".to_owned(),
        "verb=ListIdentifiers&metadataPrefix=lom&set=herkomst:https!3a!2f!2fa.nl!2fx!20y".to_owned(),
        format!("verb=GetRecord&metadataPrefix=lom&identifier=oai:{HOST}:{id}"),
        format!("verb=GetRecord&metadataPrefix=lom&identifier=oai:{HOST}:{gone}"),
        "verb=GetRecord&metadataPrefix=lom&identifier=in\"valid".to_owned(),
        "verb=ListRecords&metadataPrefix=marc21".to_owned(),
        "verb=ListRecords&resumptionToken=a\u{1}b".to_owned(),
        "verb=<script>&x=\u{0}".to_owned(),
    ];
    for (place, query) in queries.iter().enumerate() {
        let arguments = crate::protocol::arguments(query);
        let xml = answer(&catalogue, &repository(2), &arguments).await.unwrap();
        std::fs::write(folder.path().join(format!("{place}.xml")), xml).unwrap();
    }
    let files = (0..queries.len()).map(|place| format!("{place}.xml"));
    let run = Command::new("xmllint")
        .current_dir(folder.path())
        .args(["--noout", "--nonet", "--schema", "driver.xsd"])
        .args(files)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

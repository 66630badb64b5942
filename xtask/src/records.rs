//! Collections of made-up records as files that `leerbron import` and other harvesters read.
//!
//! Records are written as they are made, so that a million of them need no memory.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use testkit::records::{datestamp, generate, generate_into, identifier};
use zip::write::SimpleFileOptions;

/// Writes `count` records to a `.zip` or an OAI-PMH `.xml`.
pub fn write(count: u64, output: &Path, seed: u64) -> Result<()> {
    let create = || File::create(output).with_context(|| format!("cannot write {}", output.display()));
    match output.extension().and_then(|extension| extension.to_str()) {
        Some("zip") => zip_of_records(count, create()?, seed),
        Some("xml") => oai_response(count, create()?, seed),
        _ => bail!("{} must end in .zip or .xml", output.display()),
    }
    .with_context(|| format!("writing {} failed", output.display()))
}

fn zip_of_records(count: u64, file: File, seed: u64) -> Result<()> {
    let mut archive = zip::ZipWriter::new(BufWriter::new(file));
    // The lightest compression: the time goes to the records, not to the packing.
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for index in 0..count {
        archive.start_file(format!("{:04}/{index:08}.xml", index / 1000), options)?;
        archive.write_all(generate(seed, index).as_bytes())?;
    }
    archive.finish()?.flush()?;
    Ok(())
}

fn oai_response(count: u64, file: File, seed: u64) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, file);
    write!(
        out,
        concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\" ",
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
            "xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd\">\n",
            "<responseDate>{}</responseDate>\n",
            "<request verb=\"ListRecords\" metadataPrefix=\"lom\">https://generated.leermateriaal.example/oai</request>\n",
            "<ListRecords>\n"
        ),
        datestamp(count)
    )?;
    let mut record = String::new();
    for index in 0..count {
        record.clear();
        generate_into(seed, index, &mut record);
        let (identifier, datestamp) = (identifier(index), datestamp(index));
        writeln!(
            out,
            "<record><header><identifier>{identifier}</identifier><datestamp>{datestamp}</datestamp>\
             <setSpec>generated</setSpec></header><metadata>"
        )?;
        out.write_all(record.as_bytes())?;
        writeln!(out, "</metadata></record>")?;
    }
    writeln!(out, "</ListRecords>\n</OAI-PMH>")?;
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zip_holds_every_record_once() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("some.zip");
        write(1002, &path, 3).expect("written");
        let mut archive = zip::ZipArchive::new(File::open(&path).expect("there")).expect("a zip");
        assert_eq!(archive.len(), 1002);
        let last = std::io::read_to_string(archive.by_name("0001/00001001.xml").expect("the last")).expect("text");
        assert_eq!(last, generate(3, 1001));
    }

    #[test]
    fn an_oai_answer_has_a_header_for_every_record() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("some.xml");
        write(25, &path, 3).expect("written");
        let text = std::fs::read_to_string(&path).expect("there");
        assert_eq!(text.matches("<header>").count(), 25);
        assert!(text.contains("<identifier>oai:generated:24</identifier>"));
        assert!(text.trim_end().ends_with("</OAI-PMH>"));
    }

    #[test]
    fn another_extension_is_refused() {
        let problem = write(1, Path::new("some.json"), 1).expect_err("refused");
        assert!(problem.to_string().contains(".zip or .xml"));
    }
}

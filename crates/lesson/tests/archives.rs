//! Word documents, zips and folders, made here part by part.

use lesson::{BlockKind, Format, Limits, Reading, Refused, UnscannedReason, read, read_folder};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const OPEN: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="wp" xmlns:a="a" xmlns:mc="mc"><w:body>"#;
const CLOSE: &str = "</w:body></w:document>";
const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Eigen"><w:name w:val="Mijn kop"/><w:basedOn w:val="Kop2"/></w:style></w:styles>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="r1" Target="https://example.org/kaart"/><Relationship Id="r2" Target="media/image1.png"/></Relationships>"#;

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).expect("a zip in memory");
        writer.write_all(content).expect("a zip in memory");
    }
    writer.finish().expect("a zip in memory").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("{OPEN}{body}{CLOSE}");
    zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/_rels/document.xml.rels", LINKS.as_bytes()),
        (
            "docProps/core.xml",
            b"<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Breuken</dc:title></cp:coreProperties>",
        ),
    ])
}

fn read_docx(body: &str) -> Reading {
    read("les.docx", &docx(body), &Limits::default()).expect("the document is readable")
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading.lesson.texts().map(|(_, block)| block.text.as_str()).collect()
}

#[test]
fn a_document_keeps_headings_lists_tables_links_and_images() {
    let reading = read_docx(
        r#"<w:p><w:pPr><w:pStyle w:val="Eigen"/></w:pPr><w:r><w:t>Uitleg</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Vet</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">Zie </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>de kaart</w:t></w:r></w:hyperlink><w:del><w:r><w:t>weg</w:t></w:r></w:del></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://example.org/b"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>bron</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>punt &amp; komma</w:t></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>kop</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr name="x" descr="Een taart"/><a:blip r:embed="r2"/></w:drawing></mc:Choice><mc:Fallback><w:r><w:t>dubbel</w:t></w:r></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>English</w:t></w:r></w:p>"#,
    );
    let mut outline = String::new();
    for block in &reading.lesson.blocks {
        outline.push_str(&format!("{:?} {} bold={} {}\n", block.kind, block.location, block.bold, block.text));
    }
    insta::assert_snapshot!(outline);
    assert_eq!(reading.lesson.title.as_deref(), Some("Breuken"));
    assert_eq!(reading.lesson.language.as_deref(), Some("nl-NL"));
    assert_eq!(reading.lesson.format, Format::Docx);
    assert_eq!(reading.lesson.blocks.last().expect("a block").runs.len(), 1);
}

#[test]
fn damage_in_a_document_keeps_what_came_before() {
    let document = format!("{OPEN}<w:p><w:r><w:t>boven</w:t></w:r></w:p><w:p><w:r>");
    let bytes = zip(&[("word/document.xml", document.as_bytes())]);
    let reading = read("les.docx", &bytes, &Limits::default()).expect("readable in part");
    assert_eq!(texts(&reading), ["boven"]);
    assert_eq!(reading.unscanned[0].reason, UnscannedReason::Broken);
}

#[test]
fn a_document_with_a_doctype_is_refused() {
    let document = format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{OPEN}{CLOSE}");
    let bytes = zip(&[("word/document.xml", document.as_bytes())]);
    let refused = read("les.docx", &bytes, &Limits::default()).expect_err("refused");
    assert_eq!(refused, Refused::Doctype { path: "word/document.xml".into() });
}

#[test]
fn endless_nesting_in_a_document_is_cut_and_told() {
    let reading = read_docx(&format!(
        "<w:p><w:r><w:t>boven</w:t></w:r></w:p>{}{}",
        "<w:x>".repeat(5_000),
        "</w:x>".repeat(5_000)
    ));
    assert_eq!(texts(&reading), ["boven"]);
    assert_eq!(reading.unscanned[0].reason, UnscannedReason::TooComplex);
}

#[test]
fn a_zip_that_explodes_is_refused() {
    let bytes = zip(&[("les.html", &vec![b' '; 8 << 20])]);
    assert!(bytes.len() < 1 << 15);
    let refused = read("les.zip", &bytes, &Limits::default()).expect_err("refused");
    assert_eq!(refused, Refused::ZipBomb { path: "les.html".into() });
}

#[test]
fn a_zip_of_too_many_files_is_refused() {
    let limits = Limits { entries: 2, ..Limits::default() };
    let bytes = zip(&[("a.md", b"a"), ("b.md", b"b"), ("c.md", b"c")]);
    assert_eq!(read("les.zip", &bytes, &limits), Err(Refused::TooManyFiles { files: 3, limit: 2 }));
}

#[test]
fn a_zip_is_one_lesson_in_the_order_of_its_names() {
    let bytes = zip(&[
        ("les/stap_10.md", b"tien"),
        ("les/stap_2.html", b"<!DOCTYPE html><p>twee</p>"),
        ("../../../etc/stap_1.txt", b"een"),
        ("les/stap_11.docx", &docx("<w:p><w:r><w:t>elf</w:t></w:r></w:p>")),
        ("les/nog.zip", &zip(&[("diep.md", b"diep")])),
        ("__MACOSX/les/._stap_10.md", b"rommel"),
        ("les/oud.pdf", b"%PDF-1.4"),
    ]);
    let reading = read("les.zip", &bytes, &Limits::default()).expect("readable");
    assert_eq!(texts(&reading), ["een", "twee", "tien", "elf"]);
    let paths: Vec<_> = reading.unscanned.iter().map(|item| item.path.as_str()).collect();
    assert_eq!(paths, ["les/nog.zip", "les/oud.pdf"]);
    assert_eq!(reading.lesson.blocks[0].location.path.as_deref(), Some("etc/stap_1.txt"));
    assert_eq!(reading.lesson.format, Format::Folder);
}

#[test]
fn packages_are_recognised_by_what_is_in_them() {
    for (path, content, format) in [
        ("ppt/presentation.xml", "<p/>", Format::Pptx),
        ("mimetype", "application/vnd.oasis.opendocument.text", Format::Odt),
        ("mimetype", "application/epub+zip", Format::Epub),
        ("h5p.json", "{}", Format::H5p),
        ("imsmanifest.xml", "<manifest xmlns:adlcp='http://www.adlnet.org/xsd/adlcp_v1p3'/>", Format::Scorm),
        ("imsmanifest.xml", "<manifest xmlns='http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1'/>", Format::Cc),
    ] {
        let reading = read("pakket", &zip(&[(path, content.as_bytes())]), &Limits::default()).expect("readable");
        assert_eq!(reading.lesson.format, format, "{path}");
    }
}

#[test]
fn a_record_in_a_folder_is_kept_and_is_no_lesson_text() {
    let files = vec![("les.md".to_owned(), b"Tekst.".to_vec()), ("metadata.xml".to_owned(), b"<lom/>".to_vec())];
    let reading = read_folder("map", &files, &Limits::default()).expect("readable");
    assert_eq!(reading.lesson.record.as_deref(), Some(&b"<lom/>"[..]));
    assert_eq!(reading.lesson.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count(), 1);
}

//! PDF files of our own (`fixtures/make.py` makes them): with tags, without, scanned, locked, hostile.

use lesson::{Format, Limits, Reading, Refused, UnscannedReason, read};
use std::fmt::Write as _;

const TAGGED: &[u8] = include_bytes!("fixtures/weer.pdf");
const PLAIN: &[u8] = include_bytes!("fixtures/weer-zonder-labels.pdf");
const LOCKED: &[u8] = include_bytes!("fixtures/weer-met-wachtwoord.pdf");

fn outline(reading: &Reading) -> String {
    let mut out = String::new();
    for block in &reading.lesson.blocks {
        let language = block.language.as_deref().unwrap_or("-");
        writeln!(out, "{} {language} {:?} {}", block.location, block.kind, block.text).expect("a string");
    }
    for problem in &reading.problems {
        writeln!(out, "! {} {}", problem.code, problem.location).expect("a string");
    }
    for item in &reading.unscanned {
        writeln!(out, "? {:?} {}", item.reason, item.message).expect("a string");
    }
    out
}

fn read_pdf(bytes: &[u8]) -> Reading {
    read("weer.pdf", bytes, &Limits::default()).expect("the file is readable")
}

#[test]
fn a_tagged_file_keeps_its_structure() {
    let reading = read_pdf(TAGGED);
    insta::assert_snapshot!(outline(&reading));
    assert_eq!(reading.lesson.format, Format::Pdf);
    assert_eq!(reading.lesson.title.as_deref(), Some("Het weer in de klas"));
    assert_eq!(reading.lesson.language.as_deref(), Some("nl-NL"));
}

#[test]
fn a_file_without_tags_keeps_its_text_and_says_what_is_not_known() {
    insta::assert_snapshot!(outline(&read_pdf(PLAIN)));
}

#[test]
fn a_locked_file_is_refused_with_a_sentence() {
    assert_eq!(read("weer.pdf", LOCKED, &Limits::default()), Err(Refused::Encrypted));
}

/// A file of these objects, with a damaged index, as attackers and bad printers make them.
fn pdf(objects: &[(u32, &str)]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    for (number, object) in objects {
        writeln!(file, "{number} 0 obj\n{object}\nendobj").expect("a string");
    }
    file.push_str("trailer\n<</Root 1 0 R /Size 99>>\nstartxref\n0\n%%EOF\n");
    file.into_bytes()
}

const PAGE: &str =
    "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>> /XObject <</X 7 0 R>>>>>>";
const FONT: &str = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>";
const TEXT: &str = "<</Length 38>>\nstream\nBT /F1 12 Tf (Een zin.) Tj ET /X Do  \nendstream";

#[test]
fn loops_between_objects_end() {
    let kinds = [
        ("<</Type /Pages /Kids [3 0 R 2 0 R] /Parent 2 0 R /Count 1>>", "<</Type /Catalog /Pages 2 0 R>>"),
        (
            "<</Type /Pages /Kids [3 0 R] /Count 1>>",
            "<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 6 0 R /Outlines 8 0 R>>",
        ),
    ];
    let form =
        "<</Type /XObject /Subtype /Form /Length 5 /Resources <</XObject <</X 7 0 R>>>>>>\nstream\n/X Do\nendstream";
    for (tree, catalog) in kinds {
        let bytes = pdf(&[
            (1, catalog),
            (2, tree),
            (3, PAGE),
            (4, TEXT),
            (5, FONT),
            (6, "<</Type /StructTreeRoot /K [6 0 R 9 0 R]>>"),
            (7, form),
            (8, "<</First 8 0 R /Next 8 0 R /Title (Kring)>>"),
            (9, "<</S /Sect /K [9 0 R 9 0 R 6 0 R]>>"),
        ]);
        let reading = read_pdf(&bytes);
        assert!(reading.lesson.blocks.iter().any(|block| block.text == "Een zin."), "{}", outline(&reading));
        assert!(reading.unscanned.iter().any(|item| item.reason == UnscannedReason::TooComplex));
    }
}

#[test]
fn a_page_that_explodes_is_told() {
    use std::io::Write as _;
    let mut packed = zip_stream(64 << 20);
    let mut file = Vec::from(
        "%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n3 0 obj\n<</Type /Page /Parent 2 0 R /Contents 4 0 R>>\nendobj\n",
    );
    write!(file, "4 0 obj\n<</Length {} /Filter /FlateDecode>>\nstream\n", packed.len()).expect("memory");
    file.append(&mut packed);
    file.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R /Size 5>>\nstartxref\n0\n%%EOF\n");
    let limits = Limits { total_bytes: 4 << 20, ..Limits::default() };
    let reading = read("bom.pdf", &file, &limits).expect("the rest is readable");
    assert_eq!(reading.unscanned[0].reason, UnscannedReason::TooComplex);
}

/// Spaces, packed as a PDF packs them.
fn zip_stream(length: usize) -> Vec<u8> {
    use lopdf::{Dictionary, Stream};
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; length]);
    stream.compress().expect("memory");
    stream.content
}

#[test]
fn bytes_that_only_begin_as_a_pdf_are_told_as_broken() {
    let reading = read_pdf(b"%PDF-1.4");
    assert!(reading.lesson.blocks.is_empty());
    assert_eq!(reading.unscanned[0].reason, UnscannedReason::Broken);
}

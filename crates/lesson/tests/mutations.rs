//! Real lessons of our own, damaged at random: whatever is left, a reader gives a lesson whose parts
//! fit together, or refuses it with a sentence.
//!
//! Random bytes hardly get past the first lines of a reader; a damaged real file does.

use lesson::{Limits, Reading, Refused, read};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

type Parts = Vec<(String, Vec<u8>)>;

static HTML: LazyLock<Vec<u8>> = LazyLock::new(|| seed("de-waterkringloop/les.html"));
static MARKDOWN: LazyLock<Vec<u8>> = LazyLock::new(|| seed("herhalen-met-een-robot/les.md"));
static DOCX: LazyLock<Vec<u8>> = LazyLock::new(|| seed("bijen-en-bestuiving/les.docx"));
static PPTX: &[u8] = include_bytes!("fixtures/weer.pptx");
static PDF: &[u8] = include_bytes!("fixtures/weer.pdf");
static PLAIN_PDF: &[u8] = include_bytes!("fixtures/weer-zonder-labels.pdf");
static SLIDES: LazyLock<Parts> = LazyLock::new(|| unpack(PPTX));
static PARTS: LazyLock<Parts> = LazyLock::new(|| unpack(&DOCX));

fn seed(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/lessen").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("the seed is a zip");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("the entry can be read");
        let name = file.name().expect("a name in UTF-8").into_owned();
        parts.push((name, content));
    }
    parts
}

fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(path.as_str(), stored).expect("a zip in memory");
        writer.write_all(content).expect("a zip in memory");
    }
    writer.finish().expect("a zip in memory").into_inner()
}

/// One piece of damage. Places are fractions of the file, so that they shrink to its beginning.
#[derive(Clone, Debug)]
enum Damage {
    Flip(f64, u8),
    Cut(f64, usize),
    Repeat(f64, usize),
    Insert(f64, &'static str),
    End(f64),
}

/// Pieces that mean something to one of the readers.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</p>",
    "<table>",
    "<li>",
    "<h7>",
    "<!--",
    "]]>",
    "&#x0;",
    "&amp",
    "\"",
    "\u{0}",
    "\r",
    "---\n",
    "```\n",
    "|---|\n",
    "[a](",
    "![",
    "<svg>",
    "<w:p>",
    "</w:tbl>",
    "<w:tbl><w:tr><w:tc>",
    "<?xml",
    "\u{feff}",
    "é",
    "🎈",
    "lang=\"\"",
    "--- task ---",
    "<w:instrText>HYPERLINK \"",
    "<script>",
    "<p:sp>",
    "<a:p><a:r><a:t>",
    "</a:tbl>",
    "<a:tc>",
    "<<",
    ">>",
    "endobj\n",
    " 0 R ",
    "[",
    "/K 7 0 R",
    " BDC ",
    " EMC ",
    "(",
];

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let one = prop_oneof![
        (0.0..1.0, any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        (0.0..1.0, 1usize..400).prop_map(|(at, length)| Damage::Cut(at, length)),
        (0.0..1.0, 1usize..400).prop_map(|(at, length)| Damage::Repeat(at, length)),
        (0.0..1.0, prop::sample::select(PIECES)).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (0.0..1.0).prop_map(Damage::End),
    ];
    prop::collection::vec(one, 1..12)
}

fn apply(bytes: &[u8], damage: &[Damage]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for piece in damage {
        let place = |at: f64| ((out.len() as f64) * at) as usize;
        match *piece {
            Damage::Flip(at, byte) => {
                let at = place(at);
                out.get_mut(at).into_iter().for_each(|old| *old ^= byte);
            }
            Damage::Cut(at, length) => {
                let at = place(at);
                out.drain(at..(at + length).min(out.len()));
            }
            Damage::Repeat(at, length) => {
                let at = place(at);
                let again = out[at..(at + length).min(out.len())].to_vec();
                out.splice(at..at, again);
            }
            Damage::Insert(at, text) => {
                let at = place(at);
                out.splice(at..at, text.bytes());
            }
            Damage::End(at) => out.truncate(place(at)),
        }
    }
    out
}

fn holds_together(outcome: &Result<Reading, Refused>) -> Result<(), TestCaseError> {
    let reading = match outcome {
        Ok(reading) => reading,
        Err(refused) => {
            prop_assert!(refused.to_string().ends_with('.'), "{}", refused);
            return Ok(());
        }
    };
    let lesson = &reading.lesson;
    for (id, block) in lesson.blocks.iter().enumerate() {
        prop_assert!(block.parent.is_none_or(|parent| parent < id));
        prop_assert!(block.runs.iter().all(|run| block.text.get(run.range.clone()).is_some()));
        prop_assert_eq!(block.prose().len(), block.text.len());
    }
    for sentence in lesson.sentences() {
        prop_assert!(sentence.block < lesson.blocks.len());
        prop_assert_eq!(sentence.text.len(), sentence.prose.len());
    }
    prop_assert!(lesson.licences.iter().all(|licence| licence.block.is_none_or(|id| id < lesson.blocks.len())));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn damaged_html_holds_together(damage in damage()) {
        holds_together(&read("les.html", &apply(&HTML, &damage), &Limits::default()))?;
    }

    #[test]
    fn damaged_markdown_holds_together(damage in damage()) {
        holds_together(&read("les.md", &apply(&MARKDOWN, &damage), &Limits::default()))?;
    }

    #[test]
    fn damaged_text_holds_together(damage in damage()) {
        holds_together(&read("les.txt", &apply(&MARKDOWN, &damage), &Limits::default()))?;
    }

    #[test]
    fn a_damaged_zip_holds_together(damage in damage()) {
        holds_together(&read("les.docx", &apply(&DOCX, &damage), &Limits::default()))?;
    }

    #[test]
    fn a_document_with_a_damaged_part_holds_together(which in any::<prop::sample::Index>(), damage in damage()) {
        let mut parts = PARTS.clone();
        // The text is the largest risk: half of the cases damage it.
        let all: Vec<usize> = (0..parts.len()).collect();
        let text = parts.iter().position(|(path, _)| path == "word/document.xml");
        let chosen = text.filter(|_| which.index(2) == 0).unwrap_or_else(|| *which.get(&all));
        parts[chosen].1 = apply(&parts[chosen].1, &damage);
        holds_together(&read("les.docx", &pack(&parts), &Limits::default()))?;
    }

    #[test]
    fn a_presentation_with_a_damaged_part_holds_together(which in any::<prop::sample::Index>(), damage in damage()) {
        let mut parts = SLIDES.clone();
        let said = |path: &str| path.starts_with("ppt/slides/") || path.starts_with("ppt/notesSlides/");
        let slides: Vec<usize> = (0..parts.len()).filter(|part| said(&parts[*part].0)).collect();
        let all: Vec<usize> = (0..parts.len()).collect();
        let chosen = *which.get(if which.index(2) == 0 { &slides } else { &all });
        parts[chosen].1 = apply(&parts[chosen].1, &damage);
        holds_together(&read("les.pptx", &pack(&parts), &Limits::default()))?;
    }

    #[test]
    fn a_damaged_pdf_holds_together(damage in damage(), tagged in any::<bool>()) {
        let seed = if tagged { PDF } else { PLAIN_PDF };
        holds_together(&read("les.pdf", &apply(seed, &damage), &Limits::default()))?;
    }
}

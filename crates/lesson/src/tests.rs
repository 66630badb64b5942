//! Readers on small documents of our own. Expectations are outlines: one line a block.

use crate::{Block, BlockKind, Limits, Reading, Refused, read};
use std::fmt::Write as _;

fn outline(reading: &Reading) -> String {
    let mut out = String::new();
    for block in &reading.lesson.blocks {
        let bold = if block.bold { " vet" } else { "" };
        writeln!(out, "{}{bold} [{}] {}", kind(block), block.location, block.text).expect("a string takes everything");
    }
    out
}

fn kind(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::Link(link) => format!("link {}", link.target),
        BlockKind::Image(image) => format!("image {} {:?}", image.source, image.alternative),
        BlockKind::Media(media) => format!("media {} {:?}", media.source, media.captions),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn read_ok(name: &str, text: &str) -> Reading {
    read(name, text.as_bytes(), &Limits::default()).expect("the test document is readable")
}

#[test]
fn html_keeps_structure_and_places() {
    let reading = read_ok(
        "les.html",
        r##"<!DOCTYPE html><html lang="nl"><head><title> Mijn  les </title><meta name="author" content="Ans"></head>
        <body><h1>Water</h1><div>Los <b>stuk</b> tekst<p>Alinea met <a href="b.html">een link</a>.</p></div>
        <ul id="l"><li>een<li>twee</ul><p><strong>Vet</strong></p>
        <p lang="en">Water <span lang="nl">en ijs</span></p>
        <a href="/x"><img src="a.png" alt="Een boot"></a><script>var x = "<p>nee</p>";</script>
        <video src="f.mp4"><track kind="subtitles" src="f.vtt"></video><div hidden>weg</div>
        <form><input type="radio" name="v"><input type="hidden"></form></body></html>"##,
    );
    insta::assert_snapshot!(outline(&reading));
    assert_eq!(reading.lesson.title.as_deref(), Some("Mijn les"));
    assert_eq!(reading.lesson.language.as_deref(), Some("nl"));
}

#[test]
fn markdown_keeps_lines_through_front_matter_html_and_directives() {
    let reading = read_ok(
        "les.md",
        "---\ntitle: \"Breuken\"\nlanguage: nl\nlicence: CC BY 4.0\n---\n# Breuken\n\n**Doel**\n\nJe kunt `a/b` lezen, zie [uitleg](https://example.org).\n\n- een\n- twee\n  regel\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div><img src='x.png' alt='Taart'></div>\n\n![](kaart.png)\n\n--- task ---\nKnip de taart.\n--- /task ---\n\n```\ncode\n```\n",
    );
    insta::assert_snapshot!(outline(&reading));
    assert_eq!(reading.lesson.title.as_deref(), Some("Breuken"));
    assert_eq!(reading.lesson.licences.len(), 1);
}

#[test]
fn an_html_image_in_a_markdown_link_names_the_link() {
    let reading =
        read_ok("les.md", "Zie <a href='kaart.html'><img src='kaart.png' alt='De kaart'></a> en <a href='x'> </a>.");
    let links: Vec<_> = reading.lesson.links().map(|(_, block, _)| block.text.as_str()).collect();
    assert_eq!(links, ["De kaart", ""]);
    assert!(
        reading.lesson.blocks.iter().any(|block| matches!(&block.kind, BlockKind::Image(image) if image.clickable))
    );
}

#[test]
fn terms_and_fold_outs_are_no_loose_paragraphs() {
    let page = "<!DOCTYPE html><dl><dt><b>Erosie</b></dt><dd>Slijten.</dd></dl><details><summary><b>Antwoord</b></summary><p>Ja.</p></details>";
    let reading = read_ok("les.html", page);
    let kinds: Vec<_> = reading.lesson.blocks.iter().map(|block| block.kind.clone()).collect();
    assert_eq!(kinds, [BlockKind::Item, BlockKind::Item, BlockKind::Caption, BlockKind::Paragraph]);
    assert!((0..kinds.len()).all(|id| !reading.lesson.looks_like_heading(id)));
}

#[test]
fn the_title_of_a_panel_stands_below_the_step() {
    let reading = read_ok(
        "stap.md",
        "## Inleiding\n\n--- collapse ---\n---\ntitle: Wat heb je nodig\n---\n\n#### Hardware\n\nEen computer.\n\n--- /collapse ---\n",
    );
    let headings: Vec<_> = reading.lesson.headings().map(|(_, block, level)| (block.text.as_str(), level)).collect();
    assert_eq!(headings, [("Inleiding", 2), ("Wat heb je nodig", 3), ("Hardware", 4)]);
}

#[test]
fn sentences_stop_where_dutch_stops() {
    let reading = read_ok("les.txt", "Neem bijv. twee appels. Dat is 3.5 kilo! Waarom?\nZie blz. 4 van het boek.");
    let sentences: Vec<_> = reading.lesson.sentences().map(|sentence| sentence.text).collect();
    assert_eq!(sentences, ["Neem bijv. twee appels.", "Dat is 3.5 kilo!", "Waarom?", "Zie blz. 4 van het boek."]);
}

#[test]
fn the_words_of_links_count_once_and_code_not_at_all() {
    let reading = read_ok("les.md", "Lees [deze uitleg](x.html) goed.\n\n    int x = 3;\n");
    assert_eq!(reading.lesson.words().count(), 4);
}

#[test]
fn ten_thousand_deep_html_is_read_as_far_as_is_sensible() {
    let page =
        |depth: usize| format!("<!DOCTYPE html><p>boven</p>{}diep{}", "<div>".repeat(depth), "</div>".repeat(depth));
    let texts = |reading: &Reading| reading.lesson.texts().map(|(_, block)| block.text.clone()).collect::<Vec<_>>();
    let reading = read_ok("diep.html", &page(1_500));
    assert_eq!(texts(&reading), ["boven", "diep"]);
    let reading = read_ok("diep.html", &page(10_000));
    assert_eq!(texts(&reading), ["boven"]);
    assert!(reading.unscanned[0].message.contains("te diep"), "{:?}", reading.unscanned);
}

#[test]
fn exploding_html_is_cut_and_says_so() {
    let page = format!("<!DOCTYPE html><p>eerst</p>{}{}", "<b x><i y>".repeat(5_000), "<p>meer</p>".repeat(50_000));
    let reading = read_ok("bom.html", &page);
    assert_eq!(reading.unscanned.len(), 1);
    assert_eq!(reading.lesson.blocks[0].text, "eerst");
}

#[test]
fn old_encodings_are_read() {
    let reading = read("les.txt", b"caf\xe9 en zee\xebn", &Limits::default()).expect("readable");
    assert_eq!(reading.lesson.blocks[0].text, "café en zeeën");
    assert_eq!(reading.problems[0].code, "encoding_guessed");
    let declared = b"<!DOCTYPE html><meta charset=iso-8859-15><p>prijs: 5 \xa4</p>";
    let reading = read("les.html", declared, &Limits::default()).expect("readable");
    assert_eq!(reading.lesson.blocks[0].text, "prijs: 5 €");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("één".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read("les.txt", &utf16, &Limits::default()).expect("readable").lesson.blocks[0].text, "één");
}

#[test]
fn what_is_no_lesson_is_refused_with_a_sentence() {
    for (name, bytes, code) in [
        ("foto.png", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "no_lesson"),
        ("les.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "encrypted"),
        ("les.zip", b"PK\x03\x04 and nothing else", "broken_zip"),
    ] {
        let refused = read(name, bytes, &Limits::default()).expect_err("refused");
        assert_eq!(refused.code(), code, "{name}");
        assert!(refused.to_string().ends_with('.'), "{refused}");
    }
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let limits = Limits { file_bytes: 10, ..Limits::default() };
    assert_eq!(read("les.txt", b"meer dan tien tekens", &limits), Err(Refused::TooLarge { bytes: 20, limit: 10 }));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(96))]

    #[test]
    fn no_reader_panics_on_any_bytes(bytes: Vec<u8>, name in "[a-z]{1,8}\\.(html|md|txt|docx)") {
        let _any_outcome = read(&name, &bytes, &Limits::default());
    }

    #[test]
    fn no_reader_panics_on_markup(text in "([<>/=\"' a-z#*`|\\[\\]()!\n:-]|<p>|<b>|</b>|<table>|<td>|<!--|---|é|🎈|&amp;){0,200}", name in "x\\.(html|md|txt)") {
        let reading = read(&name, text.as_bytes(), &Limits::default());
        let reading = reading.expect("text is always readable");
        for (id, block) in reading.lesson.blocks.iter().enumerate() {
            proptest::prop_assert!(block.parent.is_none_or(|parent| parent < id));
            proptest::prop_assert!(block.runs.iter().all(|run| block.text.get(run.range.clone()).is_some()));
        }
        proptest::prop_assert_eq!(reading.lesson.sentences().filter(|sentence| sentence.prose.len() != sentence.text.len()).count(), 0);
    }
}

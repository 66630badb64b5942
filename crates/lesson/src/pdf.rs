//! PDF (ISO 32000-1), with its tags where it has them (14.8, as PDF/UA asks).
//!
//! Places are pages. In a tagged file headings, lists, tables, alternative texts and languages come
//! from the structure tree; in a file without tags there are only paragraphs, and that is told, since
//! no program can then know what is a heading; a paragraph that begins with a bullet is an item.
//! Pages without letters are scans: told as not read. A file that cannot be opened is told as broken.
//! Running heads and other artifacts are no text. Forms, scripts and attachments are not looked at.
//!
//! The objects are read by `lopdf`; what it may unpack, and what we walk through, is bounded here.

mod content;
mod facts;
mod font;
mod guard;
mod layout;
mod links;
mod tree;

use crate::builder::{Builder, Style};
use crate::{BlockKind, Format, Limits, Location, Problem, Reading, Refused, Unscanned, UnscannedReason};
use content::{Chunk, Reader, Shown};
use font::Font;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use std::collections::{BTreeMap, HashMap, HashSet};
use tree::{Marked, Tree};

/// Pages of one lesson.
const PAGES: usize = 3_000;
/// Fonts of one lesson.
const FONTS: usize = 1_000;
/// Operators that are carried out for all pages together.
const STEPS: usize = 5_000_000;

/// Reads a PDF.
pub(crate) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Reading, Refused> {
    let options = LoadOptions::with_max_decompressed_size(guard::room(bytes, limits));
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => return Err(Refused::Encrypted),
        Err(lopdf::Error::InvalidPassword) => return Err(Refused::Encrypted),
        Err(_) => return Ok(broken(name)),
        Ok(document) => document,
    };
    let Ok(catalog) = document.catalog() else { return Ok(broken(name)) };
    let mut builder = Builder::new(name, Format::Pdf);
    facts::read(&mut builder, &document, catalog, limits);
    let ids: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
    if ids.is_empty() {
        return Ok(broken(name));
    }
    let numbers: HashMap<ObjectId, u32> = ids.iter().take(PAGES).copied().zip(1..).collect();
    let shown = pages(&document, &ids, limits);
    links::outline(&document, &numbers, &mut builder);
    match tags(&document, catalog) {
        Some(root) => tagged(&document, root, &ids, &shown, &numbers, &mut builder),
        None => untagged(&document, &ids, &shown, &mut builder),
    }
    tell_unread(&mut builder, &shown, ids.len());
    Ok(builder.done())
}

/// It begins as a PDF, and that is all.
fn broken(name: &str) -> Reading {
    let mut builder = Builder::new(name, Format::Pdf);
    let message = "Deze pdf is beschadigd. We konden er niets uit lezen. Maak de pdf opnieuw en probeer het nog eens.";
    unread(&mut builder, UnscannedReason::Broken, message.to_owned());
    builder.done()
}

/// The root of the structure, when the file says that it is tagged.
fn tags<'a>(document: &'a Document, catalog: &'a Dictionary) -> Option<&'a Dictionary> {
    let marked = catalog.get_deref(b"MarkInfo", document).and_then(Object::as_dict).ok()?;
    marked.get_deref(b"Marked", document).and_then(Object::as_bool).ok().filter(|marked| *marked)?;
    catalog.get_deref(b"StructTreeRoot", document).and_then(Object::as_dict).ok()
}

fn pages(document: &Document, ids: &[ObjectId], limits: &Limits) -> Vec<Shown> {
    let found = document.objects.iter().filter_map(|(id, object)| Some((*id, object.as_dict().ok()?)));
    let fonts = found.filter(|(_, font)| font.has_type(b"Font")).take(FONTS);
    let prepared: BTreeMap<ObjectId, Dictionary> =
        fonts.map(|(id, font)| (id, font::prepared(font, document))).collect();
    let fonts = prepared.iter().map(|(id, font)| (*id, Font::of(font, document))).collect();
    let mut reader = Reader { document, fonts: &fonts, bytes: limits.total_bytes, steps: STEPS };
    ids.iter().take(PAGES).map(|id| reader.page(*id)).collect()
}

fn tagged(
    document: &Document,
    root: &Dictionary,
    ids: &[ObjectId],
    shown: &[Shown],
    numbers: &HashMap<ObjectId, u32>,
    builder: &mut Builder,
) {
    let mut chunks: HashMap<(u32, i64), Vec<&Chunk>> = HashMap::new();
    for (page, number) in shown.iter().zip(1..) {
        for chunk in &page.chunks {
            if let Some(mark) = chunk.mark {
                chunks.entry((number, mark)).or_default().push(chunk);
            }
        }
    }
    let marked = Marked { pages: numbers, chunks };
    let mut tree = Tree::new(document, root, &marked);
    tree.walk(root, builder);
    let (claimed, links, cut) = (tree.claimed, tree.links, tree.cut);
    if cut {
        let message = "De labels (tags) van deze pdf verwijzen in een kring of zijn er te veel. We hebben ze niet allemaal gevolgd.";
        unread(builder, UnscannedReason::TooComplex, message.to_owned());
    }
    for ((page, number), id) in shown.iter().zip(1..).zip(ids) {
        let loose =
            |chunk: &&Chunk| !chunk.artifact && chunk.mark.is_none_or(|mark| !claimed.contains(&(number, mark)));
        paragraphs(page.chunks.iter().filter(loose), number, builder);
        links::of_page(document, (number, *id), &page.chunks, &links, builder);
    }
}

fn untagged(document: &Document, ids: &[ObjectId], shown: &[Shown], builder: &mut Builder) {
    for ((page, number), id) in shown.iter().zip(1..).zip(ids) {
        paragraphs(page.chunks.iter().filter(|chunk| !chunk.artifact), number, builder);
        links::of_page(document, (number, *id), &page.chunks, &HashSet::new(), builder);
    }
    if shown.iter().all(|page| page.chunks.is_empty()) {
        return;
    }
    let message = "Deze pdf heeft geen labels (tags). De tekst is gelezen, maar wat een kop, een lijst of een tabel is en wat er op afbeeldingen staat, weten we niet. Bewaar de pdf opnieuw als toegankelijke pdf, met documentstructuurlabels.";
    let location = Location::file(builder.lesson.name.clone());
    builder.problems.push(Problem { code: "untagged", message: message.into(), location });
    unread(builder, UnscannedReason::Structure, message.to_owned());
}

fn paragraphs<'a>(chunks: impl Iterator<Item = &'a Chunk>, number: u32, builder: &mut Builder) {
    let language = builder.lesson.language.as_deref().map(std::sync::Arc::from);
    for paragraph in layout::paragraphs(chunks) {
        let id = builder.block(BlockKind::Paragraph, Location::page(number), None);
        builder.lesson.blocks[id].language.clone_from(&language);
        builder.text(id, &layout::join(paragraph.into_iter()), &Style::default());
        builder.finish(id);
        let block = &mut builder.lesson.blocks[id];
        if begins_with_bullet(&block.text) {
            block.kind = BlockKind::Item;
        }
    }
}

/// A sign that list buttons make: in a file without tags nobody can tell it from one that was typed.
fn begins_with_bullet(text: &str) -> bool {
    let mut letters = text.chars();
    let sign = letters.next().is_some_and(|first| "•‣◦▪▫●○■□–-".contains(first));
    let number = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    (sign && letters.next() == Some(' '))
        || (number.len() < text.len() && number.starts_with([')', '.']) && number[1..].starts_with(' '))
}

fn tell_unread(builder: &mut Builder, shown: &[Shown], pages: usize) {
    let list = |wanted: &dyn Fn(&Shown) -> bool| {
        let found: Vec<String> = shown
            .iter()
            .zip(1..)
            .filter(|(page, _)| wanted(page))
            .map(|(_, number): (_, u32)| number.to_string())
            .collect();
        let more = if found.len() > 10 { " en meer" } else { "" };
        (!found.is_empty()).then(|| format!("{}{more}", found[..found.len().min(10)].join(", ")))
    };
    if let Some(scans) = list(&|page| page.chunks.is_empty() && page.images > 0) {
        let message = format!(
            "Op bladzijde {scans} staat geen tekst, alleen een afbeelding, zoals een scan. Wat daarop staat, lezen we niet. Laat er tekstherkenning (OCR) op los."
        );
        unread(builder, UnscannedReason::FormatNotRead, message);
    }
    if let Some(images) = list(&|page| !page.chunks.is_empty() && page.images > 0) {
        let message = format!("Op bladzijde {images} staan afbeeldingen. Tekst in beeld lezen we niet.");
        unread(builder, UnscannedReason::Media, message);
    }
    if let Some(cut) = list(&|page| page.cut) {
        let message = format!("Bladzijde {cut} is beschadigd of te groot, en is niet helemaal gelezen.");
        unread(builder, UnscannedReason::TooComplex, message);
    }
    if pages > PAGES {
        let message = format!("Deze pdf heeft meer dan {PAGES} bladzijden. De rest is niet gelezen.");
        unread(builder, UnscannedReason::TooComplex, message);
    }
    let silent = shown.iter().all(|page| page.chunks.is_empty() && page.images == 0 && !page.cut);
    if silent {
        let message = "In deze pdf staat geen tekst die we kunnen lezen, alleen lijnen en vlakken.".to_owned();
        unread(builder, UnscannedReason::FormatNotRead, message);
    }
}

fn unread(builder: &mut Builder, reason: UnscannedReason, message: String) {
    let path = builder.lesson.name.clone();
    builder.unscanned.push(Unscanned { path, reason, message });
}

/// A text string: UTF-16 or UTF-8 with a mark in front, else the encoding of PDF itself.
fn text_of(document: &Document, object: &Object) -> Option<String> {
    let (_, object) = document.dereference(object).ok()?;
    let bytes = object.as_str().ok()?;
    match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(text) => Some(String::from_utf8_lossy(text).into_owned()),
        None => lopdf::decode_text_string(object).ok(),
    }
}

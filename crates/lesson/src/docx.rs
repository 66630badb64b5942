//! Word documents (ECMA-376, WordprocessingML).
//!
//! Places are paragraph numbers: the n-th `w:p` of the body, as it stands in the file. Read are
//! styles, links (also the old field kind), lists, tables, images with their description, and the
//! document properties. Deleted text is left out, and so is the fallback copy of drawings.

mod paragraph;
mod styles;
pub(crate) mod xml;

use crate::builder::Builder;
use crate::{Format, Limits, Location, Meta, Problem, Reading, Refused, Region, Unscanned, UnscannedReason};
use paragraph::Body;
use std::collections::HashMap;
use styles::Styles;
use xml::{Piece, Stopped};

const DOCUMENT: &str = "word/document.xml";

/// Reads a document out of its unpacked parts.
pub(crate) fn read(name: &str, parts: &HashMap<String, Vec<u8>>, limits: &Limits) -> Result<Reading, Refused> {
    let part = |path: &str| parts.get(path).map(|bytes| String::from_utf8_lossy(bytes));
    let document = part(DOCUMENT).ok_or_else(|| Refused::BrokenDocument { path: DOCUMENT.into() })?;
    let mut builder = Builder::new(name, Format::Docx);
    let styles = Styles::read(part("word/styles.xml").as_deref().unwrap_or_default(), limits.xml_depth);
    builder.lesson.language.clone_from(&styles.language);
    properties(&mut builder, part("docProps/core.xml").as_deref().unwrap_or_default(), limits);

    let links = relations(part("word/_rels/document.xml.rels").as_deref().unwrap_or_default(), limits);
    let mut body = Body::new(builder, &styles, &links, Region::Main);
    let end = xml::walk(&document, limits.xml_depth, |piece| body.piece(&piece));
    let mut builder = body.end();
    settle(&mut builder, name, DOCUMENT, end)?;

    let mut extra: Vec<&String> = parts.keys().filter(|path| is_margin(path)).collect();
    extra.sort();
    for path in extra {
        let region = if path.starts_with("word/header") { Region::Header } else { Region::Footer };
        let relations_path = path.replacen("word/", "word/_rels/", 1) + ".rels";
        let links = relations(part(&relations_path).as_deref().unwrap_or_default(), limits);
        let mut body = Body::new(builder, &styles, &links, region);
        let end = xml::walk(part(path).as_deref().unwrap_or_default(), limits.xml_depth, |piece| body.piece(&piece));
        builder = body.end();
        settle(&mut builder, name, path, end)?;
    }
    Ok(builder.done())
}

fn is_margin(path: &str) -> bool {
    path.strip_prefix("word/").is_some_and(|file| {
        !file.contains('/')
            && file.ends_with(".xml")
            && ["header", "footer", "footnotes"].iter().any(|kind| file.starts_with(kind))
    })
}

/// What a stop means: danger refuses, damage is told and what was read stands.
fn settle(builder: &mut Builder, name: &str, path: &str, end: Result<(), Stopped>) -> Result<(), Refused> {
    match end {
        Ok(()) => Ok(()),
        Err(Stopped::Doctype) => Err(Refused::Doctype { path: path.to_owned() }),
        Err(Stopped::Broken) if path == DOCUMENT && builder.lesson.blocks.is_empty() => {
            Err(Refused::BrokenDocument { path: path.to_owned() })
        }
        Err(stopped) => {
            let (reason, what) = match stopped {
                Stopped::TooDeep => (UnscannedReason::TooComplex, "is te diep genest"),
                _ => (UnscannedReason::Broken, "is beschadigd"),
            };
            let message = format!("Het onderdeel ‘{path}’ {what}. Wat daarna komt, is niet bekeken.");
            builder.problems.push(Problem {
                code: "broken_part",
                message: message.clone(),
                location: Location::file(path),
            });
            builder.unscanned.push(Unscanned { path: name.to_owned(), reason, message });
            Ok(())
        }
    }
}

/// Title, language, maker and rights out of the document properties.
fn properties(builder: &mut Builder, core: &str, limits: &Limits) {
    let mut name: Option<String> = None;
    let mut found = Vec::new();
    let _ends_early = xml::walk(core, limits.xml_depth, |piece| match piece {
        Piece::Open(element) => name = Some(element.name().to_lowercase()),
        Piece::Close(_) => name = None,
        Piece::Text(text) => {
            if let Some(name) = name.clone().filter(|_| !text.trim().is_empty()) {
                found.push((name, text.trim().to_owned()));
            }
        }
    });
    for (name, value) in found {
        match name.as_str() {
            "title" => builder.lesson.title = Some(value.clone()),
            "language" => builder.lesson.language = Some(value.clone()),
            _ => {}
        }
        builder.lesson.metadata.push(Meta { name, value, location: Location::file("docProps/core.xml") });
    }
}

/// Targets of links and images by their id.
fn relations(part: &str, limits: &Limits) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    let _ends_early = xml::walk(part, limits.xml_depth, |piece| {
        if let Piece::Open(element) = piece
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            targets.insert(id, target);
        }
    });
    targets
}

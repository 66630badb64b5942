//! Word documents (ECMA-376, WordprocessingML).
//!
//! Places are paragraph numbers: the n-th `w:p` of the body, as it stands in the file. Read are
//! styles, links (also the old field kind), lists, tables, images with their description, and the
//! document properties. Deleted text is left out, and so is the fallback copy of drawings.

mod paragraph;
mod styles;

use crate::builder::Builder;
use crate::office::{properties, relations, settle, xml};
use crate::{Format, Limits, Reading, Refused, Region};
use paragraph::Body;
use std::collections::HashMap;
use styles::Styles;

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
    settle(&mut builder, name, DOCUMENT, DOCUMENT, end)?;

    let mut extra: Vec<&String> = parts.keys().filter(|path| is_margin(path)).collect();
    extra.sort();
    for path in extra {
        let region = if path.starts_with("word/header") { Region::Header } else { Region::Footer };
        let relations_path = path.replacen("word/", "word/_rels/", 1) + ".rels";
        let links = relations(part(&relations_path).as_deref().unwrap_or_default(), limits);
        let mut body = Body::new(builder, &styles, &links, region);
        let end = xml::walk(part(path).as_deref().unwrap_or_default(), limits.xml_depth, |piece| body.piece(&piece));
        builder = body.end();
        settle(&mut builder, name, path, DOCUMENT, end)?;
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

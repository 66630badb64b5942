//! Links and the outline of a PDF.

use super::content::Chunk;
use super::{layout, text_of};
use crate::builder::{Builder, Style};
use crate::{BlockKind, Link, Location, Region};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{HashMap, HashSet};

/// Entries of an outline, and links of a page.
const MOST: usize = 2_000;

/// Where a link annotation leads: an address, or `#` for a place in the file itself.
pub(super) fn target(document: &Document, annotation: &Dictionary) -> Option<String> {
    if !annotation.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Link") {
        return None;
    }
    if let Ok(action) = annotation.get_deref(b"A", document).and_then(Object::as_dict) {
        let address = ["URI", "F"].iter().find_map(|key| text_of(document, action.get(key.as_bytes()).ok()?));
        return Some(address.unwrap_or_else(|| "#".into()));
    }
    annotation.has(b"Dest").then(|| "#".into())
}

/// The links of a page that no tag has claimed. Their name is the text in their rectangle.
pub(super) fn of_page(
    document: &Document,
    page: (u32, ObjectId),
    chunks: &[Chunk],
    claimed: &HashSet<ObjectId>,
    builder: &mut Builder,
) {
    let annotations = document.get_dictionary(page.1).and_then(|page| page.get_deref(b"Annots", document)?.as_array());
    for object in annotations.map(Vec::as_slice).unwrap_or_default().iter().take(MOST) {
        let Ok((id, Object::Dictionary(annotation))) = document.dereference(object) else { continue };
        let Some(target) = target(document, annotation).filter(|_| id.is_none_or(|id| !claimed.contains(&id))) else {
            continue;
        };
        let Some(area) = rectangle(document, annotation) else { continue };
        let inside = chunks.iter().filter(|chunk| holds(area, chunk));
        let name = Some(layout::join(inside)).filter(|name| !name.trim().is_empty());
        let name =
            name.or_else(|| text_of(document, annotation.get(b"Contents").ok()?)).unwrap_or_else(|| target.clone());
        let id = builder.block(BlockKind::Link(Link { target, licence: false }), Location::page(page.0), None);
        builder.text(id, &name, &Style::default());
        builder.finish(id);
    }
}

fn rectangle(document: &Document, annotation: &Dictionary) -> Option<[f32; 4]> {
    let rectangle = annotation.get_deref(b"Rect", document).and_then(Object::as_array).ok()?;
    let [a, b, c, d] = rectangle.as_slice() else { return None };
    let number = |object: &Object| document.dereference(object).ok().and_then(|(_, found)| found.as_float().ok());
    let (a, b, c, d) = (number(a)?, number(b)?, number(c)?, number(d)?);
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// The middle of the text lies in the rectangle.
fn holds([left, bottom, right, top]: [f32; 4], chunk: &Chunk) -> bool {
    let (x, y) = (f32::midpoint(chunk.x, chunk.end), chunk.y + chunk.size * 0.3);
    (left..=right).contains(&x) && (bottom..=top).contains(&y)
}

/// The outline, as the menu that readers show beside the text.
pub(super) fn outline(document: &Document, pages: &HashMap<ObjectId, u32>, builder: &mut Builder) {
    let root = document.catalog().and_then(|catalog| catalog.get_deref(b"Outlines", document)?.as_dict());
    let mut seen = HashSet::new();
    let mut open: Vec<ObjectId> = root.and_then(|root| root.get(b"First")?.as_reference()).into_iter().collect();
    while let Some(id) = open.pop() {
        let Ok(entry) = document.get_dictionary(id) else { continue };
        if seen.len() >= MOST || !seen.insert(id) {
            continue;
        }
        let page = destination(document, entry).and_then(|page| pages.get(&page).copied());
        if let Some(title) = entry.get(b"Title").ok().and_then(|title| text_of(document, title)) {
            let target = page.map_or_else(|| "#".to_owned(), |page| format!("#bladzijde-{page}"));
            let kind = BlockKind::Link(Link { target, licence: false });
            let block = builder.block(kind, Location::page(page.unwrap_or(1)), None);
            builder.lesson.blocks[block].region = Region::Navigation;
            builder.text(block, &title, &Style::default());
            builder.finish(block);
        }
        // First what is inside, then what comes next.
        open.extend([b"Next".as_slice(), b"First"].iter().filter_map(|key| entry.get(key).ok()?.as_reference().ok()));
    }
}

fn destination(document: &Document, entry: &Dictionary) -> Option<ObjectId> {
    let action = entry.get_deref(b"A", document).and_then(Object::as_dict).ok();
    let place = entry.get_deref(b"Dest", document).ok().or_else(|| action?.get_deref(b"D", document).ok())?;
    place.as_array().ok()?.first()?.as_reference().ok()
}

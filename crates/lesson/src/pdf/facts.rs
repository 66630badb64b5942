//! What a PDF says of itself: title, makers, rights, language; in its properties and in XMP.

use super::text_of;
use crate::builder::Builder;
use crate::office::xml::{self, Piece};
use crate::{Limits, Location, Meta};
use lopdf::{Dictionary, Document, Object};

/// Bytes that the XMP packet may unpack to.
const PACKET: usize = 1 << 20;
/// Elements of XMP that we keep, by their local name.
const KEPT: &[&str] =
    &["title", "creator", "rights", "license", "licence", "WebStatement", "UsageTerms", "description"];

/// Reads title, language and metadata.
pub(super) fn read(builder: &mut Builder, document: &Document, catalog: &Dictionary, limits: &Limits) {
    let text = |dictionary: &Dictionary, key: &str| {
        let text = text_of(document, dictionary.get(key.as_bytes()).ok()?)?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    builder.lesson.language = text(catalog, "Lang");
    if let Ok(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) {
        builder.lesson.title = text(info, "Title");
        for key in ["Title", "Author", "Subject", "Keywords"] {
            keep(builder, &key.to_lowercase(), text(info, key));
        }
    }
    let packet = catalog.get_deref(b"Metadata", document).and_then(Object::as_stream);
    let Some(packet) = packet.ok().and_then(|packet| packet.get_plain_content_with_limit(PACKET).ok()) else { return };
    for (name, value) in described(&String::from_utf8_lossy(&packet), limits.xml_depth) {
        if name == "title" && builder.lesson.title.is_none() {
            builder.lesson.title = Some(value.clone());
        }
        let known = builder.lesson.metadata.iter().any(|meta| meta.value == value);
        keep(builder, &format!("dc.{name}"), Some(value).filter(|_| !known));
    }
}

fn keep(builder: &mut Builder, name: &str, value: Option<String>) {
    if let Some(value) = value {
        let location = Location::file(builder.lesson.name.clone());
        builder.lesson.metadata.push(Meta { name: name.to_owned(), value, location });
    }
}

fn described(packet: &str, depth: usize) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    let _ends_early = xml::walk(packet.trim_start_matches('\u{feff}'), depth, |piece| match piece {
        Piece::Open(element) if KEPT.contains(&element.name()) => {
            let name = element.name().to_lowercase();
            found.extend(element.attribute("resource").map(|value| (name.clone(), value)));
            open = Some(name);
        }
        Piece::Close(name) if KEPT.contains(&name) => open = None,
        Piece::Text(text) if !text.trim().is_empty() => {
            found.extend(open.clone().map(|name| (name, text.trim().to_owned())));
        }
        _ => {}
    });
    found
}

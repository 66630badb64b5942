//! The styles of a Word document: which are headings, which are bold, what language they carry.

use crate::office::xml::{self, Piece};
use std::collections::HashMap;

/// What a paragraph style means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub heading: Option<u8>,
    pub bold: bool,
    pub language: Option<String>,
    pub contents: bool,
    pub quote: bool,
    pub caption: bool,
    parent: Option<String>,
}

/// All styles by id, and the language of the document.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    pub language: Option<String>,
}

impl Styles {
    /// Reads `word/styles.xml`. A broken part leaves the styles read so far.
    pub fn read(part: &str, depth: usize) -> Self {
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        let _ends_early = xml::walk(part, depth, |piece| match piece {
            Piece::Open(element) => match (element.name(), &mut current) {
                ("style", _) => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    current = Some((id, Style::default()));
                }
                ("lang", None) => styles.language = element.attribute("val"),
                (name, Some((_, style))) => style.take(name, element.attribute("val")),
                _ => {}
            },
            Piece::Close("style") => {
                if let Some((id, style)) = current.take() {
                    styles.by_id.insert(id, style);
                }
            }
            _ => {}
        });
        styles
    }

    /// The style with what it inherits.
    pub fn get(&self, id: &str) -> Style {
        const GENERATIONS: usize = 12;
        let mut found = self.by_id.get(id).cloned().unwrap_or_else(|| {
            let mut unknown = Style::default();
            unknown.by_name(id);
            unknown
        });
        let mut parent = found.parent.clone();
        for _ in 0..GENERATIONS {
            let Some(style) = parent.as_ref().and_then(|id| self.by_id.get(id)) else { break };
            found.heading = found.heading.or(style.heading);
            found.bold |= style.bold;
            found.language = found.language.or_else(|| style.language.clone());
            found.contents |= style.contents;
            parent.clone_from(&style.parent);
        }
        found
    }
}

impl Style {
    fn take(&mut self, property: &str, value: Option<String>) {
        match property {
            "name" => self.by_name(&value.unwrap_or_default()),
            "basedOn" => self.parent = value,
            "outlineLvl" => {
                let level = value.and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
                self.heading = self.heading.or(level.map(|level| level + 1));
            }
            "b" => self.bold = is_on(value.as_deref()),
            "lang" => self.language = value,
            _ => {}
        }
    }

    /// Word keeps the English names of its own styles in every language; other programs do not.
    fn by_name(&mut self, name: &str) {
        let name = name.to_lowercase();
        let level = ["heading", "kop"].iter().find_map(|word| name.strip_prefix(word)?.trim().parse::<u8>().ok());
        self.heading =
            level.filter(|level| (1..=9).contains(level)).or((name == "title" || name == "titel").then_some(1));
        self.contents = name.starts_with("toc") || name.starts_with("inhopg");
        self.quote = name.contains("quote") || name.contains("citaat");
        self.caption = name == "caption" || name == "bijschrift";
    }
}

/// A property of Word is on unless its value says off.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

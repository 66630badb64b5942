//! Which placeholders give their paragraphs a bullet: the slide says nothing when its layout does.

use crate::office::xml::{self, Piece};
use std::collections::HashMap;

/// A placeholder of a slide or layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Placeholder {
    /// `title`, `body`, `sldNum` …; empty for plain content.
    pub kind: String,
    /// What ties it to its layout.
    pub index: String,
}

/// Whether a paragraph is an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bullet {
    None,
    Sign,
    Number,
}

/// The bullets of the first level, by placeholder of the layout, and those of the master.
#[derive(Debug, Default)]
pub(super) struct Bullets {
    by_index: HashMap<String, Bullet>,
    master: Option<Bullet>,
}

impl Placeholder {
    pub fn is_title(&self) -> bool {
        matches!(self.kind.as_str(), "title" | "ctrTitle")
    }

    /// Repeated on every slide.
    pub fn is_margin(&self) -> bool {
        matches!(self.kind.as_str(), "ftr" | "dt" | "hdr")
    }

    fn holds_content(&self) -> bool {
        matches!(self.kind.as_str(), "" | "obj" | "body")
    }
}

impl Bullets {
    /// Reads the layout of a slide and its master.
    pub fn read(layout: &str, master: &str, depth: usize) -> Self {
        let mut bullets = Self::default();
        let mut index = String::new();
        let mut first_level = false;
        let _ends_early = xml::walk(layout, depth, |piece| match piece {
            Piece::Open(element) => match element.name() {
                "sp" => index.clear(),
                "ph" => index = element.attribute("idx").unwrap_or_default(),
                "lvl1pPr" => first_level = true,
                name if first_level && !index.is_empty() => {
                    if let Some(bullet) = Bullet::of(name) {
                        bullets.by_index.insert(index.clone(), bullet);
                    }
                }
                _ => {}
            },
            Piece::Close("lvl1pPr") => first_level = false,
            _ => {}
        });
        bullets.master = body_style(master, depth);
        bullets
    }

    /// What a placeholder gives paragraphs that do not choose for themselves.
    pub fn of(&self, placeholder: &Placeholder) -> Bullet {
        let own = self.by_index.get(&placeholder.index).copied();
        match placeholder.holds_content() {
            true => own.or(self.master).unwrap_or(Bullet::None),
            false => Bullet::None,
        }
    }
}

fn body_style(master: &str, depth: usize) -> Option<Bullet> {
    let (mut in_style, mut first_level, mut found) = (false, false, None);
    let _ends_early = xml::walk(master, depth, |piece| match piece {
        Piece::Open(element) => match element.name() {
            "bodyStyle" => in_style = true,
            "lvl1pPr" => first_level = in_style,
            name if first_level => found = found.or(Bullet::of(name)),
            _ => {}
        },
        Piece::Close("bodyStyle") => in_style = false,
        Piece::Close("lvl1pPr") => first_level = false,
        _ => {}
    });
    found
}

impl Bullet {
    /// The bullet that an element of the paragraph properties stands for.
    pub fn of(element: &str) -> Option<Self> {
        match element {
            "buNone" => Some(Self::None),
            "buChar" | "buBlip" => Some(Self::Sign),
            "buAutoNum" => Some(Self::Number),
            _ => None,
        }
    }
}

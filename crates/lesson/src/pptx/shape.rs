//! A shape while its elements pass by: what it is called, what it shows, where it leads.

use super::look::Rgb;
use super::placeholder::Placeholder;
use crate::MediaKind;
use crate::office::xml::Element;

/// What is known of a shape, a picture, a frame or a group.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub alternative: Option<String>,
    pub decorative: bool,
    pub hidden: bool,
    pub link: Option<String>,
    pub placeholder: Option<Placeholder>,
    /// Its own solid fill.
    pub fill: Option<Rgb>,
    /// Address of its picture.
    pub picture: Option<String>,
    pub media: Option<(MediaKind, String)>,
    pub captions: bool,
    pub graphic: Option<Graphic>,
    /// Words of it have been read, so that its link has a name.
    pub has_text: bool,
}

/// What a frame holds apart from a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Graphic {
    Chart,
    Diagram,
    Object,
}

impl Shape {
    /// Elements that are shapes or hold them.
    pub fn is(name: &str) -> bool {
        matches!(name, "sp" | "pic" | "graphicFrame" | "grpSp" | "cxnSp")
    }

    /// Takes its name, description and visibility over.
    pub fn describe(&mut self, element: &Element<'_>) {
        let text =
            |name: &str| element.attribute(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self.alternative = text("descr").or_else(|| text("title"));
        self.hidden = element.attribute("hidden").is_some_and(|value| matches!(value.as_str(), "1" | "true"));
    }
}

//! What each HTML element means for a lesson. One table; no walking.

use crate::{BlockKind, Exercise, Image, Media, MediaKind, Region};
use scraper::node::Element;

/// What the walk does with an element.
pub(super) enum Kind {
    /// Nothing in it is shown.
    Skip,
    /// The title of the page.
    Title,
    /// A script; `true` when it is JSON-LD.
    Script(bool),
    /// `meta` or `link` in the head.
    Meta,
    /// Opens a block that takes text.
    Text(BlockKind),
    /// Opens a block that holds blocks.
    Holder(BlockKind),
    /// Holds blocks and is none itself.
    Container,
    Bold,
    Code,
    Break,
    Link,
    Image,
    /// A block without text; what it holds is fallback.
    Void(BlockKind),
    /// Everything else: part of the text.
    Inline,
}

impl Kind {
    pub fn of(element: &Element) -> Self {
        if element.attr("role") == Some("heading") {
            let level = element.attr("aria-level").and_then(|level| level.trim().parse().ok()).unwrap_or(2);
            return Self::Text(BlockKind::Heading { level });
        }
        match element.name() {
            "style" | "template" | "noscript" | "button" | "datalist" | "canvas" | "math" => Self::Skip,
            "title" => Self::Title,
            "script" => Self::Script(element.attr("type").is_some_and(|kind| kind.contains("ld+json"))),
            "meta" | "link" => Self::Meta,
            "br" => Self::Break,
            "a" | "area" => Self::Link,
            "img" => Self::Image,
            "b" | "strong" => Self::Bold,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            name => text_block(name).or_else(|| holder(name)).or_else(|| void(name, element)).unwrap_or(Self::Inline),
        }
    }

    /// Text before and after belongs to different paragraphs.
    pub const fn breaks_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Holder(_) | Self::Container)
    }
}

fn text_block(name: &str) -> Option<Kind> {
    let kind = match name {
        "h1" => BlockKind::Heading { level: 1 },
        "h2" => BlockKind::Heading { level: 2 },
        "h3" => BlockKind::Heading { level: 3 },
        "h4" => BlockKind::Heading { level: 4 },
        "h5" => BlockKind::Heading { level: 5 },
        "h6" => BlockKind::Heading { level: 6 },
        "p" | "address" => BlockKind::Paragraph,
        "li" | "dt" | "dd" => BlockKind::Item,
        "td" => BlockKind::Cell { header: false },
        "th" => BlockKind::Cell { header: true },
        "caption" | "figcaption" | "legend" | "summary" => BlockKind::Caption,
        "blockquote" => BlockKind::Quote,
        "pre" => BlockKind::Code,
        _ => return None,
    };
    Some(Kind::Text(kind))
}

fn holder(name: &str) -> Option<Kind> {
    match name {
        "ul" | "menu" => Some(Kind::Holder(BlockKind::List { ordered: false })),
        "ol" => Some(Kind::Holder(BlockKind::List { ordered: true })),
        "table" => Some(Kind::Holder(BlockKind::Table)),
        _ if is_container(name) => Some(Kind::Container),
        _ => None,
    }
}

/// Elements that hold blocks.
pub(super) fn is_container(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "form"
            | "fieldset"
            | "details"
            | "dialog"
            | "figure"
            | "dl"
            | "center"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "hgroup"
            | "search"
    )
}

fn void(name: &str, element: &Element) -> Option<Kind> {
    let source = || ["src", "data"].iter().find_map(|key| element.attr(key)).unwrap_or_default().to_owned();
    let media = |kind, captions| Some(Kind::Void(BlockKind::Media(Media { kind, source: source(), captions })));
    match name {
        // A film without a track has no subtitles that we can see; a track inside may still say so.
        "video" => media(MediaKind::Video, Some(false)),
        "audio" => media(MediaKind::Audio, None),
        "iframe" | "embed" | "object" => media(MediaKind::Embed, None),
        "svg" if element.attr("role") == Some("img") => Some(Kind::Void(BlockKind::Image(Image {
            source: "svg".into(),
            alternative: element.attr("aria-label").map(str::to_owned),
            ..Image::default()
        }))),
        "svg" => Some(Kind::Skip),
        "textarea" | "select" => Some(Kind::Void(BlockKind::Exercise(Exercise::Field))),
        "input" => match element.attr("type").unwrap_or("text").to_ascii_lowercase().as_str() {
            "hidden" | "submit" | "reset" | "button" | "image" | "search" => Some(Kind::Skip),
            _ => Some(Kind::Void(BlockKind::Exercise(Exercise::Field))),
        },
        _ => None,
    }
}

/// The facts of an `img`.
pub(super) fn image(element: &Element) -> Image {
    let tiny = ["width", "height"].iter().any(|side| matches!(element.attr(side).map(str::trim), Some("0" | "1")));
    let role = element.attr("role").unwrap_or_default();
    let alternative = element
        .attr("aria-label")
        .filter(|label| !label.trim().is_empty())
        .or_else(|| element.attr("alt"))
        .map(|text| text.trim().to_owned());
    Image {
        source: element.attr("src").unwrap_or_default().to_owned(),
        decorative: tiny
            || matches!(role, "presentation" | "none")
            || element.attr("aria-hidden") == Some("true")
            || alternative.as_deref() == Some(""),
        alternative,
        clickable: false,
    }
}

/// Hidden by the element itself.
pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default().to_ascii_lowercase();
    element.attr("hidden").is_some() || style.split_whitespace().collect::<String>().contains("display:none")
}

/// The part of the page that an element begins.
pub(super) fn region(element: &Element) -> Option<Region> {
    match (element.attr("role"), element.name()) {
        (Some("navigation"), _) | (None, "nav") => Some(Region::Navigation),
        (Some("banner"), _) => Some(Region::Header),
        (Some("contentinfo"), _) | (None, "footer") => Some(Region::Footer),
        (Some("main"), _) | (None, "main" | "article") => Some(Region::Main),
        _ => None,
    }
}

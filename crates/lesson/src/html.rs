//! HTML, as a browser would parse it, without running scripts.
//!
//! Places are CSS selectors, so that a preview can point at the very element.
//! For the text, style sheets are not looked at: hidden means the `hidden` attribute or `display: none`
//! on the element itself. How the text looks is worked out beside it, in `style`.

mod element;
mod guard;
mod selector;
mod style;

use crate::builder::{Builder, Style};
use crate::{
    BlockId, BlockKind, Format, Limits, Link, Location, Meta, Reading, Region, Unscanned, UnscannedReason, charset,
};
use ego_tree::iter::Edge;
use element::Kind;
use scraper::node::Element;
use scraper::{Html, Node};
use selector::Place;
use std::sync::Arc;

/// Reads a page.
pub(crate) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Reading {
    let (text, problem) = charset::decode(name, bytes, charset::declared_in_html(bytes));
    let safe = guard::affordable(&text, limits);
    let mut builder = Builder::new(name, Format::Html);
    builder.problems.extend(problem);
    if safe.len() < text.len() {
        builder.unscanned.push(cut_short(name, &text[..safe.len()]));
    }
    let mut walk = Walk::new(builder);
    let page = Html::parse_document(safe);
    walk.tree(&page);
    walk.builder.lesson.looks = style::looks(&page);
    walk.builder.done()
}

/// Reads a piece of HTML inside another format and adds its blocks, all at one place.
pub(crate) fn read_piece(
    builder: &mut Builder,
    html: &str,
    place: &Location,
    parent: Option<BlockId>,
    limits: &Limits,
) {
    let first = builder.lesson.blocks.len();
    let outer = std::mem::replace(builder, Builder::new("", Format::Html));
    let mut walk = Walk::new(outer);
    walk.frames[0].parent = parent;
    walk.tree(&Html::parse_fragment(guard::affordable(html, limits)));
    *builder = walk.builder;
    for block in &mut builder.lesson.blocks[first..] {
        block.location = place.clone();
    }
}

fn cut_short(name: &str, read: &str) -> Unscanned {
    let line = read.lines().count().max(1);
    Unscanned {
        path: name.to_owned(),
        reason: UnscannedReason::TooComplex,
        message: format!(
            "Vanaf regel {line} is deze pagina te diep of te ingewikkeld genest. Wat daarna komt, is niet bekeken."
        ),
    }
}

/// What an open element means for what is inside it.
#[derive(Clone)]
struct Frame {
    /// Where text goes: the block that holds it.
    target: Option<BlockId>,
    /// A paragraph that was opened for loose text in this element.
    loose: Option<BlockId>,
    /// The nearest block around.
    parent: Option<BlockId>,
    /// Blocks that end with this element.
    closes: Option<BlockId>,
    link: Option<BlockId>,
    style: Style,
    language: Option<Arc<str>>,
    region: Region,
    hidden: bool,
    skip: bool,
}

struct Walk {
    builder: Builder,
    frames: Vec<Frame>,
    places: Vec<Place>,
}

impl Walk {
    fn new(builder: Builder) -> Self {
        let root = Frame {
            target: None,
            loose: None,
            parent: None,
            closes: None,
            link: None,
            style: Style::default(),
            language: None,
            region: Region::Main,
            hidden: false,
            skip: false,
        };
        Self { builder, frames: vec![root], places: vec![Place::root()] }
    }

    fn tree(&mut self, html: &Html) {
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => self.open(element, &|| text_inside(node)),
                    Node::Text(text) => self.text(&text.text),
                    _ => {}
                },
                Edge::Close(node) if node.value().is_element() => self.close(),
                Edge::Close(_) => {}
            }
        }
        let loose = self.frames[0].loose.take();
        loose.into_iter().for_each(|id| self.builder.finish(id));
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the root frame is never closed")
    }

    fn open(&mut self, element: &Element, raw: &dyn Fn() -> String) {
        let place = self.places.last_mut().expect("the root place is never closed").child(element);
        self.places.push(place);
        // Inside what is not shown only the subtitles of a film matter.
        if self.top().skip {
            let mut frame = self.top().clone();
            (frame.closes, frame.loose) = (None, None);
            self.frames.push(frame);
            if element.name() == "track" {
                self.track(element);
            }
            return;
        }
        let kind = Kind::of(element);
        if kind.breaks_text() {
            self.end_loose();
        }
        let mut frame = self.top().clone();
        frame.closes = None;
        frame.loose = None;
        frame.style.verbatim |= element.name() == "pre";
        frame.hidden |= element::is_hidden(element);
        frame.region = element::region(element).unwrap_or(frame.region);
        self.language(element, &mut frame);
        self.frames.push(frame);
        self.enter(&kind, element, raw);
    }

    fn language(&mut self, element: &Element, frame: &mut Frame) {
        let Some(tag) = element.attr("lang").map(str::trim).filter(|tag| !tag.is_empty()) else { return };
        if element.name() == "html" {
            self.builder.lesson.language = Some(tag.to_owned());
        }
        let tag: Arc<str> = Arc::from(tag);
        frame.style.language = frame.target.is_some().then(|| Arc::clone(&tag));
        frame.language = Some(tag);
    }

    fn enter(&mut self, kind: &Kind, element: &Element, raw: &dyn Fn() -> String) {
        match kind {
            Kind::Skip => self.top().skip = true,
            Kind::Title => {
                self.top().skip = true;
                let title = raw().split_whitespace().collect::<Vec<_>>().join(" ");
                let lesson = &mut self.builder.lesson;
                lesson.title = lesson.title.take().or(Some(title));
            }
            Kind::Script(json) => {
                self.top().skip = true;
                if *json {
                    self.meta("ld+json", &raw());
                }
            }
            Kind::Meta => self.head_meta(element),
            Kind::Text(block) => self.begin_text(block.clone()),
            Kind::Holder(block) => {
                let id = self.add(block.clone());
                self.top().parent = Some(id);
                self.top().target = None;
            }
            Kind::Container => self.top().target = None,
            Kind::Bold => self.top().style.bold = true,
            Kind::Code => self.top().style.code = true,
            Kind::Break => {
                if let Some(id) = self.top().target {
                    self.builder.line_break(id);
                }
            }
            Kind::Link => self.begin_link(element),
            Kind::Image => self.image(element),
            Kind::Void(block) => {
                self.add(block.clone());
                self.top().skip = true;
            }
            Kind::Inline => {}
        }
    }

    fn begin_text(&mut self, kind: BlockKind) {
        let id = self.add(kind);
        let frame = self.top();
        frame.target = Some(id);
        frame.parent = Some(id);
        frame.closes = Some(id);
        frame.style.language = None;
    }

    fn begin_link(&mut self, element: &Element) {
        let Some(target) = element.attr("href") else { return };
        let licence = element.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "license"));
        let parent = self.text_target();
        let id = self.add_under(BlockKind::Link(Link { target: target.trim().to_owned(), licence }), parent);
        if let Some(label) =
            element.attr("aria-label").or_else(|| element.attr("title")).filter(|label| !label.trim().is_empty())
        {
            self.builder.text(id, label, &Style::default());
        }
        self.top().link = Some(id);
        self.top().closes = self.top().closes.or(Some(id));
    }

    fn image(&mut self, element: &Element) {
        let mut image = element::image(element);
        let link = self.top().link;
        image.clickable |= link.is_some();
        let alternative = image.alternative.clone().unwrap_or_default();
        let parent = self.text_target();
        self.add_under(BlockKind::Image(image), parent);
        if let Some(link) = link {
            self.builder.text(link, &alternative, &Style::default());
        }
    }

    /// Subtitles belong to the film that was opened last.
    fn track(&mut self, element: &Element) {
        let captions = matches!(element.attr("kind"), Some("captions" | "subtitles") | None);
        let film = self.builder.lesson.blocks.iter_mut().rev().find_map(|block| match &mut block.kind {
            BlockKind::Media(media) => Some(media),
            _ => None,
        });
        if let Some(film) = film.filter(|_| captions) {
            film.captions = Some(true);
        }
    }

    fn head_meta(&mut self, element: &Element) {
        let name = ["name", "property", "itemprop"].iter().find_map(|key| element.attr(key));
        if let (Some(name), Some(content)) = (name, element.attr("content")) {
            self.meta(&name.to_lowercase(), content);
        } else if element.attr("rel") == Some("license") {
            self.meta("license", element.attr("href").unwrap_or_default());
        }
    }

    fn meta(&mut self, name: &str, value: &str) {
        let location = self.location();
        self.builder.lesson.metadata.push(Meta { name: name.to_owned(), value: value.trim().to_owned(), location });
    }

    fn text(&mut self, text: &str) {
        let frame = self.top();
        if frame.skip || (text.trim().is_empty() && frame.target.is_none() && frame.loose.is_none()) {
            return;
        }
        let style = frame.style.clone();
        let link = frame.link;
        if let Some(id) = self.text_target() {
            self.builder.text(id, text, &style);
        }
        if let Some(link) = link {
            self.builder.text(link, text, &style);
        }
    }

    /// The block that takes text here. Loose text in a container gets a paragraph of its own.
    fn text_target(&mut self) -> Option<BlockId> {
        if self.top().skip {
            return None;
        }
        if let Some(id) = self.top().target {
            return Some(id);
        }
        // Inline elements stand above the container in the stack; the paragraph belongs to the container.
        let depth = (0..self.frames.len())
            .rev()
            .find(|depth| self.frames[*depth].loose.is_some() || self.places[*depth].container)?;
        if let Some(id) = self.frames[depth].loose {
            return Some(id);
        }
        let parent = self.frames[depth].parent;
        let location = Location::element(selector::write(&self.places[..=depth]));
        let id = self.new_block(BlockKind::Paragraph, location, parent);
        self.frames[depth].loose = Some(id);
        Some(id)
    }

    fn end_loose(&mut self) {
        let depth = (0..self.frames.len())
            .rev()
            .find(|depth| self.frames[*depth].loose.is_some() || self.places[*depth].container);
        if let Some(id) = depth.and_then(|depth| self.frames[depth].loose.take()) {
            self.builder.finish(id);
        }
    }

    fn close(&mut self) {
        self.places.pop();
        if let Some(frame) = self.frames.pop() {
            frame.loose.into_iter().chain(frame.closes).for_each(|id| self.builder.finish(id));
        }
    }

    fn location(&self) -> Location {
        Location::element(selector::write(&self.places))
    }

    fn add(&mut self, kind: BlockKind) -> BlockId {
        let parent = self.top().parent;
        self.add_under(kind, parent)
    }

    fn add_under(&mut self, kind: BlockKind, parent: Option<BlockId>) -> BlockId {
        let location = self.location();
        self.new_block(kind, location, parent)
    }

    fn new_block(&mut self, kind: BlockKind, location: Location, parent: Option<BlockId>) -> BlockId {
        let id = self.builder.block(kind, location, parent);
        let frame = self.frames.last().expect("the root frame is never closed");
        let block = &mut self.builder.lesson.blocks[id];
        block.language.clone_from(&frame.language);
        block.region = frame.region;
        block.hidden = frame.hidden;
        id
    }
}

fn text_inside(node: ego_tree::NodeRef<'_, Node>) -> String {
    node.children().filter_map(|child| child.value().as_text().map(|text| text.text.to_string())).collect()
}

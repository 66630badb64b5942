//! One part with shapes: a slide, its notes, a layout, or the text of SmartArt.

use super::look::{Rgb, Seen, rgb};
use super::placeholder::{Bullet, Bullets, Placeholder};
use super::shape::{Graphic, Shape};
use super::unread;
use crate::builder::{Builder, Style};
use crate::office::xml::{Element, Piece};
use crate::{BlockId, BlockKind, Image, Link, Location, Media, MediaKind, Problem, Region, UnscannedReason};
use std::collections::HashMap;
use std::sync::Arc;

/// What of a part is taken in this pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// The title of a slide.
    Title,
    /// Everything else on it.
    Rest,
    /// What the presenter wrote under it.
    Notes,
    /// What stands on a layout itself.
    Master,
    /// SmartArt.
    Diagram,
}

/// Walks the pieces of a part and builds blocks.
pub(super) struct Slide<'a> {
    builder: Builder,
    targets: &'a HashMap<String, String>,
    bullets: &'a Bullets,
    layer: Layer,
    place: Location,
    /// Nested elements whose content is left out.
    skip: usize,
    shapes: Vec<Shape>,
    table: Option<Table>,
    paragraph: Option<Paragraph>,
    list: Option<(BlockId, bool)>,
    title: Option<BlockId>,
    link: Option<(BlockId, String)>,
    run: Run,
    inside: Inside,
    diagrams: Vec<String>,
}

struct Table {
    id: BlockId,
    cell: Option<BlockId>,
    rows: usize,
    columns: usize,
    header_row: bool,
    header_column: bool,
}

#[derive(Default)]
struct Paragraph {
    id: Option<BlockId>,
    bullet: Option<Bullet>,
    seen: Option<Seen>,
}

#[derive(Default)]
struct Run {
    bold: bool,
    language: Option<Arc<str>>,
    link: Option<String>,
    seen: Seen,
    slide_number: bool,
}

/// The elements that we are inside of.
#[derive(Default)]
struct Inside {
    run_properties: bool,
    shape_properties: bool,
    fill: bool,
    line: bool,
    text: bool,
    bullet: bool,
}

/// Elements whose content is not shown, or only a default.
fn is_left_out(name: &str) -> bool {
    matches!(name, "Fallback" | "lstStyle" | "endParaRPr" | "timing" | "bg" | "txStyles" | "tableStyleId")
}

impl<'a> Slide<'a> {
    pub fn new(
        builder: Builder,
        targets: &'a HashMap<String, String>,
        bullets: &'a Bullets,
        layer: Layer,
        place: Location,
    ) -> Self {
        Self {
            builder,
            targets,
            bullets,
            layer,
            place,
            skip: 0,
            shapes: Vec::new(),
            table: None,
            paragraph: None,
            list: None,
            title: None,
            link: None,
            run: Run::default(),
            inside: Inside::default(),
            diagrams: Vec::new(),
        }
    }

    /// Ends the part; also gives the parts with the text of SmartArt.
    pub fn end(mut self) -> (Builder, Vec<String>) {
        self.close_paragraph();
        self.end_title();
        (self.builder, self.diagrams)
    }

    /// Takes a piece.
    pub fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(element) if self.skip > 0 || is_left_out(element.name()) => self.skip += 1,
            Piece::Close(_) if self.skip > 0 => self.skip -= 1,
            Piece::Open(element) if Shape::is(element.name()) => self.shapes.push(Shape::default()),
            Piece::Open(element) => {
                self.open_property(element);
                self.open_text(element);
                self.open_content(element);
            }
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.inside.text && self.skip == 0 => self.text(text),
            Piece::Text(_) => {}
        }
    }

    /// What is said of the slide or of the shape that we are in.
    fn open_property(&mut self, element: &Element<'_>) {
        match element.name() {
            "sld" if self.layer == Layer::Rest && is_off(element.attribute("show").as_deref()) => self.hidden_slide(),
            "spPr" => self.inside.shape_properties = true,
            "ln" => self.inside.line = true,
            "solidFill" => self.inside.fill = true,
            "srgbClr" => self.colour(element.attribute("val").as_deref().and_then(rgb)),
            "alpha" => self.colour(None),
            "hlinkClick" => self.leads_to(element),
            name => {
                let Some(shape) = self.shapes.last_mut() else { return };
                match name {
                    "cNvPr" => shape.describe(element),
                    "ph" => {
                        let text = |name: &str| element.attribute(name).unwrap_or_default();
                        shape.placeholder = Some(Placeholder { kind: text("type"), index: text("idx") });
                    }
                    "decorative" => shape.decorative = !is_off(element.attribute("val").as_deref()),
                    "track" | "trackLst" => shape.captions = true,
                    _ => {}
                }
            }
        }
    }

    fn open_text(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => {
                self.close_paragraph();
                self.paragraph = Some(Paragraph::default());
            }
            "r" | "fld" => {
                let slide_number = element.attribute("type").is_some_and(|kind| kind == "slidenum");
                self.run = Run { slide_number, ..Run::default() };
            }
            "rPr" => {
                self.inside.run_properties = true;
                self.run.bold |= element.attribute("b").is_some_and(|value| !is_off(Some(&value)));
                self.run.language = element.attribute("lang").map(Arc::from).or_else(|| self.run.language.take());
                self.run.seen.hundredths = element.attribute("sz").and_then(|size| size.parse().ok());
                self.run.seen.bold = self.run.bold;
            }
            "t" => self.inside.text = true,
            "br" => {
                if let Some(id) = self.paragraph.as_ref().and_then(|paragraph| paragraph.id) {
                    self.builder.line_break(id);
                }
            }
            "buBlip" => {
                self.inside.bullet = true;
                self.bullet("buBlip");
            }
            name => self.bullet(name),
        }
    }

    fn bullet(&mut self, name: &str) {
        if let (Some(bullet), Some(paragraph)) = (Bullet::of(name), &mut self.paragraph) {
            paragraph.bullet = Some(bullet);
        }
    }

    fn open_content(&mut self, element: &Element<'_>) {
        let target = |name: &str| element.prefixed(name).and_then(|id| self.targets.get(&id).cloned());
        match element.name() {
            "blip" if !self.inside.bullet => {
                let source = target("embed").or_else(|| target("link")).unwrap_or_default();
                self.shape(|shape| shape.picture = Some(source));
            }
            name @ ("videoFile" | "audioFile" | "wavAudioFile" | "quickTimeFile") => {
                let source = target("link").or_else(|| target("embed")).unwrap_or_default();
                let kind = match name {
                    _ if source.contains("://") => MediaKind::Embed,
                    "videoFile" | "quickTimeFile" => MediaKind::Video,
                    _ => MediaKind::Audio,
                };
                self.shape(|shape| shape.media = Some((kind, source)));
            }
            "chart" => {
                let source = target("id").unwrap_or_default();
                self.graphic(Graphic::Chart, source);
            }
            "oleObj" => {
                let source = target("id").unwrap_or_default();
                self.graphic(Graphic::Object, source);
            }
            "relIds" => {
                let data = target("dm");
                self.graphic(Graphic::Diagram, data.clone().unwrap_or_default());
                self.diagrams.extend(data);
            }
            "tbl" if self.takes() => self.open_table(),
            "tblPr" => {
                if let Some(table) = &mut self.table {
                    table.header_row = element.attribute("firstRow").is_some_and(|value| !is_off(Some(&value)));
                    table.header_column = element.attribute("firstCol").is_some_and(|value| !is_off(Some(&value)));
                }
            }
            "tr" => {
                if let Some(table) = &mut self.table {
                    table.rows += 1;
                    table.columns = 0;
                }
            }
            "tc" => self.open_cell(element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "spPr" => self.inside.shape_properties = false,
            "ln" => self.inside.line = false,
            "solidFill" => self.inside.fill = false,
            "rPr" => self.inside.run_properties = false,
            "t" => self.inside.text = false,
            "buBlip" => self.inside.bullet = false,
            "p" => self.close_paragraph(),
            "txBody" => self.list = None,
            "tc" => {
                if let Some(id) = self.table.as_mut().and_then(|table| table.cell.take()) {
                    self.builder.finish(id);
                }
            }
            "tbl" => self.table = None,
            name if Shape::is(name) => self.close_shape(),
            _ => {}
        }
    }

    fn hidden_slide(&mut self) {
        self.builder.problems.push(Problem {
            code: "hidden_slide",
            message: "Deze dia is verborgen. De tekst telt mee, maar bij het afspelen zie je haar niet.".into(),
            location: self.place.clone(),
        });
    }

    fn colour(&mut self, colour: Option<Rgb>) {
        if !self.inside.fill || self.inside.line {
            return;
        }
        if self.inside.run_properties {
            self.run.seen.colour = colour;
        } else if self.inside.shape_properties {
            self.shape(|shape| shape.fill = colour);
        }
    }

    /// A link of the words at hand, or of the shape as a whole.
    fn leads_to(&mut self, element: &Element<'_>) {
        let target = element.prefixed("id").and_then(|id| self.targets.get(&id).cloned());
        match self.inside.run_properties {
            true => self.run.link = target,
            false => self.shape(|shape| shape.link = target),
        }
    }

    fn shape(&mut self, change: impl FnOnce(&mut Shape)) {
        if let Some(shape) = self.shapes.last_mut() {
            change(shape);
        }
    }

    fn graphic(&mut self, graphic: Graphic, source: String) {
        self.shape(|shape| {
            shape.graphic = Some(graphic);
            shape.picture = Some(source);
        });
    }

    /// Whether this pass takes what stands in the shape at hand.
    fn takes(&self) -> bool {
        let placeholder = self.shapes.last().and_then(|shape| shape.placeholder.as_ref());
        let is = |kind: &str| placeholder.is_some_and(|placeholder| placeholder.kind == kind);
        match self.layer {
            Layer::Title => placeholder.is_some_and(Placeholder::is_title),
            Layer::Rest => !placeholder.is_some_and(Placeholder::is_title) && !is("sldNum"),
            Layer::Notes => is("body"),
            Layer::Master => placeholder.is_none(),
            Layer::Diagram => true,
        }
    }

    fn text(&mut self, text: &str) {
        if self.paragraph.is_none() || self.run.slide_number || !self.takes() {
            return;
        }
        let Some(id) = self.paragraph_block(text) else { return };
        let style = Style { bold: self.run.bold, language: self.run.language.clone(), ..Style::default() };
        let background = self.shapes.last().and_then(|shape| shape.fill).filter(|_| self.table.is_none());
        self.see(Seen { background, ..self.run.seen });
        self.builder.text(id, text, &style);
        if let Some(link) = self.link_block(id) {
            self.builder.text(link, text, &style);
        }
        self.shape(|shape| shape.has_text = true);
    }

    fn see(&mut self, seen: Seen) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.seen = Some(paragraph.seen.map_or(seen, |before| before.and(seen)));
        }
    }

    /// The block of the paragraph at hand, made when its first word comes.
    fn paragraph_block(&mut self, text: &str) -> Option<BlockId> {
        if let Some(id) = self.paragraph.as_ref()?.id {
            return Some(id);
        }
        if text.trim().is_empty() {
            return None;
        }
        let id = match self.layer {
            Layer::Title => self.title_block(),
            Layer::Notes => self.block(BlockKind::Note, None),
            Layer::Diagram => self.block(BlockKind::Paragraph, None),
            Layer::Rest | Layer::Master => self.body_block(),
        };
        self.paragraph.as_mut()?.id = Some(id);
        Some(id)
    }

    /// All lines of a title are one heading: the title of the presentation, or that of a slide under it.
    fn title_block(&mut self) -> BlockId {
        if let Some(id) = self.title {
            self.builder.line_break(id);
            return id;
        }
        let placeholder = self.shapes.last().and_then(|shape| shape.placeholder.as_ref());
        let level = if placeholder.is_some_and(|placeholder| placeholder.kind == "ctrTitle") { 1 } else { 2 };
        let id = self.block(BlockKind::Heading { level }, None);
        self.title = Some(id);
        id
    }

    fn end_title(&mut self) {
        if let Some(id) = self.title.take() {
            self.builder.finish(id);
        }
    }

    fn body_block(&mut self) -> BlockId {
        let cell = self.table.as_ref().and_then(|table| table.cell);
        let placeholder = self.shapes.last().and_then(|shape| shape.placeholder.as_ref());
        let usual = placeholder.filter(|_| self.table.is_none()).map_or(Bullet::None, |found| self.bullets.of(found));
        let margin = self.layer == Layer::Master || placeholder.is_some_and(Placeholder::is_margin);
        let bullet = self.paragraph.as_ref().and_then(|paragraph| paragraph.bullet).unwrap_or(usual);
        let ordered = bullet == Bullet::Number;
        let id = if bullet == Bullet::None {
            self.list = None;
            self.block(BlockKind::Paragraph, cell)
        } else {
            let list = match self.list.filter(|(_, numbered)| *numbered == ordered) {
                Some((list, _)) => list,
                None => self.block(BlockKind::List { ordered }, cell),
            };
            self.list = Some((list, ordered));
            self.block(BlockKind::Item, Some(list))
        };
        if margin {
            self.builder.lesson.blocks[id].region = Region::Footer;
        }
        id
    }

    /// The link that the words at hand belong to, if any; adjacent words with one target share it.
    fn link_block(&mut self, parent: BlockId) -> Option<BlockId> {
        let target = self.run.link.clone().or_else(|| self.shapes.last()?.link.clone());
        if self.link.as_ref().map(|(_, target)| target) == target.as_ref() {
            return self.link.as_ref().map(|(id, _)| *id);
        }
        self.end_link();
        let target = target?;
        let id = self.block(BlockKind::Link(Link { target: target.clone(), licence: false }), Some(parent));
        self.link = Some((id, target));
        Some(id)
    }

    fn end_link(&mut self) {
        if let Some((id, _)) = self.link.take() {
            self.builder.finish(id);
        }
    }

    fn close_paragraph(&mut self) {
        self.end_link();
        let Some(paragraph) = self.paragraph.take() else { return };
        let Some(id) = paragraph.id else { return };
        if self.title != Some(id) {
            self.builder.finish(id);
        }
        if let Some(seen) = paragraph.seen.filter(|_| matches!(self.layer, Layer::Title | Layer::Rest)) {
            seen.tell(&mut self.builder.lesson, id);
        }
    }

    fn open_table(&mut self) {
        let id = self.block(BlockKind::Table, None);
        self.table = Some(Table { id, cell: None, rows: 0, columns: 0, header_row: false, header_column: false });
    }

    fn open_cell(&mut self, element: &Element<'_>) {
        let Some(table) = &mut self.table else { return };
        table.columns += 1;
        let header = (table.header_row && table.rows == 1) || (table.header_column && table.columns == 1);
        let id = table.id;
        // A cell that another one has swallowed shows nothing.
        let swallowed = ["hMerge", "vMerge"].iter().any(|name| !is_off_or_absent(element.attribute(name).as_deref()));
        if !swallowed {
            let cell = self.block(BlockKind::Cell { header }, Some(id));
            self.table.iter_mut().for_each(|table| table.cell = Some(cell));
        }
    }

    /// What a shape shows is known when it ends.
    fn close_shape(&mut self) {
        self.list = None;
        let taken = self.takes() && self.layer == Layer::Rest;
        let Some(mut shape) = self.shapes.pop() else { return };
        if let Some(outer) = self.shapes.last_mut() {
            outer.has_text |= shape.has_text;
        }
        if !taken {
            return;
        }
        shape.hidden |= self.shapes.iter().any(|outer| outer.hidden);
        // A group that is described speaks for the pictures in it.
        if shape.alternative.is_none() {
            shape.alternative = self.shapes.iter().rev().find_map(|outer| outer.alternative.clone());
        }
        self.tell_unread(&shape);
        let parent = shape.link.clone().filter(|_| !shape.has_text && shape.media.is_none()).map(|target| {
            let id = self.block(BlockKind::Link(Link { target, licence: false }), None);
            self.builder.text(id, shape.alternative.as_deref().unwrap_or_default(), &Style::default());
            id
        });
        let kind = match (shape.media, shape.picture) {
            (Some((kind, source)), _) => {
                let captions = (kind == MediaKind::Video).then_some(shape.captions);
                BlockKind::Media(Media { kind, source, captions })
            }
            (None, Some(source)) if shape.graphic != Some(Graphic::Diagram) => BlockKind::Image(Image {
                source,
                alternative: shape.alternative,
                decorative: shape.decorative,
                clickable: parent.is_some(),
            }),
            _ => return,
        };
        let id = self.block(kind, parent);
        self.builder.lesson.blocks[id].hidden = shape.hidden;
    }

    fn tell_unread(&mut self, shape: &Shape) {
        use UnscannedReason::{FormatNotRead, Media};
        let (reason, what) = match (shape.graphic, &shape.media) {
            (Some(Graphic::Chart), _) => (Media, "een grafiek. De woorden en getallen erin lezen we niet."),
            (Some(Graphic::Diagram), _) => {
                (Media, "een SmartArt-schema. De woorden lezen we, hoe ze samenhangen niet.")
            }
            (Some(Graphic::Object), _) => {
                (FormatNotRead, "een ingevoegd bestand, zoals een werkblad. Wat daarin staat, lezen we niet.")
            }
            (None, Some((MediaKind::Audio, _))) => (Media, "geluid. Wat je hoort, lezen we niet."),
            (None, Some(_)) => (Media, "een video. Wat je ziet en hoort, lezen we niet."),
            (None, None) => return,
        };
        let unread = unread(&self.builder.lesson.name, &self.place, reason, what);
        self.builder.unscanned.push(unread);
    }

    fn block(&mut self, kind: BlockKind, parent: Option<BlockId>) -> BlockId {
        let id = self.builder.block(kind, self.place.clone(), parent);
        let block = &mut self.builder.lesson.blocks[id];
        block.hidden = self.shapes.iter().any(|shape| shape.hidden);
        if self.layer == Layer::Master {
            block.region = Region::Footer;
        }
        id
    }
}

fn is_off(value: Option<&str>) -> bool {
    matches!(value, Some("0" | "false" | "off"))
}

fn is_off_or_absent(value: Option<&str>) -> bool {
    value.is_none() || is_off(value)
}

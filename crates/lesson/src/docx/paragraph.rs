//! The body of a Word document, paragraph by paragraph.

use super::styles::{Styles, is_on};
use crate::builder::{Builder, Style};
use crate::office::xml::{Element, Piece};
use crate::{BlockId, BlockKind, Image, Link, Location, Region};
use std::collections::HashMap;
use std::sync::Arc;

/// Walks the pieces of a body and builds blocks.
pub(super) struct Body<'a> {
    builder: Builder,
    styles: &'a Styles,
    targets: &'a HashMap<String, String>,
    region: Region,
    number: u32,
    /// Nested elements whose content is left out.
    skip: usize,
    paragraphs: Vec<Paragraph>,
    tables: Vec<BlockId>,
    cells: Vec<BlockId>,
    header_row: bool,
    run: Run,
    in_run_properties: bool,
    in_text: bool,
    link: Option<BlockId>,
    field: Field,
    image: Option<Image>,
}

struct Paragraph {
    id: BlockId,
    bold: bool,
    language: Option<String>,
}

#[derive(Clone, Default)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
    language: Option<String>,
}

/// An old-fashioned link: begin, instruction, separator, name, end.
#[derive(Default)]
struct Field {
    instruction: String,
    in_instruction: bool,
    link: bool,
}

/// Elements whose content is not shown.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrTextDel" | "pPrChange" | "rPrChange")
}

impl<'a> Body<'a> {
    pub fn new(builder: Builder, styles: &'a Styles, targets: &'a HashMap<String, String>, region: Region) -> Self {
        Self {
            builder,
            styles,
            targets,
            region,
            number: 0,
            skip: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            cells: Vec::new(),
            header_row: false,
            run: Run::default(),
            in_run_properties: false,
            in_text: false,
            link: None,
            field: Field::default(),
            image: None,
        }
    }

    /// Ends the body.
    pub fn end(mut self) -> Builder {
        while let Some(paragraph) = self.paragraphs.pop() {
            self.builder.finish(paragraph.id);
        }
        self.builder
    }

    /// Takes a piece.
    pub fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(element) if self.skip > 0 || is_left_out(element.name()) => self.skip += 1,
            Piece::Close(_) if self.skip > 0 => self.skip -= 1,
            Piece::Open(element) => self.open(element),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.field.in_instruction && self.skip == 0 => self.field.instruction.push_str(text),
            Piece::Text(text) if self.in_text && self.skip == 0 => self.text(text),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => self.open_paragraph(),
            "tbl" => {
                let id = self.block(BlockKind::Table);
                self.tables.push(id);
            }
            "tr" => self.header_row = false,
            "tblHeader" => self.header_row = is_on(element.attribute("val").as_deref()),
            "tc" => {
                let id = self.block(BlockKind::Cell { header: self.header_row });
                self.cells.push(id);
            }
            "r" => self.run = Run::default(),
            "rPr" => self.in_run_properties = true,
            "t" => self.in_text = true,
            "instrText" => self.field.in_instruction = true,
            "fldChar" => self.field_character(element.attribute("fldCharType").as_deref()),
            "br" | "cr" => self.line_break(),
            "tab" if !self.in_run_properties => self.text(" "),
            "hyperlink" => self.open_link(element),
            "docPr" => self.describe(element),
            "decorative" => {
                if let Some(image) = &mut self.image {
                    image.decorative = is_on(element.attribute("val").as_deref());
                }
            }
            "blip" | "imagedata" => self.picture(element),
            name if self.in_run_properties => self.run_property(name, element.attribute("val")),
            name => self.paragraph_property(name, element.attribute("val")),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "tbl" => {
                self.tables.pop();
            }
            "tc" => {
                if let Some(id) = self.cells.pop() {
                    self.builder.finish(id);
                }
            }
            "rPr" => self.in_run_properties = false,
            "t" => self.in_text = false,
            "instrText" => self.field.in_instruction = false,
            "hyperlink" => self.end_link(),
            "drawing" | "pict" => self.image = None,
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        self.number += 1;
        let id = self.block(BlockKind::Paragraph);
        self.builder.lesson.blocks[id].language = self.builder.lesson.language.as_deref().map(Arc::from);
        self.paragraphs.push(Paragraph { id, bold: false, language: None });
    }

    fn close_paragraph(&mut self) {
        self.end_link();
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.builder.finish(paragraph.id);
    }

    fn paragraph_property(&mut self, name: &str, value: Option<String>) {
        let Some(id) = self.paragraphs.last().map(|paragraph| paragraph.id) else { return };
        match (name, value) {
            ("pStyle", Some(style)) => self.apply_style(id, &style),
            ("outlineLvl", Some(level)) => {
                if let Some(level) = level.parse::<u8>().ok().filter(|level| *level < 9) {
                    self.builder.lesson.blocks[id].kind = BlockKind::Heading { level: level + 1 };
                }
            }
            ("numId", Some(number)) if number != "0" && !self.builder.lesson.blocks[id].is_heading() => {
                self.builder.lesson.blocks[id].kind = BlockKind::Item;
            }
            _ => {}
        }
    }

    fn apply_style(&mut self, id: BlockId, name: &str) {
        let style = self.styles.get(name);
        let block = &mut self.builder.lesson.blocks[id];
        if let Some(level) = style.heading {
            block.kind = BlockKind::Heading { level };
        } else if style.caption {
            block.kind = BlockKind::Caption;
        } else if style.quote {
            block.kind = BlockKind::Quote;
        }
        if style.contents {
            block.region = Region::Navigation;
        }
        if let Some(language) = &style.language {
            block.language = Some(Arc::from(language.as_str()));
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.bold = style.bold;
            paragraph.language = style.language;
        }
    }

    fn run_property(&mut self, name: &str, value: Option<String>) {
        match name {
            "b" => self.run.bold = Some(is_on(value.as_deref())),
            "vanish" => self.run.hidden = is_on(value.as_deref()),
            "lang" => self.run.language = value,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last() else { return };
        let usual = paragraph.language.as_ref().or(self.builder.lesson.language.as_ref());
        let language = self.run.language.as_ref().filter(|language| usual != Some(*language));
        let style = Style {
            bold: self.run.bold.unwrap_or(paragraph.bold),
            language: language.map(|language| Arc::from(language.as_str())),
            ..Style::default()
        };
        let id = paragraph.id;
        if self.run.hidden {
            return;
        }
        self.builder.text(id, text, &style);
        if let Some(link) = self.link {
            self.builder.text(link, text, &style);
        }
    }

    fn line_break(&mut self) {
        if let Some(paragraph) = self.paragraphs.last() {
            self.builder.line_break(paragraph.id);
        }
    }

    fn open_link(&mut self, element: &Element<'_>) {
        let target = match (element.attribute("id"), element.attribute("anchor")) {
            (Some(id), _) => self.targets.get(&id).cloned().unwrap_or_default(),
            (None, Some(anchor)) => format!("#{anchor}"),
            (None, None) => return,
        };
        self.begin_link(target);
    }

    fn begin_link(&mut self, target: String) {
        self.end_link();
        self.link = Some(self.block(BlockKind::Link(Link { target, licence: false })));
    }

    fn end_link(&mut self) {
        if let Some(id) = self.link.take() {
            self.builder.finish(id);
        }
    }

    fn field_character(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.field = Field::default(),
            Some("separate") => {
                let target = hyperlink(&self.field.instruction);
                self.field.link = target.is_some();
                target.into_iter().for_each(|target| self.begin_link(target));
            }
            Some("end") if self.field.link => {
                self.field = Field::default();
                self.end_link();
            }
            _ => {}
        }
    }

    /// `wp:docPr` comes before the picture that it describes. Shapes and text boxes have one too.
    fn describe(&mut self, element: &Element<'_>) {
        let text =
            |name: &str| element.attribute(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self.image = Some(Image { alternative: text("descr").or_else(|| text("title")), ..Image::default() });
    }

    fn picture(&mut self, element: &Element<'_>) {
        let Some(mut image) = self.image.take().or_else(|| (element.name() == "imagedata").then(Image::default)) else {
            return;
        };
        if let Some(title) = element.attribute("title").filter(|_| image.alternative.is_none()) {
            image.alternative = Some(title);
        }
        let id = element.attribute("embed").or_else(|| element.attribute("id"));
        image.source = id.and_then(|id| self.targets.get(&id).cloned()).unwrap_or_default();
        image.clickable = self.link.is_some();
        let alternative = image.alternative.clone().unwrap_or_default();
        self.block(BlockKind::Image(image));
        if let Some(link) = self.link {
            self.builder.text(link, &alternative, &Style::default());
        }
    }

    fn block(&mut self, kind: BlockKind) -> BlockId {
        let paragraph = self.paragraphs.last().map(|paragraph| paragraph.id);
        let parent = paragraph.or_else(|| self.cells.last().copied()).or_else(|| self.tables.last().copied());
        let id = self.builder.block(kind, Location::paragraph(self.number.max(1)), parent);
        self.builder.lesson.blocks[id].region = self.region;
        id
    }
}

/// The address in a field instruction such as `HYPERLINK "https://…"`.
fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?;
    rest.split('"').nth(1).map(str::to_owned)
}

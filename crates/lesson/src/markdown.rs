//! Markdown: CommonMark with tables, footnotes and task lists, YAML front matter, and the
//! directives that children's coding projects use (`--- task ---`).
//!
//! Places are line numbers of the file as it was given. HTML inside Markdown goes to the HTML reader.

mod directives;
mod front_matter;

use crate::builder::{Builder, Style};
use crate::{BlockId, BlockKind, Exercise, Format, Image, Limits, Link, Location, Reading, charset, html};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

/// Reads Markdown.
pub(crate) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Reading {
    let (text, problem) = charset::decode(name, bytes, None);
    let mut builder = Builder::new(name, Format::Markdown);
    builder.problems.extend(problem);
    let body = front_matter::take(&text, &mut builder.lesson);
    let (body, tasks) = directives::take(&body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut walk = Walk::new(builder, &body, tasks, limits);
    for (event, range) in Parser::new_ext(&body, options).into_offset_iter() {
        walk.event(event, range.start);
    }
    walk.finish_all();
    walk.builder.done()
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn at(&self, offset: usize) -> Location {
        let line = self.0.partition_point(|start| *start <= offset);
        Location::line(u32::try_from(line).unwrap_or(u32::MAX))
    }
}

struct Walk<'a> {
    builder: Builder,
    limits: &'a Limits,
    lines: Lines,
    /// Offsets of task markers that were not passed yet, last first.
    tasks: Vec<usize>,
    /// Open blocks, each with the block that takes its text.
    open: Vec<Open>,
    style: Style,
    bold: usize,
    header_row: bool,
    link: Option<BlockId>,
    image: Option<(String, String)>,
    html: Option<String>,
}

#[derive(Clone, Copy)]
struct Open {
    id: BlockId,
    text: bool,
}

impl<'a> Walk<'a> {
    fn new(builder: Builder, body: &str, mut tasks: Vec<usize>, limits: &'a Limits) -> Self {
        tasks.reverse();
        Self {
            builder,
            limits,
            lines: Lines::of(body),
            tasks,
            open: Vec::new(),
            style: Style::default(),
            bold: 0,
            header_row: false,
            link: None,
            image: None,
            html: None,
        }
    }

    fn event(&mut self, event: Event<'_>, offset: usize) {
        self.pass_tasks(offset);
        match event {
            Event::Start(tag) => self.start(tag, offset),
            Event::End(tag) => self.end(tag, offset),
            Event::Text(text) => self.text(&text, false, offset),
            Event::Code(text) => self.text(&text, true, offset),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, true, offset),
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.piece(&text, offset),
            },
            Event::InlineHtml(text) => self.inline_html(&text, offset),
            Event::SoftBreak => self.text(" ", false, offset),
            Event::HardBreak => {
                if let Some(id) = self.target() {
                    self.builder.line_break(id);
                }
            }
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn pass_tasks(&mut self, offset: usize) {
        while self.tasks.last().is_some_and(|task| *task <= offset) {
            let location = self.lines.at(self.tasks.pop().unwrap_or_default());
            self.builder.block(BlockKind::Exercise(Exercise::Task), location, None);
        }
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) {
        match tag {
            Tag::Paragraph => self.paragraph(offset),
            Tag::Heading { level, .. } => self.push(BlockKind::Heading { level: number(level) }, true, offset),
            Tag::BlockQuote(_) => self.push(BlockKind::Quote, false, offset),
            Tag::CodeBlock(_) => {
                self.push(BlockKind::Code, true, offset);
                self.style.verbatim = true;
            }
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(first) => self.push(BlockKind::List { ordered: first.is_some() }, false, offset),
            Tag::Item => self.push(BlockKind::Item, true, offset),
            Tag::Table(_) => self.push(BlockKind::Table, false, offset),
            Tag::TableHead => self.header_row = true,
            Tag::TableCell => self.push(BlockKind::Cell { header: self.header_row }, true, offset),
            Tag::FootnoteDefinition(_) | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.push(BlockKind::Paragraph, true, offset);
            }
            Tag::Strong => self.bold += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                self.begin_link(&format!("{scheme}{dest_url}"), offset);
            }
            Tag::Image { dest_url, .. } => self.image = Some((dest_url.to_string(), String::new())),
            _ => {}
        }
    }

    /// The first paragraph of a list item is the item.
    fn paragraph(&mut self, offset: usize) {
        match self.open.last().copied() {
            Some(Open { id, text: true }) if self.builder.lesson.blocks[id].text.is_empty() => {
                self.open.push(Open { id, text: true });
            }
            _ => self.push(BlockKind::Paragraph, true, offset),
        }
    }

    fn push(&mut self, kind: BlockKind, text: bool, offset: usize) {
        let parent = self.open.last().map(|open| open.id);
        let id = self.builder.block(kind, self.lines.at(offset), parent);
        self.open.push(Open { id, text });
    }

    fn end(&mut self, tag: TagEnd, offset: usize) {
        match tag {
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.piece(&html, offset);
                }
            }
            TagEnd::TableHead => self.header_row = false,
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(offset),
            TagEnd::TableRow | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::DefinitionList => {}
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
            TagEnd::Heading(_) => {
                if let Some(open) = self.open.pop() {
                    self.close_heading(open.id);
                }
            }
            _ => {
                self.style.verbatim = false;
                if let Some(open) = self.open.pop() {
                    self.builder.finish(open.id);
                }
            }
        }
    }

    /// Panels of coding projects have their title as `title: …` between rules, which CommonMark
    /// reads as a heading of level 2. The site that shows them makes it a level below the step.
    fn close_heading(&mut self, id: BlockId) {
        self.builder.finish(id);
        let block = &mut self.builder.lesson.blocks[id];
        if let Some(title) = block.text.strip_prefix("title: ") {
            block.text = title.to_owned();
            block.kind = BlockKind::Heading { level: 3 };
            block.runs.clear();
        }
    }

    fn target(&self) -> Option<BlockId> {
        self.open.last().filter(|open| open.text).map(|open| open.id)
    }

    fn text(&mut self, text: &str, code: bool, offset: usize) {
        if let Some((_, alternative)) = &mut self.image {
            alternative.push_str(text);
            return;
        }
        let style = Style { bold: self.bold > 0, code, ..self.style.clone() };
        if self.target().is_none() && !text.trim().is_empty() {
            self.push(BlockKind::Paragraph, true, offset);
            let id = self.open.pop().map(|open| open.id);
            if let Some(id) = id {
                self.builder.text(id, text, &style);
                self.builder.finish(id);
            }
            return;
        }
        for id in self.target().into_iter().chain(self.link) {
            self.builder.text(id, text, &style);
        }
    }

    fn begin_link(&mut self, target: &str, offset: usize) {
        let parent = self.open.last().map(|open| open.id);
        let kind = BlockKind::Link(Link { target: target.to_owned(), licence: false });
        self.link = Some(self.builder.block(kind, self.lines.at(offset), parent));
    }

    fn end_link(&mut self) {
        if let Some(id) = self.link.take() {
            self.builder.finish(id);
        }
    }

    fn end_image(&mut self, offset: usize) {
        let Some((source, alternative)) = self.image.take() else { return };
        let parent = self.open.last().map(|open| open.id);
        if let Some(link) = self.link {
            self.builder.text(link, &alternative, &Style::default());
        }
        // Markdown cannot say "decoration only": an empty text is a text that was not written.
        let image = Image {
            source,
            alternative: Some(alternative.trim().to_owned()).filter(|text| !text.is_empty()),
            decorative: false,
            clickable: self.link.is_some(),
        };
        self.builder.block(BlockKind::Image(image), self.lines.at(offset), parent);
    }

    fn inline_html(&mut self, html: &str, offset: usize) {
        let lower = html.to_ascii_lowercase();
        let name: String =
            lower.chars().skip(1).take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/').collect();
        match name.as_str() {
            "br" | "br/" => {
                if let Some(id) = self.target() {
                    self.builder.line_break(id);
                }
            }
            "b" | "strong" => self.bold += 1,
            "/b" | "/strong" => self.bold = self.bold.saturating_sub(1),
            "a" => {
                if let Some(target) = attribute(html, "href") {
                    self.begin_link(&target, offset);
                }
            }
            "/a" => self.end_link(),
            "img" => self.inline_image(html, offset),
            "iframe" | "video" | "audio" | "input" | "textarea" | "select" | "embed" | "object" => {
                self.piece(html, offset)
            }
            _ => {}
        }
    }

    /// Inside a link the alternative text is part of the name of the link.
    fn inline_image(&mut self, html: &str, offset: usize) {
        let first = self.builder.lesson.blocks.len();
        self.piece(html, offset);
        let Some(link) = self.link else { return };
        let image = self.builder.lesson.blocks[first..].iter_mut().find_map(|block| match &mut block.kind {
            BlockKind::Image(image) => Some(image),
            _ => None,
        });
        let Some(image) = image else { return };
        image.clickable = true;
        let alternative = image.alternative.clone().unwrap_or_default();
        self.builder.text(link, &alternative, &Style::default());
    }

    fn piece(&mut self, html: &str, offset: usize) {
        let parent = self.open.last().map(|open| open.id);
        html::read_piece(&mut self.builder, html, &self.lines.at(offset), parent, self.limits);
    }

    fn finish_all(&mut self) {
        while let Some(open) = self.open.pop() {
            self.builder.finish(open.id);
        }
        self.pass_tasks(usize::MAX);
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The value of an attribute in a single tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = tag.get(at + name.len() + 1..)?;
    let quote = value.chars().next().filter(|letter| matches!(letter, '"' | '\''));
    Some(match quote {
        Some(quote) => value[1..].split(quote).next().unwrap_or_default().to_owned(),
        None => value.split([' ', '>']).next().unwrap_or_default().to_owned(),
    })
}

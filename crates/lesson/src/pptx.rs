//! PowerPoint presentations (ECMA-376, PresentationML).
//!
//! Places are slides in the order in which they are shown. Per slide the title comes first, as it does
//! in the outline view, then the rest in the order of the file, which is the order of a screen reader.
//! Notes are kept apart as `Note`. A hidden slide counts and is told; so is a slide without a title.
//! Text that stands on a layout or master itself is read once and belongs to the foot of the page.
//!
//! Sizes and colours are those that stand with the text; what the theme adds is not looked up, nor is
//! the order of animations.

mod language;
mod look;
mod placeholder;
mod shape;
mod slide;

use crate::builder::Builder;
use crate::office::{properties, relations, settle, xml};
use crate::{Format, Limits, Location, LocationKind, Problem, Reading, Refused, Unscanned, UnscannedReason};
use placeholder::Bullets;
use slide::{Layer, Slide};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use xml::Piece;

/// The part without which there is no presentation.
pub(crate) const PRESENTATION: &str = "ppt/presentation.xml";

/// Reads a presentation out of its unpacked parts.
pub(crate) fn read(name: &str, parts: &HashMap<String, Vec<u8>>, limits: &Limits) -> Result<Reading, Refused> {
    let mut deck = Deck::new(parts, limits);
    let mut builder = Builder::new(name, Format::Pptx);
    properties(&mut builder, &deck.part("docProps/core.xml"), limits);
    let end = xml::walk(&deck.part(PRESENTATION), limits.xml_depth, |piece| deck.take(&piece));
    settle(&mut builder, name, PRESENTATION, PRESENTATION, end)?;
    deck.place_slides();

    let mut layouts = BTreeSet::new();
    for number in 1..=deck.slides.len() {
        builder = deck.slide(builder, number, &mut layouts)?;
    }
    let masters: BTreeSet<String> = layouts.iter().filter_map(|layout| deck.related(layout, "slideMasters/")).collect();
    for path in layouts.iter().chain(&masters) {
        builder = deck.walk(builder, path, Layer::Master, Location::file(path), &Bullets::default())?;
    }
    language::settle(&mut builder.lesson, deck.language.as_deref());
    Ok(builder.done())
}

/// The parts, and the order of the slides.
struct Deck<'a> {
    parts: &'a HashMap<String, Vec<u8>>,
    limits: &'a Limits,
    /// Relation ids first, then paths.
    slides: Vec<String>,
    numbers: HashMap<String, usize>,
    /// The language of text that names none.
    language: Option<String>,
}

impl<'a> Deck<'a> {
    fn new(parts: &'a HashMap<String, Vec<u8>>, limits: &'a Limits) -> Self {
        Self { parts, limits, slides: Vec::new(), numbers: HashMap::new(), language: None }
    }

    fn part(&self, path: &str) -> Cow<'a, str> {
        self.parts.get(path).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default()
    }

    /// Takes a piece of the presentation part.
    fn take(&mut self, piece: &Piece<'_>) {
        let Piece::Open(element) = piece else { return };
        match element.name() {
            "sldId" => self.slides.extend(element.prefixed("id")),
            "defRPr" if self.language.is_none() => self.language = element.attribute("lang"),
            _ => {}
        }
    }

    /// From relation ids to paths. A slide that is named twice counts once: more would be a bomb.
    fn place_slides(&mut self) {
        let targets = self.targets(PRESENTATION);
        let mut seen = BTreeSet::new();
        let named = std::mem::take(&mut self.slides);
        self.slides =
            named.iter().filter_map(|id| targets.get(id)).filter(|path| seen.insert(*path)).cloned().collect();
        self.numbers = self.slides.iter().enumerate().map(|(index, path)| (path.clone(), index + 1)).collect();
    }

    /// Where the relations of a part lead: paths of parts, places in this presentation, addresses.
    fn targets(&self, path: &str) -> HashMap<String, String> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let found = relations(&self.part(&format!("{folder}/_rels/{file}.rels")), self.limits);
        found.into_iter().map(|(id, target)| (id, self.resolve(folder, target))).collect()
    }

    fn resolve(&self, folder: &str, target: String) -> String {
        let path = join(folder, &target);
        match self.numbers.get(&path) {
            Some(number) => format!("#dia-{number}"),
            None if self.parts.contains_key(&path) => path,
            None => target,
        }
    }

    fn related(&self, path: &str, folder: &str) -> Option<String> {
        let mut found: Vec<String> =
            self.targets(path).into_values().filter(|target| target.contains(folder)).collect();
        found.sort();
        found.into_iter().next()
    }

    fn slide(&self, mut builder: Builder, number: usize, layouts: &mut BTreeSet<String>) -> Result<Builder, Refused> {
        let path = self.slides[number - 1].as_str();
        let place = Location::slide(u32::try_from(number).unwrap_or(u32::MAX));
        let layout = self.related(path, "slideLayouts/");
        let mut bullets = Bullets::default();
        if let Some(layout) = &layout {
            let master = self.related(layout, "slideMasters/").unwrap_or_default();
            bullets = Bullets::read(&self.part(layout), &self.part(&master), self.limits.xml_depth);
        }
        layouts.extend(layout);

        let first = builder.lesson.blocks.len();
        builder = self.walk(builder, path, Layer::Title, place.clone(), &bullets)?;
        let titled = builder.lesson.blocks[first..].iter().any(|block| block.is_heading());
        builder = self.walk(builder, path, Layer::Rest, place.clone(), &bullets)?;
        if !titled && builder.lesson.blocks.len() > first {
            builder.problems.push(untitled(&place));
        }
        if let Some(notes) = self.related(path, "notesSlides/") {
            builder = self.walk(builder, &notes, Layer::Notes, place, &bullets)?;
        }
        Ok(builder)
    }

    /// One pass over a part; the text of SmartArt follows what it stands on.
    fn walk(
        &self,
        builder: Builder,
        path: &str,
        layer: Layer,
        place: Location,
        bullets: &Bullets,
    ) -> Result<Builder, Refused> {
        let targets = self.targets(path);
        let mut slide = Slide::new(builder, &targets, bullets, layer, place.clone());
        let end = xml::walk(&self.part(path), self.limits.xml_depth, |piece| slide.piece(&piece));
        let (mut builder, diagrams) = slide.end();
        let name = builder.lesson.name.clone();
        // Each pass meets the same damage; the first tells it.
        if layer != Layer::Rest || end.is_ok() {
            settle(&mut builder, &name, path, PRESENTATION, end)?;
        }
        for diagram in diagrams.iter().filter(|_| layer == Layer::Rest) {
            let mut slide = Slide::new(builder, &targets, bullets, Layer::Diagram, place.clone());
            let end = xml::walk(&self.part(diagram), self.limits.xml_depth, |piece| slide.piece(&piece));
            builder = slide.end().0;
            settle(&mut builder, &name, diagram, PRESENTATION, end)?;
        }
        Ok(builder)
    }
}

fn untitled(place: &Location) -> Problem {
    Problem {
        code: "slide_without_title",
        message: "Deze dia heeft geen titel. Wie niet ziet, kan haar dan niet terugvinden in de lijst met dia's."
            .into(),
        location: place.clone(),
    }
}

/// Something on a slide that we do not read, as a sentence that names the slide.
fn unread(name: &str, place: &Location, reason: UnscannedReason, what: &str) -> Unscanned {
    let slide = match (place.kind, place.number) {
        (LocationKind::Slide, Some(number)) => format!("Op dia {number} staat {what}"),
        _ => format!("In deze presentatie staat {what}"),
    };
    Unscanned { path: name.to_owned(), reason, message: slide }
}

/// A target as seen from a folder of the package.
fn join(folder: &str, target: &str) -> String {
    let (start, rest) = target.strip_prefix('/').map_or((folder, target), |rest| ("", rest));
    let mut path: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

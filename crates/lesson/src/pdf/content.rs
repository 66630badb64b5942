//! The content of a page: which words stand where, and under which mark (ISO 32000-1, 9 and 14.6).
//!
//! It follows the text operators only. Clipping, colours and what is drawn over something are not
//! known here; text that is drawn invisibly counts, since that is how scans get their words.

use super::font::Font;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;

/// Forms inside forms inside forms.
const DEPTH: usize = 8;

/// A stretch of text with its place on the page.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub text: String,
    pub x: f32,
    pub y: f32,
    pub end: f32,
    pub size: f32,
    /// The mark that ties it to the structure of the document.
    pub mark: Option<i64>,
    /// Part of the page and not of the text: a running head, a page number.
    pub artifact: bool,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub chunks: Vec<Chunk>,
    pub images: usize,
    /// The page was not read to its end.
    pub cut: bool,
}

/// What all pages share: fonts, and how much may still be done.
pub(super) struct Reader<'a> {
    pub document: &'a Document,
    pub fonts: &'a HashMap<ObjectId, Font<'a>>,
    /// Bytes that may still be unpacked.
    pub bytes: usize,
    /// Operators that may still be carried out.
    pub steps: usize,
}

type Matrix = [f32; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone)]
struct State<'a> {
    page: Matrix,
    font: Option<&'a Font<'a>>,
    size: f32,
    leading: f32,
    letter: f32,
    word: f32,
    stretch: f32,
}

struct Walk<'a> {
    shown: Shown,
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Matrix,
    line: Matrix,
    marks: Vec<(Option<i64>, bool)>,
}

impl<'a> Reader<'a> {
    /// What a page shows.
    pub fn page(&mut self, page: ObjectId) -> Shown {
        let state = State { page: UNIT, font: None, size: 1.0, leading: 0.0, letter: 0.0, word: 0.0, stretch: 1.0 };
        let mut walk =
            Walk { shown: Shown::default(), state, saved: Vec::new(), text: UNIT, line: UNIT, marks: Vec::new() };
        let Ok(content) = self.document.get_page_content_with_limit(page, self.bytes) else {
            walk.shown.cut = true;
            return walk.shown;
        };
        let resources = resources_of(self.document, page);
        self.run(&content, resources, &mut walk, 0);
        walk.shown
    }

    fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>, walk: &mut Walk<'a>, depth: usize) {
        self.bytes = self.bytes.saturating_sub(content.len());
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else {
                walk.shown.cut = true;
                return;
            };
            if self.steps == 0 {
                walk.shown.cut = true;
                return;
            }
            self.steps -= 1;
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("Tf", [Object::Name(name), size]) => {
                    walk.state.font = self.font(resources, name);
                    walk.state.size = number(size);
                }
                ("Do", [Object::Name(name)]) => self.draw(resources, name, walk, depth),
                ("BDC", [tag, properties]) => {
                    let mark = self.mark(resources, properties);
                    walk.begin_mark(tag, mark);
                }
                (operator, operands) => walk.step(operator, operands),
            }
        }
    }

    fn font(&self, resources: Option<&'a Dictionary>, name: &[u8]) -> Option<&'a Font<'a>> {
        let fonts = resources?.get_deref(b"Font", self.document).and_then(Object::as_dict).ok()?;
        self.fonts.get(&fonts.get(name).and_then(Object::as_reference).ok()?)
    }

    fn mark(&self, resources: Option<&'a Dictionary>, properties: &Object) -> Option<i64> {
        let found = match properties {
            Object::Name(name) => {
                let all = resources?.get_deref(b"Properties", self.document).and_then(Object::as_dict).ok()?;
                all.get_deref(name, self.document).and_then(Object::as_dict).ok()?.get(b"MCID")
            }
            Object::Dictionary(own) => own.get(b"MCID"),
            _ => return None,
        };
        found.and_then(Object::as_i64).ok()
    }

    fn draw(&mut self, resources: Option<&'a Dictionary>, name: &[u8], walk: &mut Walk<'a>, depth: usize) {
        let objects = resources.and_then(|all| all.get_deref(b"XObject", self.document).ok()?.as_dict().ok());
        let Some(stream) = objects.and_then(|all| all.get_deref(name, self.document).ok()?.as_stream().ok()) else {
            return;
        };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => walk.shown.images += 1,
            Ok(b"Form") if depth < DEPTH => {
                let Ok(content) = stream.decompressed_content_with_limit(self.bytes) else {
                    walk.shown.cut = true;
                    return;
                };
                let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
                let (before, saved, marks) = (walk.state.clone(), std::mem::take(&mut walk.saved), walk.marks.len());
                if let Ok(matrix) = stream.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
                    walk.state.page = times(matrix_of(matrix), walk.state.page);
                }
                self.run(&content, own.or(resources), walk, depth + 1);
                walk.marks.truncate(marks);
                (walk.state, walk.saved) = (before, saved);
            }
            Ok(b"Form") => walk.shown.cut = true,
            _ => {}
        }
    }
}

impl Walk<'_> {
    fn begin_mark(&mut self, tag: &Object, mark: Option<i64>) {
        let (before, artifact) = self.marks.last().copied().unwrap_or_default();
        let artifact = artifact || tag.as_name().is_ok_and(|name| name == b"Artifact");
        self.marks.push((mark.or(before), artifact));
    }

    fn step(&mut self, operator: &str, operands: &[Object]) {
        match (operator, operands) {
            ("q", _) if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            ("Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", matrix) => self.state.page = times(matrix_of(matrix), self.state.page),
            ("BMC", [tag]) => self.begin_mark(tag, None),
            ("EMC", _) => drop(self.marks.pop()),
            ("BI", _) => self.shown.images += 1,
            ("BT", _) => (self.text, self.line) = (UNIT, UNIT),
            ("Tm", matrix) => (self.text, self.line) = (matrix_of(matrix), matrix_of(matrix)),
            ("Td", [x, y]) => self.move_line(number(x), number(y)),
            ("TD", [x, y]) => {
                self.state.leading = -number(y);
                self.move_line(number(x), number(y));
            }
            ("T*", _) => self.move_line(0.0, -self.state.leading),
            ("TL", [leading]) => self.state.leading = number(leading),
            ("Tc", [space]) => self.state.letter = number(space),
            ("Tw", [space]) => self.state.word = number(space),
            ("Tz", [percent]) => self.state.stretch = number(percent) / 100.0,
            ("Tj", [Object::String(text, _)]) => self.show(text),
            ("TJ", [Object::Array(parts)]) => self.show_parts(parts),
            ("'", [Object::String(text, _)]) => {
                self.move_line(0.0, -self.state.leading);
                self.show(text);
            }
            ("\"", [word, letter, Object::String(text, _)]) => {
                (self.state.word, self.state.letter) = (number(word), number(letter));
                self.move_line(0.0, -self.state.leading);
                self.show(text);
            }
            _ => {}
        }
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn show_parts(&mut self, parts: &[Object]) {
        for part in parts {
            match part {
                Object::String(text, _) => self.show(text),
                part => self.advance(-number(part) / 1_000.0 * self.state.size * self.state.stretch),
            }
        }
    }

    fn advance(&mut self, distance: f32) {
        self.text = times([1.0, 0.0, 0.0, 1.0, distance, 0.0], self.text);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font else { return };
        let text = font.text(bytes);
        let (width, codes) = font.advance(bytes);
        let spaces = f32::from(u16::try_from(bytes.iter().filter(|byte| **byte == b' ').count()).unwrap_or(0));
        let place = times(self.text, self.state.page);
        let distance =
            width / 1_000.0 * self.state.size + f32::from(codes) * self.state.letter + spaces * self.state.word;
        self.advance(distance * self.state.stretch);
        let end = times(self.text, self.state.page);
        let (mark, artifact) = self.marks.last().copied().unwrap_or_default();
        if !text.is_empty() {
            let size = self.state.size.abs() * place[3].hypot(place[1]).max(0.001);
            self.shown.chunks.push(Chunk { text, x: place[4], y: place[5], end: end[4], size, mark, artifact });
        }
    }
}

/// The resources of a page, its own or those of the nodes above it.
pub(super) fn resources_of(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..32 {
        if let Ok(found) = node.get_deref(b"Resources", document).and_then(Object::as_dict) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

fn number(object: &Object) -> f32 {
    object.as_float().ok().filter(|number| number.is_finite()).unwrap_or(0.0)
}

fn matrix_of(operands: &[Object]) -> Matrix {
    match operands {
        [a, b, c, d, e, f] => [number(a), number(b), number(c), number(d), number(e), number(f)],
        _ => UNIT,
    }
}

fn times(left: Matrix, right: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = left;
    let [g, h, i, j, k, l] = right;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

//! A walk through the elements of one record: events, text, skipping, problems and limits.
//!
//! Knows XML and the two namespaces, not the fields.

use super::reason::reason;
use super::{Binding, MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS, MAX_PROBLEMS, Problem, ReadError};
use crate::record::LangText;
use crate::xml::{clean, has_illegal, is_language};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use std::borrow::Cow;

pub(super) struct Cursor<'r, 'i> {
    reader: &'r mut NsReader<&'i [u8]>,
    /// What follows the start tag of the record, and where it starts.
    after_start: &'i [u8],
    after_start_at: u64,
    depth: u16,
    elements: usize,
    path: Vec<&'static str>,
    text: String,
    /// The prefix of the root, and whether an element inside it declared a namespace.
    prefix: String,
    redeclared: bool,
    pub(super) binding: Binding,
    pub(super) problems: Vec<Problem>,
}

pub(super) enum Node<'i> {
    Start(BytesStart<'i>),
    End,
    Text(Cow<'i, str>),
    Character(char),
}

type Read<T> = Result<T, ReadError>;

impl<'r, 'i> Cursor<'r, 'i> {
    pub(super) fn new(reader: &'r mut NsReader<&'i [u8]>, binding: Binding, prefix: &str) -> Self {
        let after_start: &'i [u8] = reader.get_ref();
        let after_start_at = reader.buffer_position();
        Self {
            reader,
            after_start,
            after_start_at,
            depth: 1,
            elements: 0,
            path: Vec::with_capacity(8),
            text: String::new(),
            prefix: prefix.to_owned(),
            redeclared: false,
            binding,
            problems: Vec::new(),
        }
    }

    /// The next thing of interest; comments and processing instructions are none.
    pub(super) fn next(&mut self) -> Read<Node<'i>> {
        loop {
            let event = self.reader.read_event().map_err(|error| self.broken(reason(&error)))?;
            if self.offset() > MAX_BYTES {
                return Err(ReadError::TooLarge);
            }
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    self.elements += 1;
                    if self.elements > MAX_ELEMENTS {
                        return Err(ReadError::TooLarge);
                    }
                    if self.depth > MAX_DEPTH {
                        return Err(ReadError::TooDeep { line: self.line() });
                    }
                    Node::Start(start)
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Node::End
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(name) => Node::Character(self.character(&name)?),
                Event::DocType(_) => return Err(ReadError::Doctype { line: self.line() }),
                Event::Eof => return Err(self.broken("het document houdt op voor het einde van het record".to_owned())),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Empty(_) => continue,
            });
        }
    }

    fn character(&self, name: &quick_xml::events::BytesRef<'_>) -> Read<char> {
        match &**name {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            other => match name.resolve_char_ref() {
                Ok(Some(character)) => Ok(character),
                Ok(None) => Err(ReadError::Entity { name: other.to_owned(), line: self.line() }),
                Err(error) => Err(self.broken(reason(&error))),
            },
        }
    }

    /// Gives every child of the open element to `each`, which must read the child to its end.
    /// The name is in lower case. Elements of other namespaces and loose text are reported.
    pub(super) fn children(&mut self, mut each: impl FnMut(&mut Self, &str, BytesStart<'i>) -> Read<()>) -> Read<()> {
        loop {
            match self.next()? {
                Node::End => return Ok(()),
                Node::Text(text) if text.trim_ascii().is_empty() => {}
                Node::Text(_) | Node::Character(_) => {
                    self.problem("stray-text", "Hier staat losse tekst waar alleen elementen mogen staan.")
                }
                Node::Start(start) => {
                    if !self.is_ours(&start) {
                        let message = format!(
                            "Het element <{}> hoort niet bij NL LOM en is niet overgenomen.",
                            start.name().as_ref()
                        );
                        self.problem("foreign-element", message);
                        self.skip()?;
                        continue;
                    }
                    let name = start.local_name();
                    let name = self.lower_case(name.as_ref());
                    each(self, &name, start.clone())?;
                }
            }
        }
    }

    fn lower_case<'n>(&mut self, name: &'n str) -> Cow<'n, str> {
        if !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Borrowed(name);
        }
        let lower = name.to_ascii_lowercase();
        if self.binding == Binding::Ims {
            self.problem("element-case", format!("Het element <{name}> hoort met kleine letters: <{lower}>."));
        }
        Cow::Owned(lower)
    }

    /// Whether an element is of the namespace of the record. As long as no element inside it
    /// declares a namespace, the prefix of the root tells.
    fn is_ours(&mut self, start: &BytesStart<'i>) -> bool {
        self.redeclared |= start.attributes_raw().contains("xmlns");
        if !self.redeclared && start.name().prefix().map_or("", |prefix| prefix.into_inner()) == self.prefix {
            return true;
        }
        let (namespace, _) = self.reader.resolver().resolve_element(start.name());
        matches!(namespace, ResolveResult::Bound(Namespace(namespace)) if namespace == self.binding.namespace())
    }

    /// As [`Self::children`], one step deeper in the path; attributes are reported.
    pub(super) fn inside(
        &mut self,
        name: &'static str,
        start: &BytesStart<'i>,
        each: impl FnMut(&mut Self, &str, BytesStart<'i>) -> Read<()>,
    ) -> Read<()> {
        self.path.push(name);
        self.no_attributes(start);
        let done = self.children(each);
        self.path.pop();
        done
    }

    /// Reads to the end of the open element and forgets it.
    pub(super) fn skip(&mut self) -> Read<()> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Reports an element that the standard does not have here, and skips it.
    pub(super) fn unknown(&mut self, start: &BytesStart<'i>) -> Read<()> {
        let message = format!("Het element <{}> hoort hier niet en is niet overgenomen.", start.local_name().as_ref());
        self.problem("unknown-element", message);
        self.skip()
    }

    /// The texts in the open element: `langstring` or `string` elements, or text itself.
    pub(super) fn texts(&mut self, name: &'static str, start: &BytesStart<'i>) -> Read<Vec<LangText>> {
        let mut texts = Vec::new();
        self.each_text(name, start, |text| texts.push(text))?;
        Ok(texts)
    }

    /// The one text in the open element, whether it is wrapped in `langstring` or not; empty when there is none.
    pub(super) fn plain(&mut self, name: &'static str, start: &BytesStart<'i>) -> Read<String> {
        let (mut first, mut more) = (String::new(), 0_usize);
        self.each_text(name, start, |text| {
            if first.is_empty() {
                first = text.text;
            } else {
                more += 1;
            }
        })?;
        if more > 0 {
            self.problem("more-than-one-text", format!("In <{name}> past één tekst; alleen de eerste is overgenomen."));
        }
        Ok(first)
    }

    fn each_text(&mut self, name: &'static str, start: &BytesStart<'i>, mut take: impl FnMut(LangText)) -> Read<()> {
        self.path.push(name);
        self.no_attributes(start);
        let mut loose = std::mem::take(&mut self.text);
        loose.clear();
        loop {
            match self.next()? {
                Node::Text(text) => push_text(&mut loose, &text),
                Node::Character(character) => loose.push(character),
                Node::Start(inner) if self.is_text(&inner) => {
                    let lang = self.language(&inner);
                    if let Some(text) = self.own_text()? {
                        take(LangText { lang, text });
                    }
                }
                Node::Start(inner) => self.unknown(&inner)?,
                Node::End => break,
            }
        }
        if let Some(text) = self.cleaned(&loose) {
            take(LangText { lang: None, text });
        }
        self.text = loose;
        self.path.pop();
        Ok(())
    }

    /// The text of an element that holds nothing else.
    fn own_text(&mut self) -> Read<Option<String>> {
        let mut own = Cow::Borrowed("");
        loop {
            match self.next()? {
                Node::Text(text) if own.is_empty() => own = text,
                Node::Text(text) => own.to_mut().push_str(&text),
                Node::Character(character) => own.to_mut().push(character),
                Node::Start(inner) => self.unknown(&inner)?,
                Node::End => break,
            }
        }
        Ok(self.cleaned(&own))
    }

    fn cleaned(&mut self, text: &str) -> Option<String> {
        if has_illegal(text) {
            self.problem(
                "illegal-character",
                "Hier staat een onzichtbaar teken dat in XML niet mag; het is weggelaten.",
            );
        }
        let text = clean(text);
        (!text.is_empty()).then(|| text.into_owned())
    }

    /// Whether this is the element that holds text, in either binding or misspelt in a way that occurs.
    fn is_text(&mut self, start: &BytesStart<'i>) -> bool {
        let name = start.local_name();
        match name.as_ref() {
            _ if !self.is_ours(start) => false,
            "langstring" | "string" => true,
            misspelt
                if ["langsting", "langstrng", "lanstring", "langstring"]
                    .iter()
                    .any(|known| misspelt.eq_ignore_ascii_case(known)) =>
            {
                self.problem(
                    "misspelt-element",
                    format!("Hier staat <{misspelt}>; dat moet <langstring> zijn. De tekst is overgenomen."),
                );
                true
            }
            _ => false,
        }
    }

    fn language(&mut self, start: &BytesStart<'i>) -> Option<String> {
        let mut language = None;
        for attribute in start.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "xml:lang" | "language" if is_language(attribute.value.trim()) => {
                    language = Some(attribute.value.trim().to_owned())
                }
                "xml:lang" | "language" if attribute.value.trim().is_empty() => {}
                "xml:lang" | "language" => {
                    self.problem("invalid-language", format!("\"{}\" is geen taalcode.", attribute.value));
                }
                other => self.attribute(other),
            }
        }
        language
    }

    /// Reports the attributes of an element that should have none.
    pub(super) fn no_attributes(&mut self, start: &BytesStart<'i>) {
        if start.attributes_raw().trim().is_empty() {
            return;
        }
        for attribute in start.attributes().with_checks(false).flatten() {
            // "URI" is what the schema takes for granted, for a location and a format.
            if attribute.key.as_ref() != "type" || attribute.value != "URI" {
                self.attribute(attribute.key.as_ref());
            }
        }
    }

    fn attribute(&mut self, name: &str) {
        if name != "xmlns" && !name.starts_with("xmlns:") && !name.ends_with("schemaLocation") {
            self.problem("unknown-attribute", format!("Het attribuut {name} hoort hier niet en is niet overgenomen."));
        }
    }

    /// Notes a problem at the place where the reader is.
    pub(super) fn problem(&mut self, code: &'static str, message: impl Into<String>) {
        if self.problems.len() >= MAX_PROBLEMS {
            return;
        }
        let (path, line) = (self.path.join("/"), self.line());
        self.problems.push(Problem { code, path, line, message: message.into() });
        if self.problems.len() == MAX_PROBLEMS {
            let message = "Dit record heeft nog meer fouten; die staan hier niet.".to_owned();
            self.problems.push(Problem { code: "too-many-problems", path: String::new(), line, message });
        }
    }

    fn broken(&self, reason: String) -> ReadError {
        ReadError::Xml { byte: self.reader.buffer_position(), line: self.line(), reason }
    }

    fn offset(&self) -> usize {
        usize::try_from(self.reader.buffer_position().saturating_sub(self.after_start_at)).unwrap_or(usize::MAX)
    }

    fn line(&self) -> u64 {
        line_at(self.after_start, self.offset())
    }
}

fn push_text(text: &mut String, more: &str) {
    // The white space between elements is most of what comes by, and none of it is text.
    if !text.is_empty() || !more.trim_ascii_start().is_empty() {
        text.push_str(more);
    }
}

/// The line of a byte, counted from 1.
pub(super) fn line_at(bytes: &[u8], byte: usize) -> u64 {
    let before = &bytes[..byte.min(bytes.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count() as u64
}

//! Reading the XML parts of an Office file: local names, no DOCTYPE, bounded depth.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Something in a part.
pub(crate) enum Piece<'a> {
    Open(&'a Element<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// An element with its attributes by local name.
pub(crate) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its local name; prefixes mean nothing.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.find(name, false)
    }

    /// An attribute that has a prefix: `r:id`, where there is an `id` of another kind beside it.
    pub fn prefixed(&self, name: &str) -> Option<String> {
        self.find(name, true)
    }

    fn find(&self, name: &str, prefixed: bool) -> Option<String> {
        let found = self.0.attributes().flatten().find(|attribute| {
            attribute.key.local_name().into_inner() == name && (!prefixed || attribute.key.prefix().is_some())
        })?;
        Some(
            found
                .normalized_value(XmlVersion::Explicit1_0)
                .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned),
        )
    }
}

/// Why a part could not be read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    Broken,
    Doctype,
    TooDeep,
}

/// Walks a part, telling each piece. What was told before a stop stands.
pub(crate) fn walk(xml: &str, depth: usize, mut tell: impl FnMut(Piece<'_>)) -> Result<(), Stopped> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut level = 0;
    loop {
        match reader.read_event().map_err(|_| Stopped::Broken)? {
            Event::Start(start) => {
                level += 1;
                if level > depth {
                    return Err(Stopped::TooDeep);
                }
                tell(Piece::Open(&Element(&start)));
            }
            Event::End(end) => {
                level = level.saturating_sub(1);
                tell(Piece::Close(end.local_name().into_inner()));
            }
            Event::Text(text) => tell(Piece::Text(&text)),
            Event::CData(text) => tell(Piece::Text(&text)),
            Event::GeneralRef(reference) => tell(Piece::Text(&resolve(&reference))),
            Event::DocType(_) => return Err(Stopped::Doctype),
            Event::Eof if level > 0 => return Err(Stopped::Broken),
            Event::Eof => return Ok(()),
            // Empty elements come as a start and an end.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The five entities of XML and numbers; others do not exist without a DOCTYPE.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

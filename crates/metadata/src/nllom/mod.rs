//! NL LOM as XML: reads the IMS 1.2.4 and the IEEE binding, writes the IMS binding.
//!
//! Reading never drops anything silently: what the field table has no place for is reported
//! as a problem. Elements are matched on namespace and local name, never on prefix. A document
//! type is refused, and depth and size have limits, so that no input can exhaust the machine.

mod cursor;
mod encoding;
mod normalise;
mod parts;
mod read;
mod reason;
mod vcard;
mod write;

use crate::record::Record;

pub use encoding::to_utf8;
pub use normalise::normalise;
pub use read::{read, read_element};
pub use write::{write_ims, write_ims_into};

/// The namespace of the IMS binding.
pub const IMS: &str = "http://www.imsglobal.org/xsd/imsmd_v1p2";
/// The namespace of the IEEE binding.
pub const IEEE: &str = "http://ltsc.ieee.org/xsd/LOM";
/// The schema of the IMS binding.
pub const IMS_SCHEMA: &str = "http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd";

/// The most bytes a record may take.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// The most elements a record may have; real records have a few hundred.
pub const MAX_ELEMENTS: usize = 10_000;
/// The deepest that elements may be nested.
pub const MAX_DEPTH: u16 = 64;
/// The most problems that are listed for one record.
pub const MAX_PROBLEMS: usize = 200;

/// Which XML form of LOM a record was in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// IMS Learning Resource Metadata 1.2.4.
    Ims,
    /// IEEE 1484.12.3.
    Ieee,
}

/// A record, and what was wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// What was read.
    pub record: Record,
    /// What the reader repaired or had no place for, in the order of the document.
    pub problems: Vec<Problem>,
    /// The form it was in.
    pub binding: Binding,
}

/// Something in the input that is not as it should be; the rest was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable short name for the kind of problem.
    pub code: &'static str,
    /// Where in the record, `general/title`.
    pub path: String,
    /// The line, counted from 1 at the start of the document for [`read`], and at the start
    /// tag of the record for [`read_element`].
    pub line: u64,
    /// What is wrong, in Dutch.
    pub message: String,
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not text in the encoding they should be in.
    #[error(
        "Dit bestand is geen geldige {encoding}: bij byte {byte} (regel {line}) staat een teken dat niet klopt. Sla het bestand op als UTF-8."
    )]
    Encoding {
        /// The encoding that was declared or assumed.
        encoding: &'static str,
        /// The byte, counted from 0.
        byte: usize,
        /// The line, counted from 1.
        line: u64,
    },
    /// The declaration names an encoding that nobody knows.
    #[error("De tekencodering \"{0}\" kennen wij niet. Sla het bestand op als UTF-8.")]
    UnknownEncoding(String),
    /// The XML is broken.
    #[error("De XML klopt niet bij byte {byte} (regel {line}): {reason}")]
    Xml {
        /// The byte, counted from 0.
        byte: u64,
        /// The line, counted from 1.
        line: u64,
        /// What the parser says.
        reason: String,
    },
    /// There is a document type, which could hold an entity bomb.
    #[error("Dit bestand heeft een DOCTYPE (regel {line}). Dat staan wij niet toe; haal die regel weg.")]
    Doctype {
        /// The line, counted from 1.
        line: u64,
    },
    /// A reference to an entity that is not one of the five of XML.
    #[error("Op regel {line} staat &{name};. Die verwijzing kent XML niet; schrijf het teken zelf.")]
    Entity {
        /// The name of the entity.
        name: String,
        /// The line, counted from 1.
        line: u64,
    },
    /// Elements are nested too deeply.
    #[error("De elementen zijn meer dan {} diep genest (regel {line}).", MAX_DEPTH)]
    TooDeep {
        /// The line, counted from 1.
        line: u64,
    },
    /// The record is too large.
    #[error("Dit record is te groot: meer dan {} MB of meer dan {} elementen.", MAX_BYTES / 1024 / 1024, MAX_ELEMENTS)]
    TooLarge,
    /// The root is another element.
    #[error(
        "Dit is geen NL LOM: het buitenste element is <{found}> in de naamruimte \"{namespace}\". Verwacht: <lom> in {}.",
        IMS
    )]
    NotLom {
        /// The local name of the root.
        found: String,
        /// Its namespace.
        namespace: String,
    },
    /// There is no element at all.
    #[error("Dit bestand bevat geen XML-element.")]
    Empty,
}

impl ReadError {
    /// The permanent short code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Encoding { .. } => "xml_encoding",
            Self::UnknownEncoding(_) => "xml_unknown_encoding",
            Self::Xml { .. } => "xml_malformed",
            Self::Doctype { .. } => "xml_doctype",
            Self::Entity { .. } => "xml_entity",
            Self::TooDeep { .. } => "xml_too_deep",
            Self::TooLarge => "record_too_large",
            Self::NotLom { .. } => "lom_not_lom",
            Self::Empty => "xml_empty",
        }
    }

    /// The line it is about, where there is one.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        match self {
            Self::Encoding { line, .. }
            | Self::Xml { line, .. }
            | Self::Doctype { line }
            | Self::Entity { line, .. }
            | Self::TooDeep { line } => Some(*line),
            Self::UnknownEncoding(_) | Self::TooLarge | Self::NotLom { .. } | Self::Empty => None,
        }
    }
}

/// Whether an element is the root of a record in one of the bindings.
#[must_use]
pub fn is_lom(namespace: &str, local: &str) -> bool {
    local == "lom" && Binding::of(namespace).is_some()
}

impl Binding {
    /// The binding with this namespace.
    #[must_use]
    pub fn of(namespace: &str) -> Option<Self> {
        match namespace {
            IMS => Some(Self::Ims),
            IEEE => Some(Self::Ieee),
            _ => None,
        }
    }

    /// The namespace of this binding.
    #[must_use]
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::Ims => IMS,
            Self::Ieee => IEEE,
        }
    }
}

//! What can be wrong with a response, apart from the metadata in it.

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("regel {line}: {kind}")]
pub struct Fault {
    /// The line of the record, or of the fault when it stands outside a record.
    pub line: usize,
    /// The record's identifier, when that was read before the fault.
    pub identifier: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// The first element is another one.
    #[error("dit is geen antwoord van een OAI-PMH-server: het eerste element is niet OAI-PMH")]
    NotOai,
    /// A document type declaration, which can make a reader fetch or multiply things.
    #[error("het bestand heeft een DOCTYPE; die wordt om veiligheidsredenen geweigerd. Haal de DOCTYPE weg")]
    Doctype,
    /// Elements nested beyond all reason.
    #[error("de elementen zijn dieper dan {} niveaus genest", super::xml::MAX_DEPTH)]
    TooDeep,
    /// The XML is not well-formed, or not UTF-8.
    #[error("de XML is niet in orde ({0})")]
    Malformed(String),
    /// The response stops before its end tag.
    #[error("het antwoord houdt te vroeg op; haal het opnieuw op")]
    Truncated,
    /// So much of it is broken that looking for the next good record would take for ever.
    #[error("het antwoord zit zo vol fouten dat verder lezen geen zin heeft; haal het opnieuw op")]
    TooBroken,
    /// The record has no identifier in its header.
    #[error("het record heeft geen identifier in de header")]
    NoIdentifier,
}

impl FaultKind {
    /// The permanent short code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOai => "oai_not_oai",
            Self::Doctype => "xml_doctype",
            Self::TooDeep => "xml_too_deep",
            Self::Malformed(_) => "xml_malformed",
            Self::Truncated => "oai_truncated",
            Self::TooBroken => "oai_too_broken",
            Self::NoIdentifier => "oai_no_identifier",
        }
    }
}

impl From<quick_xml::Error> for FaultKind {
    fn from(error: quick_xml::Error) -> Self {
        Self::Malformed(error.to_string())
    }
}

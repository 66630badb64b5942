//! The error conditions of OAI-PMH 2.0, section 3.6.

/// An error code as it stands in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// An argument is illegal, missing, repeated or badly written.
    BadArgument,
    /// The resumption token is not one of ours.
    BadResumptionToken,
    /// The verb is unknown, missing or repeated.
    BadVerb,
    /// The metadata prefix is not supported.
    CannotDisseminateFormat,
    /// No such record.
    IdDoesNotExist,
    /// The arguments together select nothing.
    NoRecordsMatch,
    /// The record has no formats.
    NoMetadataFormats,
    /// The repository has no sets.
    NoSetHierarchy,
}

const NAMES: [(Code, &str); 8] = [
    (Code::BadArgument, "badArgument"),
    (Code::BadResumptionToken, "badResumptionToken"),
    (Code::BadVerb, "badVerb"),
    (Code::CannotDisseminateFormat, "cannotDisseminateFormat"),
    (Code::IdDoesNotExist, "idDoesNotExist"),
    (Code::NoRecordsMatch, "noRecordsMatch"),
    (Code::NoMetadataFormats, "noMetadataFormats"),
    (Code::NoSetHierarchy, "noSetHierarchy"),
];

impl Code {
    /// The code as the standard writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|row| row.0 == self).expect("every code has a name").1
    }

    /// The code that the standard writes so.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|row| row.1 == name).map(|row| row.0)
    }
}

/// One error of an answer: the code and a sentence that says what was wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub code: Code,
    pub message: String,
}

impl Problem {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

//! The few reasons for which a file is not read at all. The sentences are for people, in Dutch.

/// Why input is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// More bytes than allowed.
    TooLarge {
        /// What came in.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },
    /// More files than allowed.
    TooManyFiles {
        /// What came in.
        files: usize,
        /// What is allowed.
        limit: usize,
    },
    /// A packed file that grows out of proportion.
    ZipBomb {
        /// The file inside the zip.
        path: String,
    },
    /// The zip cannot be opened.
    BrokenZip {
        /// What the library says of it.
        detail: String,
    },
    /// The file is locked with a password.
    Encrypted,
    /// No text, and no format that holds a lesson.
    NoLesson,
    /// A document whose main part is missing or no XML.
    BrokenDocument {
        /// The part.
        path: String,
    },
    /// A document type declaration, which Office files never have and attacks do.
    Doctype {
        /// The part.
        path: String,
    },
}

impl Refused {
    /// A stable code for scripts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::TooManyFiles { .. } => "too_many_files",
            Self::ZipBomb { .. } => "zip_bomb",
            Self::BrokenZip { .. } => "broken_zip",
            Self::Encrypted => "encrypted",
            Self::NoLesson => "no_lesson",
            Self::BrokenDocument { .. } => "broken_document",
            Self::Doctype { .. } => "doctype",
        }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => write!(
                formatter,
                "Dit bestand is {} groot; er past hoogstens {} in één controle. Splits het materiaal of verklein de afbeeldingen.",
                megabytes(*bytes),
                megabytes(*limit)
            ),
            Self::TooManyFiles { files, limit } => {
                write!(formatter, "Dit zijn {files} bestanden; één les mag er {limit} hebben. Controleer de delen apart.")
            }
            Self::ZipBomb { path } => write!(
                formatter,
                "Het bestand ‘{path}’ wordt bij het uitpakken buitensporig groot. Daarom is het materiaal niet gelezen. Pak het opnieuw in."
            ),
            Self::BrokenZip { detail } => {
                write!(formatter, "Dit zip- of Officebestand is beschadigd ({detail}). Sla het opnieuw op en probeer het nog eens.")
            }
            Self::Encrypted => {
                formatter.write_str("Dit bestand is beveiligd met een wachtwoord. Sla het op zonder wachtwoord en probeer het nog eens.")
            }
            Self::NoLesson => formatter.write_str(
                "In dit bestand staat geen tekst die we kunnen lezen. Kies een les als webpagina (HTML), Markdown, Word (DOCX), PowerPoint (PPTX) of PDF.",
            ),
            Self::BrokenDocument { path } => write!(
                formatter,
                "Het onderdeel ‘{path}’ van dit document ontbreekt of is beschadigd. Open het in je tekstverwerker en sla het opnieuw op."
            ),
            Self::Doctype { path } => write!(
                formatter,
                "Het onderdeel ‘{path}’ bevat een DOCTYPE. Dat hoort niet in een Officebestand en is onveilig. Sla het document opnieuw op."
            ),
        }
    }
}

impl std::error::Error for Refused {}

fn megabytes(bytes: usize) -> String {
    let tenths = bytes * 10 / (1 << 20);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

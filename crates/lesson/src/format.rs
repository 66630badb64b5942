//! Which format a file is in. Contents go before the name: a page saved as `les.txt` is a page.

use crate::Refused;
use serde::{Deserialize, Serialize};

/// The formats as reports name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Word.
    Docx,
    /// PowerPoint.
    Pptx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument presentation.
    Odp,
    /// PDF.
    Pdf,
    /// EPUB.
    Epub,
    /// H5P.
    H5p,
    /// QTI.
    Qti,
    /// SCORM.
    Scorm,
    /// IMS Content Package or Common Cartridge.
    Cc,
    /// Plain text.
    Text,
    /// Several files.
    Folder,
}

impl Format {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Docx => "Word (DOCX)",
            Self::Pptx => "PowerPoint (PPTX)",
            Self::Odt => "OpenDocument-tekst (ODT)",
            Self::Odp => "OpenDocument-presentatie (ODP)",
            Self::Pdf => "PDF",
            Self::Epub => "EPUB",
            Self::H5p => "H5P",
            Self::Qti => "QTI",
            Self::Scorm => "SCORM",
            Self::Cc => "Common Cartridge",
            Self::Text => "platte tekst",
            Self::Folder => "map",
        }
    }
}

/// Which reader takes the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detected {
    Html,
    Markdown,
    Text,
    Pdf,
    /// A zip of some kind; the archive reader looks inside.
    Zip,
    /// Recognised; no reader yet.
    NotReadYet(Format),
}

/// Recognises the format.
pub(crate) fn detect(name: &str, bytes: &[u8]) -> Result<Detected, Refused> {
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Detected::Zip);
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok(Detected::Pdf);
    }
    // A modern Office file with a password is an OLE file that holds an encrypted package.
    if bytes.starts_with(OLE) {
        return Err(if ["docx", "pptx"].contains(&extension(name).as_str()) {
            Refused::Encrypted
        } else {
            Refused::NoLesson
        });
    }
    if is_binary(bytes) {
        return Err(Refused::NoLesson);
    }
    Ok(by_text(name, bytes))
}

fn by_text(name: &str, bytes: &[u8]) -> Detected {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Detected::Html;
    }
    match extension(name).as_str() {
        "html" | "htm" | "xhtml" => Detected::Html,
        "md" | "markdown" | "mkd" => Detected::Markdown,
        _ if head.starts_with("<?xml") && head.contains("<html") => Detected::Html,
        _ if head.starts_with("<?xml") => Detected::NotReadYet(Format::Qti),
        _ => Detected::Text,
    }
}

/// The extension in lower case, or nothing.
pub(crate) fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

/// Bytes that text never has. UTF-16 has zeros and says so with its first two bytes.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return false;
    }
    let head = &bytes[..bytes.len().min(4096)];
    let odd = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    head.contains(&0) || odd * 50 > head.len()
}

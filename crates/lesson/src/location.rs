//! Where something stands in a lesson, in terms a person or a page can follow.

use serde::{Deserialize, Serialize};

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocationKind {
    /// An element of a web page.
    Html,
    /// A file in a package, or the file itself.
    Package,
    /// A page.
    Page,
    /// A slide.
    Slide,
    /// A paragraph of a document.
    Paragraph,
    /// A line of a text file.
    Line,
}

/// A place in a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Location {
    /// The kind of place.
    pub kind: LocationKind,
    /// CSS selector of the element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selector: Option<String>,
    /// Line number, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Path inside the folder or package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Number of the page, slide or paragraph, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

impl Location {
    const fn of(kind: LocationKind) -> Self {
        Self { kind, selector: None, line: None, path: None, number: None }
    }

    /// The element that this selector finds.
    #[must_use]
    pub fn element(selector: impl Into<String>) -> Self {
        Self { selector: Some(selector.into()), ..Self::of(LocationKind::Html) }
    }

    /// A line of a text file.
    #[must_use]
    pub fn line(line: u32) -> Self {
        Self { line: Some(line), ..Self::of(LocationKind::Line) }
    }

    /// A paragraph of a document.
    #[must_use]
    pub fn paragraph(number: u32) -> Self {
        Self { number: Some(number), ..Self::of(LocationKind::Paragraph) }
    }

    /// A slide of a presentation.
    #[must_use]
    pub fn slide(number: u32) -> Self {
        Self { number: Some(number), ..Self::of(LocationKind::Slide) }
    }

    /// A page of a document.
    #[must_use]
    pub fn page(number: u32) -> Self {
        Self { number: Some(number), ..Self::of(LocationKind::Page) }
    }

    /// A file as a whole.
    #[must_use]
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::of(LocationKind::Package) }
    }

    /// The same place, inside this file of a folder or package.
    #[must_use]
    pub fn inside(mut self, path: &str) -> Self {
        self.path = Some(match self.path.take() {
            Some(inner) if inner != path => format!("{path}/{inner}"),
            _ => path.to_owned(),
        });
        self
    }
}

impl std::fmt::Display for Location {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts: Vec<String> = self.path.iter().cloned().collect();
        parts.extend(self.line.map(|line| format!("regel {line}")));
        parts.extend(self.number.map(|number| match self.kind {
            LocationKind::Page => format!("bladzijde {number}"),
            LocationKind::Slide => format!("dia {number}"),
            _ => format!("alinea {number}"),
        }));
        parts.extend(self.selector.clone());
        formatter.write_str(&parts.join(", "))
    }
}

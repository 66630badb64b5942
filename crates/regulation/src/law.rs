//! The wording of the rules, paragraph by paragraph, so that a citation leads to words.
//!
//! The text is Markdown that a lawyer can read. A heading of the third level is a citation and opens a
//! paragraph; other headings are for the reader. A quoted first line tells when the words are not
//! literally those of the publication.

use crate::RoundError;
use base::Citation;
use std::{collections::BTreeMap, sync::LazyLock};

/// The paragraphs of the scheme and of the rules beside it.
#[derive(Debug)]
pub struct Law {
    paragraphs: BTreeMap<Citation, Paragraph>,
    order: Vec<Citation>,
}

/// Artikellid, onderdeel, vereiste or alinea.
#[derive(Debug)]
pub struct Paragraph {
    /// Where it stands.
    pub citation: Citation,
    /// Its words.
    pub text: &'static str,
    /// What those words are.
    pub wording: Wording,
}

/// What the words of a paragraph are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// The words of the publication.
    Literal,
    /// The words of the publication, of which only a part is at hand.
    Partial,
    /// What the paragraph comes down to, in our words.
    Summary,
    /// What we take the paragraph to say; someone with the text must confirm it.
    ToBeConfirmed,
    /// The text is not at hand: nothing is known but that the article exists.
    NotAvailable,
}

const MARKS: [(&str, Wording); 4] = [
    ("> Gedeeltelijk:", Wording::Partial),
    ("> Strekking:", Wording::Summary),
    ("> Te bevestigen:", Wording::ToBeConfirmed),
    ("> Niet aangeleverd:", Wording::NotAvailable),
];

const FILES: [(&str, &str); 2] = [
    ("regeling.md", include_str!("../../../regulation/iol/regeling.md")),
    ("andere-regels.md", include_str!("../../../regulation/iol/andere-regels.md")),
];

static LAW: LazyLock<Result<Law, RoundError>> = LazyLock::new(|| Law::read(&FILES));

impl Law {
    /// The wording that this program carries.
    ///
    /// # Errors
    /// When a heading is no citation, stands twice, or has no words.
    pub fn get() -> Result<&'static Self, RoundError> {
        LAW.as_ref().map_err(Clone::clone)
    }

    /// Reads wording from files, given as name and text.
    ///
    /// # Errors
    /// When a heading is no citation, stands twice, or has no words; all such problems together.
    pub fn read(files: &[(&str, &'static str)]) -> Result<Self, RoundError> {
        let mut law = Self { paragraphs: BTreeMap::new(), order: Vec::new() };
        let mut problems = Vec::new();
        for (file, text) in files {
            for section in sections(text) {
                if let Err(problem) = law.add(section) {
                    problems.push(format!("{file}: {problem}"));
                }
            }
        }
        if problems.is_empty() { Ok(law) } else { Err(RoundError::Invalid { problems }) }
    }

    fn add(&mut self, (heading, body): (&str, &'static str)) -> Result<(), String> {
        let citation = Citation::parse(heading).map_err(|error| error.to_string())?;
        let (wording, text) = wording(body.trim());
        if text.is_empty() {
            return Err(format!("the paragraph {citation} has no words"));
        }
        let paragraph = Paragraph { citation: citation.clone(), text, wording };
        if self.paragraphs.insert(citation.clone(), paragraph).is_some() {
            return Err(format!("the paragraph {citation} stands twice"));
        }
        self.order.push(citation);
        Ok(())
    }

    /// The paragraph with exactly this citation.
    #[must_use]
    pub fn paragraph(&self, citation: &Citation) -> Option<&Paragraph> {
        self.paragraphs.get(citation)
    }

    /// Whether the citation is a paragraph, or an article that has paragraphs.
    #[must_use]
    pub fn resolves(&self, citation: &Citation) -> bool {
        self.paragraphs.contains_key(citation) || self.order.iter().any(|place| citation.contains(place))
    }

    /// All paragraphs in the order of the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.order.iter().filter_map(|citation| self.paragraphs.get(citation))
    }

    /// The paragraphs one level below a citation, in the order of the text.
    pub fn children<'a>(&'a self, citation: &'a Citation) -> impl Iterator<Item = &'a Paragraph> {
        self.paragraphs().filter(move |paragraph| paragraph.citation.parent().as_ref() == Some(citation))
    }
}

/// Heading and body of every section of the third level.
fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.split("\n### ").skip(1).map(|section| {
        let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
        let end = body.find("\n## ").or_else(|| body.find("\n# ")).unwrap_or(body.len());
        (heading.trim(), &body[..end])
    })
}

fn wording(body: &'static str) -> (Wording, &'static str) {
    for (mark, wording) in MARKS {
        if let Some(text) = body.strip_prefix(mark) {
            return (wording, text.trim());
        }
    }
    (Wording::Literal, body)
}

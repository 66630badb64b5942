//! The vocabularies as data: flat lists, concepts of the onderwijsbegrippenkader with their
//! hierarchy, old terms that became concepts, and Dutch names of languages.
//!
//! The files are in `vocabularies/`; each says where it comes from and of what date it is.
//! A concept has one key, its uuid, whichever address it is written with.

mod concept;
mod slug;

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

pub use concept::{Concept, Scheme, ancestors, concept, concept_by_slug, concepts, key, resolve, resolve_taxon};
pub use slug::slug;

/// A flat list of NL LOM.
#[derive(Debug, Deserialize)]
pub struct List {
    /// The name the field table refers to.
    pub id: String,
    /// The Dutch name.
    pub label: String,
    /// The sources a record may name, the recommended one first.
    pub sources: Vec<String>,
    /// Where the list was found.
    pub origin: String,
    /// The date of the list.
    pub date: String,
    /// The terms in their order.
    pub terms: Vec<ListTerm>,
}

/// A term of a flat list.
#[derive(Debug, Deserialize)]
pub struct ListTerm {
    /// The token in a record.
    pub value: String,
    /// The Dutch label.
    pub label: String,
    /// The form in an address.
    #[serde(default)]
    slug: Option<String>,
}

impl ListTerm {
    /// The form in an address, `open-opdracht`.
    #[must_use]
    pub fn slug(&self) -> String {
        self.slug.clone().unwrap_or_else(|| slug(&self.value))
    }
}

impl List {
    /// The term with this token, compared without regard to case.
    #[must_use]
    pub fn term(&self, value: &str) -> Option<&ListTerm> {
        self.terms.iter().find(|term| term.value.eq_ignore_ascii_case(value))
    }
}

#[derive(Deserialize)]
struct Lists {
    list: Vec<List>,
}

#[derive(Deserialize)]
struct Languages {
    names: HashMap<String, String>,
    three_letters: HashMap<String, String>,
}

/// All flat lists.
pub fn lists() -> &'static [List] {
    static LISTS: OnceLock<Vec<List>> = OnceLock::new();
    LISTS.get_or_init(|| parse::<Lists>(include_str!("../../../vocabularies/nl-lom.toml")).list)
}

/// The flat list with this id.
#[must_use]
pub fn list(id: &str) -> Option<&'static List> {
    lists().iter().find(|list| list.id == id)
}

/// The code of a language without region, of two letters where it has such a code: `nl` for `nl-BE` and `dut`.
#[must_use]
pub fn language_code(tag: &str) -> String {
    let code = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    languages().three_letters.get(&code).cloned().unwrap_or(code)
}

/// The Dutch name of a language, `Nederlands` for `nl` and `nl-NL`; none when the code is not known.
#[must_use]
pub fn language_name(tag: &str) -> Option<&'static str> {
    languages().names.get(&language_code(tag)).map(String::as_str)
}

fn languages() -> &'static Languages {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    LANGUAGES.get_or_init(|| parse(include_str!("../../../vocabularies/languages.toml")))
}

/// Reads a file that is part of the program; a test reads every one of them.
fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> T {
    toml::from_str(text).expect("the vocabularies in the program are well-formed")
}

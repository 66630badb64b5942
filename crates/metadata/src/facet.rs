//! What a record counts under in the search: its facet values, with codes fit for an address
//! and Dutch labels.
//!
//! A record for groep 6 also counts under primair onderwijs. What is in no list keeps the
//! label of the record itself.

use crate::accessors::best;
use crate::record::{FieldId, Record, Taxon};
use crate::vocabulary::{self, Concept, Scheme, slug};
use base::Licence;

/// A facet of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Sector, school type and year.
    EducationLevel,
    /// Subject.
    Subject,
    /// Kind of material.
    Kind,
    /// Licence.
    Licence,
    /// Language of the material.
    Language,
    /// For whom.
    Audience,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetValue {
    /// The facet.
    pub facet: Facet,
    /// The form in an address and in the index.
    pub code: String,
    /// The Dutch label.
    pub label: String,
}

impl Facet {
    /// Every facet, in the order of the search page.
    pub const ALL: [Self; 6] =
        [Self::EducationLevel, Self::Subject, Self::Kind, Self::Licence, Self::Language, Self::Audience];

    /// The name in an address, `leerniveau`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::EducationLevel => "leerniveau",
            Self::Subject => "vak",
            Self::Kind => "soort",
            Self::Licence => "licentie",
            Self::Language => "taal",
            Self::Audience => "doelgroep",
        }
    }

    /// The Dutch name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::EducationLevel => "Leerniveau",
            Self::Subject => "Vak",
            Self::Kind => "Soort",
            Self::Licence => "Licentie",
            Self::Language => "Taal",
            Self::Audience => "Doelgroep",
        }
    }

    /// The facet with this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.id() == id)
    }
}

/// The facet values of a record, each once, facet by facet in the order of the record.
#[must_use]
pub fn values(record: &Record) -> Vec<FacetValue> {
    let mut values = Values(Vec::new());
    for (source, taxon) in record.taxa_with_source("educational level") {
        values.taxon(Facet::EducationLevel, Scheme::Level, source, taxon);
    }
    for term in record.terms(FieldId::Context) {
        let known = vocabulary::list("context").and_then(|list| list.term(&term.value));
        if let Some(level) = known.and_then(|known| vocabulary::concept_by_slug(Scheme::Level, &known.slug())) {
            values.concept(Facet::EducationLevel, level);
        }
    }
    for (source, taxon) in record.taxa_with_source("discipline") {
        values.taxon(Facet::Subject, Scheme::Discipline, source, taxon);
    }
    for term in record.terms(FieldId::LearningResourceType) {
        values.term(Facet::Kind, &["learningresourcetype", "learningresourcetype_lom"], &term.value);
    }
    if let Some(licence) = record.licence() {
        values.add(Facet::Licence, licence.token(), licence.name());
    }
    for tag in record.languages().filter(|tag| !matches!(*tag, "x-none" | "none" | "und")) {
        let code = slug(&vocabulary::language_code(tag));
        let name = vocabulary::language_name(tag).map_or_else(|| tag.to_owned(), capitalised);
        values.add(Facet::Language, &code, &name);
    }
    for term in record.terms(FieldId::IntendedUser) {
        values.term(Facet::Audience, &["intendedenduserrole"], &term.value);
    }
    values.0
}

/// The Dutch label of a code; the code itself when it is in no list.
#[must_use]
pub fn label(facet: Facet, code: &str) -> String {
    let from_list = |ids: &[&str]| {
        let terms = ids.iter().filter_map(|id| vocabulary::list(id)).flat_map(|list| &list.terms);
        terms.filter(|term| term.slug() == code).map(|term| term.label.clone()).next()
    };
    let found = match facet {
        Facet::EducationLevel => vocabulary::concept_by_slug(Scheme::Level, code).map(|concept| concept.label.clone()),
        Facet::Subject => vocabulary::concept_by_slug(Scheme::Discipline, code).map(|concept| concept.label.clone()),
        Facet::Kind => from_list(&["learningresourcetype", "learningresourcetype_lom"]),
        Facet::Licence => Licence::from_token(code).map(|licence| licence.name().to_owned()),
        Facet::Language => vocabulary::language_name(code).map(capitalised),
        Facet::Audience => from_list(&["intendedenduserrole"]),
    };
    found.unwrap_or_else(|| code.to_owned())
}

struct Values(Vec<FacetValue>);

impl Values {
    fn add(&mut self, facet: Facet, code: &str, label: &str) {
        let known = |value: &FacetValue| value.facet == facet && value.code == code;
        if !code.is_empty() && !self.0.iter().any(known) {
            self.0.push(FacetValue { facet, code: code.to_owned(), label: label.to_owned() });
        }
    }

    /// A concept and all above it.
    fn concept(&mut self, facet: Facet, concept: &Concept) {
        self.add(facet, &concept.slug, &concept.label);
        for above in vocabulary::ancestors(concept) {
            self.add(facet, &above.slug, &above.label);
        }
    }

    /// The concepts that a taxon means. A concept of another list is left out: providers put
    /// a subject among the levels. What is in no list keeps its own label.
    fn taxon(&mut self, facet: Facet, scheme: Scheme, source: &str, taxon: &Taxon) {
        let found = vocabulary::resolve_taxon(source, taxon);
        for concept in found.iter().filter(|concept| concept.scheme == scheme) {
            self.concept(facet, concept);
        }
        if !found.is_empty() {
            return;
        }
        let id = vocabulary::key(&taxon.id);
        let label = best(&taxon.entry).unwrap_or(id);
        let code = if id.is_empty() { slug(label) } else { slug(id) };
        self.add(facet, &code, label);
    }

    fn term(&mut self, facet: Facet, lists: &[&str], token: &str) {
        match lists.iter().filter_map(|id| vocabulary::list(id)).find_map(|list| list.term(token)) {
            Some(term) => self.add(facet, &term.slug(), &term.label),
            None => self.add(facet, &slug(token), token),
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

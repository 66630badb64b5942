//! The one table of fields. Reader, writers, checks, forms and documentation iterate it, so
//! that a field is added in one row.
//!
//! Implements NL LOM 1.0 (categories 1 to 9) with the obligations of Edurep and of the
//! kwaliteitsmodel. It knows nothing of XML syntax beyond the names of the elements.

mod table;

use crate::facet::Facet;
use crate::record::FieldId;

pub use table::FIELDS;

/// Everything that varies per field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Which field.
    pub id: FieldId,
    /// The number in NL LOM, `1.2`; for our own fields the criterion, `6.2-2`.
    pub number: &'static str,
    /// The category of NL LOM that holds it.
    pub category: Category,
    /// The element in the IMS binding, within the category. Empty when the category element is the value itself.
    pub ims: &'static str,
    /// The same in the IEEE binding.
    pub ieee: &'static str,
    /// The Dutch name.
    pub label: &'static str,
    /// A Dutch sentence that helps who fills it in.
    pub help: &'static str,
    /// How many values the standard allows.
    pub cardinality: Cardinality,
    /// The IMS schema allows one element, although NL LOM allows more; the writer merges.
    pub once_in_ims: bool,
    /// The most characters that receivers must accept (smallest permitted maximum).
    pub max_length: Option<u16>,
    /// What kind of value it takes.
    pub kind: Kind,
    /// The lists its terms come from, recommended first; ids of `vocabularies/nl-lom.toml`.
    pub vocabularies: &'static [&'static str],
    /// What NL LOM asks.
    pub nl_lom: Obligation,
    /// What Edurep asks.
    pub edurep: Obligation,
    /// The items of the kwaliteitsmodel that this field answers.
    pub quality: &'static [QualityItem],
    /// The search facets that are made of it.
    pub facets: &'static [Facet],
    /// The Dublin Core element.
    pub dublin_core: Option<&'static str>,
    /// The property in schema.org, with its prefix when it is of another vocabulary.
    pub schema_org: Option<&'static str>,
}

/// The categories of NL LOM, in their order, and one for our own fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// 1.
    General,
    /// 2.
    LifeCycle,
    /// 3.
    MetaMetadata,
    /// 4.
    Technical,
    /// 5.
    Educational,
    /// 6.
    Rights,
    /// 7.
    Relation,
    /// 8.
    Annotation,
    /// 9.
    Classification,
    /// Asked by the kwaliteitsmodel, unknown to NL LOM.
    Own,
}

/// How many values a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cardinality {
    /// One.
    One,
    /// Several; the number is the smallest permitted maximum.
    Many(u16),
}

/// What kind of [`crate::Value`] a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `Value::Text`.
    Text,
    /// `Value::Term`.
    Term,
    /// `Value::Plain`.
    Plain,
    /// `Value::Plain` that holds a whole number.
    Number,
    /// `Value::Timed`.
    Timed,
    /// `Value::Identifier`.
    Identifier,
    /// `Value::Contribution`.
    Contribution,
    /// `Value::Requirement`.
    Requirement,
    /// `Value::Relation`.
    Relation,
    /// `Value::Annotation`.
    Annotation,
    /// `Value::Classification`.
    Classification,
}

/// How strongly a field is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// Verplicht.
    Mandatory,
    /// Verplicht in some cases (business rule).
    Conditional,
    /// Aanbevolen.
    Recommended,
    /// Optioneel.
    Optional,
    /// Not part of the standard.
    Absent,
}

/// An item of criterion 6 of the kwaliteitsmodel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualityItem {
    /// 6.1, Basis, items 1 to 13.
    Base(u8),
    /// 6.2, Plus, items 1 to 7.
    Extra(u8),
}

/// The row of a field.
#[must_use]
pub fn field(id: FieldId) -> &'static Field {
    FIELDS.iter().find(|row| row.id == id).expect("every field has a row")
}

impl Category {
    /// The categories that are elements of a record, in the order of the schema.
    pub const ELEMENTS: [Self; 9] = [
        Self::General,
        Self::LifeCycle,
        Self::MetaMetadata,
        Self::Technical,
        Self::Educational,
        Self::Rights,
        Self::Relation,
        Self::Annotation,
        Self::Classification,
    ];

    /// The element in the IMS binding.
    #[must_use]
    pub const fn ims(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::LifeCycle => "lifecycle",
            Self::MetaMetadata => "metametadata",
            Self::Technical => "technical",
            Self::Educational => "educational",
            Self::Rights => "rights",
            Self::Relation => "relation",
            Self::Annotation => "annotation",
            Self::Classification => "classification",
            Self::Own => "",
        }
    }

    /// The element in the IEEE binding.
    #[must_use]
    pub const fn ieee(self) -> &'static str {
        match self {
            Self::LifeCycle => "lifeCycle",
            Self::MetaMetadata => "metaMetadata",
            other => other.ims(),
        }
    }

    /// Whether the category element itself is one value of one field, and may be repeated.
    #[must_use]
    pub const fn is_value(self) -> bool {
        matches!(self, Self::Relation | Self::Annotation | Self::Classification)
    }

    /// The fields of this category, in the order of the IMS schema.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().filter(move |row| row.category == self)
    }
}

impl Field {
    /// Where the field stands in the IMS binding, `general/title`; none for our own fields.
    #[must_use]
    pub fn ims_path(&self) -> Option<String> {
        path(self.category, self.category.ims(), self.ims)
    }

    /// Where the field stands in the IEEE binding.
    #[must_use]
    pub fn ieee_path(&self) -> Option<String> {
        path(self.category, self.category.ieee(), self.ieee)
    }

    /// Whether our NL LOM output holds at most one such element.
    #[must_use]
    pub const fn is_single_in_ims(&self) -> bool {
        matches!(self.cardinality, Cardinality::One) || self.once_in_ims
    }
}

fn path(category: Category, outer: &str, inner: &str) -> Option<String> {
    match (category, inner) {
        (Category::Own, _) => None,
        (_, "") => Some(outer.to_owned()),
        _ => Some(format!("{outer}/{inner}")),
    }
}

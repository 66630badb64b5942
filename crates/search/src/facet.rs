//! The facets of the search page: those of the record, and the quality that Leerbron adds.

use metadata::facet as record;

/// A facet to filter and count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// One that the record itself gives.
    Record(record::Facet),
    /// The quality assessment: basis or plus.
    Quality,
}

impl Facet {
    /// How many there are.
    pub(crate) const COUNT: usize = record::Facet::ALL.len() + 1;

    /// Every facet, in the order of the search page.
    pub fn all() -> impl Iterator<Item = Self> {
        record::Facet::ALL.into_iter().map(Self::Record).chain([Self::Quality])
    }

    /// The name in an address, `leerniveau`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Record(facet) => facet.id(),
            Self::Quality => "kwaliteit",
        }
    }

    /// The Dutch name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Record(facet) => facet.label(),
            Self::Quality => "Kwaliteit",
        }
    }

    /// The facet with this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|facet| facet.id() == id)
    }

    /// The Dutch label of a code of this facet.
    #[must_use]
    pub fn value_label(self, code: &str) -> String {
        match self {
            Self::Record(facet) => record::label(facet, code),
            Self::Quality => quality_label(code).to_owned(),
        }
    }

    pub(crate) fn position(self) -> usize {
        Self::all().position(|facet| facet == self).unwrap_or_default()
    }
}

pub(crate) fn quality_label(code: &str) -> &str {
    match code {
        "basis" => "Basis compleet",
        "plus" => "Basis en Plus compleet",
        "geen-tekort" => "Controle: geen tekort gevonden",
        "aandachtspunten" => "Controle: punten om te verbeteren",
        other => other,
    }
}

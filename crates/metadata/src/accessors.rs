//! What others ask of a record, in types: nobody outside this crate looks through values.

use crate::duration;
use crate::record::{
    Classification, Contribution, Entity, FieldId, Identifier, LangText, Record, Relation, Taxon, Term, Value,
};
use base::Licence;

/// Whether one must sign in to see the material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Open to everyone.
    Open,
    /// Signing in or something else is needed.
    Restricted,
}

/// The Dutch text, else the first that there is.
#[must_use]
pub fn best(texts: &[LangText]) -> Option<&str> {
    let dutch = |text: &&LangText| text.lang.as_deref().is_some_and(|lang| lang == "nl" || lang.starts_with("nl-"));
    texts.iter().find(dutch).or_else(|| texts.first()).map(|text| text.text.as_str())
}

impl Record {
    /// The title: the Dutch one, else the first.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.best_text(FieldId::Title)
    }

    /// The description: the Dutch one, else the first.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.best_text(FieldId::Description)
    }

    /// The keywords, each in Dutch when it has a Dutch form.
    pub fn keywords(&self) -> impl Iterator<Item = &str> {
        self.texts(FieldId::Keyword).filter_map(best)
    }

    /// The languages of the material as the record writes them.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.plain(FieldId::Language)
    }

    /// The identifiers of the material.
    pub fn identifiers(&self) -> impl Iterator<Item = &Identifier> {
        self.identifiers_of(FieldId::Identifier)
    }

    /// The identifiers of the metadata record.
    pub fn metadata_identifiers(&self) -> impl Iterator<Item = &Identifier> {
        self.identifiers_of(FieldId::MetadataIdentifier)
    }

    /// Where the material is.
    pub fn locations(&self) -> impl Iterator<Item = &str> {
        self.plain(FieldId::Location)
    }

    /// The media types.
    pub fn formats(&self) -> impl Iterator<Item = &str> {
        self.plain(FieldId::Format)
    }

    /// The first publisher.
    #[must_use]
    pub fn publisher(&self) -> Option<&Entity> {
        self.contributors("publisher").next()
    }

    /// The authors.
    pub fn authors(&self) -> impl Iterator<Item = &Entity> {
        self.contributors("author")
    }

    /// Those who contributed to the material in this role.
    pub fn contributors(&self, role: &str) -> impl Iterator<Item = &Entity> {
        self.contributions()
            .filter(move |contribution| is_term(contribution.role.as_ref(), role))
            .flat_map(|c| &c.entities)
    }

    /// The contributions to the material.
    pub fn contributions(&self) -> impl Iterator<Item = &Contribution> {
        self.get(FieldId::Contribution).iter().filter_map(|value| match value {
            Value::Contribution(contribution) => Some(contribution),
            _ => None,
        })
    }

    /// The day of publication, as it stands.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        self.contributions().filter(|c| is_term(c.role.as_ref(), "publisher")).find_map(|c| c.date.as_deref())
    }

    /// The licence: the token of 6.2, and where that only says yes, no or unknown, the licence
    /// whose address stands in 6.3.
    #[must_use]
    pub fn licence(&self) -> Option<Licence> {
        let token = self
            .token(FieldId::Copyright)
            .and_then(|token| Licence::from_token(token).or_else(|| Licence::from_url(token)));
        match token {
            None | Some(Licence::Restricted | Licence::Unrestricted | Licence::Unknown) => {
                self.licence_in_words().or(token)
            }
            named => named,
        }
    }

    fn licence_in_words(&self) -> Option<Licence> {
        let words = self.texts(FieldId::RightsDescription).flatten().flat_map(|text| text.text.split_whitespace());
        words.filter(|word| word.contains("creativecommons.org")).find_map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
            Licence::from_url(word)
        })
    }

    /// The classifications for a purpose, compared without regard to case.
    pub fn classified(&self, purpose: &str) -> impl Iterator<Item = &Classification> {
        self.classifications().filter(move |classification| is_term(classification.purpose.as_ref(), purpose))
    }

    /// All classifications.
    pub fn classifications(&self) -> impl Iterator<Item = &Classification> {
        self.get(FieldId::Classification).iter().filter_map(|value| match value {
            Value::Classification(classification) => Some(classification),
            _ => None,
        })
    }

    /// The taxa of all paths for a purpose, such as `discipline` or `educational level`.
    pub fn taxa(&self, purpose: &str) -> impl Iterator<Item = &Taxon> {
        self.taxa_with_source(purpose).map(|(_, taxon)| taxon)
    }

    /// The taxa for a purpose, each with the taxonomy it is from.
    pub fn taxa_with_source(&self, purpose: &str) -> impl Iterator<Item = (&str, &Taxon)> {
        self.classified(purpose)
            .flat_map(|classification| &classification.paths)
            .flat_map(|path| path.taxa.iter().map(|taxon| (path.source.as_str(), taxon)))
    }

    /// How long a learner needs, in minutes.
    #[must_use]
    pub fn learning_minutes(&self) -> Option<u32> {
        self.get(FieldId::LearningTime).iter().find_map(|value| match value {
            Value::Timed { value, .. } => duration::minutes(value),
            _ => None,
        })
    }

    /// The address of a small picture of the material.
    #[must_use]
    pub fn thumbnail(&self) -> Option<&str> {
        self.related("thumbnail").find(|address| is_web_address(address))
    }

    /// The relations with other resources.
    pub fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.get(FieldId::Relation).iter().filter_map(|value| match value {
            Value::Relation(relation) => Some(relation),
            _ => None,
        })
    }

    /// The identifiers of the resources that this kind of relation leads to.
    pub fn related(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.relations()
            .filter(move |relation| is_term(relation.kind.as_ref(), kind))
            .flat_map(|relation| &relation.identifiers)
            .map(|identifier| identifier.entry.as_str())
    }

    /// Whether the material costs money; none when the record does not say.
    #[must_use]
    pub fn cost(&self) -> Option<bool> {
        match self.token(FieldId::Cost)?.to_ascii_lowercase().as_str() {
            "yes" | "ja" => Some(true),
            "no" | "nee" => Some(false),
            _ => None,
        }
    }

    /// Whether one must sign in; none when the record does not say.
    #[must_use]
    pub fn access(&self) -> Option<Access> {
        self.taxa("access rights").find_map(|taxon| match taxon.id.as_str() {
            "OpenAccess" => Some(Access::Open),
            "RestrictedAccess" | "ClosedAccess" => Some(Access::Restricted),
            _ => None,
        })
    }

    /// Whether the record says that everyone can see the material.
    #[must_use]
    pub fn is_open_access(&self) -> bool {
        self.access() == Some(Access::Open)
    }

    /// The texts of a field, one slice for each value.
    pub fn texts(&self, field: FieldId) -> impl Iterator<Item = &[LangText]> {
        self.get(field).iter().filter_map(|value| match value {
            Value::Text(texts) => Some(texts.as_slice()),
            _ => None,
        })
    }

    /// The terms of a field.
    pub fn terms(&self, field: FieldId) -> impl Iterator<Item = &Term> {
        self.get(field).iter().filter_map(|value| match value {
            Value::Term(term) => Some(term),
            _ => None,
        })
    }

    /// The plain values of a field.
    pub fn plain(&self, field: FieldId) -> impl Iterator<Item = &str> {
        self.get(field).iter().filter_map(|value| match value {
            Value::Plain(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The token of the first term of a field.
    #[must_use]
    pub fn token(&self, field: FieldId) -> Option<&str> {
        self.terms(field).next().map(|term| term.value.as_str())
    }

    fn best_text(&self, field: FieldId) -> Option<&str> {
        let texts = || self.texts(field).flatten();
        let dutch = |text: &&LangText| text.lang.as_deref().is_some_and(|lang| lang == "nl" || lang.starts_with("nl-"));
        texts().find(dutch).or_else(|| texts().next()).map(|text| text.text.as_str())
    }

    fn identifiers_of(&self, field: FieldId) -> impl Iterator<Item = &Identifier> {
        self.get(field).iter().filter_map(|value| match value {
            Value::Identifier(identifier) => Some(identifier),
            _ => None,
        })
    }
}

fn is_term(term: Option<&Term>, token: &str) -> bool {
    term.is_some_and(|term| term.value.eq_ignore_ascii_case(token))
}

/// Whether a text is an address that a browser can open.
pub(crate) fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

//! The record: values by field. Everything that varies per field stands in `fields.rs`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fields of NL LOM that the record knows, in the order of the standard, and our own
/// fields for criterion 6.2 that NL LOM has no place for. The serialised name is permanent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldId {
    /// 1.1 Identifier of the material.
    Identifier,
    /// 1.2 Title.
    Title,
    /// 1.3 Language of the material.
    Language,
    /// 1.4 Description.
    Description,
    /// 1.5 Keywords.
    Keyword,
    /// 1.6 Coverage: period, region, culture.
    Coverage,
    /// 1.7 Structure.
    Structure,
    /// 1.8 Aggregation level.
    AggregationLevel,
    /// 2.1 Version.
    Version,
    /// 2.2 Status.
    Status,
    /// 2.3 Contributions to the material.
    Contribution,
    /// 3.1 Identifier of the metadata record.
    MetadataIdentifier,
    /// 3.2 Contributions to the metadata.
    MetadataContribution,
    /// 3.3 Metadata scheme.
    MetadataScheme,
    /// 3.4 Language of the metadata.
    MetadataLanguage,
    /// 4.1 Format.
    Format,
    /// 4.2 Size in bytes.
    Size,
    /// 4.3 Location.
    Location,
    /// 4.4 Requirement.
    Requirement,
    /// 4.5 Installation remarks.
    InstallationRemarks,
    /// 4.6 Other platform requirements.
    OtherRequirements,
    /// 4.7 Playing time.
    Duration,
    /// 5.1 Interactivity type.
    InteractivityType,
    /// 5.2 Learning resource type.
    LearningResourceType,
    /// 5.3 Interactivity level.
    InteractivityLevel,
    /// 5.4 Semantic density.
    SemanticDensity,
    /// 5.5 Intended end user role.
    IntendedUser,
    /// 5.6 Context.
    Context,
    /// 5.7 Typical age range.
    AgeRange,
    /// 5.8 Difficulty.
    Difficulty,
    /// 5.9 Typical learning time.
    LearningTime,
    /// 5.10 How to use it.
    UseDescription,
    /// 5.11 Language of the user.
    UserLanguage,
    /// 6.1 Cost.
    Cost,
    /// 6.2 Copyright and other restrictions.
    Copyright,
    /// 6.3 Rights description.
    RightsDescription,
    /// 7 Relations.
    Relation,
    /// 8 Annotations.
    Annotation,
    /// 9 Classifications.
    Classification,
    /// Kwaliteitsmodel 6.2: place and time of learning (no NL LOM element).
    PlaceAndTime,
    /// Kwaliteitsmodel 6.2: teaching methods (no NL LOM element).
    TeachingMethod,
    /// Kwaliteitsmodel 6.2: led by the teacher or by the pupil (no NL LOM element).
    Guidance,
}

/// Text in a language (`x-none` for none); several make a multilingual text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LangText {
    /// BCP 47 tag, or `x-none`; absent when the source gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The text, trimmed.
    pub text: String,
}

/// A term of a vocabulary: source and value, both as they stand in the record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// `LOMv1.0` or the address of the vocabulary.
    pub source: String,
    /// The token.
    pub value: String,
}

/// A catalogue and an entry in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// `URI`, `ISBN` or a name of one's own.
    pub catalog: String,
    /// The identifier itself.
    pub entry: String,
}

/// A person or organisation out of a vCard 3.0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entity {
    /// FN: the formatted name; Edurep indexes this.
    pub name: String,
    /// ORG.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// EMAIL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The vCard's other lines, unchanged, so that nothing is lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<String>,
}

/// Who did what, and when (2.3 and 3.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contribution {
    /// The role; absent in some real records, although required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Term>,
    /// Who.
    pub entities: Vec<Entity>,
    /// ISO 8601 date or date-time, as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// What is needed to use the material (4.4): of what kind, which, and which versions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Requirement {
    /// Operating system or browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Term>,
    /// Which one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Term>,
    /// The lowest version that will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// The highest version that will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<String>,
}

/// A relation with another resource (7).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// The kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Term>,
    /// What is said of the other resource; the media type for `hasformat`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub description: Vec<LangText>,
    /// How the other resource is identified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
}

/// A remark by a person (8).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Annotation {
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Entity>,
    /// When, as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The remark.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub description: Vec<LangText>,
}

/// A term with its label (9.2.2). The id may be a uuid, an address or a token.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Taxon {
    /// The id, trimmed; empty in some real records.
    pub id: String,
    /// The label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entry: Vec<LangText>,
}

/// A path from general to specific in one taxonomy (9.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TaxonPath {
    /// The taxonomy.
    pub source: String,
    /// General first.
    pub taxa: Vec<Taxon>,
}

/// A classification for one purpose (9).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Classification {
    /// `discipline`, `educational level`, `access rights`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Term>,
    /// The paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<TaxonPath>,
    /// 9.3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub description: Vec<LangText>,
    /// 9.4: one keyword each, in one or more languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Vec<LangText>>,
}

/// One value of a field. Which kind a field takes stands in the field table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text, possibly in several languages.
    Text(Vec<LangText>),
    /// A vocabulary term.
    Term(Term),
    /// A plain token: a language code, media type, address, number, date or duration.
    Plain(String),
    /// A duration or date with a description (4.7, 5.9).
    Timed {
        /// ISO 8601.
        value: String,
        /// What is said of it.
        description: Vec<LangText>,
    },
    /// An identifier.
    Identifier(Identifier),
    /// A contribution.
    Contribution(Contribution),
    /// A requirement.
    Requirement(Requirement),
    /// A relation.
    Relation(Relation),
    /// An annotation.
    Annotation(Annotation),
    /// A classification.
    Classification(Classification),
}

/// The metadata of one material: values by field, in the order given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record {
    values: BTreeMap<FieldId, Vec<Value>>,
}

impl Record {
    /// The values of a field; none is an empty slice.
    #[must_use]
    pub fn get(&self, field: FieldId) -> &[Value] {
        self.values.get(&field).map_or(&[], Vec::as_slice)
    }

    /// Adds a value to a field.
    pub fn push(&mut self, field: FieldId, value: Value) {
        self.values.entry(field).or_default().push(value);
    }

    /// Replaces the values of a field; none removes the field.
    pub fn set(&mut self, field: FieldId, values: Vec<Value>) {
        if values.is_empty() {
            self.values.remove(&field);
        } else {
            self.values.insert(field, values);
        }
    }

    /// The fields that have a value, in the order of the standard.
    pub fn fields(&self) -> impl Iterator<Item = (FieldId, &[Value])> {
        self.values.iter().map(|(field, values)| (*field, values.as_slice()))
    }
}

//! schema.org JSON-LD as Edurep maps it from NL LOM, in a form that search engines read too.
//!
//! Names without a prefix are of schema.org, by `@vocab`, so that no processor has to fetch a
//! context. The names of simple properties come from the field table; here stand only the
//! properties that have a shape of their own. Addresses of e-mail are left out.

mod terms;

use crate::fields::{FIELDS, Field, Kind};
use crate::record::{Contribution, Entity, FieldId, LangText, Record, Value as FieldValue};
use crate::{Access, duration};
use base::Licence;
use serde_json::{Map, Value, json};

/// What a page knows of a material that its record does not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page<'a> {
    /// The address of the page about the material.
    pub url: &'a str,
    /// The permanent identifier of the record, `@id`.
    pub id: &'a str,
    /// When the record last changed, ISO 8601.
    pub modified: Option<&'a str>,
    /// A picture, when the record names none.
    pub thumbnail: Option<&'a str>,
}

/// The record as one JSON-LD object.
#[must_use]
pub fn write(record: &Record, page: &Page<'_>) -> Value {
    let mut object = Object(Map::new());
    object.set("@context", json!({ "@vocab": "https://schema.org/", "dcterms": DCTERMS, "lom": LOM }));
    object.set("@id", json!(page.id));
    object.set("@type", json!(["CreativeWork", "LearningResource"]));
    for field in FIELDS {
        object.field(record, field);
    }
    object.page(record, page);
    Value::Object(object.0)
}

const DCTERMS: &str = "http://purl.org/dc/terms/";
const LOM: &str = "http://ltsc.ieee.org/xsd/LOM#";

struct Object(Map<String, Value>);

impl Object {
    fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// Adds a value to a property: one stands alone, several make a list, none is said twice.
    fn add(&mut self, name: &str, value: Value) {
        let Some(present) = self.0.get_mut(name) else { return self.set(name, value) };
        match present {
            Value::Array(list) if list.contains(&value) => {}
            Value::Array(list) => list.push(value),
            single if *single == value => {}
            single => *single = Value::Array(vec![single.take(), value]),
        }
    }

    fn field(&mut self, record: &Record, field: &Field) {
        match field.id {
            FieldId::Identifier => {
                record.identifiers().for_each(|identifier| self.add("identifier", json!(identifier.entry)))
            }
            FieldId::MetadataIdentifier => {}
            FieldId::Contribution => record.contributions().for_each(|contribution| self.contribution(contribution)),
            FieldId::LearningTime => self.learning_time(record),
            FieldId::LearningResourceType => {
                for term in record.terms(field.id) {
                    self.add("learningResourceType", terms::resource_type(term));
                }
            }
            FieldId::IntendedUser => {
                for term in record.terms(field.id) {
                    self.add("audience", terms::audience(term));
                }
            }
            FieldId::Context => {
                terms::levels_of_context(record).for_each(|level| self.add("educationalLevel", level));
            }
            FieldId::Cost => {
                if let Some(cost) = record.cost() {
                    self.set("isAccessibleForFree", json!(!cost));
                }
            }
            FieldId::Copyright => self.rights(record),
            FieldId::RightsDescription => {}
            FieldId::Relation => self.relations(record),
            FieldId::Classification => self.classifications(record),
            _ => self.simple(record, field),
        }
    }

    /// A property whose value is the value of the field.
    fn simple(&mut self, record: &Record, field: &Field) {
        let Some(name) = field.schema_org else { return };
        for value in record.get(field.id) {
            match (field.kind, value) {
                (Kind::Text, FieldValue::Text(texts)) => {
                    texts.iter().for_each(|text| self.add(name, language_string(text)))
                }
                (Kind::Term, FieldValue::Term(term)) => self.add(name, json!(term.value)),
                (Kind::Plain | Kind::Number, FieldValue::Plain(text)) => self.add(name, json!(text)),
                _ => {}
            }
        }
    }

    fn learning_time(&mut self, record: &Record) {
        for value in record.get(FieldId::LearningTime) {
            if let FieldValue::Timed { value, .. } = value
                && duration::minutes(value).is_some()
            {
                self.add("timeRequired", json!(value));
            }
        }
    }

    fn contribution(&mut self, contribution: &Contribution) {
        let role = contribution.role.as_ref().map_or("", |role| role.value.as_str());
        let name = match role {
            "author" => "creator",
            "publisher" => "publisher",
            _ => "contributor",
        };
        for entity in contribution.entities.iter().filter(|entity| !entity.name.is_empty()) {
            self.add(name, agent(entity, role == "publisher"));
        }
        let date = match role {
            "publisher" => "datePublished",
            "author" => "dateCreated",
            _ => return,
        };
        if let Some(day) = contribution.date.as_deref().filter(|_| !self.0.contains_key(date)) {
            self.set(date, json!(day));
        }
    }

    fn rights(&mut self, record: &Record) {
        if let Some(token) = record.token(FieldId::Copyright) {
            self.set("lom:copyrightAndOtherRestrictions", json!(token));
        }
        let licence = record.licence();
        if let Some(url) = licence.and_then(Licence::url) {
            self.set("license", json!(url));
        }
        let notice: Vec<&LangText> = record.texts(FieldId::RightsDescription).flatten().collect();
        for text in notice.iter().filter(|text| Licence::from_url(&text.text).is_none()) {
            self.add("copyrightNotice", language_string(text));
        }
        if let Some(licence) =
            licence.filter(|licence| licence.url().is_some() && !self.0.contains_key("copyrightNotice"))
        {
            self.set("copyrightNotice", json!(licence.name()));
        }
    }

    fn relations(&mut self, record: &Record) {
        for (kind, name) in [
            ("isbasedon", "isBasedOn"),
            ("ispartof", "isPartOf"),
            ("haspart", "hasPart"),
            ("isreferencedby", "dcterms:isReferencedBy"),
            ("isversionof", "dcterms:isVersionOf"),
            ("thumbnail", "thumbnailUrl"),
        ] {
            record.related(kind).for_each(|entry| self.add(name, json!(entry)));
        }
        for relation in
            record.relations().filter(|relation| relation.kind.as_ref().is_some_and(|kind| kind.value == "hasformat"))
        {
            let mut media = Self(Map::new());
            media.set("@type", json!("MediaObject"));
            relation.description.iter().for_each(|text| media.add("encodingFormat", json!(text.text)));
            relation.identifiers.iter().for_each(|identifier| media.add("contentUrl", json!(identifier.entry)));
            self.add("encoding", Value::Object(media.0));
        }
    }

    fn classifications(&mut self, record: &Record) {
        for classification in record.classifications() {
            let purpose =
                classification.purpose.as_ref().map_or("", |purpose| purpose.value.as_str()).to_ascii_lowercase();
            let (name, alignment) = match purpose.as_str() {
                "access rights" => continue,
                "discipline" => ("educationalAlignment", true),
                "educational level" => ("educationalLevel", false),
                "educational objective" | "competency" => ("teaches", false),
                _ => ("keywords", false),
            };
            for (source, taxon) in
                classification.paths.iter().flat_map(|path| path.taxa.iter().map(|taxon| (&path.source, taxon)))
            {
                for term in terms::taxon(source, taxon, alignment) {
                    self.add(name, term);
                }
            }
        }
        if let Some(access) = record.access() {
            let token = if access == Access::Open { "OpenAccess" } else { "RestrictedAccess" };
            self.set("dcterms:accessRights", json!(token));
        }
    }

    fn page(&mut self, record: &Record, page: &Page<'_>) {
        self.set("mainEntityOfPage", json!(page.url));
        if record.locations().next().is_none() {
            self.set("url", json!(page.url));
        }
        if let Some(modified) = page.modified {
            self.set("dateModified", json!(modified));
        }
        if let Some(thumbnail) = page.thumbnail.filter(|_| !self.0.contains_key("thumbnailUrl")) {
            self.set("thumbnailUrl", json!(thumbnail));
        }
    }
}

/// A person or an organisation; who publishes is taken for an organisation unless the card names
/// an employer.
fn agent(entity: &Entity, publisher: bool) -> Value {
    let mut agent = Object(Map::new());
    let organisation = entity.organisation.as_deref();
    let is_organisation = organisation == Some(&entity.name) || (publisher && organisation.is_none());
    agent.set("@type", json!(if is_organisation { "Organization" } else { "Person" }));
    agent.set("name", json!(entity.name));
    if let Some(employer) = organisation.filter(|_| !is_organisation) {
        agent.set("affiliation", json!({ "@type": "Organization", "name": employer }));
    }
    if let Some(url) = entity.url.as_deref().filter(|url| crate::accessors::is_web_address(url)) {
        agent.set("url", json!(url));
    }
    Value::Object(agent.0)
}

/// Text with its language, plain text when it has none.
fn language_string(text: &LangText) -> Value {
    match text.lang.as_deref() {
        Some(lang) if lang != "x-none" => json!({ "@language": lang, "@value": text.text }),
        _ => json!(text.text),
    }
}

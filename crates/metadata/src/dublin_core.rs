//! Unqualified Dublin Core (`oai_dc`), the form every OAI-PMH repository must offer.
//!
//! Which element a field becomes stands in the field table; here stand the fields of which
//! parts become different elements.

use crate::facet;
use crate::fields::{FIELDS, Field, Kind};
use crate::record::{Contribution, FieldId, LangText, Record, Relation, Value};
use crate::xml::{is_language, xml_text};
use base::Licence;

/// The namespace of the container.
pub const OAI_DC: &str = "http://www.openarchives.org/OAI/2.0/oai_dc/";
/// The schema of the container.
pub const OAI_DC_SCHEMA: &str = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";

/// An `oai_dc:dc` element, without XML declaration.
#[must_use]
pub fn write(record: &Record) -> String {
    let mut writer = Writer { xml: String::with_capacity(2048), said: Vec::new() };
    writer.xml.push_str("<oai_dc:dc xmlns:oai_dc=\"");
    writer.xml.push_str(OAI_DC);
    writer.xml.push_str("\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"");
    writer.xml.push_str(OAI_DC);
    writer.xml.push(' ');
    writer.xml.push_str(OAI_DC_SCHEMA);
    writer.xml.push_str("\">");
    for field in FIELDS {
        writer.field(record, field);
    }
    writer.xml.push_str("</oai_dc:dc>");
    writer.xml
}

struct Writer {
    xml: String,
    /// What was said already: a web address is often both identifier and location.
    said: Vec<(&'static str, String)>,
}

impl Writer {
    fn field(&mut self, record: &Record, field: &Field) {
        let Some(name) = field.dublin_core else { return };
        match field.id {
            FieldId::Contribution => record.contributions().for_each(|contribution| self.contribution(contribution)),
            FieldId::Copyright => self.rights(name, record),
            FieldId::Classification => self.subjects(name, record),
            FieldId::Relation => record.relations().for_each(|relation| self.relation(relation)),
            _ => record.get(field.id).iter().for_each(|value| self.simple(name, field.kind, value)),
        }
    }

    fn simple(&mut self, name: &'static str, kind: Kind, value: &Value) {
        match (kind, value) {
            (Kind::Text, Value::Text(texts)) => texts.iter().for_each(|text| self.text(name, text)),
            (Kind::Term, Value::Term(term)) => self.element(name, None, &term.value),
            (Kind::Plain, Value::Plain(text)) => self.element(name, None, text),
            (Kind::Identifier, Value::Identifier(identifier)) => self.element(name, None, &identifier.entry),
            _ => {}
        }
    }

    fn contribution(&mut self, contribution: &Contribution) {
        let role = contribution.role.as_ref().map_or("", |role| role.value.as_str());
        let name = match role {
            "author" => "creator",
            "publisher" => "publisher",
            _ => "contributor",
        };
        contribution.entities.iter().for_each(|entity| self.element(name, None, &entity.name));
        if let Some(date) = contribution.date.as_deref().filter(|_| role == "publisher") {
            self.element("date", None, date);
        }
    }

    fn rights(&mut self, name: &'static str, record: &Record) {
        if let Some(licence) = record.licence() {
            let words = licence.url().unwrap_or_else(|| Licence::name(licence).to_owned());
            self.element(name, None, &words);
        }
    }

    /// Subjects and levels by their Dutch labels.
    fn subjects(&mut self, name: &'static str, record: &Record) {
        for value in facet::values(record) {
            if matches!(value.facet, facet::Facet::Subject | facet::Facet::EducationLevel) {
                self.element(name, Some("nl"), &value.label);
            }
        }
    }

    fn relation(&mut self, relation: &Relation) {
        let kind = relation.kind.as_ref().map_or("", |kind| kind.value.as_str());
        let name = match kind {
            "isbasedon" => "source",
            // A picture or a way to embed says nothing of the material.
            "thumbnail" | "icon" | "embed" => return,
            _ => "relation",
        };
        relation.identifiers.iter().for_each(|identifier| self.element(name, None, &identifier.entry));
    }

    fn text(&mut self, name: &'static str, text: &LangText) {
        self.element(name, text.lang.as_deref().filter(|lang| *lang != "x-none"), &text.text);
    }

    fn element(&mut self, name: &'static str, lang: Option<&str>, text: &str) {
        let text = xml_text(text);
        if text.is_empty() || self.said.iter().any(|(element, said)| *element == name && *said == text) {
            return;
        }
        self.xml.push_str("<dc:");
        self.xml.push_str(name);
        if let Some(lang) = lang.map(str::trim).filter(|lang| is_language(lang)) {
            self.xml.push_str(" xml:lang=\"");
            self.xml.push_str(lang);
            self.xml.push('"');
        }
        self.xml.push('>');
        self.xml.push_str(&text);
        self.xml.push_str("</dc:");
        self.xml.push_str(name);
        self.xml.push('>');
        self.said.push((name, text.into_owned()));
    }
}

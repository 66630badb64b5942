//! Writes a record in the IMS binding, always valid against its schema, whatever the record
//! holds. The rules by which values are merged or left out stand in `normalise.rs`.

use super::normalise::{merged_texts, number, token, unknown_role};
use super::{IMS, IMS_SCHEMA, vcard};
use crate::fields::{Category, Field, Kind};
use crate::record::{
    Annotation, Classification, Contribution, Entity, Identifier, LangText, Record, Relation, Requirement, TaxonPath,
    Term, Value,
};
use crate::xml::{clean, escape_into, is_language};

/// A complete `lom` element, without XML declaration.
#[must_use]
pub fn write_ims(record: &Record) -> String {
    let mut xml = String::with_capacity(8 * 1024);
    write_ims_into(&mut xml, record);
    xml
}

/// As [`write_ims`], at the end of `xml`.
pub fn write_ims_into(xml: &mut String, record: &Record) {
    xml.push_str("<lom xmlns=\"");
    xml.push_str(IMS);
    xml.push_str("\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"");
    xml.push_str(IMS);
    xml.push(' ');
    xml.push_str(IMS_SCHEMA);
    xml.push_str("\">");
    let mut writer = Writer { xml };
    for category in Category::ELEMENTS {
        if category.is_value() {
            category.fields().for_each(|field| writer.field(record, field, category.ims()));
        } else {
            writer.element(category.ims(), |writer| {
                category.fields().for_each(|field| writer.field(record, field, field.ims))
            });
        }
    }
    xml.push_str("</lom>");
}

struct Writer<'x> {
    xml: &'x mut String,
}

impl Writer<'_> {
    /// The values of one field.
    fn field(&mut self, record: &Record, field: &Field, element: &'static str) {
        if field.kind == Kind::Text && field.is_single_in_ims() {
            return self.texts(element, &merged_texts(record, field.id));
        }
        let mut written: Vec<std::ops::Range<usize>> = Vec::new();
        for value in record.get(field.id) {
            let before = self.xml.len();
            self.value(field, element, value);
            if self.xml.len() > before && field.is_single_in_ims() {
                return;
            }
            // Of equal values of an educational field one is written.
            if field.category == Category::Educational {
                if written.iter().any(|earlier| self.xml[earlier.clone()] == self.xml[before..]) {
                    self.xml.truncate(before);
                } else {
                    written.push(before..self.xml.len());
                }
            }
        }
    }

    /// One value; nothing when it is of another kind than the field takes, or empty.
    fn value(&mut self, field: &Field, element: &'static str, value: &Value) {
        match (field.kind, value) {
            (Kind::Text, Value::Text(list)) => self.texts(element, list),
            (Kind::Term, Value::Term(term)) => self.term(element, term),
            (Kind::Plain, Value::Plain(text)) => self.leaf(element, &clean(text)),
            (Kind::Number, Value::Plain(text)) => {
                if let Some(number) = number(text) {
                    self.leaf(element, &number.to_string());
                }
            }
            (Kind::Timed, Value::Timed { value, description }) => self.moment(element, value, description),
            (Kind::Identifier, Value::Identifier(identifier)) => self.identifier(element, identifier),
            (Kind::Contribution, Value::Contribution(contribution)) => self.contribution(contribution),
            (Kind::Requirement, Value::Requirement(requirement)) => self.requirement(requirement),
            (Kind::Relation, Value::Relation(relation)) => self.relation(relation),
            (Kind::Annotation, Value::Annotation(annotation)) => self.annotation(annotation),
            (Kind::Classification, Value::Classification(classification)) => self.classification(classification),
            _ => {}
        }
    }

    fn contribution(&mut self, contribution: &Contribution) {
        self.element("contribute", |writer| {
            let start = writer.xml.len();
            contribution.role.iter().for_each(|role| writer.term("role", role));
            let role_end = writer.xml.len();
            contribution.entities.iter().for_each(|entity| writer.entity("centity", entity));
            writer.moment("date", contribution.date.as_deref().unwrap_or(""), &[]);
            if start == role_end && writer.xml.len() > start {
                let rest = writer.xml.split_off(start);
                writer.term("role", &unknown_role());
                writer.xml.push_str(&rest);
            }
        });
    }

    fn entity(&mut self, frame: &'static str, entity: &Entity) {
        // The card is read back first: what no reader would understand must not go out.
        if let Some(entity) = vcard::parse(&clean(&vcard::write(entity))).entity {
            self.element(frame, |writer| writer.leaf("vcard", &clean(&vcard::write(&entity))));
        }
    }

    fn requirement(&mut self, requirement: &Requirement) {
        self.element("requirement", |writer| {
            requirement.kind.iter().for_each(|term| writer.term("type", term));
            requirement.name.iter().for_each(|term| writer.term("name", term));
            requirement.minimum.iter().for_each(|text| writer.leaf("minimumversion", &clean(text)));
            requirement.maximum.iter().for_each(|text| writer.leaf("maximumversion", &clean(text)));
        });
    }

    fn relation(&mut self, relation: &Relation) {
        self.element("relation", |writer| {
            relation.kind.iter().for_each(|kind| writer.term("kind", kind));
            writer.element("resource", |writer| {
                writer.texts("description", &relation.description);
                relation.identifiers.iter().for_each(|identifier| writer.identifier("catalogentry", identifier));
            });
        });
    }

    fn annotation(&mut self, annotation: &Annotation) {
        self.element("annotation", |writer| {
            annotation.person.iter().for_each(|person| writer.entity("person", person));
            writer.moment("date", annotation.date.as_deref().unwrap_or(""), &[]);
            writer.texts("description", &annotation.description);
        });
    }

    fn classification(&mut self, classification: &Classification) {
        self.element("classification", |writer| {
            classification.purpose.iter().for_each(|purpose| writer.term("purpose", purpose));
            classification.paths.iter().for_each(|path| writer.taxon_path(path));
            writer.texts("description", &classification.description);
            classification.keywords.iter().for_each(|keyword| writer.texts("keyword", keyword));
        });
    }

    fn taxon_path(&mut self, path: &TaxonPath) {
        self.element("taxonpath", |writer| {
            let source = clean(&path.source);
            if !source.is_empty() {
                writer.token_text("source", &source);
            }
            for taxon in &path.taxa {
                writer.element("taxon", |writer| {
                    writer.leaf("id", &token(&taxon.id));
                    writer.texts("entry", &taxon.entry);
                });
            }
        });
    }

    fn term(&mut self, element: &'static str, term: &Term) {
        let value = token(&term.value);
        if value.is_empty() {
            return;
        }
        self.element(element, |writer| {
            writer.token_text("source", &clean(&term.source));
            writer.token_text("value", &value);
        });
    }

    fn identifier(&mut self, element: &'static str, identifier: &Identifier) {
        let entry = clean(&identifier.entry);
        if entry.is_empty() {
            return;
        }
        self.element(element, |writer| {
            writer.open("catalog");
            writer.escaped(&clean(&identifier.catalog));
            writer.close("catalog");
            writer.token_text("entry", &entry);
        });
    }

    fn moment(&mut self, element: &'static str, value: &str, description: &[LangText]) {
        self.element(element, |writer| {
            writer.leaf("datetime", &clean(value));
            writer.texts("description", description);
        });
    }

    /// Text that is in no language.
    fn token_text(&mut self, element: &'static str, text: &str) {
        self.open(element);
        self.xml.push_str("<langstring xml:lang=\"x-none\">");
        self.escaped(text);
        self.xml.push_str("</langstring>");
        self.close(element);
    }

    fn texts(&mut self, element: &'static str, list: &[LangText]) {
        self.element(element, |writer| {
            for text in list {
                let words = clean(&text.text);
                if words.is_empty() {
                    continue;
                }
                writer.xml.push_str("<langstring");
                if let Some(lang) = text.lang.as_deref().map(str::trim).filter(|lang| is_language(lang)) {
                    writer.xml.push_str(" xml:lang=\"");
                    writer.xml.push_str(lang);
                    writer.xml.push('"');
                }
                writer.xml.push('>');
                writer.escaped(&words);
                writer.xml.push_str("</langstring>");
            }
        });
    }

    /// An element with text; nothing when the text is empty.
    fn leaf(&mut self, element: &'static str, text: &str) {
        if !text.is_empty() {
            self.open(element);
            self.escaped(text);
            self.close(element);
        }
    }

    /// An element with what `inner` writes; nothing when it writes nothing.
    fn element(&mut self, name: &'static str, inner: impl FnOnce(&mut Writer<'_>)) {
        let before = self.xml.len();
        self.open(name);
        let opened = self.xml.len();
        inner(self);
        if self.xml.len() == opened {
            self.xml.truncate(before);
        } else {
            self.close(name);
        }
    }

    fn open(&mut self, name: &str) {
        self.xml.push('<');
        self.xml.push_str(name);
        self.xml.push('>');
    }

    fn close(&mut self, name: &str) {
        self.xml.push_str("</");
        self.xml.push_str(name);
        self.xml.push('>');
    }

    fn escaped(&mut self, text: &str) {
        escape_into(self.xml, text);
    }
}

//! Terms and concepts in JSON-LD: `DefinedTerm` and `AlignmentObject`.

use crate::record::{FieldId, LangText, Record, Taxon, Term};
use crate::vocabulary::{self, Concept, Scheme};
use serde_json::{Map, Value, json};

const BEGRIPPENKADER: &str = "http://purl.edustandaard.nl/begrippenkader";

/// A kind of material, with its Dutch label when the list is known.
pub(super) fn resource_type(term: &Term) -> Value {
    let lists = ["learningresourcetype", "learningresourcetype_lom"];
    let known = lists.iter().filter_map(|id| vocabulary::list(id)).find_map(|list| list.term(&term.value));
    let mut object = Map::new();
    object.insert("@type".into(), json!("DefinedTerm"));
    if term.source.contains("://") {
        object.insert("@id".into(), json!(format!("{}#{}", term.source, percent_encoded(&term.value))));
    }
    if let Some(known) = known {
        object.insert("name".into(), dutch(&known.label));
    }
    object.insert("termCode".into(), json!(term.value));
    object.insert("inDefinedTermSet".into(), json!(term.source));
    Value::Object(object)
}

/// For whom: a role of the end user.
pub(super) fn audience(term: &Term) -> Value {
    let mut object = Map::new();
    object.insert("@type".into(), json!("Audience"));
    if term.source.contains("://") {
        object.insert("@id".into(), json!(format!("{}#{}", term.source, percent_encoded(&term.value))));
    }
    object.insert("audienceType".into(), json!(term.value));
    Value::Object(object)
}

/// The levels that the context of a record stands for.
pub(super) fn levels_of_context(record: &Record) -> impl Iterator<Item = Value> {
    record.terms(FieldId::Context).filter_map(|term| {
        let known = vocabulary::list("context")?.term(&term.value)?;
        Some(concept_object(vocabulary::concept_by_slug(Scheme::Level, &known.slug())?, false))
    })
}

/// What a taxon means: the concepts, or the taxon itself when it is in no list.
pub(super) fn taxon(source: &str, taxon: &Taxon, alignment: bool) -> Vec<Value> {
    let concepts = vocabulary::resolve_taxon(source, taxon);
    if !concepts.is_empty() {
        return concepts.into_iter().map(|concept| concept_object(concept, alignment)).collect();
    }
    let address = if taxon.id.contains("://") {
        Some(taxon.id.clone())
    } else {
        (source == BEGRIPPENKADER && !taxon.id.is_empty()).then(|| format!("{source}/{}", taxon.id))
    };
    let names: Vec<Value> = taxon.entry.iter().map(super::language_string).collect();
    let code = Some(vocabulary::key(&taxon.id)).filter(|code| !code.is_empty());
    vec![object(address, names, code, source, alignment)]
}

fn concept_object(concept: &Concept, alignment: bool) -> Value {
    let address = format!("{BEGRIPPENKADER}/{}", concept.id);
    object(Some(address), vec![dutch(&concept.label)], Some(&concept.id), BEGRIPPENKADER, alignment)
}

fn object(address: Option<String>, mut names: Vec<Value>, code: Option<&str>, set: &str, alignment: bool) -> Value {
    let (kind, code_name, set_name) = if alignment {
        ("AlignmentObject", "targetName", "educationalFramework")
    } else {
        ("DefinedTerm", "termCode", "inDefinedTermSet")
    };
    let mut object = Map::new();
    if let Some(address) = address {
        object.insert("@id".into(), json!(address));
    }
    object.insert("@type".into(), json!(kind));
    match names.len() {
        0 => {}
        1 => drop(object.insert("name".into(), names.remove(0))),
        _ => drop(object.insert("name".into(), Value::Array(names))),
    }
    if let Some(code) = code {
        object.insert(code_name.into(), json!(code));
    }
    if !set.is_empty() {
        object.insert(set_name.into(), json!(set));
    }
    Value::Object(object)
}

fn dutch(text: &str) -> Value {
    super::language_string(&LangText { lang: Some("nl".to_owned()), text: text.to_owned() })
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&format!("{byte:02X}"));
        }
    }
    encoded
}

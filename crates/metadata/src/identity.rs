//! Which record this is: the key under which a source's record is stored and found again.
//!
//! Implements "Record identity" of the interfaces that stay stable. The source itself is the
//! caller's part of the key.

use crate::record::Record;

/// The identifier of the OAI header, else the metadata identifier (3.1), else the identifier
/// of the material (1.1), else the hash of the content. The prefix keeps the four apart.
#[must_use]
pub fn key(record: &Record, oai_identifier: Option<&str>, content_hash: impl FnOnce() -> String) -> String {
    let named = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    if let Some(identifier) = oai_identifier.and_then(named) {
        return format!("oai:{identifier}");
    }
    if let Some(entry) = record.metadata_identifiers().find_map(|identifier| named(&identifier.entry)) {
        return format!("metadata:{entry}");
    }
    if let Some(entry) = record.identifiers().find_map(|identifier| named(&identifier.entry)) {
        return format!("material:{entry}");
    }
    format!("content:{}", content_hash())
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::record::{FieldId, Identifier, Record, Value};

    #[test]
    fn the_strongest_name_is_the_key() {
        let identifier = |entry: &str| Value::Identifier(Identifier { catalog: "URI".into(), entry: entry.into() });
        let mut record = Record::default();
        assert_eq!(key(&record, Some(" "), || "abc".into()), "content:abc");
        record.push(FieldId::Identifier, identifier(" "));
        record.push(FieldId::Identifier, identifier("urn:isbn:1"));
        assert_eq!(key(&record, None, || unreachable!()), "material:urn:isbn:1");
        record.push(FieldId::MetadataIdentifier, identifier("urn:uuid:2"));
        assert_eq!(key(&record, None, || unreachable!()), "metadata:urn:uuid:2");
        assert_eq!(key(&record, Some("oai:x:1"), || unreachable!()), "oai:oai:x:1");
    }
}

//! `fields.md`: the one table of metadata fields, as `metadata::fields` holds it.

use super::table::{code, table};
use metadata::fields::{Cardinality, FIELDS, Field, Obligation, QualityItem};

/// The document.
pub fn text() -> String {
    let meaning = table(
        ["number", "name", "label", "help", "values", "kind", "lists"],
        FIELDS.iter().map(|row| {
            [
                row.number.to_owned(),
                code(&name(row)),
                row.label.to_owned(),
                row.help.to_owned(),
                values(row),
                format!("{:?}", row.kind),
                list(row.vocabularies.iter().map(|id| code(id))),
            ]
        }),
    );
    let outside = table(
        [
            "number",
            "label",
            "IMS",
            "IEEE",
            "NL LOM",
            "Edurep",
            "kwaliteitsmodel",
            "facets",
            "Dublin Core",
            "schema.org",
        ],
        FIELDS.iter().map(|row| {
            [
                row.number.to_owned(),
                row.label.to_owned(),
                code(&row.ims_path().unwrap_or_default()),
                code(&row.ieee_path().unwrap_or_default()),
                obligation(row.nl_lom).to_owned(),
                obligation(row.edurep).to_owned(),
                list(row.quality.iter().map(item)),
                list(row.facets.iter().map(|facet| code(facet.id()))),
                code(row.dublin_core.unwrap_or_default()),
                code(row.schema_org.unwrap_or_default()),
            ]
        }),
    );
    format!(
        "# The fields of a record\n\n{} fields, in the order in which NL LOM is written. The name is the permanent key in \
         stored records. Fields whose number begins with `6.2-` are our own: the kwaliteitsmodel asks for them and NL LOM has \
         no element.\n\n## What a field is\n\nUnder *values* stands how many the standard allows (of several: the number \
         that every receiver must accept at least) and, if it is limited, the length.\n\n{meaning}\n## What is asked, and what \
         becomes of it\n\nObligations: **m** mandatory, **c** mandatory in some cases, **r** recommended, **o** optional, \
         – not in the standard.\n\n{outside}",
        FIELDS.len(),
    )
}

fn name(row: &Field) -> String {
    serde_json::to_value(row.id).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn values(row: &Field) -> String {
    let many = match row.cardinality {
        Cardinality::One => "1".to_owned(),
        Cardinality::Many(least) if row.once_in_ims => format!("{least}, in IMS 1"),
        Cardinality::Many(least) => least.to_string(),
    };
    row.max_length.map_or_else(|| many.clone(), |length| format!("{many}, of {length} characters"))
}

const fn obligation(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Mandatory => "m",
        Obligation::Conditional => "c",
        Obligation::Recommended => "r",
        Obligation::Optional => "o",
        Obligation::Absent => "–",
    }
}

fn item(item: &QualityItem) -> String {
    match item {
        QualityItem::Base(number) => format!("6.1-{number}"),
        QualityItem::Extra(number) => format!("6.2-{number}"),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_in_both_tables_under_its_permanent_name() {
        let text = text();
        for row in FIELDS {
            assert_eq!(text.matches(&format!("\n| {} | ", row.number)).count(), 2, "{}", row.label);
        }
        assert!(text.contains("| 5.5 | `intended_user` | Doelgroep |"));
    }
}

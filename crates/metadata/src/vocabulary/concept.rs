//! Concepts of the onderwijsbegrippenkader (and of SLO, which kept the same ids), and the way
//! from whatever a record writes to the concept that is meant.

use crate::record::Taxon;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The list a concept belongs to; one for each purpose of a classification that has concepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Educational level: sector, school type, year.
    Level,
    /// Discipline: subject and its parts.
    Discipline,
    /// Educational objective: kerndoelen.
    Objective,
    /// Skill level: 1F to 4S.
    SkillLevel,
    /// Accessibility restrictions.
    Accessibility,
    /// Idea: themes.
    Idea,
}

/// A concept.
#[derive(Debug)]
pub struct Concept {
    /// The uuid: the one key.
    pub id: String,
    /// The list it belongs to.
    pub scheme: Scheme,
    /// The form in an address, unique in its list.
    pub slug: String,
    /// The Dutch label.
    pub label: String,
    /// The slug of the concept above it.
    pub parent: Option<String>,
    /// The uuid of the concept that took its place.
    pub replaced_by: Option<String>,
}

/// What an id of a concept may be preceded by.
const ADDRESSES: [&str; 4] = [
    "purl.edustandaard.nl/begrippenkader/",
    "purl.edustandaard.nl/concept/",
    "opendata.slo.nl/curriculum/uuid/",
    "urn:uuid:",
];

const FILES: [(Scheme, &str); 6] = [
    (Scheme::Level, include_str!("../../../../vocabularies/levels.toml")),
    (Scheme::Discipline, include_str!("../../../../vocabularies/disciplines.toml")),
    (Scheme::Objective, include_str!("../../../../vocabularies/objectives.toml")),
    (Scheme::SkillLevel, include_str!("../../../../vocabularies/skill-levels.toml")),
    (Scheme::Accessibility, include_str!("../../../../vocabularies/accessibility.toml")),
    (Scheme::Idea, include_str!("../../../../vocabularies/ideas.toml")),
];

#[derive(Deserialize)]
struct File {
    concept: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    slug: String,
    label: String,
    parent: Option<String>,
    replaced_by: Option<String>,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
struct OldTerms {
    moved: HashMap<String, Vec<String>>,
    vdex: HashMap<String, HashMap<String, Vec<String>>>,
}

struct Index {
    concepts: Vec<Concept>,
    by_id: HashMap<String, usize>,
    old: OldTerms,
}

/// The uuid out of an address of a concept, or the bare id; what is no concept comes back trimmed.
#[must_use]
pub fn key(id: &str) -> &str {
    let id = id.trim();
    let rest = id.strip_prefix("https://").or_else(|| id.strip_prefix("http://")).unwrap_or(id);
    ADDRESSES.iter().find_map(|address| rest.strip_prefix(address)).map_or(id, |uuid| uuid.trim_end_matches('/'))
}

/// The concept with this uuid or address.
#[must_use]
pub fn concept(id: &str) -> Option<&'static Concept> {
    let index = index();
    let key = key(id);
    let at = index.by_id.get(key).or_else(|| index.by_id.get(&key.to_ascii_lowercase()))?;
    Some(&index.concepts[*at])
}

/// The concept of a list with this slug.
#[must_use]
pub fn concept_by_slug(scheme: Scheme, slug: &str) -> Option<&'static Concept> {
    concepts(scheme).find(|concept| concept.slug == slug)
}

/// The concepts of a list, in the order of its file.
pub fn concepts(scheme: Scheme) -> impl Iterator<Item = &'static Concept> {
    index().concepts.iter().filter(move |concept| concept.scheme == scheme)
}

/// The concepts above this one, nearest first.
pub fn ancestors(concept: &Concept) -> impl Iterator<Item = &'static Concept> {
    let above = |concept: &Concept| concept.parent.as_deref().and_then(|slug| concept_by_slug(concept.scheme, slug));
    std::iter::successors(above(concept), move |concept| above(concept))
}

/// What a term of some taxonomy means: the concept itself, or those that an old term became.
#[must_use]
pub fn resolve(source: &str, id: &str) -> Vec<&'static Concept> {
    if id.is_empty() {
        return Vec::new();
    }
    if let Some(found) = concept(id) {
        return vec![found];
    }
    let old = &index().old;
    let became = old.moved.get(key(id)).or_else(|| {
        let file = source.trim_end_matches('/').rsplit('/').next().unwrap_or(source);
        let terms = old.vdex.get(file.strip_suffix(".xml").unwrap_or(file))?;
        terms.get(id).or_else(|| terms.get(id.to_ascii_lowercase().as_str()))
    });
    became.into_iter().flatten().filter_map(|id| concept(id)).collect()
}

/// As [`resolve`], for a taxon.
#[must_use]
pub fn resolve_taxon(source: &str, taxon: &Taxon) -> Vec<&'static Concept> {
    resolve(source, &taxon.id)
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index {
            concepts: Vec::new(),
            by_id: HashMap::new(),
            old: super::parse(include_str!("../../../../vocabularies/old-terms.toml")),
        };
        for (scheme, text) in FILES {
            for row in super::parse::<File>(text).concept {
                index.add(scheme, row);
            }
        }
        index
    })
}

impl Index {
    fn add(&mut self, scheme: Scheme, row: Row) {
        let at = self.concepts.len();
        for id in row.also {
            self.by_id.entry(id).or_insert(at);
        }
        self.by_id.insert(row.id.clone(), at);
        self.concepts.push(Concept {
            id: row.id,
            scheme,
            slug: row.slug,
            label: row.label,
            parent: row.parent,
            replaced_by: row.replaced_by,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_address_of_a_concept_is_one_key() {
        let uuid = "512e4729-03a4-43a2-95ba-758071d1b725";
        for form in [
            uuid,
            "512E4729-03A4-43A2-95BA-758071D1B725",
            "http://purl.edustandaard.nl/begrippenkader/512e4729-03a4-43a2-95ba-758071d1b725",
            "https://opendata.slo.nl/curriculum/uuid/512e4729-03a4-43a2-95ba-758071d1b725",
            " urn:uuid:512e4729-03a4-43a2-95ba-758071d1b725 ",
        ] {
            assert_eq!(concept(form).map(|concept| concept.slug.as_str()), Some("po"), "{form}");
        }
    }

    #[test]
    fn there_are_59_levels_and_each_leads_to_a_root() {
        assert_eq!(concepts(Scheme::Level).count(), 59);
        for level in concepts(Scheme::Level) {
            let root = ancestors(level).last().unwrap_or(level);
            assert_eq!(root.parent, None, "{}", level.slug);
        }
        let havo = concept_by_slug(Scheme::Level, "havo-3").unwrap();
        assert_eq!(
            ancestors(havo).map(|above| above.label.as_str()).collect::<Vec<_>>(),
            ["Havo", "Voortgezet onderwijs"]
        );
    }

    #[test]
    fn slugs_are_unique_in_a_list_and_parents_exist() {
        for (scheme, _) in FILES {
            let mut seen = HashSet::new();
            for concept in concepts(scheme) {
                assert!(seen.insert(&concept.slug), "{} stands there twice", concept.slug);
                assert_eq!(ancestors(concept).next().is_some(), concept.parent.is_some(), "{}", concept.slug);
                assert_eq!(super::super::slug(&concept.slug), concept.slug);
            }
        }
    }

    #[test]
    fn every_old_term_leads_to_known_concepts() {
        let index = index();
        let vdex: Vec<_> = index.old.vdex.values().flatten().collect();
        assert!(vdex.len() > 500);
        for (term, ids) in vdex.into_iter().chain(&index.old.moved) {
            for id in ids {
                assert!(concept(id).is_some(), "{term} leads to {id}, which is in no list");
            }
        }
    }

    #[test]
    fn the_four_vmbo_years_follow_the_old_code() {
        let source = "http://purl.edustandaard.nl/vdex_classification_educationallevel_czp_20071115.xml";
        for (code, slug) in
            [("vmbo_kl1", "vmbo-kl-1"), ("vmbo_gl1", "vmbo-gl-1"), ("vmbo_kl2", "vmbo-kl-2"), ("vmbo_gl2", "vmbo-gl-2")]
        {
            assert_eq!(resolve(source, code).iter().map(|c| c.slug.as_str()).collect::<Vec<_>>(), [slug]);
        }
        let download = "http://download.edustandaard.nl/vdex/vdex_classification_educationallevel_czp_20060628.xml";
        assert_eq!(
            resolve(download, "havo_st").iter().map(|c| c.slug.as_str()).collect::<Vec<_>>(),
            ["havo-4", "havo-5"]
        );
        assert!(resolve(download, "onzin").is_empty());
    }
}

//! Mentions of licences: in text, in link addresses, in embedded metadata, in rights files.
//!
//! This module recognises a licence when it sees one. Whether the mention is about the lesson,
//! about a picture in it, or is what the lesson teaches, is for the checks to judge.

use crate::{BlockId, BlockKind, Lesson, Location, Region};
use base::Licence;
use regex::Regex;
use std::sync::LazyLock;

/// A licence as people name it, with or without a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// CC BY.
    By,
    /// CC BY-SA.
    BySa,
    /// CC BY-NC.
    ByNc,
    /// CC BY-ND.
    ByNd,
    /// CC BY-NC-SA.
    ByNcSa,
    /// CC BY-NC-ND.
    ByNcNd,
    /// CC0.
    Cc0,
    /// Public domain.
    PublicDomain,
    /// All rights reserved.
    Reserved,
    /// A licence is named that we do not know.
    Other,
}

impl Family {
    /// The short name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::By => "CC BY",
            Self::BySa => "CC BY-SA",
            Self::ByNc => "CC BY-NC",
            Self::ByNd => "CC BY-ND",
            Self::ByNcSa => "CC BY-NC-SA",
            Self::ByNcNd => "CC BY-NC-ND",
            Self::Cc0 => "CC0",
            Self::PublicDomain => "publiek domein",
            Self::Reserved => "alle rechten voorbehouden",
            Self::Other => "een andere licentie",
        }
    }

    fn creative_commons(suffix: &str) -> Self {
        let suffix = suffix.to_ascii_lowercase();
        let has = |short: &str, long: &[&str]| suffix.contains(short) || long.iter().any(|word| suffix.contains(word));
        let commercial = has("nc", &["nietcommercieel", "niet-commercieel", "noncommercial"]);
        let same = has("sa", &["gelijkdelen", "gelijk delen", "sharealike"]);
        let fixed = has("nd", &["geenafgeleidewerken", "noderiv"]);
        match (commercial, same, fixed) {
            (false, false, false) => Self::By,
            (false, true, _) => Self::BySa,
            (false, false, true) => Self::ByNd,
            (true, false, false) => Self::ByNc,
            (true, true, _) => Self::ByNcSa,
            (true, false, true) => Self::ByNcNd,
        }
    }
}

impl From<Licence> for Family {
    fn from(licence: Licence) -> Self {
        match licence {
            Licence::By40 | Licence::By30 => Self::By,
            Licence::BySa40 | Licence::BySa30 => Self::BySa,
            Licence::ByNd40 | Licence::ByNd30 => Self::ByNd,
            Licence::ByNc40 | Licence::ByNc30 => Self::ByNc,
            Licence::ByNcSa40 | Licence::ByNcSa30 => Self::ByNcSa,
            Licence::ByNcNd40 | Licence::ByNcNd30 => Self::ByNcNd,
            Licence::Cc0 => Self::Cc0,
            Licence::PublicDomain => Self::PublicDomain,
            Licence::Restricted => Self::Reserved,
            Licence::Unrestricted | Licence::Unknown => Self::Other,
        }
    }
}

/// Where a mention was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LicenceOrigin {
    /// In running text.
    Text,
    /// In the address of a link.
    Link,
    /// In a link that says it leads to the licence (`rel=license`).
    MarkedLink,
    /// In embedded metadata or front matter.
    Metadata,
    /// In a file that only states rights.
    RightsFile,
}

/// A mention of a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceStatement {
    /// Which licence.
    pub family: Family,
    /// The version, when it is named.
    pub version: Option<String>,
    /// The words, with some context.
    pub quote: String,
    /// How it was found.
    pub origin: LicenceOrigin,
    /// Where.
    pub location: Location,
    /// The block, when it stands in one.
    pub block: Option<BlockId>,
}

impl LicenceStatement {
    /// The licence with its version, where both are known and NL LOM has a token for it.
    #[must_use]
    pub fn licence(&self) -> Option<Licence> {
        let version = self.version.as_deref()?;
        Licence::all().find(|licence| Family::from(*licence) == self.family && licence.name().ends_with(version))
    }
}

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that the tests use")
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?i)creativecommons\.org/(?:licenses/by((?:-(?:nc|sa|nd))*)|publicdomain/(zero|mark))(?:/(\d\.\d))?")
});
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"\b(?:CC|cc)[\s\u{a0}]?[-–]?[\s\u{a0}]?(?:(?:BY|by)((?:[\s\u{a0}]?[-–]?[\s\u{a0}]?(?:NC|SA|ND|nc|sa|nd))*)|(0|[Zz]ero))\b(?:[\s\u{a0}-]?v?(\d\.\d))?",
    )
});
static LONG: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"\b(?:Creative Commons[ -]+)?(?:Naamsvermelding|Attribution)((?:[ -]{1,3}(?:NietCommercieel|Niet-commercieel|GelijkDelen|Gelijk delen|GeenAfgeleideWerken|NonCommercial|ShareAlike|NoDerivatives|NoDerivs))*)[ -]*(\d\.\d)?",
    )
});
static RESERVED: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?i)\balle rechten voorbehouden|\ball rights reserved|\bniets uit deze uitgave (?:mag|kan)")
});
static DOMAIN: LazyLock<Regex> = LazyLock::new(|| compiled(r"(?i)\b(?:het )?publieke? domein\b|\bpublic domain\b"));

/// All mentions in a lesson, in reading order; metadata last.
pub(crate) fn statements(lesson: &Lesson) -> Vec<LicenceStatement> {
    let mut found = Vec::new();
    for (id, block) in lesson.blocks.iter().enumerate() {
        let base = |origin, quote: &str| Mention {
            origin,
            quote: quote.to_owned(),
            location: &block.location,
            block: Some(id),
        };
        match &block.kind {
            BlockKind::Link(link) => {
                let origin = if link.licence { LicenceOrigin::MarkedLink } else { LicenceOrigin::Link };
                let quote = if block.text.is_empty() { &link.target } else { &block.text };
                found.extend(in_address(&link.target).map(|hit| base(origin, quote).statement(hit)));
            }
            _ if block.is_text() => {
                let origin =
                    if block.region == Region::Rights { LicenceOrigin::RightsFile } else { LicenceOrigin::Text };
                for sentence in crate::sentences::of(id, block) {
                    found.extend(
                        in_text(&sentence.prose).into_iter().map(|hit| base(origin, sentence.text).statement(hit)),
                    );
                }
            }
            _ => {}
        }
    }
    found.extend(lesson.metadata.iter().flat_map(in_metadata));
    found
}

type Hit = (Family, Option<String>);

struct Mention<'a> {
    origin: LicenceOrigin,
    quote: String,
    location: &'a Location,
    block: Option<BlockId>,
}

impl Mention<'_> {
    fn statement(self, (family, version): Hit) -> LicenceStatement {
        LicenceStatement {
            family,
            version,
            quote: self.quote,
            origin: self.origin,
            location: self.location.clone(),
            block: self.block,
        }
    }
}

fn in_address(address: &str) -> Option<Hit> {
    let hit = ADDRESS.captures(address)?;
    let version = hit.get(3).map(|version| version.as_str().to_owned());
    Some(match hit.get(2).map(|domain| domain.as_str().to_ascii_lowercase()).as_deref() {
        Some("zero") => (Family::Cc0, version),
        Some(_) => (Family::PublicDomain, version),
        None => (Family::creative_commons(hit.get(1).map_or("", |suffix| suffix.as_str())), version),
    })
}

fn in_text(text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = in_address(text).into_iter().collect();
    for hit in SHORT.captures_iter(text) {
        let version = hit.get(3).map(|version| version.as_str().to_owned());
        let family = if hit.get(2).is_some() { Family::Cc0 } else { Family::creative_commons(&hit[1]) };
        hits.push((family, version));
    }
    for hit in LONG.captures_iter(text) {
        let version = hit.get(2).map(|version| version.as_str().to_owned());
        // The bare word is no licence: "naamsvermelding" is also something one does.
        if version.is_some() || !hit[1].is_empty() || hit[0].starts_with("Creative") {
            hits.push((Family::creative_commons(&hit[1]), version));
        }
    }
    if RESERVED.is_match(text) {
        hits.push((Family::Reserved, None));
    }
    if DOMAIN.is_match(text) && hits.is_empty() {
        hits.push((Family::PublicDomain, None));
    }
    hits.dedup();
    hits
}

fn in_metadata(meta: &crate::Meta) -> Vec<LicenceStatement> {
    const NAMES: &[&str] =
        &["licence", "license", "licentie", "rights", "dc.rights", "dcterms.license", "dcterms.rights", "dc.license"];
    if !NAMES.contains(&meta.name.as_str()) || meta.value.trim().is_empty() {
        return Vec::new();
    }
    let mut hits = in_text(&meta.value);
    if hits.is_empty() {
        let token = Licence::from_token(meta.value.trim());
        hits.push((token.map_or(Family::Other, Family::from), None));
    }
    let mention = |hit| {
        Mention { origin: LicenceOrigin::Metadata, quote: meta.value.clone(), location: &meta.location, block: None }
            .statement(hit)
    };
    hits.into_iter().map(mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_as_people_write_them() {
        let table: &[(&str, Family, Option<&str>)] = &[
            ("CC BY 4.0", Family::By, Some("4.0")),
            ("CC-BY-SA", Family::BySa, None),
            ("CC - BY - NC", Family::ByNc, None),
            ("CC BY NC SA 3.0", Family::ByNcSa, Some("3.0")),
            ("CC0", Family::Cc0, None),
            ("CC0 1.0", Family::Cc0, Some("1.0")),
            ("Creative Commons Naamsvermelding-GelijkDelen 4.0", Family::BySa, Some("4.0")),
            ("Attribution-NonCommercial-NoDerivatives 4.0 International", Family::ByNcNd, Some("4.0")),
            ("https://creativecommons.org/licenses/by-nc-nd/4.0/deed.nl", Family::ByNcNd, Some("4.0")),
            ("https://creativecommons.org/publicdomain/zero/1.0/", Family::Cc0, Some("1.0")),
            ("© 2024. Alle rechten voorbehouden.", Family::Reserved, None),
            ("Deze foto is publiek domein.", Family::PublicDomain, None),
        ];
        for (text, family, version) in table {
            assert_eq!(in_text(text).first(), Some(&(*family, version.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_a_licence() {
        for text in [
            "Python kan lijsten slicen.",
            "Zorg voor een naamsvermelding onder elke foto.",
            "De groep ACC by night speelt.",
            "het domein",
        ] {
            assert_eq!(in_text(text), [], "{text}");
        }
    }
}

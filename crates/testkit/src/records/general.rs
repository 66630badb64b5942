//! Categories 1 to 4: what the material is, who made it, how the record came about, its form.

use super::rng::Rng;
use super::xml::Xml;
use super::{Flaw, Plan, identifier};
use std::fmt::Write as _;

const AGGREGATION: &str = "http://purl.edustandaard.nl/vdex_aggregationlevel_czp_20060628.xml";
const STATUS: &str = "http://purl.edustandaard.nl/vdex_status_lomv1p0_20060628.xml";
const ROLE: &str = "http://purl.edustandaard.nl/vdex_lifecycle_contribute_role_lomv1p0_20060628.xml";
const META_ROLE: &str = "http://purl.edustandaard.nl/vdex_metametadata_contribute_role_lomv1p0_20060628.xml";
const PUBLISHERS: &[&str] = &[
    "Leermateriaalbank Polderland",
    "Stichting Samen Delen",
    "Sectie Open Lessen",
    "Vaknetwerk Talen",
    "Regionaal Museum De Molen",
    "Natuureducatie Groene Ruimte",
    "Scholengroep Rivierstreek",
    "Vereniging van Onderzoekende Leraren",
    "Werkplaats Digitaal",
    "Archief & Klas",
    "Taalhuis Nieuwe Buren",
    "Bureau Rekenrijk",
    "Techniekhuis Zuid",
    "Eilandonderwijs Dushi",
    "Projectgroep Duurzaam Leren",
    "Stichting Muziek op School",
];
/// Media type and extension, commonest first.
const FORMATS: &[(&str, &str)] = &[
    ("text/html", "html"),
    ("application/pdf", "pdf"),
    ("application/x-Wikiwijs-Arrangement", "html"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ("video/mp4", "mp4"),
    ("application/zip", "zip"),
    ("image/jpeg", "jpg"),
    ("application/epub+zip", "epub"),
    ("audio/mpeg", "mp3"),
];

/// 1 General.
pub(super) fn write(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    xml.open("general");
    xml.lang_leaf("title", plan.language(), &title(plan, rng));
    write_identifiers(xml, plan, rng);
    xml.leaf("language", material_language(plan, rng));
    xml.lang_leaf("description", plan.language(), &description(plan, rng));
    write_keywords(xml, plan, rng);
    if plan.care == 3 && rng.chance(30) {
        let mut place = String::new();
        plan.scene().place(rng, &mut place);
        xml.lang_leaf("coverage", plan.language(), &place);
    }
    if plan.care >= 2 && rng.chance(30) {
        xml.term("structure", "LOMv1.0", rng.pick(&["atomic", "collection", "linear"]));
    }
    xml.term("aggregationlevel", plan.source(AGGREGATION), ["1", "2", "3", "4"][plan.aggregation as usize - 1]);
    xml.close("general");
    xml.line();
}

fn title(plan: &Plan, rng: &mut Rng) -> String {
    let mut title = String::new();
    let section = if plan.english { "en_title" } else { "title" };
    plan.scene().sentence(section, rng, &mut title);
    let first_is_small = title.starts_with(char::is_lowercase);
    if first_is_small && rng.chance(80) {
        let first = title.remove(0);
        title.insert_str(0, &first.to_uppercase().to_string());
    }
    match plan.flaw {
        Some(Flaw::EmptyTitle) => "  ".to_owned(),
        Some(Flaw::SpacesAround) => format!("\n      {title}\n    "),
        Some(Flaw::FileNameAsTitle) => format!("{}_def(2).docx", title.replace([' ', ':', '(', ')'], "_")),
        _ => title,
    }
}

fn write_identifiers(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    let mut urn = "urn:uuid:".to_owned();
    rng.uuid(&mut urn);
    xml.catalog_entry("URI", &urn);
    if rng.chance(3) {
        xml.catalog_entry("ISBN", &format!("urn:isbn:978{:010}", plan.index % 10_000_000_000));
    }
}

/// 1.3: mostly that of the text, sometimes another (a song in Papiamentu with a Dutch description).
fn material_language(plan: &Plan, rng: &mut Rng) -> &'static str {
    match plan.subject.name {
        _ if plan.english => "en",
        "engels" if rng.chance(60) => "en",
        "duits" if rng.chance(40) => "de",
        "frans" if rng.chance(40) => "fr",
        "fries" if rng.chance(80) => "fy",
        "nt2" | "muziek" if rng.chance(5) => "pap",
        _ => "nl",
    }
}

fn description(plan: &Plan, rng: &mut Rng) -> String {
    let mut text = String::with_capacity(2048);
    let count = match plan.care {
        0 => rng.between(1, 2),
        1 => rng.between(2, 9),
        2 => rng.between(5, 22),
        _ => rng.between(14, 76),
    };
    plan.scene().paragraph(if plan.english { "en" } else { "nl" }, count, rng, &mut text);
    match plan.flaw {
        Some(Flaw::MarkupInDescription) => format!("<p>{text}</p>&nbsp;<br/>"),
        Some(Flaw::SpacesAround) => format!("\n        {text} "),
        _ => text,
    }
}

fn write_keywords(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    if plan.flaw == Some(Flaw::NoKeywords) {
        return;
    }
    let count = 1 + plan.care as usize + rng.below(4 + 2 * plan.care as usize);
    let keywords: Vec<_> = (0..count).map(|place| keyword(plan, place, rng)).collect();
    if plan.flaw == Some(Flaw::KeywordsInOne) {
        xml.lang_leaf("keyword", plan.language(), &keywords.join(", "));
        return;
    }
    keywords.iter().for_each(|keyword| xml.lang_leaf("keyword", plan.language(), keyword));
}

fn keyword(plan: &Plan, place: usize, rng: &mut Rng) -> String {
    let scene = plan.scene();
    let mut word = String::new();
    match (place, rng.below(4)) {
        (0, _) => word.push_str(plan.topic),
        (_, 0) if !plan.english => word.push_str(plan.subject.topics[rng.zipf(plan.subject.topics.len())]),
        (_, 1) => word.push_str(plan.level.title),
        _ => scene.compound(rng, &mut word),
    }
    word
}

/// 2 Lifecycle.
pub(super) fn write_lifecycle(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    xml.open("lifecycle");
    if plan.care >= 2 {
        let version = format!("{}.{}", rng.between(1, 4), rng.below(10));
        xml.lang_leaf("version", "x-none", &version);
    }
    if plan.care >= 1 {
        xml.term("status", plan.source(STATUS), rng.pick(&["final", "final", "revised", "draft"]));
    }
    let publisher = PUBLISHERS[rng.zipf(PUBLISHERS.len())];
    let date = format!("{}-{:02}-{:02}", rng.between(2008, 2026), rng.between(1, 12), rng.between(1, 28));
    for _ in 0..plan.care.min(2) {
        write_author(xml, plan, publisher, rng);
    }
    if plan.flaw != Some(Flaw::NoPublisher) {
        xml.open("contribute");
        if plan.flaw != Some(Flaw::NoRole) {
            xml.term("role", plan.source(ROLE), "publisher");
        }
        xml.vcard(publisher, Some(publisher), None);
        write_date(xml, &date);
        xml.close("contribute");
    }
    xml.close("lifecycle");
    xml.line();
}

fn write_author(xml: &mut Xml, plan: &Plan, publisher: &str, rng: &mut Rng) {
    let (first, last) = (rng.pick(plan.material.words("first_names")), rng.pick(plan.material.words("last_names")));
    let email =
        plan.care.ge(&3).then(|| format!("{}.{}@leermateriaal.example", first.to_lowercase(), last.to_lowercase()));
    xml.open("contribute");
    xml.term("role", plan.source(ROLE), "author");
    xml.vcard(&format!("{first} {last}"), rng.chance(50).then_some(publisher), email.as_deref());
    xml.close("contribute");
}

fn write_date(xml: &mut Xml, date: &str) {
    xml.open("date");
    xml.leaf("datetime", date);
    xml.close("date");
}

/// 3 Meta-metadata.
pub(super) fn write_metametadata(xml: &mut Xml, plan: &Plan) {
    xml.open("metametadata");
    xml.catalog_entry("URI", &identifier(plan.index));
    if plan.care == 3 {
        xml.open("contribute");
        xml.term("role", META_ROLE, "creator");
        xml.vcard("Redactie metadata", Some("Redactie metadata"), None);
        xml.close("contribute");
    }
    xml.leaf("metadatascheme", "LOMv1.0");
    xml.leaf("metadatascheme", "nl_lom_v1p0");
    if plan.care >= 2 {
        xml.leaf("language", plan.language());
    }
    xml.close("metametadata");
    xml.line();
}

/// 4 Technical.
pub(super) fn write_technical(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    let (format, extension) = FORMATS[rng.zipf(FORMATS.len())];
    let mut address = String::new();
    let _ = write!(
        address,
        "https://bank{}.leermateriaal.example/{}/{}.{extension}",
        rng.zipf(16),
        plan.subject.name,
        plan.index
    );
    xml.open("technical");
    xml.leaf("format", format);
    if plan.care >= 2 {
        xml.leaf("size", &rng.between(8_000, 40_000_000).to_string());
    }
    xml.leaf("location", &address);
    xml.close("technical");
    xml.line();
}

//! Categories 5 to 9: how it is used, what one may do with it, what it relates to, where it belongs.

use super::material::Taxon;
use super::rng::Rng;
use super::xml::Xml;
use super::{Flaw, Plan};

const RESOURCE_TYPE: &str = "http://purl.edustandaard.nl/vdex_learningresourcetype_czp_20060628.xml";
const END_USER: &str = "http://purl.edustandaard.nl/vdex_intendedenduserrole_lomv1p0_20060628.xml";
const CONTEXT: &str = "http://purl.edustandaard.nl/vdex_context_czp_20060628.xml";
const COST: &str = "http://purl.edustandaard.nl/vdex_cost_lomv1p0_20060628.xml";
const COPYRIGHT: &str = "https://purl.edustandaard.nl/copyrightsandotherrestrictions_nllom_20180530";
const PURPOSE: &str = "http://purl.edustandaard.nl/classification_purpose_nllom_20180530";
const CONCEPTS: &str = "http://purl.edustandaard.nl/begrippenkader";
const ACCESS: &str = "http://purl.edustandaard.nl/classification_accessrights_nllom_20180530";
const RELATION_KIND: &str = "http://purl.edustandaard.nl/relation_kind_nllom_20131211";
const RESOURCE_TYPES: &[&str] = &[
    "open opdracht",
    "informatiebron",
    "gesloten opdracht",
    "evaluatie- en toetsmateriaal",
    "handleiding",
    "verkennings- en onderzoeksmateriaal",
    "gereedschap",
    "professionaliseringsmateriaal",
];
const OPEN_ACCESS: Taxon = Taxon { id: "OpenAccess", label: "open toegang" };
const RESTRICTED_ACCESS: Taxon = Taxon { id: "RestrictedAccess", label: "beperkte toegang" };
const VISUAL_IMPAIRMENT: Taxon = Taxon { id: "443a8d94-6845-465f-ac92-7697ee42a304", label: "Visuele beperkingen" };
/// Core objectives, for primary and for secondary education.
const OBJECTIVES_PO: &[Taxon] = &[
    Taxon { id: "cf478309-4d3b-4e81-9077-764c0793496d", label: "PO Kerndoel 3: Informatie beoordelen" },
    Taxon { id: "1ed1e736-c541-4b47-9061-34117d70c859", label: "PO Kerndoel 26: Structuren doorzien" },
    Taxon { id: "7f6e0edc-e38f-43bb-a7f8-82d0cab137ad", label: "PO Kerndoel 39: Milieu" },
    Taxon { id: "e2a2a741-5b36-4aff-8acc-9523fba6af5e", label: "PO Kerndoel 52: Tijdvakken" },
];
const OBJECTIVES_VO: &[Taxon] = &[
    Taxon { id: "2e5a3623-a7c4-4276-a293-7293dbfa9ea5", label: "VO Kerndoel 7: Presenteren" },
    Taxon { id: "f23a0fc6-5b0a-4cea-a982-4562520eada3", label: "VO Kerndoel 27: Ordenen van gegevens" },
    Taxon { id: "78311c70-18be-4a17-aeec-16fbe3cb7566", label: "VO Kerndoel 30: Het milieu" },
    Taxon { id: "f63a2618-8cc9-4b37-88da-6446204ce67a", label: "VO Kerndoel 44: De politiek" },
];

/// 5 Educational.
pub(super) fn write(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    xml.open("educational");
    if plan.care == 3 {
        xml.term("interactivitytype", "LOMv1.0", rng.pick(&["active", "expositive", "mixed"]));
    }
    for _ in 0..1 + rng.below(1 + plan.care as usize) {
        xml.term("learningresourcetype", RESOURCE_TYPE, RESOURCE_TYPES[rng.zipf(RESOURCE_TYPES.len())]);
    }
    xml.term("intendedenduserrole", plan.source(END_USER), "learner");
    if rng.chance(25) {
        xml.term("intendedenduserrole", plan.source(END_USER), "teacher");
    }
    if plan.care >= 1 {
        xml.term("context", CONTEXT, plan.level.context);
    }
    if plan.care >= 2 {
        xml.lang_leaf("typicalagerange", "x-none", plan.level.ages);
        xml.term("difficulty", "LOMv1.0", rng.pick(&["easy", "medium", "medium", "difficult"]));
    }
    if plan.care >= 1 {
        write_learning_time(xml, plan, rng);
    }
    if plan.care == 3 {
        let mut text = String::new();
        let count = rng.between(1, 3);
        plan.scene().paragraph("use", count, rng, &mut text);
        xml.lang_leaf("description", plan.language(), &text);
    }
    xml.close("educational");
    xml.line();
}

fn write_learning_time(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    let minutes = rng.between(2, 36) * 5;
    let duration = match (plan.flaw, minutes / 60, minutes % 60) {
        (Some(Flaw::BadDuration), ..) => format!("{minutes} minuten"),
        (_, 0, rest) => format!("PT{rest}M"),
        (_, hours, 0) => format!("PT{hours}H"),
        (_, hours, rest) => format!("PT{hours}H{rest}M"),
    };
    xml.open("typicallearningtime");
    xml.leaf("datetime", &duration);
    xml.close("typicallearningtime");
}

/// 6 Rights.
pub(super) fn write_rights(xml: &mut Xml, plan: &Plan) {
    let (token, text) = plan.licence;
    let token = if plan.flaw == Some(Flaw::UnknownLicence) { "CC-BY" } else { token };
    xml.open("rights");
    xml.term("cost", plan.source(COST), if token == "yes" { "yes" } else { "no" });
    xml.term("copyrightandotherrestrictions", COPYRIGHT, token);
    if plan.care >= 1 || token == "yes" {
        xml.lang_leaf("description", "x-none", text);
    }
    xml.close("rights");
    xml.line();
}

/// 7 Relation.
pub(super) fn write_relations(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    if plan.care == 3 && rng.chance(50) {
        let address = format!("https://bank.leermateriaal.example/voorbeeld/{}.png", plan.index);
        write_relation(xml, "thumbnail", &address);
    }
    if plan.care >= 2 && plan.index > 0 && rng.chance(20) {
        let other = rng.below(usize::try_from(plan.index).unwrap_or(usize::MAX));
        write_relation(xml, rng.pick(&["ispartof", "isbasedon", "references"]), &format!("oai:generated:{other}"));
    }
}

fn write_relation(xml: &mut Xml, kind: &str, target: &str) {
    xml.open("relation");
    xml.term("kind", RELATION_KIND, kind);
    xml.open("resource");
    xml.catalog_entry("URI", target);
    xml.close("resource");
    xml.close("relation");
    xml.line();
}

/// 9 Classification.
pub(super) fn write_classifications(xml: &mut Xml, plan: &Plan, rng: &mut Rng) {
    if plan.flaw != Some(Flaw::NoDiscipline) {
        classification(xml, plan, "discipline", CONCEPTS, &plan.subject.disciplines[..discipline_depth(plan, rng)]);
    }
    classification(xml, plan, "educational level", CONCEPTS, &plan.level.taxa);
    if plan.care >= 2 && rng.chance(40) {
        // Material for one year is often offered to a neighbouring one as well.
        let other = &plan.material.levels[rng.pick(&plan.subject.levels)];
        if other.title != plan.level.title {
            classification(xml, plan, "educational level", CONCEPTS, &other.taxa);
        }
    }
    let access = if rng.chance(4) { RESTRICTED_ACCESS } else { OPEN_ACCESS };
    if plan.care >= 1 {
        classification(xml, plan, "access rights", ACCESS, &[access]);
    }
    if plan.care >= 2 && rng.chance(50) {
        let objectives = if plan.level.context == "PO" { OBJECTIVES_PO } else { OBJECTIVES_VO };
        let place = rng.below(objectives.len());
        classification(xml, plan, "educational objective", CONCEPTS, &objectives[place..=place]);
    }
    if plan.care == 3 && rng.chance(8) {
        classification(xml, plan, "accessibility restrictions", CONCEPTS, &[VISUAL_IMPAIRMENT]);
    }
}

/// Some makers choose the subject, others the part of it.
fn discipline_depth(plan: &Plan, rng: &mut Rng) -> usize {
    if plan.care == 0 { 1 } else { 1 + rng.below(plan.subject.disciplines.len()) }
}

fn classification(xml: &mut Xml, plan: &Plan, purpose: &str, source: &str, taxa: &[Taxon]) {
    xml.open("classification");
    xml.term("purpose", plan.source(PURPOSE), purpose);
    xml.open("taxonpath");
    xml.lang_leaf("source", "x-none", source);
    for taxon in taxa {
        xml.open("taxon");
        xml.leaf("id", taxon.id);
        xml.lang_leaf("entry", "nl", taxon.label);
        xml.close("taxon");
    }
    xml.close("taxonpath");
    xml.close("classification");
    xml.line();
}

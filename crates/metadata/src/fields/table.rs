//! The rows of the field table, in the order of the IMS schema (which puts the title before
//! the identifier and otherwise follows the numbers of NL LOM).
//!
//! Obligations follow the NL LOM pages of SURF and the example files of Kennisnet, and for
//! Edurep its table of learning resources of 2023.

use super::Category::{
    Annotation, Classification, Educational, General, LifeCycle, MetaMetadata, Own, Relation, Rights, Technical,
};
use super::Obligation::{Absent, Conditional, Mandatory, Optional, Recommended};
use super::QualityItem::{Base, Extra};
use super::{Cardinality, Category, Field, Kind, Obligation, QualityItem};
use crate::facet::Facet;
use crate::record::FieldId;

/// Every field once.
#[rustfmt::skip]
pub static FIELDS: &[Field] = &[
    row(FieldId::Title, "1.2", General, "title", "title", Kind::Text)
        .says("Titel", "Geef het materiaal een titel die zegt waar het over gaat.")
        .asked(Mandatory, Mandatory).long(1000).quality(&[Base(1)]).maps("title", "name"),
    row(FieldId::Identifier, "1.1", General, "catalogentry", "identifier", Kind::Identifier)
        .says("Kenmerk", "Het blijvende kenmerk van het materiaal, het liefst een webadres dat nooit verandert.")
        .asked(Mandatory, Mandatory).many(10).maps("identifier", "identifier"),
    row(FieldId::Language, "1.3", General, "language", "language", Kind::Plain)
        .says("Taal", "De taal van het materiaal, als code van twee letters: nl, en, fy.")
        .asked(Mandatory, Mandatory).many(10).quality(&[Base(7)]).facets(&[Facet::Language]).maps("language", "inLanguage"),
    row(FieldId::Description, "1.4", General, "description", "description", Kind::Text)
        .says("Omschrijving", "Beschrijf kort wat een leerling met het materiaal doet en leert.")
        .asked(Recommended, Mandatory).many(10).long(2000).quality(&[Base(2)]).maps("description", "description"),
    row(FieldId::Keyword, "1.5", General, "keyword", "keyword", Kind::Text)
        .says("Trefwoorden", "Woorden waarop een docent zou zoeken. Geef elk woord apart.")
        .asked(Recommended, Mandatory).many(10).long(1000).quality(&[Base(13)]).maps("subject", "keywords"),
    row(FieldId::Coverage, "1.6", General, "coverage", "coverage", Kind::Text)
        .says("Periode, plaats of cultuur", "Over welke tijd, streek of cultuur het materiaal gaat.")
        .many(10).maps("coverage", "dcterms:coverage"),
    row(FieldId::Structure, "1.7", General, "structure", "structure", Kind::Term)
        .says("Structuur", "Hoe de onderdelen van het materiaal samenhangen.").terms(&["structure"]),
    row(FieldId::AggregationLevel, "1.8", General, "aggregationlevel", "aggregationLevel", Kind::Term)
        .says("Grootte", "Is het een element, een serie elementen, een les of een lessenserie?")
        .terms(&["aggregationlevel"]).asked(Conditional, Mandatory).quality(&[Base(3)]).schema("lom:aggregationLevel"),
    row(FieldId::Version, "2.1", LifeCycle, "version", "version", Kind::Text)
        .says("Versie", "Welke versie van het materiaal dit is.").asked(Recommended, Optional).schema("version"),
    row(FieldId::Status, "2.2", LifeCycle, "status", "status", Kind::Term)
        .says("Status", "Of het materiaal een concept is, of definitief.")
        .terms(&["status"]).asked(Recommended, Optional).schema("creativeWorkStatus"),
    row(FieldId::Contribution, "2.3", LifeCycle, "contribute", "contribute", Kind::Contribution)
        .says("Makers en uitgever", "Wie het materiaal maakte en wie het uitgeeft.")
        .terms(&["lifecycle_contribute_role"]).asked(Recommended, Mandatory).many(30).quality(&[Base(9)]).maps("publisher", "publisher"),
    row(FieldId::MetadataIdentifier, "3.1", MetaMetadata, "catalogentry", "identifier", Kind::Identifier)
        .says("Kenmerk van de beschrijving", "Het blijvende kenmerk van deze beschrijving.")
        .asked(Recommended, Mandatory).many(10).schema("@id"),
    row(FieldId::MetadataContribution, "3.2", MetaMetadata, "contribute", "contribute", Kind::Contribution)
        .says("Maker van de beschrijving", "Wie deze beschrijving schreef.")
        .terms(&["metametadata_contribute_role"]).asked(Recommended, Optional).many(10),
    row(FieldId::MetadataScheme, "3.3", MetaMetadata, "metadatascheme", "metadataSchema", Kind::Plain)
        .says("Metadataschema", "De standaarden waaraan de beschrijving voldoet: LOMv1.0 en nl_lom_v1p0.")
        .asked(Mandatory, Optional).many(10),
    row(FieldId::MetadataLanguage, "3.4", MetaMetadata, "language", "language", Kind::Plain)
        .says("Taal van de beschrijving", "De taal waarin deze beschrijving is geschreven."),
    row(FieldId::Format, "4.1", Technical, "format", "format", Kind::Plain)
        .says("Bestandstype", "Het soort bestand, als mediatype: text/html, application/pdf.")
        .terms(&["technical_format"]).asked(Recommended, Recommended).many(40).quality(&[Extra(6)]).maps("format", "encodingFormat"),
    row(FieldId::Size, "4.2", Technical, "size", "size", Kind::Number)
        .says("Bestandsgrootte", "De grootte in bytes.").schema("contentSize"),
    row(FieldId::Location, "4.3", Technical, "location", "location", Kind::Plain)
        .says("Vindplaats", "Het webadres waar het materiaal staat.")
        .asked(Conditional, Mandatory).many(10).maps("identifier", "url"),
    row(FieldId::Requirement, "4.4", Technical, "requirement", "requirement", Kind::Requirement)
        .says("Benodigde software", "Welk besturingssysteem of welke browser nodig is.").many(40),
    row(FieldId::InstallationRemarks, "4.5", Technical, "installationremarks", "installationRemarks", Kind::Text)
        .says("Installatie", "Hoe je het materiaal op je computer zet."),
    row(FieldId::OtherRequirements, "4.6", Technical, "otherplatformrequirements", "otherPlatformRequirements", Kind::Text)
        .says("Andere eisen", "Wat er verder nodig is om het materiaal te gebruiken."),
    row(FieldId::Duration, "4.7", Technical, "duration", "duration", Kind::Timed)
        .says("Speelduur", "Hoe lang een film of geluidsfragment duurt."),
    row(FieldId::InteractivityType, "5.1", Educational, "interactivitytype", "interactivityType", Kind::Term)
        .says("Soort interactie", "Of de leerling vooral doet, of vooral leest en kijkt.")
        .terms(&["interactivitytype"]).schema("interactivityType"),
    row(FieldId::LearningResourceType, "5.2", Educational, "learningresourcetype", "learningResourceType", Kind::Term)
        .says("Type leermateriaal", "Wat voor materiaal het is, zoals een open opdracht of een toets.")
        .terms(&["learningresourcetype", "learningresourcetype_lom"]).asked(Recommended, Recommended).many(10)
        .quality(&[Base(4)]).facets(&[Facet::Kind]).maps("type", "learningResourceType"),
    row(FieldId::InteractivityLevel, "5.3", Educational, "interactivitylevel", "interactivityLevel", Kind::Term)
        .says("Mate van interactie", "Hoeveel het materiaal reageert op wat de leerling doet.").terms(&["interactivitylevel"]),
    row(FieldId::SemanticDensity, "5.4", Educational, "semanticdensity", "semanticDensity", Kind::Term)
        .says("Informatiedichtheid", "Hoeveel het materiaal zegt in verhouding tot zijn lengte.").terms(&["semanticdensity"]),
    row(FieldId::IntendedUser, "5.5", Educational, "intendedenduserrole", "intendedEndUserRole", Kind::Term)
        .says("Doelgroep", "Voor wie het materiaal is: leerling of docent.")
        .terms(&["intendedenduserrole"]).asked(Mandatory, Mandatory).many(10)
        .quality(&[Base(8)]).facets(&[Facet::Audience]).schema("audience"),
    row(FieldId::Context, "5.6", Educational, "context", "context", Kind::Term)
        .says("Onderwijssector", "In welke sector je het materiaal gebruikt, zoals po of vo.")
        .terms(&["context"]).asked(Conditional, Optional).many(10).facets(&[Facet::EducationLevel]).schema("educationalLevel"),
    row(FieldId::AgeRange, "5.7", Educational, "typicalagerange", "typicalAgeRange", Kind::Text)
        .says("Leeftijd", "Voor welke leeftijd, zoals 8-13 of 7+.").many(5).schema("typicalAgeRange"),
    row(FieldId::Difficulty, "5.8", Educational, "difficulty", "difficulty", Kind::Term)
        .says("Moeilijkheid", "Hoe moeilijk het is voor de doelgroep.").terms(&["difficulty"]).schema("lom:difficulty"),
    row(FieldId::LearningTime, "5.9", Educational, "typicallearningtime", "typicalLearningTime", Kind::Timed)
        .says("Tijdsduur", "Hoe lang een leerling er ongeveer mee bezig is.")
        .asked(Recommended, Optional).quality(&[Extra(5)]).schema("timeRequired"),
    row(FieldId::UseDescription, "5.10", Educational, "description", "description", Kind::Text)
        .says("Gebruik in de les", "Hoe je het materiaal in de les gebruikt.").many(10).once_in_ims().long(1000),
    row(FieldId::UserLanguage, "5.11", Educational, "language", "language", Kind::Plain)
        .says("Taal van de gebruiker", "De taal die de gebruiker spreekt.").many(10),
    row(FieldId::Cost, "6.1", Rights, "cost", "cost", Kind::Term)
        .says("Kosten", "Of je voor het materiaal moet betalen.")
        .terms(&["cost"]).asked(Mandatory, Mandatory).quality(&[Base(12)]).schema("isAccessibleForFree"),
    row(FieldId::Copyright, "6.2", Rights, "copyrightandotherrestrictions", "copyrightAndOtherRestrictions", Kind::Term)
        .says("Licentie", "Wat een ander met het materiaal mag doen. Kies het liefst een Creative Commons-licentie.")
        .terms(&["copyrightandotherrestrictions"]).asked(Mandatory, Mandatory)
        .quality(&[Base(10)]).facets(&[Facet::Licence]).maps("rights", "license"),
    row(FieldId::RightsDescription, "6.3", Rights, "description", "description", Kind::Text)
        .says("Toelichting op de rechten", "Het webadres van de licentie, of de naam van de rechthebbende.")
        .asked(Conditional, Optional).long(1000).maps("rights", "copyrightNotice"),
    row(FieldId::Relation, "7", Relation, "", "", Kind::Relation)
        .says("Relaties", "Ander materiaal dat erbij hoort, andere bestandstypen en een plaatje.")
        .terms(&["relation_kind"]).many(100).maps("relation", "isBasedOn"),
    row(FieldId::Annotation, "8", Annotation, "", "", Kind::Annotation)
        .says("Opmerkingen", "Ervaringen van wie het materiaal gebruikte.").many(30),
    row(FieldId::Classification, "9", Classification, "", "", Kind::Classification)
        .says("Indeling", "Het vak, het leerniveau, de toegang en het kerndoel.")
        .terms(&["classification_purpose"]).asked(Conditional, Mandatory).many(40)
        .quality(&[Base(5), Base(6), Base(11), Extra(1), Extra(7)])
        .facets(&[Facet::EducationLevel, Facet::Subject]).maps("subject", "educationalAlignment"),
    row(FieldId::PlaceAndTime, "6.2-2", Own, "", "", Kind::Text)
        .says("Plaats en tijd", "Waar en wanneer leerlingen ermee werken, bijvoorbeeld thuis of in de klas.")
        .asked(Absent, Absent).many(10).quality(&[Extra(2)]),
    row(FieldId::TeachingMethod, "6.2-3", Own, "", "", Kind::Text)
        .says("Werkvormen", "Hoe leerlingen ermee werken, bijvoorbeeld alleen of in een groep.")
        .asked(Absent, Absent).many(10).quality(&[Extra(3)]),
    row(FieldId::Guidance, "6.2-4", Own, "", "", Kind::Text)
        .says("Sturing", "Of de docent de les leidt, of de leerling zelf.")
        .asked(Absent, Absent).many(10).quality(&[Extra(4)]),
];

const fn row(
    id: FieldId,
    number: &'static str,
    category: Category,
    ims: &'static str,
    ieee: &'static str,
    kind: Kind,
) -> Field {
    Field {
        id,
        number,
        category,
        ims,
        ieee,
        label: "",
        help: "",
        cardinality: Cardinality::One,
        once_in_ims: false,
        max_length: None,
        kind,
        vocabularies: &[],
        nl_lom: Optional,
        edurep: Optional,
        quality: &[],
        facets: &[],
        dublin_core: None,
        schema_org: None,
    }
}

impl Field {
    const fn says(mut self, label: &'static str, help: &'static str) -> Self {
        self.label = label;
        self.help = help;
        self
    }

    const fn asked(mut self, nl_lom: Obligation, edurep: Obligation) -> Self {
        self.nl_lom = nl_lom;
        self.edurep = edurep;
        self
    }

    const fn many(mut self, smallest_permitted_maximum: u16) -> Self {
        self.cardinality = Cardinality::Many(smallest_permitted_maximum);
        self
    }

    const fn once_in_ims(mut self) -> Self {
        self.once_in_ims = true;
        self
    }

    const fn long(mut self, characters: u16) -> Self {
        self.max_length = Some(characters);
        self
    }

    const fn terms(mut self, vocabularies: &'static [&'static str]) -> Self {
        self.vocabularies = vocabularies;
        self
    }

    const fn quality(mut self, items: &'static [QualityItem]) -> Self {
        self.quality = items;
        self
    }

    const fn facets(mut self, facets: &'static [Facet]) -> Self {
        self.facets = facets;
        self
    }

    const fn maps(mut self, dublin_core: &'static str, schema_org: &'static str) -> Self {
        self.dublin_core = Some(dublin_core);
        self.schema(schema_org)
    }

    const fn schema(mut self, schema_org: &'static str) -> Self {
        self.schema_org = Some(schema_org);
        self
    }
}

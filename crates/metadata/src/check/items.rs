//! The twenty items: name, field, how it is found in a record, and what to do when it is not.

use super::{Item, Outcome};
use crate::accessors::{Access, best};
use crate::facet::{self, Facet};
use crate::fields::QualityItem::{self, Base, Extra};
use crate::record::{FieldId, LangText, Record};
use crate::vocabulary::{self, Scheme};

/// What was found: the words, and what would make it better.
type Found = Option<(String, Option<&'static str>)>;

/// A row of the table.
pub(super) struct Row {
    item: QualityItem,
    label: &'static str,
    field: FieldId,
    find: fn(&Record) -> Found,
    advice: &'static str,
}

impl Row {
    pub(super) fn apply(&self, record: &Record) -> Item {
        let outcome = match (self.find)(record) {
            Some((found, hint)) => Outcome::Present { found, hint },
            None => Outcome::Missing { advice: self.advice },
        };
        Item { item: self.item, label: self.label, field: self.field, outcome }
    }
}

/// Criterion 6.1, in the order of the regulation.
#[rustfmt::skip]
pub(super) const BASE: &[Row] = &[
    row(Base(1), "Titel", FieldId::Title, title, "Geef het materiaal een titel die zegt waar het over gaat."),
    row(Base(2), "Korte omschrijving", FieldId::Description, |record| plain(record.description()), "Beschrijf in een paar zinnen wat een leerling met het materiaal doet en leert."),
    row(Base(3), "Grootte", FieldId::AggregationLevel, size, "Kies of het een element, een serie elementen, een les of een lessenserie is."),
    row(Base(4), "Type leermateriaal", FieldId::LearningResourceType, kind, "Kies wat voor materiaal het is, bijvoorbeeld een open opdracht of een informatiebron."),
    row(Base(5), "Leerniveau", FieldId::Classification, level, "Kies het schooltype en het leerjaar waarvoor het materiaal bedoeld is."),
    row(Base(6), "Vakgebied", FieldId::Classification, subject, "Kies het vak, en als het kan het onderdeel van het vak."),
    row(Base(7), "Taal", FieldId::Language, language, "Geef de taal van het materiaal als code van twee letters, zoals nl."),
    row(Base(8), "Doelgroep", FieldId::IntendedUser, |record| labels(record, Facet::Audience), "Kies of het materiaal voor leerlingen of voor docenten is."),
    row(Base(9), "Bron of rechthebbende", FieldId::Contribution, publisher, "Noem wie het materiaal uitgeeft (rol publisher, met een naam)."),
    row(Base(10), "Licentie", FieldId::Copyright, licence, "Kies een licentie, het liefst CC BY of CC BY-SA 4.0."),
    row(Base(11), "Inloggen", FieldId::Classification, access, "Geef aan of je moet inloggen om het materiaal te zien."),
    row(Base(12), "Kosten", FieldId::Cost, cost, "Geef aan of het materiaal geld kost. Open leermateriaal is gratis."),
    row(Base(13), "Trefwoorden", FieldId::Keyword, keywords, "Voeg trefwoorden toe waarop een docent zou zoeken. Geef elk woord apart."),
];

/// Criterion 6.2.
#[rustfmt::skip]
pub(super) const EXTRA: &[Row] = &[
    row(Extra(1), "Kerndoelen en eindtermen", FieldId::Classification, |record| taxa(record, "educational objective"), "Noem de kerndoelen, tussendoelen of eindtermen waar het materiaal bij past."),
    row(Extra(2), "Plaats en tijd van het leren", FieldId::PlaceAndTime, |record| own(record, FieldId::PlaceAndTime), "Vertel waar en wanneer leerlingen ermee werken, bijvoorbeeld in de klas of thuis."),
    row(Extra(3), "Werkvormen", FieldId::TeachingMethod, |record| own(record, FieldId::TeachingMethod), "Noem de werkvormen, bijvoorbeeld samenwerken in groepjes."),
    row(Extra(4), "Leraar- of leerlinggestuurd", FieldId::Guidance, |record| own(record, FieldId::Guidance), "Geef aan of de leraar de les leidt, of de leerling zelf aan de slag gaat."),
    row(Extra(5), "Tijdsindicatie", FieldId::LearningTime, time, "Schat hoeveel minuten een leerling ermee bezig is."),
    row(Extra(6), "Bestandstype", FieldId::Format, format, "Geef het bestandstype, bijvoorbeeld text/html of application/pdf."),
    row(Extra(7), "Geschikt bij een beperking", FieldId::Classification, |record| taxa(record, "accessibility restrictions"), "Geef aan voor welke beperking het materiaal geschikt is, of juist niet."),
];

const fn row(
    item: QualityItem,
    label: &'static str,
    field: FieldId,
    find: fn(&Record) -> Found,
    advice: &'static str,
) -> Row {
    Row { item, label, field, find, advice }
}

fn plain(text: Option<&str>) -> Found {
    text.map(|text| (text.to_owned(), None))
}

fn joined<'t>(words: impl Iterator<Item = &'t str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn title(record: &Record) -> Found {
    const FILE_NAMES: [&str; 10] = [".doc", ".docx", ".htm", ".html", ".odt", ".pdf", ".ppt", ".pptx", ".xlsx", ".zip"];
    let title = record.title()?;
    let lower = title.to_lowercase();
    let is_file_name = !title.contains(' ') && FILE_NAMES.iter().any(|end| lower.ends_with(end));
    let hint = if is_file_name {
        Some("Dit lijkt een bestandsnaam. Kies een titel die een docent iets zegt.")
    } else {
        (title.chars().count() > 1000).then_some("Deze titel is erg lang. Houd het korter dan 1000 tekens.")
    };
    Some((title.to_owned(), hint))
}

fn size(record: &Record) -> Found {
    let list = vocabulary::list("aggregationlevel")?;
    let term = record.terms(FieldId::AggregationLevel).find_map(|term| list.term(&term.value))?;
    Some((term.label.clone(), None))
}

fn kind(record: &Record) -> Found {
    let lists = ["learningresourcetype", "learningresourcetype_lom"];
    let known = |token: &str| lists.iter().filter_map(|id| vocabulary::list(id)).find_map(|list| list.term(token));
    let words = joined(
        record
            .terms(FieldId::LearningResourceType)
            .filter_map(|term| known(&term.value))
            .map(|term| term.label.as_str()),
    )?;
    Some((words, None))
}

fn level(record: &Record) -> Found {
    let values: Vec<_> =
        facet::values(record).into_iter().filter(|value| value.facet == Facet::EducationLevel).collect();
    let words = joined(values.iter().map(|value| value.label.as_str()))?;
    // Primary and secondary education have years; a sector or school type alone says too little.
    let has = |slug: &str| values.iter().any(|value| value.code == slug);
    let has_year = values.iter().any(|value| {
        vocabulary::concept_by_slug(Scheme::Level, &value.code)
            .is_some_and(|level| level.slug.ends_with(|end: char| end.is_ascii_digit()))
    });
    let hint = ((has("po") || has("vo")) && !has_year && !has("praktijkonderwijs"))
        .then_some("Voeg het leerjaar toe, bijvoorbeeld groep 6 of havo 3.");
    Some((words, hint))
}

fn subject(record: &Record) -> Found {
    let values: Vec<_> = facet::values(record).into_iter().filter(|value| value.facet == Facet::Subject).collect();
    let words = joined(values.iter().map(|value| value.label.as_str()))?;
    let top = |code: &str| {
        vocabulary::concept_by_slug(Scheme::Discipline, code).is_some_and(|subject| subject.parent.is_none())
    };
    let hint = values.iter().all(|value| top(&value.code)).then_some("Noem als het kan ook het onderdeel van het vak.");
    Some((words, hint))
}

fn language(record: &Record) -> Found {
    let known = |tag: &&str| vocabulary::language_name(tag).is_some();
    Some((joined(record.languages().filter(known).filter_map(vocabulary::language_name))?, None))
}

fn labels(record: &Record, facet: Facet) -> Found {
    let values: Vec<_> = facet::values(record).into_iter().filter(|value| value.facet == facet).collect();
    Some((joined(values.iter().map(|value| value.label.as_str()))?, None))
}

fn publisher(record: &Record) -> Found {
    plain(record.publisher().map(|publisher| publisher.name.as_str()).filter(|name| !name.is_empty()))
}

fn licence(record: &Record) -> Found {
    let licence = record.licence().filter(|licence| *licence != base::Licence::Unknown)?;
    let hint = (!licence.is_open_for_quality_model()).then_some("Voor open leermateriaal is CC BY of CC BY-SA nodig.");
    Some((licence.name().to_owned(), hint))
}

fn access(record: &Record) -> Found {
    let words = match record.access()? {
        Access::Open => "Nee, open voor iedereen",
        Access::Restricted => "Ja, inloggen is nodig",
    };
    Some((words.to_owned(), None))
}

fn cost(record: &Record) -> Found {
    let costs = record.cost()?;
    let hint = costs.then_some("Open leermateriaal is gratis.");
    Some((if costs { "Ja" } else { "Nee" }.to_owned(), hint))
}

fn keywords(record: &Record) -> Found {
    let words = joined(record.keywords())?;
    let crowded = record.keywords().any(|keyword| keyword.chars().count() > 100 && keyword.matches(',').count() > 3);
    Some((words, crowded.then_some("Hier staan veel trefwoorden in één veld. Geef elk woord apart.")))
}

fn taxa(record: &Record, purpose: &str) -> Found {
    let words: Vec<String> = record
        .taxa_with_source(purpose)
        .flat_map(|(source, taxon)| {
            let known: Vec<String> =
                vocabulary::resolve_taxon(source, taxon).iter().map(|concept| concept.label.clone()).collect();
            if known.is_empty() { vec![best(&taxon.entry).unwrap_or(&taxon.id).to_owned()] } else { known }
        })
        .collect();
    Some((joined(words.iter().map(String::as_str))?, None))
}

fn own(record: &Record, field: FieldId) -> Found {
    let texts: Vec<&[LangText]> = record.texts(field).collect();
    Some((joined(texts.iter().filter_map(|texts| best(texts)))?, None))
}

fn time(record: &Record) -> Found {
    let minutes = record.learning_minutes().filter(|minutes| *minutes > 0)?;
    let words = match (minutes / 60, minutes % 60) {
        (0, 1) => "1 minuut".to_owned(),
        (0, minutes) => format!("{minutes} minuten"),
        (hours, 0) => format!("{hours} uur"),
        (hours, minutes) => format!("{hours} uur en {minutes} minuten"),
    };
    Some((words, None))
}

fn format(record: &Record) -> Found {
    let formats: Vec<String> = record
        .formats()
        .map(|format| {
            let known = vocabulary::list("technical_format").and_then(|list| list.term(format));
            known.map_or_else(|| format.to_owned(), |term| term.label.clone())
        })
        .collect();
    Some((joined(formats.iter().map(String::as_str))?, None))
}

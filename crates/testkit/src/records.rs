//! Made-up NL LOM records in the IMS binding: plausible Dutch, the same for the same seed.
//!
//! The words follow Zipf's law and are largely compounds, so that an index of these records
//! has a vocabulary and posting lists like those of real ones. About one record in sixteen
//! has a flaw that real records have. Written without the metadata crate's writer: a reader
//! tested on its own writer's output proves nothing.

mod educational;
mod flaw;
mod general;
mod material;
mod rng;
mod text;
mod xml;

pub use flaw::Flaw;

use material::{Level, Material, Subject};
use rng::Rng;
use text::Scene;
use xml::Xml;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.imsglobal.org/xsd/imsmd_v1p2";
const SCHEMA_LOCATION: &str = "http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd";
/// Seconds between the datestamps of two successive records.
const DATESTAMP_STEP: u64 = 37;
/// 2019-01-01T00:00:00Z.
const FIRST_DATESTAMP: u64 = 1_546_300_800;

/// The XML document of record `index` of the collection `seed`.
#[must_use]
pub fn generate(seed: u64, index: u64) -> String {
    let mut out = String::with_capacity(12 * 1024);
    out.push_str(HEAD);
    generate_into(seed, index, &mut out);
    out
}

/// Appends the record's `lom` element, without an XML declaration, to `out`.
pub fn generate_into(seed: u64, index: u64, out: &mut String) {
    let material = Material::get();
    let mut rng = Rng::new(seed, index);
    let plan = Plan::draw(material, &mut rng, index);
    let mut xml = Xml::new(out, plan.prefix);
    xml.root(NAMESPACE, SCHEMA_LOCATION);
    general::write(&mut xml, &plan, &mut rng);
    general::write_lifecycle(&mut xml, &plan, &mut rng);
    general::write_metametadata(&mut xml, &plan);
    general::write_technical(&mut xml, &plan, &mut rng);
    educational::write(&mut xml, &plan, &mut rng);
    if plan.flaw == Some(Flaw::TwoEducational) {
        educational::write(&mut xml, &plan, &mut rng);
    }
    educational::write_rights(&mut xml, &plan);
    educational::write_relations(&mut xml, &plan, &mut rng);
    educational::write_classifications(&mut xml, &plan, &mut rng);
    xml.close("lom");
    xml.line();
}

/// The OAI header identifier of record `index`; it also stands in the record as 3.1.
#[must_use]
pub fn identifier(index: u64) -> String {
    format!("oai:generated:{index}")
}

/// The OAI datestamp of record `index`: later for a higher index.
#[must_use]
pub fn datestamp(index: u64) -> String {
    let seconds = FIRST_DATESTAMP + index * DATESTAMP_STEP;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil_date(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The flaw that record `index` was given, if any.
#[must_use]
pub fn flaw(seed: u64, index: u64) -> Option<Flaw> {
    Plan::draw(Material::get(), &mut Rng::new(seed, index), index).flaw
}

/// Everything about a record that more than one element depends on.
struct Plan {
    index: u64,
    material: &'static Material,
    subject: &'static Subject,
    level: &'static Level,
    topic: &'static str,
    english: bool,
    prefix: &'static str,
    /// How much the maker filled in, 0 (the least that is allowed) to 3 (everything).
    care: u64,
    aggregation: u64,
    licence: (&'static str, &'static str),
    flaw: Option<Flaw>,
}

impl Plan {
    fn draw(material: &'static Material, rng: &mut Rng, index: u64) -> Self {
        let subject = &material.subjects[rng.zipf(material.subjects.len())];
        let level = &material.levels[subject.levels[rng.below(subject.levels.len())]];
        let english = rng.chance(5);
        let topics = if english { &material.english_topics } else { &subject.topics };
        Self {
            index,
            material,
            subject,
            level,
            topic: topics[rng.zipf(topics.len())],
            english,
            prefix: if rng.chance(25) { "czp:" } else { "" },
            care: [0, 0, 0, 1, 1, 2, 2, 3][rng.below(8)],
            aggregation: [1, 2, 3, 3, 3, 3, 3, 4, 4, 2][rng.below(10)],
            licence: LICENCES[rng.zipf(LICENCES.len())],
            flaw: Flaw::draw(rng),
        }
    }

    fn scene(&self) -> Scene {
        Scene {
            material: self.material,
            subject: self.subject,
            level: self.level,
            topic: self.topic,
            english: self.english,
        }
    }

    /// The address of a vocabulary whose values are those of LOM itself; many makers name it so for short.
    fn source(&self, address: &'static str) -> &'static str {
        if self.care <= 1 { "LOMv1.0" } else { address }
    }

    /// The language of the free text.
    fn language(&self) -> &'static str {
        if self.english { "en" } else { "nl" }
    }
}

/// Token of 6.2 and text of 6.3, commonest first.
const LICENCES: &[(&str, &str)] = &[
    ("cc-by-40", "https://creativecommons.org/licenses/by/4.0/"),
    ("cc-by-sa-40", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("cc-by-30", "http://creativecommons.org/licenses/by/3.0/nl/"),
    ("yes", "Auteursrecht voorbehouden aan de maker"),
    ("cc-by-nc-sa-40", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    ("cc-by-nc-40", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("cc-by-sa-30", "http://creativecommons.org/licenses/by-sa/3.0/nl/"),
    ("cc0-10", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("cc-by-nd-40", "https://creativecommons.org/licenses/by-nd/4.0/"),
    ("unknown", "Niet bekend"),
    ("cc-by-nc-nd-40", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
    ("pdm-10", "https://creativecommons.org/publicdomain/mark/1.0/"),
];

/// Year, month and day of a number of days after 1970-01-01, in the Gregorian calendar.
fn civil_date(days: u64) -> (u64, u64, u64) {
    // Counted from 1 March of the year 0, so that the leap day ends the year.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests;

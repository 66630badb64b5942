//! Reads a round document: either everything is accepted, or every problem is named.

use super::json::{At, Notes, child};
use super::{ActivityCode, Applicant, ApplicantKind, Committee, DrawnLot, Filed, Problem, RoundInput, Theme};
use crate::exclusion;
use crate::parameters::Parameters;
use base::Money;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The longest identifier, so that an answer stays readable.
const LONGEST_ID: usize = 200;

/// A document without problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The round.
    pub input: RoundInput,
    /// Members that this version does not know and did not use.
    pub ignored: Vec<String>,
}

/// Reads a document against the parameters of its round.
///
/// # Errors
/// Every problem of the document, each with its place.
pub fn read(document: &Value, parameters: &Parameters) -> Result<Accepted, Vec<Problem>> {
    let mut notes = Notes::default();
    let input = Reader { parameters }.round(&At { value: document, path: String::new() }, &mut notes);
    match input {
        Some(input) if notes.problems.is_empty() => Ok(Accepted { input, ignored: notes.ignored }),
        _ => Err(notes.problems),
    }
}

struct Reader<'p> {
    parameters: &'p Parameters,
}

impl Reader<'_> {
    fn round(&self, at: &At<'_>, notes: &mut Notes) -> Option<RoundInput> {
        let object = at.known(notes, &["round", "applications", "committee"])?;
        let round = object.required(notes, "round").and_then(|at| self.name(&at, notes));
        let applications = object.required(notes, "applications").and_then(|at| self.applications(&at, notes));
        let known: BTreeSet<&str> = applications.iter().flatten().map(|filed| filed.id.as_str()).collect();
        let committee = match object.optional("committee") {
            Some(at) if applications.is_some() => committee(&at, notes, &known),
            _ => Some(Committee::default()),
        };
        Some(RoundInput { round: round?, committee: committee?, applications: applications? })
    }

    fn name(&self, at: &At<'_>, notes: &mut Notes) -> Option<String> {
        let name = at.text(notes)?;
        let expected = &self.parameters.round;
        if name == expected {
            return Some(name.to_owned());
        }
        at.wrong(notes, "round", format!("dit document hoort bij ronde {name}, maar je vroeg om ronde {expected}"))
    }

    /// The applications, or nothing when one of them could not be read.
    fn applications(&self, at: &At<'_>, notes: &mut Notes) -> Option<Vec<Filed>> {
        let items = at.list(notes)?;
        let mut seen = BTreeMap::new();
        let (mut applications, count) = (Vec::new(), items.len());
        for item in items {
            let Some(filed) = self.application(&item, notes) else { continue };
            if let Some(first) = seen.insert(filed.id.clone(), item.path.clone()) {
                notes.add(
                    &child(&item.path, "id"),
                    "duplicate",
                    format!("{} staat ook al op {first}; geef elke aanvraag een eigen id", filed.id),
                );
            }
            applications.push(filed);
        }
        (applications.len() == count).then_some(applications)
    }

    fn application(&self, at: &At<'_>, notes: &mut Notes) -> Option<Filed> {
        const MEMBERS: [&str; 9] = [
            "id",
            "activity",
            "applicant",
            "submitted_at",
            "requested_cents",
            "themes",
            "contribution_declared",
            "complete",
            "scores",
        ];
        let object = at.known(notes, &MEMBERS)?;
        let id = object.required(notes, "id").and_then(|at| identifier(&at, notes));
        let activity = object.required(notes, "activity").and_then(|at| activity(&at, notes));
        let applicant = object.required(notes, "applicant").and_then(|at| applicant(&at, notes));
        let submitted_at = object.required(notes, "submitted_at").and_then(|at| instant(&at, notes));
        let requested = object.required(notes, "requested_cents").and_then(|at| money(&at, notes));
        let themes = match object.optional("themes") {
            Some(at) => self.themes(&at, activity, notes),
            None => Some(Vec::new()),
        };
        let contribution = object.required(notes, "contribution_declared").and_then(|at| at.flag(notes));
        let complete = object.required(notes, "complete").and_then(|at| at.flag(notes));
        let before = notes.problems.len();
        let scores = object.optional("scores").map_or_else(BTreeMap::new, |at| self.scores(&at, notes));
        let scores_read = notes.problems.len() == before;
        let filed = Filed {
            id: id?,
            activity: activity?,
            applicant: applicant?,
            submitted_at: submitted_at?,
            requested: requested?,
            themes: themes?,
            contribution_declared: contribution?,
            complete: complete?,
            scores,
        };
        if filed.scores.is_empty() && scores_read && exclusion::exclusion(&filed, self.parameters).is_none() {
            notes.add(
                &child(&at.path, "scores"),
                "missing",
                "niemand heeft deze aanvraag beoordeeld; geef van ten minste één lid alle scores",
            );
        }
        Some(filed)
    }

    /// Themes mean nothing for an application of type b, so their names are not judged there.
    fn themes(&self, at: &At<'_>, activity: Option<ActivityCode>, notes: &mut Notes) -> Option<Vec<Theme>> {
        let mut themes = Vec::new();
        for item in at.list(notes)? {
            let Some(id) = item.text(notes) else { continue };
            let theme = if self.parameters.themes.iter().any(|listed| listed == id) {
                Theme::Listed(id.to_owned())
            } else if activity == Some(ActivityCode::B) || is_own(id) {
                Theme::Own(id.to_owned())
            } else {
                notes.add(
                    &item.path,
                    "theme",
                    format!("{id} is geen thema van deze ronde; kies een thema of schrijf eigen:naam-van-het-thema"),
                );
                continue;
            };
            if activity != Some(ActivityCode::B) && themes.contains(&theme) {
                notes.add(&item.path, "duplicate", format!("het thema {id} staat er al; noem het één keer"));
            }
            themes.push(theme);
        }
        Some(themes)
    }

    fn scores(&self, at: &At<'_>, notes: &mut Notes) -> BTreeMap<String, Vec<i64>> {
        let mut scores = BTreeMap::new();
        for (member, at) in at.members(notes).unwrap_or_default() {
            if member.trim().is_empty() {
                notes.add(&at.path, "empty", "een lid van de commissie heeft geen naam");
            }
            scores.insert(member.to_owned(), self.scores_of_member(&at, notes));
        }
        scores
    }

    fn scores_of_member(&self, at: &At<'_>, notes: &mut Notes) -> Vec<i64> {
        let names: Vec<String> = (1..=self.parameters.criteria()).map(|number| number.to_string()).collect();
        let given = at.members(notes).unwrap_or_default();
        for (name, at) in &given {
            if !names.iter().any(|known| known == name) {
                notes.add(
                    &at.path,
                    "criterion",
                    format!("er is geen criterium {name}; ze heten 1 tot en met {}", names.len()),
                );
            }
        }
        if !at.value.is_object() {
            return Vec::new();
        }
        let (least, most) = (self.parameters.lowest.value, self.parameters.highest.value);
        let score = |name: &String| match given.iter().find(|(given, _)| given == name) {
            Some((_, at)) => at.integer(notes, least.into(), most.into()),
            None => {
                let path = child(&at.path, name);
                notes.add(
                    &path,
                    "missing",
                    format!("de score voor criterium {name} ontbreekt; ieder lid geeft ze alle"),
                );
                None
            }
        };
        names.iter().filter_map(score).collect()
    }
}

fn identifier(at: &At<'_>, notes: &mut Notes) -> Option<String> {
    let id = at.text(notes)?;
    if id.len() > LONGEST_ID || id.chars().any(char::is_control) || id.trim() != id {
        let message =
            format!("een id heeft hoogstens {LONGEST_ID} tekens, zonder spaties eromheen of regeleinden erin");
        return at.wrong(notes, "id", message);
    }
    Some(id.to_owned())
}

fn activity(at: &At<'_>, notes: &mut Notes) -> Option<ActivityCode> {
    let letter = at.text(notes)?;
    let found = ActivityCode::ALL.into_iter().find(|activity| activity.as_str() == letter);
    found.or_else(|| at.wrong(notes, "activity", "hier hoort \"A\" of \"B\" te staan"))
}

fn applicant(at: &At<'_>, notes: &mut Notes) -> Option<Applicant> {
    let object = at.known(notes, &["kind", "funded", "caribbean"])?;
    let kind = object.required(notes, "kind").and_then(|at| kind(&at, notes));
    let funded = object.optional("funded").map_or(Some(true), |at| at.flag(notes));
    let caribbean = object.optional("caribbean").map_or(Some(false), |at| at.flag(notes));
    Some(Applicant { kind: kind?, funded: funded?, caribbean: caribbean? })
}

fn kind(at: &At<'_>, notes: &mut Notes) -> Option<ApplicantKind> {
    ApplicantKind::deserialize(at.value).ok().or_else(|| {
        let message = "hier hoort school_authority, subject_association, profile_organisation of other te staan";
        at.wrong(notes, "kind", message)
    })
}

fn instant(at: &At<'_>, notes: &mut Notes) -> Option<Timestamp> {
    let text = at.text(notes)?;
    text.parse().ok().or_else(|| {
        let message = "hier hoort een moment met tijdzone te staan (RFC 3339), zoals 2024-10-01T12:00:00+02:00";
        at.wrong(notes, "instant", message)
    })
}

fn money(at: &At<'_>, notes: &mut Notes) -> Option<Money> {
    at.integer(notes, 1, Money::LARGEST.in_cents()).map(Money::cents)
}

fn is_own(theme: &str) -> bool {
    let slug = |slug: &str| {
        let letters = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        letters && !slug.is_empty() && !slug.starts_with('-') && !slug.ends_with('-')
    };
    theme.strip_prefix("eigen:").is_some_and(slug)
}

fn committee(at: &At<'_>, notes: &mut Notes, known: &BTreeSet<&str>) -> Option<Committee> {
    let object = at.known(notes, &["sufficient", "balance", "lot"])?;
    let mut sufficient = BTreeMap::new();
    for (id, at) in object.optional("sufficient").and_then(|at| at.members(notes)).unwrap_or_default() {
        if !known.contains(id) {
            notes.add(&at.path, "unknown_id", format!("er is geen aanvraag {id} in dit document"));
        }
        if let Some(flag) = at.flag(notes) {
            sufficient.insert(id.to_owned(), flag);
        }
    }
    let balance = object.optional("balance").map(|at| identifiers(&at, notes, known)).unwrap_or_default();
    let lot = object.optional("lot").and_then(|at| lot(&at, notes, known));
    Some(Committee { sufficient, balance, lot })
}

fn lot(at: &At<'_>, notes: &mut Notes, known: &BTreeSet<&str>) -> Option<DrawnLot> {
    let object = at.known(notes, &["seed", "drawn_at", "order"])?;
    let seed = object.required(notes, "seed").and_then(|at| at.text(notes));
    let drawn_at = object.required(notes, "drawn_at").and_then(|at| instant(&at, notes));
    let order = object.required(notes, "order").map(|at| identifiers(&at, notes, known));
    Some(DrawnLot { seed: seed?.to_owned(), drawn_at: drawn_at?, order: order? })
}

/// Identifiers of applications in the document, each once.
fn identifiers(at: &At<'_>, notes: &mut Notes, known: &BTreeSet<&str>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for item in at.list(notes).unwrap_or_default() {
        let Some(id) = item.text(notes) else { continue };
        if !known.contains(id) {
            notes.add(&item.path, "unknown_id", format!("er is geen aanvraag {id} in dit document"));
        } else if ids.iter().any(|earlier| earlier == id) {
            notes.add(&item.path, "duplicate", format!("{id} staat er al; noem elke aanvraag één keer"));
        }
        ids.push(id.to_owned());
    }
    ids
}

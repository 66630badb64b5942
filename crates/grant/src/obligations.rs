//! The obligations of art. 14g as predicates over evidence.
//!
//! What was not shown is *open*, never a breach: only a positive fact (another licence, a date
//! outside the period, a transferee that is not public) is one, and even then a person decides what
//! follows. Failing a criterion of the quality model is no breach by itself (I-10). Art. 14g(c) asks
//! CC BY or CC BY-SA 4.0, which is narrower than the quality model (I-09). The evidence is gathered
//! elsewhere and given in; this module looks at nothing but its arguments.

use crate::reports::{Period, interim_reports, talks};
use base::Citation;
use jiff::civil::Date;
use regulation::Round;
use serde::{Deserialize, Serialize};

/// What is known of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was done when.
    pub activities: Vec<ActivityRecord>,
    /// Days of progress talks.
    pub talks: Vec<Date>,
    /// Days on which interim reports came in.
    pub interim_reports: Vec<Date>,
    /// Requests to take part in research, evaluation or monitoring.
    pub requests: Vec<ResearchRequest>,
    /// Materials and other results, each version by itself.
    pub works: Vec<Work>,
}

/// An activity that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRecord {
    /// What.
    pub title: String,
    /// When.
    pub period: Period,
}

/// A request to take part in research.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResearchRequest {
    /// What is asked.
    pub title: String,
    /// The last day to answer.
    pub until: Date,
    /// Whether the recipient took part; `None` when there is no answer yet.
    pub took_part: Option<bool>,
}

/// A work that the project made, in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Whether it is open learning material; other results are visions, policies, trainings, reports.
    pub is_material: bool,
    /// Its publication.
    pub published: Option<Published>,
    /// The deed by which its copyright was transferred.
    pub deed: Option<Deed>,
    /// The day on which it was assessed with the quality model.
    pub assessed_on: Option<Date>,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub on: Date,
    /// Whether everyone in Dutch education can have it for nothing.
    pub free: bool,
    /// The licence as it stands in the round's list, "CC BY 4.0", or another; `None` when none is stated.
    pub licence: Option<String>,
    /// The day on which its record was seen in Edurep.
    pub in_edurep_on: Option<Date>,
}

/// Akte van overdracht.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// The day of transfer.
    pub on: Date,
    /// Who transfers: often the school as employer.
    pub transferor: String,
    /// Who receives.
    pub transferee: String,
    /// Whether that is a publicly funded organisation; `None` when nobody has looked.
    pub publicly_funded: Option<bool>,
}

/// How an obligation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Everything asked so far was shown.
    Met,
    /// Something was not shown yet.
    Open,
    /// A person has to look.
    NeedsJudgement,
    /// A fact speaks against it.
    Contradicted,
}

/// An obligation with what was found, item by item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The identifier of the obligation in the round.
    pub obligation: String,
    /// Where it stands.
    pub citation: Citation,
    /// The worst of the items; open when there are none.
    pub status: Status,
    /// What was looked at.
    pub items: Vec<Item>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What, in Dutch.
    pub about: String,
    /// How it stands.
    pub status: Status,
    /// A code for the interface: `licence_absent`.
    pub code: String,
}

impl Item {
    fn new(about: impl Into<String>, status: Status, code: &str) -> Self {
        Self { about: about.into(), status, code: code.to_owned() }
    }
}

/// The obligations board of a project on a day.
pub fn board(evidence: &Evidence, period: Period, today: Date, round: &Round) -> Vec<Row> {
    let items = |id: &str| match id {
        "period" => within_period(evidence, period),
        "progress" => progress(evidence, period, today, round),
        "free-for-all" => evidence.works.iter().flat_map(|work| free_for_all(work, round)).collect(),
        "copyright" => evidence.works.iter().map(copyright).collect(),
        "evidence-informed" => evidence.works.iter().map(assessed).collect(),
        _ => vec![Item::new("oordeel van de uitvoerder", Status::NeedsJudgement, "text_not_supplied")],
    };
    let row = |obligation: &regulation::round::Obligation| {
        let items = items(&obligation.id);
        let status = items.iter().map(|item| item.status).max().unwrap_or(Status::Open);
        Row { obligation: obligation.id.clone(), citation: obligation.citation.clone(), status, items }
    };
    round.obligations.iter().map(row).collect()
}

/// Art. 14g(a): "de activiteiten […] worden uitgevoerd binnen een door de minister in de beschikking
/// bepaalde periode".
fn within_period(evidence: &Evidence, period: Period) -> Vec<Item> {
    let item = |activity: &ActivityRecord| {
        let inside = period.contains(activity.period.first) && period.contains(activity.period.last);
        match inside {
            true => Item::new(&activity.title, Status::Met, "inside_period"),
            false => Item::new(&activity.title, Status::Contradicted, "outside_period"),
        }
    };
    evidence.activities.iter().map(item).collect()
}

/// Art. 14g(b): talks, interim reports, research. Only what is due by today is asked.
fn progress(evidence: &Evidence, period: Period, today: Date, round: &Round) -> Vec<Item> {
    let held = talks(period, &evidence.talks, round).into_iter().map(|due| ("voortgangsgesprek", due));
    let reports = interim_reports(period, &evidence.interim_reports, round).into_iter();
    let due = held.chain(reports.map(|due| ("tussenrapportage", due)));
    let mut items: Vec<Item> = due
        .filter(|(_, due)| due.done_on.is_some() || due.is_overdue(today))
        .map(|(what, due)| match due.done_on {
            Some(_) => Item::new(format!("{what} {}", due.number), Status::Met, "done"),
            None => Item::new(format!("{what} {}", due.number), Status::Open, "not_shown"),
        })
        .collect();
    items.extend(evidence.requests.iter().map(|request| match request.took_part {
        Some(true) => Item::new(&request.title, Status::Met, "took_part"),
        Some(false) => Item::new(&request.title, Status::NeedsJudgement, "declined"),
        None => Item::new(&request.title, Status::Open, "not_answered"),
    }));
    items
}

/// Art. 14g(c): free for all; developed material under one of two licences and found through Edurep.
fn free_for_all(work: &Work, round: &Round) -> Vec<Item> {
    let Some(published) = &work.published else {
        return vec![Item::new(&work.title, Status::Open, "not_published")];
    };
    let free = if published.free { (Status::Met, "free") } else { (Status::Contradicted, "not_free") };
    let mut items = vec![Item::new(&work.title, free.0, free.1)];
    if !work.is_material {
        return items;
    }
    let (status, code) = match &published.licence {
        None => (Status::Open, "licence_absent"),
        Some(licence) if round.reporting.licences.contains(licence) => (Status::Met, "licence"),
        Some(_) => (Status::Contradicted, "licence_other"),
    };
    items.push(Item::new(&work.title, status, code));
    let found = published.in_edurep_on.map_or((Status::Open, "not_in_edurep"), |_| (Status::Met, "in_edurep"));
    items.push(Item::new(&work.title, found.0, found.1));
    items
}

/// Art. 14g(d): "de subsidieontvanger draagt het auteursrecht over aan een publiek gefinancierde
/// organisatie". A licence that was given after the transfer was not the transferor's to give (I-23).
fn copyright(work: &Work) -> Item {
    let Some(deed) = &work.deed else {
        return Item::new(&work.title, Status::Open, "no_deed");
    };
    let licensed_on = work.published.as_ref().filter(|published| published.licence.is_some()).map(|it| it.on);
    match deed.publicly_funded {
        Some(false) => Item::new(&work.title, Status::Contradicted, "transferee_not_public"),
        None => Item::new(&work.title, Status::NeedsJudgement, "transferee_unknown"),
        Some(true) if licensed_on.is_some_and(|day| day > deed.on) => {
            Item::new(&work.title, Status::NeedsJudgement, "licensed_after_transfer")
        }
        Some(true) => Item::new(&work.title, Status::Met, "transferred"),
    }
}

/// Art. 14g(e): "De subsidieontvanger maakt daartoe gebruik van het kwaliteitsmodel". That it was
/// used is shown; how the material came out of it is not this obligation.
fn assessed(work: &Work) -> Item {
    match work.assessed_on {
        Some(_) => Item::new(&work.title, Status::Met, "assessed"),
        None => Item::new(&work.title, Status::Open, "not_assessed"),
    }
}

//! Talks, interim reports and the activity report: when they are due and what is filled in already.
//!
//! Art. 14g(b): "de subsidieontvanger bespreekt ieder kwartaal de voortgang van het project met het
//! programmabureau, verstrekt jaarlijkse tussenrapportages". Quarters are counted from the first day
//! of the period in the decision; an interim report falls due at the end of each school year, which
//! is our reading. Art. 14h(3) asks an activity report of every recipient; its parts are those of the
//! framework regulation. Nothing here is a breach: a talk that was not held is open.

use crate::obligations::Evidence;
use crate::terms::calendar::after;
use jiff::Span;
use jiff::civil::Date;
use regulation::Round;
use serde::{Deserialize, Serialize};

/// The period that the decision sets (art. 14g(a)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// What the round proposes when the decision says nothing else.
    pub fn proposed(round: &Round) -> Self {
        Self { first: *round.reporting.first_day, last: *round.reporting.last_day }
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// Something that is due in a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Counted from 1.
    pub number: u32,
    /// The first day of the stretch.
    pub from: Date,
    /// The last day of the stretch, on which it is due.
    pub until: Date,
    /// The day on which it was done.
    pub done_on: Option<Date>,
}

impl Due {
    /// Whether it should have been done when this day begins.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done_on.is_none() && today > self.until
    }
}

/// The progress talks, one a quarter; a talk counts for the quarter in which it was held.
pub fn talks(period: Period, held: &[Date], round: &Round) -> Vec<Due> {
    let months = i64::from(*round.reporting.months_between_talks);
    stretches(period, months, *round.reporting.talks, held)
}

/// The interim reports, one a school year. A report counts for the first year that has none yet and
/// that had begun when it was handed in.
pub fn interim_reports(period: Period, handed_in: &[Date], round: &Round) -> Vec<Due> {
    let mut due = stretches(period, 12, *round.reporting.interim_reports, &[]);
    let mut handed_in = handed_in.to_vec();
    handed_in.sort_unstable();
    for day in handed_in {
        if let Some(open) = due.iter_mut().find(|due| due.done_on.is_none() && due.from <= day) {
            open.done_on = Some(day);
        }
    }
    due
}

/// Stretches of so many months inside a period, with the first day of `done` that falls in each.
fn stretches(period: Period, months: i64, most: u32, done: &[Date]) -> Vec<Due> {
    let start = |number: i64| period.first.saturating_add(Span::new().months(months * number));
    (0..most)
        .map(|place| (place, start(i64::from(place)), after(start(i64::from(place) + 1), -1).min(period.last)))
        .filter(|(_, from, until)| from <= until)
        .map(|(place, from, until)| {
            let done_on = done.iter().copied().filter(|day| (from..=until).contains(day)).min();
            Due { number: place + 1, from, until, done_on }
        })
        .collect()
}

/// Activiteitenverslag: its parts, each with what the evidence says already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityReport {
    /// The parts, in the order of the framework regulation.
    pub parts: Vec<Part>,
}

/// One part of the activity report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// Lines filled in from evidence, in Dutch.
    pub prefilled: Vec<String>,
    /// What the recipient writes.
    pub text: String,
}

impl ActivityReport {
    /// Whether the recipient wrote something in every part.
    pub fn is_complete(&self) -> bool {
        self.parts.iter().all(|part| !part.text.trim().is_empty())
    }
}

/// The report as it can be filled in from what is known; the words are the recipient's.
pub fn prefilled(evidence: &Evidence, period: Period, round: &Round) -> ActivityReport {
    let lines = [overview(evidence), manner(evidence), results(evidence), compliance(evidence, period, round)];
    let mut lines = lines.into_iter().chain([Vec::new()]);
    let titles = round.reporting.activity_report.iter();
    let part = |title: &String| Part {
        title: title.clone(),
        prefilled: lines.next().unwrap_or_default(),
        text: String::new(),
    };
    ActivityReport { parts: titles.map(part).collect() }
}

fn overview(evidence: &Evidence) -> Vec<String> {
    evidence.activities.iter().map(|activity| activity.title.clone()).collect()
}

fn manner(evidence: &Evidence) -> Vec<String> {
    let line = |activity: &crate::obligations::ActivityRecord| {
        format!("{}: van {} tot en met {}", activity.title, activity.period.first, activity.period.last)
    };
    evidence.activities.iter().map(line).collect()
}

fn results(evidence: &Evidence) -> Vec<String> {
    let line = |work: &crate::obligations::Work| match &work.published {
        Some(published) => format!("{} (versie {}), gepubliceerd op {}", work.title, work.version, published.on),
        None => format!("{} (versie {}), nog niet gepubliceerd", work.title, work.version),
    };
    evidence.works.iter().map(line).collect()
}

fn compliance(evidence: &Evidence, period: Period, round: &Round) -> Vec<String> {
    let held = talks(period, &evidence.talks, round);
    let reports = interim_reports(period, &evidence.interim_reports, round);
    let done = |due: &[Due]| due.iter().filter(|due| due.done_on.is_some()).count();
    vec![
        format!("Voortgangsgesprekken: {} van {}", done(&held), held.len()),
        format!("Tussenrapportages: {} van {}", done(&reports), reports.len()),
    ]
}

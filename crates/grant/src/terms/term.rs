//! One term: its start, its length, what stopped it, and the last day with every step towards it.

use crate::terms::calendar::{Calendar, after};
use crate::terms::regime::stands_because;
use crate::terms::suspension::{Suspension, joined};
use crate::terms::words::{counted, day, weekday_and_day};
use base::Citation;
use jiff::Span;
use jiff::civil::Date;
use regulation::{Length, Term};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One step of the explanation of a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The last day of the term as it stands after this step.
    pub day: Date,
    /// What was done and why, in Dutch.
    pub reason: String,
    /// The article it rests on.
    pub citation: Citation,
}

/// The last day of a term, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What has to happen.
    pub title: String,
    /// The last day on which it is in time.
    pub last_day: Date,
    /// The steps, first to last; the day of the last step is `last_day`.
    pub steps: Vec<Step>,
}

impl Deadline {
    /// Whether something done on this day is in time.
    pub fn is_met_on(&self, day: Date) -> bool {
        day <= self.last_day
    }

    /// Whether the term has passed when this day begins.
    pub fn has_passed_on(&self, today: Date) -> bool {
        today > self.last_day
    }
}

/// The explanation as a tree, in Dutch.
impl fmt::Display for Deadline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}: uiterlijk {}", self.title, weekday_and_day(self.last_day))?;
        for (index, step) in self.steps.iter().enumerate() {
            let branch = if index + 1 == self.steps.len() { "└─" } else { "├─" };
            writeln!(formatter, "{branch} {} → {} [{}]", step.reason, weekday_and_day(step.day), step.citation)?;
        }
        Ok(())
    }
}

/// Counts a term from the day of an event, which itself is not counted. `what` names the event in
/// Dutch: "het aanvraagtijdvak sloot".
pub fn deadline(term: &Term, event: Date, what: &str, suspensions: &[Suspension], calendar: &Calendar<'_>) -> Deadline {
    let length = *term.length;
    let citation = &term.length.article;
    let reason = format!("{what} op {}; de termijn begint de dag erna", weekday_and_day(event));
    let mut counting = Counting { last_day: event, steps: Vec::new() };
    counting.step(event, reason, citation.clone());
    counting.step(event.saturating_add(span(length)), format!("plus {}", in_words(length)), citation.clone());
    joined(suspensions).into_iter().for_each(|suspension| counting.suspend(event, suspension));
    counting.leave_rest_days(term, calendar);
    Deadline { title: term.title.clone(), last_day: counting.last_day, steps: counting.steps }
}

struct Counting {
    last_day: Date,
    steps: Vec<Step>,
}

impl Counting {
    fn step(&mut self, day: Date, reason: String, citation: Citation) {
        self.last_day = day;
        self.steps.push(Step { day, reason, citation });
    }

    /// Adds the days of a suspension that lie inside the running term.
    fn suspend(&mut self, event: Date, suspension: Suspension) {
        let inside = Suspension { first: suspension.first.max(after(event, 1)), last: suspension.last };
        if inside.first > self.last_day || inside.days() == 0 {
            return;
        }
        let days = counted(inside.days(), "dag", "dagen");
        let (first, last) = (day(inside.first), day(inside.last));
        let reason =
            format!("de termijn stond {days} stil door een verzoek om aanvulling, van {first} tot en met {last}");
        self.step(after(self.last_day, inside.days()), reason, Citation::of("Awb 4:15(1)"));
    }

    /// Art. 1 Atw: a term that ends on a rest day runs to the end of the next working day.
    fn leave_rest_days(&mut self, term: &Term, calendar: &Calendar<'_>) {
        let Some(first) = calendar.rest_day(self.last_day) else { return };
        if let Some((why, article)) = stands_because(&term.regime, *term.length, calendar.rest_days) {
            let reason = format!("een rustdag ({first}), maar de dag verschuift niet: {why}");
            return self.step(self.last_day, reason, article);
        }
        while let Some(rest) = calendar.rest_day(self.last_day) {
            let reason = format!("een rustdag ({rest}), dus een dag later");
            self.step(after(self.last_day, 1), reason, Citation::of("Atw 1(1)"));
        }
    }
}

/// The unit decides how a term is counted: weeks end on the weekday of the event, months on the same
/// number of the month or on the last day of a shorter month.
pub(super) fn span(length: Length) -> Span {
    match length {
        Length::Days(days) => Span::new().days(days),
        Length::Weeks(weeks) => Span::new().weeks(weeks),
        Length::Months(months) => Span::new().months(months),
    }
}

fn in_words(length: Length) -> String {
    match length {
        Length::Days(days) => counted(i64::from(days), "dag", "dagen"),
        Length::Weeks(weeks) => counted(i64::from(weeks), "week", "weken"),
        Length::Months(months) => counted(i64::from(months), "maand", "maanden"),
    }
}

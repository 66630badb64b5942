//! The document that asks for an assignment, and the same as numbers.
//!
//! All problems are found at once, each with its path. Identifiers are sorted before anything is
//! computed, so that the answer does not depend on the order of the document.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// How many readers each application gets.
    pub readers: i64,
    /// How many applications a member reads in a half-day.
    pub per_half_day: i64,
    /// The members.
    pub members: Vec<Member>,
    /// The identifiers of the applications.
    pub applications: Vec<String>,
    /// Pairs that may not be.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
    /// How well a member knows the field of an application; pairs that are absent count as nothing.
    #[serde(default)]
    pub expertise: Vec<Expertise>,
}

/// A member of the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The identifier.
    pub id: String,
    /// The half-days this member has; never more than the cap. Absent: the cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_days: Option<i64>,
}

/// A member who may not read an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The member.
    pub member: String,
    /// The application.
    pub application: String,
}

/// What a member knows of the field of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expertise {
    /// The member.
    pub member: String,
    /// The application.
    pub application: String,
    /// 0 to 1000, more is better; a small scale such as 0 to 3 is enough.
    pub level: i64,
}

/// Something in the document that has to be mended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// Where, `expertise[3].level`.
    pub path: String,
    /// What, as a code for the interface.
    pub code: &'static str,
}

/// The highest level of expertise, so that no sum overflows.
const HIGHEST_LEVEL: i64 = 1000;
/// More than any committee or round; so that a document cannot ask for unbounded work.
const LARGEST: usize = 100_000;

/// The document as numbers: rows are applications, columns are members, both sorted by identifier.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Sorted identifiers of the applications.
    pub applications: Vec<String>,
    /// Sorted identifiers of the members.
    pub members: Vec<String>,
    /// Readers of each application.
    pub readers: i64,
    /// Applications in a half-day.
    pub per_half_day: i64,
    /// Per member, the most applications.
    pub capacity: Vec<i64>,
    allowed: Vec<bool>,
    level: Vec<i64>,
}

impl Instance {
    /// Reads the document.
    ///
    /// # Errors
    /// Every problem, sorted by path.
    pub fn of(input: &Input, half_days_cap: i64) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        numbers(input, &mut problems);
        let rows = index(&input.applications, |id| id, "applications", &mut problems);
        let columns = index(&input.members, |member| &member.id, "members", &mut problems);
        let (width, size) = (columns.len(), rows.len() * columns.len());
        let (mut allowed, mut level) = (vec![true; size], vec![0; size]);
        let place = |member: &str, application: &str, path: &str, problems: &mut Vec<Problem>| {
            let row = rows.get(application).copied();
            let column = columns.get(member).copied();
            report(row.is_none(), format!("{path}.application"), "unknown_application", problems);
            report(column.is_none(), format!("{path}.member"), "unknown_member", problems);
            row.zip(column).map(|(row, column)| row * width + column)
        };
        for (number, conflict) in input.conflicts.iter().enumerate() {
            let path = format!("conflicts[{number}]");
            if let Some(at) = place(&conflict.member, &conflict.application, &path, &mut problems) {
                allowed[at] = false;
            }
        }
        for (number, known) in input.expertise.iter().enumerate() {
            let path = format!("expertise[{number}]");
            let wrong = !(0..=HIGHEST_LEVEL).contains(&known.level);
            report(wrong, format!("{path}.level"), "level_out_of_range", &mut problems);
            if let Some(at) = place(&known.member, &known.application, &path, &mut problems) {
                level[at] = known.level;
            }
        }
        if !problems.is_empty() {
            problems.sort();
            return Err(problems);
        }
        let half_days: BTreeMap<&str, Option<i64>> =
            input.members.iter().map(|member| (member.id.as_str(), member.half_days)).collect();
        let places = |given: &Option<i64>| given.unwrap_or(half_days_cap).min(half_days_cap) * input.per_half_day;
        Ok(Self {
            capacity: half_days.values().map(places).collect(),
            applications: rows.into_keys().map(str::to_owned).collect(),
            members: columns.into_keys().map(str::to_owned).collect(),
            readers: input.readers,
            per_half_day: input.per_half_day,
            allowed,
            level,
        })
    }

    /// Whether this member may read this application.
    pub fn may(&self, row: usize, column: usize) -> bool {
        self.allowed[row * self.members.len() + column]
    }

    /// The level of expertise.
    pub fn level(&self, row: usize, column: usize) -> i64 {
        self.level[row * self.members.len() + column]
    }
}

fn numbers(input: &Input, problems: &mut Vec<Problem>) {
    report(input.readers < 1 || input.readers > 1000, "readers".to_owned(), "readers_out_of_range", problems);
    let wrong = input.per_half_day < 1 || input.per_half_day > 1000;
    report(wrong, "per_half_day".to_owned(), "per_half_day_out_of_range", problems);
    for (number, member) in input.members.iter().enumerate() {
        let wrong = member.half_days.is_some_and(|days| !(0..=1000).contains(&days));
        report(wrong, format!("members[{number}].half_days"), "half_days_out_of_range", problems);
    }
    let size = input.members.len().saturating_mul(input.applications.len());
    report(size > LARGEST, "applications".to_owned(), "too_many_pairs", problems);
}

/// Identifiers with their place after sorting; the second of two equal ones is a problem.
fn index<'a, T>(
    items: &'a [T],
    id: impl Fn(&'a T) -> &'a String,
    path: &str,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, usize> {
    let mut seen = BTreeSet::new();
    for (number, item) in items.iter().enumerate() {
        let name = id(item).as_str();
        report(name.is_empty(), format!("{path}[{number}]"), "identifier_empty", problems);
        report(!seen.insert(name), format!("{path}[{number}]"), "identifier_twice", problems);
    }
    seen.into_iter().enumerate().map(|(place, name)| (name, place)).collect()
}

fn report(wrong: bool, path: String, code: &'static str, problems: &mut Vec<Problem>) {
    if wrong {
        problems.push(Problem { path, code });
    }
}

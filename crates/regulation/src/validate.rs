//! What must hold of the values together: citations that lead somewhere, sums that agree.

use crate::{
    ActivityCode, Framework, Law, Money, Round,
    term::{Term, TermId},
};
use base::Citation;
use jiff::tz::TimeZoneDatabase;
use toml::{Table, Value};

/// Every `article` and `articles` in a file that is no citation or leads to no paragraph.
pub(crate) fn citations(table: &Table, law: &Law) -> Vec<String> {
    let mut problems = Vec::new();
    walk(&Value::Table(table.clone()), "", &mut |path, key, text| {
        if key != "article" && key != "articles" {
            return;
        }
        match Citation::parse(text) {
            Err(error) => problems.push(format!("{path}: {error}")),
            Ok(citation) if !law.resolves(&citation) => {
                problems.push(format!("{path}: {citation} is no paragraph of the text; check the number"));
            }
            Ok(_) => {}
        }
    });
    problems
}

/// Calls `visit` with path, nearest key and text of every text in a value.
fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &str, &str)) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                walk(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, visit);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let below = name(item).map_or_else(|| format!("{path}[{index}]"), |name| format!("{path}.{name}"));
                walk(item, &below, visit);
            }
        }
        Value::String(text) => {
            let last = path.rsplit('.').next().unwrap_or(path);
            visit(path, last.split('[').next().unwrap_or(last), text);
        }
        _ => {}
    }
}

/// What an entry of a list is called in a path: its `id`, `code` or `number`.
fn name(item: &Value) -> Option<String> {
    ["id", "code", "number"].iter().find_map(|key| match item.get(key) {
        Some(Value::String(name)) => Some(name.clone()),
        Some(Value::Integer(number)) => Some(number.to_string()),
        _ => None,
    })
}

/// What does not agree within a round.
pub(crate) fn values(round: &Round, file: &Table) -> Vec<String> {
    let mut problems = money(round);
    problems.extend(frameworks(round));
    problems.extend(structure(round));
    problems.extend(ambiguities(round, file));
    problems
}

fn agree(problems: &mut Vec<String>, what: &str, one: Money, other: Money) {
    if one != other {
        problems.push(format!("{what}: {one} is not {other}"));
    }
}

fn money(round: &Round) -> Vec<String> {
    let mut problems = Vec::new();
    let (ceilings, amounts, payment) = (&round.ceilings, &round.amounts, &round.payment);
    agree(&mut problems, "the ceilings of A and B against the total", *ceilings.a + *ceilings.b, *ceilings.total);
    let years = round.school_years.len();
    agree(
        &mut problems,
        "the contribution of every school year against the whole",
        times(*amounts.contribution_per_year, years),
        *amounts.contribution,
    );
    agree(
        &mut problems,
        "project and contribution against the most per application",
        *amounts.project_max + *amounts.contribution,
        *amounts.application_max,
    );
    for (yearly, ceiling) in [(&payment.yearly_ceiling_a, &ceilings.a), (&payment.yearly_ceiling_b, &ceilings.b)] {
        let parts = times(**yearly, payment.years.len());
        agree(&mut problems, "the yearly parts against the ceiling", parts, **ceiling);
    }
    committee(round, &mut problems);
    problems
}

fn committee(round: &Round, problems: &mut Vec<String>) {
    let committee = &round.committee;
    let half_days = |reading: u32| (*committee.introduction + reading + *committee.advice_max) as usize;
    let whole = *committee.cost_per_half_day;
    let cost = |reading: u32| times(whole, half_days(reading));
    agree(problems, "half-days against the cost", cost(*committee.assessment_max), *committee.cost_max);
    let before = cost(*committee.assessment_max_before);
    agree(problems, "half-days against the cost before", before, *committee.cost_max_before);
    let risen = *committee.cost_max_before + *committee.cost_increase;
    agree(problems, "the increase of the cost", risen, *committee.cost_max);
    let fees = times(*committee.fee, *committee.members as usize);
    agree(problems, "members times fee against a half-day of the committee", fees, whole);
}

fn times(amount: Money, count: usize) -> Money {
    std::iter::repeat_n(amount, count).sum()
}

fn frameworks(round: &Round) -> Vec<String> {
    let mut problems = Vec::new();
    for Framework { id, criteria, .. } in round.activities.iter().map(|activity| &activity.framework) {
        let weights: u32 = criteria.iter().map(|criterion| *criterion.weight).sum();
        if weights != 100 {
            problems.push(format!("framework {id}: the weights add up to {weights} and not to 100"));
        }
        if !criteria.iter().map(|criterion| criterion.number).eq(1..=5) {
            problems.push(format!("framework {id}: the criteria are not numbered 1 to 5"));
        }
        for criterion in criteria.iter().filter(|criterion| criterion.aspects.is_empty()) {
            problems.push(format!("framework {id}: criterion {} has no requirements", criterion.number));
        }
    }
    problems
}

fn structure(round: &Round) -> Vec<String> {
    let mut problems = Vec::new();
    if !round.activities.iter().map(|activity| activity.code).eq(ActivityCode::ALL) {
        problems.push("the activities are not A and B, in this order".to_owned());
    }
    for id in TermId::ALL {
        match round.terms.iter().filter(|Term { id: other, .. }| *other == id).count() {
            1 => {}
            count => problems.push(format!("the term {id:?} stands {count} times and not once")),
        }
    }
    for zone in [&round.window.time_zone, &round.window.caribbean_time_zone] {
        if TimeZoneDatabase::bundled().get(zone).is_err() {
            problems.push(format!("{}: there is no such time zone", zone.value));
        }
    }
    if *round.window.first_day > *round.window.last_day {
        problems.push("the window ends before it begins".to_owned());
    }
    if round.school_years.windows(2).any(|pair| pair[0].next() != pair[1]) {
        problems.push("the school years do not follow each other".to_owned());
    }
    if *round.scores.lowest >= *round.scores.highest {
        problems.push("the scale of scores has no room".to_owned());
    }
    problems
}

/// Values and ambiguities name each other: a link in one direction only is a problem.
fn ambiguities(round: &Round, file: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    walk(&Value::Table(file.clone()), "", &mut |path, key, text| {
        if key != "ambiguity" && key != "ambiguities" {
            return;
        }
        let place = path.rsplit_once('.').map_or(path, |(place, _)| place);
        match round.ambiguities.iter().find(|ambiguity| ambiguity.id.as_str() == text) {
            None => problems.push(format!("{path}: there is no ambiguity {text}")),
            Some(ambiguity) if !ambiguity.values.iter().any(|value| place.starts_with(value.as_str())) => {
                problems.push(format!("{text}: its values leave out {place}, which names it"));
            }
            Some(_) => {}
        }
    });
    for ambiguity in &round.ambiguities {
        for path in ambiguity.values.iter().filter(|path| !leads_somewhere(file, path)) {
            problems.push(format!("{}: the round has no value {path}", ambiguity.id.as_str()));
        }
    }
    problems
}

/// Whether a path such as `ceilings.policy` or `term.supplement` leads to a value.
fn leads_somewhere(file: &Table, path: &str) -> bool {
    let mut steps = path.split('.');
    let Some(mut value) = steps.next().and_then(|step| file.get(step)) else { return false };
    for step in steps {
        let below = match value {
            Value::Table(table) => table.get(step),
            Value::Array(items) => items.iter().find(|item| name(item).as_deref() == Some(step)),
            _ => None,
        };
        let Some(below) = below else { return false };
        value = below;
    }
    true
}

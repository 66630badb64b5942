//! A second implementation, written from the text of the regulation and the contract: slow and
//! obvious. It reads the raw document, knows none of the types of the first, puts all totals over
//! one common denominator, counts who is better instead of sorting, and tries every subset.

use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub struct Settings {
    pub ceiling_a: i128,
    pub ceiling_b: i128,
    pub policy: String,
    pub contribution_inside: bool,
}

const WEIGHTS: [i128; 5] = [30, 25, 20, 15, 10];
const PROJECT: i128 = 12_000_000;
const CONTRIBUTION: i128 = 1_500_000;
const LISTED: [&str; 8] = [
    "leesonderwijs-geletterdheid",
    "sociaal-emotionele-ontwikkeling",
    "burgerschap-digitale-geletterdheid",
    "duurzaamheid",
    "nieuwkomers",
    "caribisch-nederland",
    "begaafdheid",
    "tweetalig-meertalig",
];
/// A multiple of the weight of one to six members, so that every total is whole over it.
const COMMON: i128 = 100 * 60;

/// The answer without the explanation and without the verdicts of what is excluded.
pub fn rank(document: &Value, settings: &Settings) -> Value {
    let all: Vec<&Value> = document["applications"].as_array().unwrap().iter().collect();
    let mut excluded: Vec<(String, &str)> =
        all.iter().filter_map(|application| Some((id(application), exclusion(application)?))).collect();
    excluded.sort();
    let a = Activity::new("A", &all, document, settings).divide();
    let b = Activity::new("B", &all, document, settings).divide();
    json!({
        "rankings": { "A": a.rows, "B": b.rows },
        "excluded": excluded.iter().map(|(id, outcome)| json!({ "id": id, "outcome": outcome })).collect::<Vec<_>>(),
        "ceilings": { "A": a.ceiling, "B": b.ceiling },
        "theme_balance": a.balance,
    })
}

fn id(application: &Value) -> String {
    application["id"].as_str().unwrap().to_owned()
}

fn exclusion(application: &Value) -> Option<&'static str> {
    let at: Timestamp = application["submitted_at"].as_str().unwrap().parse().unwrap();
    let first: Timestamp = "2024-09-18T00:00:00+02:00".parse().unwrap();
    let after: Timestamp = "2024-11-03T00:00:00+01:00".parse().unwrap();
    let kind = application["applicant"]["kind"].as_str().unwrap();
    let funded_board = kind == "school_authority" && application["applicant"]["funded"] != json!(false);
    let for_a = funded_board || kind == "subject_association" || kind == "profile_organisation";
    let is_a = application["activity"] == "A";
    if at < first || at >= after {
        Some("rejected")
    } else if application["complete"] != json!(true) {
        Some("not_considered")
    } else if (is_a && !for_a)
        || (!is_a && !funded_board)
        || application["contribution_declared"] != json!(true)
        || (is_a && application["themes"].as_array().unwrap().len() > 2)
    {
        Some("refused")
    } else {
        None
    }
}

/// The total times [`COMMON`].
fn scaled(application: &Value) -> i128 {
    let members: Vec<&Value> = application["scores"].as_object().unwrap().values().collect();
    let mut points = 0;
    for member in &members {
        for (criterion, weight) in WEIGHTS.iter().enumerate() {
            points += weight * i128::from(member[(criterion + 1).to_string()].as_i64().unwrap());
        }
    }
    points * (COMMON / (100 * members.len() as i128))
}

fn reduced(numerator: i128, denominator: i128) -> Value {
    let mut divisor = numerator.max(denominator);
    while numerator % divisor != 0 || denominator % divisor != 0 {
        divisor -= 1;
    }
    json!({ "numerator": (numerator / divisor) as i64, "denominator": (denominator / divisor) as i64 })
}

struct Answer {
    rows: Vec<Value>,
    ceiling: Value,
    balance: Value,
}

struct Activity<'a> {
    is_a: bool,
    ranked: Vec<&'a Value>,
    by_id: BTreeMap<String, &'a Value>,
    document: &'a Value,
    settings: &'a Settings,
    ceiling: i128,
    room: i128,
    closed: bool,
    unknown: bool,
    full: Vec<String>,
    given: BTreeMap<String, (&'static str, i128)>,
    balance: Value,
}

impl<'a> Activity<'a> {
    fn new(letter: &str, all: &[&'a Value], document: &'a Value, settings: &'a Settings) -> Self {
        let of_letter = |application: &&&Value| application["activity"] == letter && exclusion(application).is_none();
        let ceiling = if letter == "A" { settings.ceiling_a } else { settings.ceiling_b };
        let ranked: Vec<&Value> = all.iter().filter(of_letter).copied().collect();
        Self {
            is_a: letter == "A",
            by_id: ranked.iter().map(|application| (id(application), *application)).collect(),
            ranked,
            document,
            settings,
            ceiling,
            room: ceiling,
            closed: false,
            unknown: false,
            full: Vec::new(),
            given: BTreeMap::new(),
            balance: Value::Null,
        }
    }

    fn sufficient(&self, application: &Value) -> bool {
        let judged = &self.document["committee"]["sufficient"][id(application)];
        judged.as_bool().unwrap_or(2 * scaled(application) >= 11 * COMMON)
    }

    fn rank_of(&self, application: &Value) -> usize {
        let better = |other: &&&Value| self.sufficient(other) && scaled(other) > scaled(application);
        1 + self.ranked.iter().filter(better).count()
    }

    fn award(&self, id: &str) -> i128 {
        let application = self.by_id[id];
        PROJECT.min(application["requested_cents"].as_i64().unwrap().into()) + CONTRIBUTION
    }

    fn charge(&self, id: &str) -> i128 {
        if self.settings.contribution_inside { self.award(id) } else { self.award(id) - CONTRIBUTION }
    }

    fn divide(mut self) -> Answer {
        for rank in 1..=self.ranked.len() {
            let mut group: Vec<String> = self
                .ranked
                .iter()
                .filter(|application| self.sufficient(application) && self.rank_of(application) == rank)
                .map(|application| id(application))
                .collect();
            group.sort();
            self.take(group, self.is_a);
        }
        self.answer()
    }

    fn take(&mut self, group: Vec<String>, balance: bool) {
        let needed: i128 = group.iter().map(|id| self.charge(id)).sum();
        let choice = match self.settings.policy.as_str() {
            "partial" => self.room > 0,
            _ => group.iter().any(|id| self.charge(id) <= self.room),
        };
        if group.is_empty() {
        } else if self.closed || self.unknown {
            group.iter().for_each(|id| self.give(id, "beyond_ceiling", 0));
        } else if needed <= self.room || group.len() == 1 {
            group.iter().for_each(|id| self.take_one(id));
        } else if !choice {
            group.iter().for_each(|id| self.give(id, "beyond_ceiling", 0));
            self.closed = self.settings.policy != "skip";
        } else {
            self.settle(group, balance);
        }
    }

    fn settle(&mut self, group: Vec<String>, balance: bool) {
        let order = if balance { self.by_balance(&group) } else { self.listed("/committee/lot/order", &group) };
        if order.is_empty() {
            let needed = if balance { "theme_balance_needed" } else { "lot_needed" };
            group.iter().for_each(|id| self.give(id, needed, 0));
            self.unknown = self.settings.policy == "skip";
            self.closed = !self.unknown;
            return;
        }
        order.iter().for_each(|id| self.take_one(id));
        self.take(group.into_iter().filter(|id| !order.contains(id)).collect(), false);
    }

    fn take_one(&mut self, id: &str) {
        let (award, charge) = (self.award(id), self.charge(id));
        if self.closed {
            self.give(id, "beyond_ceiling", 0);
        } else if charge <= self.room {
            self.room -= charge;
            self.full.push(id.to_owned());
            self.give(id, "awarded", award);
        } else if self.settings.policy == "partial" && self.room > 0 {
            self.give(id, "awarded_partly", award - charge + self.room);
            self.room = 0;
            self.closed = true;
        } else {
            self.give(id, "beyond_ceiling", 0);
            self.closed = self.settings.policy != "skip";
        }
    }

    fn give(&mut self, id: &str, outcome: &'static str, cents: i128) {
        assert!(self.given.insert(id.to_owned(), (outcome, cents)).is_none(), "{id} is decided twice");
    }

    fn listed(&self, pointer: &str, group: &[String]) -> Vec<String> {
        let order = self.document.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
        let order = order.iter().map(|id| id.as_str().unwrap().to_owned());
        order.filter(|id| group.contains(id)).collect()
    }

    fn by_balance(&mut self, group: &[String]) -> Vec<String> {
        let sets = self.best_sets(group);
        let chosen = self.listed("/committee/balance", group);
        let drawn = self.listed("/committee/lot/order", group);
        if !chosen.is_empty() || drawn.len() < group.len() {
            return chosen;
        }
        let mut left = sets;
        for id in &drawn {
            if left.iter().any(|set| set.contains(id)) {
                left.retain(|set| set.contains(id));
            }
        }
        drawn.into_iter().filter(|id| left[0].contains(id)).collect()
    }

    /// Tries every subset: those that fit, of these the largest, of these the most balanced.
    fn best_sets(&mut self, group: &[String]) -> Vec<Vec<String>> {
        let subsets = (0_u32..1 << group.len()).map(|mask| {
            let inside = |(place, id): (usize, &String)| (mask >> place & 1 == 1).then(|| id.clone());
            group.iter().enumerate().filter_map(inside).collect::<Vec<_>>()
        });
        let fits = |set: &Vec<String>| set.iter().map(|id| self.charge(id)).sum::<i128>() <= self.room;
        let fitting: Vec<_> = subsets.filter(fits).collect();
        let most = fitting.iter().map(Vec::len).max().unwrap();
        let largest: Vec<_> = fitting.into_iter().filter(|set| set.len() == most).collect();
        let least = largest.iter().map(|set| self.quarters(set)).min().unwrap();
        let mut best: Vec<_> = largest.into_iter().filter(|set| self.quarters(set) == least).collect();
        best.sort();
        if self.balance.is_null() {
            let measure = if least == 0 { json!({ "numerator": 0, "denominator": 1 }) } else { reduced(least, 4) };
            self.balance = json!({ "tied": group, "room_cents": self.room as i64, "measure": measure, "sets": best });
        }
        best
    }

    /// Four times the sum of squares over the eight themes of all that is awarded and this set.
    fn quarters(&self, set: &[String]) -> i128 {
        let mut sum = 0;
        for theme in LISTED {
            let mut halves = 0;
            for id in self.full.iter().chain(set) {
                let application = self.by_id[id];
                let themes = application["themes"].as_array().unwrap();
                if themes.iter().any(|other| other == theme) {
                    halves += if themes.len() == 2 { 1 } else { 2 };
                }
            }
            sum += halves * halves;
        }
        sum
    }

    fn answer(&self) -> Answer {
        let mut rows: Vec<(bool, i128, String, Value)> = Vec::new();
        for application in &self.ranked {
            let (id, sufficient) = (id(application), self.sufficient(application));
            let rank = sufficient.then(|| self.rank_of(application));
            let alike =
                self.ranked.iter().filter(|other| self.sufficient(other) && scaled(other) == scaled(application));
            let tie = rank.filter(|_| alike.count() > 1);
            let (outcome, cents) = self.given.get(&id).copied().unwrap_or(("insufficient", 0));
            let row = json!({
                "id": id, "rank": rank, "total": reduced(scaled(application), COMMON), "tie_group": tie,
                "sufficient": sufficient, "outcome": outcome, "awarded_cents": cents as i64,
            });
            rows.push((!sufficient, -scaled(application), id, row));
        }
        rows.sort_by(|one, other| (one.0, one.1, &one.2).cmp(&(other.0, other.1, &other.2)));
        let (ceiling, awarded) = (self.ceiling as i64, (self.ceiling - self.room) as i64);
        Answer {
            rows: rows.into_iter().map(|row| row.3).collect(),
            ceiling: json!({ "ceiling_cents": ceiling, "awarded_cents": awarded, "left_cents": self.room as i64 }),
            balance: self.balance.clone(),
        }
    }
}

//! Ranks, the line and the certificate, computed again and compared.

use crate::chain::content;
use crate::facts::{Application, Facts, whole};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The largest tie group whose best sets are searched.
const LARGEST_GROUP: usize = 20;
/// So many best sets are listed at most.
const MOST_LISTED: usize = 10_000;

/// Compares everything that can be computed from the facts with what the dossier states.
pub fn check(facts: &Facts<'_>, dossier: &Value, findings: &mut Vec<String>) {
    let (ranking, certificate) = (content(dossier, "ranking"), content(dossier, "certificate"));
    let excluded: BTreeMap<_, _> = facts.applications.iter().filter_map(|one| Some((one.id, one.excluded?))).collect();
    let mut expect = |what: &str, stated: &Value, computed: Value| {
        if *stated != computed {
            findings.push(format!("{what}: het dossier zegt {stated}, uit de feiten volgt {computed}"));
        }
    };
    expect("niet gerangschikt", &certificate["excluded"], json!(excluded));
    let mut balance = Value::Null;
    for activity in ["A", "B"] {
        let mut line = Line::new(facts, activity);
        line.divide();
        let (order, ceiling) = line.claims();
        let stated = &certificate["activities"][activity];
        expect(&format!("plafond {activity}"), &stated["ceiling_cents"], json!(ceiling));
        let count = json!(stated["order"].as_array().map(Vec::len));
        expect(&format!("aantal in rangschikking {activity}"), &count, json!(order.len()));
        for (index, claim) in order.iter().enumerate() {
            let id = claim["id"].as_str().unwrap_or_default();
            expect(&format!("aanvraag {id}"), &stated["order"][index], claim.clone());
            let row = &ranking["rankings"][activity][index];
            for name in ["id", "total", "rank", "outcome", "awarded_cents"] {
                expect(&format!("aanvraag {id} in de rangschikking, {name}"), &row[name], claim[name].clone());
            }
        }
        let left = json!(line.room as i64);
        expect(&format!("over van plafond {activity}"), &ranking["ceilings"][activity]["left_cents"], left);
        if balance.is_null() {
            balance = line.balance;
        }
    }
    expect("verdeling over de thema's", &ranking["theme_balance"]["sets"], balance);
    decided(content(dossier, "decisions"), certificate, &mut expect);
}

/// Every decision awards what the certificate says.
fn decided(decisions: &Value, certificate: &Value, expect: &mut impl FnMut(&str, &Value, Value)) {
    let activities = ["A", "B"].into_iter().flat_map(|name| certificate["activities"][name]["order"].as_array());
    let claims: BTreeMap<_, _> = activities.flatten().map(|claim| (claim["id"].as_str(), claim)).collect();
    for decision in decisions.as_array().into_iter().flatten() {
        let awarded = claims.get(&decision["id"].as_str()).map_or(json!(0), |claim| claim["awarded_cents"].clone());
        expect(&format!("besluit {}", decision["id"]), &decision["awarded_cents"], awarded);
    }
}

struct Line<'f, 'a> {
    facts: &'f Facts<'a>,
    ranked: Vec<&'f Application<'a>>,
    policy: &'f str,
    seeks_balance: bool,
    ceiling: i128,
    room: i128,
    closed: bool,
    unknown: bool,
    full: Vec<&'f Application<'a>>,
    given: BTreeMap<&'a str, (&'static str, i128)>,
    balance: Value,
}

impl<'f, 'a> Line<'f, 'a> {
    fn new(facts: &'f Facts<'a>, activity: &str) -> Self {
        let mut ranked: Vec<_> =
            facts.applications.iter().filter(|one| one.activity == activity && one.excluded.is_none()).collect();
        ranked
            .sort_by(|one, other| (other.sufficient, other.total, one.id).cmp(&(one.sufficient, one.total, other.id)));
        let ceiling = whole(&facts.rules["ceilings_cents"][activity]).unwrap_or_default();
        Self {
            facts,
            ranked,
            policy: facts.rules["policy"].as_str().unwrap_or_default(),
            seeks_balance: facts.rules["balances"][activity] == true,
            ceiling,
            room: ceiling,
            closed: false,
            unknown: false,
            full: Vec::new(),
            given: BTreeMap::new(),
            balance: Value::Null,
        }
    }

    fn divide(&mut self) {
        let ranked = std::mem::take(&mut self.ranked);
        let equal = |one: &&Application<'_>, other: &&Application<'_>| {
            one.sufficient && other.sufficient && one.total == other.total
        };
        for group in ranked.chunk_by(equal) {
            if group[0].sufficient {
                self.take(group, self.seeks_balance);
            } else {
                group.iter().for_each(|one| self.give(one, "insufficient", 0));
            }
        }
        self.ranked = ranked;
    }

    fn take(&mut self, group: &[&'f Application<'a>], balance: bool) {
        let choice = match self.policy {
            "partial" => self.room > 0,
            _ => group.iter().any(|one| one.charge <= self.room),
        };
        let fits = group.iter().map(|one| one.charge).sum::<i128>() <= self.room;
        if self.closed || self.unknown {
            group.iter().for_each(|one| self.give(one, "beyond_ceiling", 0));
        } else if fits || group.len() < 2 {
            group.iter().for_each(|one| self.take_one(one));
        } else if choice {
            self.settle(group, balance);
        } else {
            group.iter().for_each(|one| self.give(one, "beyond_ceiling", 0));
            self.closed = self.policy != "skip";
        }
    }

    fn take_one(&mut self, one: &'f Application<'a>) {
        if !self.closed && one.charge <= self.room {
            self.room -= one.charge;
            self.full.push(one);
            self.give(one, "awarded", one.award);
        } else if !self.closed && self.policy == "partial" && self.room > 0 {
            self.give(one, "awarded_partly", one.award - one.charge + self.room);
            (self.room, self.closed) = (0, true);
        } else {
            self.give(one, "beyond_ceiling", 0);
            self.closed |= self.policy != "skip";
        }
    }

    fn settle(&mut self, group: &[&'f Application<'a>], balance: bool) {
        let of_group = |ids: Vec<&'a str>| -> Vec<&'a str> {
            ids.into_iter().filter(|id| group.iter().any(|one| one.id == *id)).collect()
        };
        let drawn = of_group(self.facts.ids("/lot/order"));
        let order = if balance {
            let sets = self.best_sets(group);
            let chosen = of_group(self.facts.ids("/balance"));
            match sets {
                Some(sets) if chosen.is_empty() && drawn.len() == group.len() => {
                    let set =
                        sets.into_iter().max_by_key(|set| drawn.iter().map(|id| set.contains(id)).collect::<Vec<_>>());
                    drawn.into_iter().filter(|id| set.as_ref().is_some_and(|set| set.contains(id))).collect()
                }
                _ => chosen,
            }
        } else {
            drawn
        };
        if order.is_empty() {
            let needed = if balance { "theme_balance_needed" } else { "lot_needed" };
            group.iter().for_each(|one| self.give(one, needed, 0));
            self.unknown = self.policy == "skip";
            self.closed = !self.unknown;
            return;
        }
        for one in order.iter().filter_map(|id| group.iter().find(|one| one.id == *id)) {
            self.take_one(one);
        }
        let rest: Vec<_> = group.iter().filter(|one| !order.contains(&one.id)).copied().collect();
        if !rest.is_empty() {
            self.take(&rest, false);
        }
    }

    /// Every best set, or `None` when the group is too large or the sets are too many to compare.
    fn best_sets(&mut self, group: &[&'f Application<'a>]) -> Option<Vec<Vec<&'a str>>> {
        let mut best: (usize, i128, Vec<Vec<&'a str>>) = (0, i128::MAX, Vec::new());
        if group.len() <= LARGEST_GROUP {
            for mask in 0_u32..1 << group.len() {
                let size = mask.count_ones() as usize;
                let set =
                    || group.iter().enumerate().filter(move |(place, _)| mask >> place & 1 == 1).map(|(_, one)| *one);
                if size < best.0 || set().map(|one| one.charge).sum::<i128>() > self.room {
                    continue;
                }
                let mut halves = BTreeMap::new();
                self.full.iter().copied().chain(set()).for_each(|one| one.count(self.facts.rules, &mut halves));
                let squares = halves.values().map(|halves| halves * halves).sum();
                if size > best.0 || squares < best.1 {
                    best = (size, squares, Vec::new());
                }
                if squares == best.1 {
                    best.2.push(set().map(|one| one.id).collect());
                }
            }
            best.2.sort();
        }
        let all = !best.2.is_empty() && best.2.len() <= MOST_LISTED;
        if self.balance.is_null() {
            self.balance = json!(best.2.iter().take(MOST_LISTED).collect::<Vec<_>>());
        }
        all.then_some(best.2)
    }

    fn give(&mut self, one: &Application<'a>, outcome: &'static str, cents: i128) {
        self.given.insert(one.id, (outcome, cents));
    }

    /// What the certificate has to say, and the ceiling.
    fn claims(&self) -> (Vec<Value>, i64) {
        let mut left = self.ceiling;
        let claim = |one: &&Application<'_>| {
            let better = |other: &&&Application<'_>| other.sufficient && other.total > one.total;
            let rank = one.sufficient.then(|| self.ranked.iter().filter(better).count() + 1);
            let (outcome, cents) = self.given.get(one.id).copied().unwrap_or(("", 0));
            left -= (cents - (one.award - one.charge)).max(0);
            json!({
                "id": one.id,
                "total": one.total,
                "rank": rank,
                "outcome": outcome,
                "awarded_cents": cents as i64,
                "left_cents": left as i64,
            })
        };
        (self.ranked.iter().map(claim).collect(), self.ceiling as i64)
    }
}

//! What the dossier says was filed and scored, and by which values: read without trusting the outcome.

use crate::chain::content;
use base::{Fraction, Timestamp};
use serde_json::Value;
use std::collections::BTreeMap;

/// The facts and the values that decide.
pub struct Facts<'a> {
    pub rules: &'a Value,
    pub committee: &'a Value,
    pub applications: Vec<Application<'a>>,
}

/// One application with what follows from it.
pub struct Application<'a> {
    pub id: &'a str,
    pub activity: &'a str,
    pub total: Fraction,
    pub sufficient: bool,
    pub award: i128,
    pub charge: i128,
    pub themes: Vec<&'a str>,
    pub excluded: Option<&'static str>,
}

impl<'a> Facts<'a> {
    pub fn of(dossier: &'a Value) -> Option<Self> {
        let rules = &content(dossier, "rules")["parameters"];
        let document = content(dossier, "facts");
        let committee = &document["committee"];
        let applications = document["applications"].as_array()?.iter();
        let applications = applications.map(|filed| Application::of(filed, rules, committee)).collect::<Option<_>>()?;
        Some(Self { rules, committee, applications })
    }

    pub fn ids(&self, pointer: &str) -> Vec<&'a str> {
        let ids = self.committee.pointer(pointer).and_then(Value::as_array);
        ids.into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

impl<'a> Application<'a> {
    fn of(filed: &'a Value, rules: &Value, committee: &Value) -> Option<Self> {
        let (id, activity) = (filed["id"].as_str()?, filed["activity"].as_str()?);
        let weights: Vec<i128> = rules["weights"][activity].as_array()?.iter().filter_map(whole).collect();
        let members: Vec<&Value> = filed["scores"].as_object().into_iter().flat_map(|scores| scores.values()).collect();
        let of = |member: &Value, criterion: usize| whole(&member[(criterion + 1).to_string()]);
        let mut by_criterion = vec![0; weights.len()];
        for member in &members {
            for (criterion, sum) in by_criterion.iter_mut().enumerate() {
                *sum += of(member, criterion)?;
            }
        }
        let points = by_criterion.iter().zip(&weights).map(|(sum, weight)| sum * weight).sum();
        let count = members.len() as i128;
        let total = Fraction::new(points, weights.iter().sum::<i128>() * count).unwrap_or(Fraction::ZERO);
        let project = whole(&filed["requested_cents"])?.min(whole(&rules["project_max_cents"])?);
        let award = project + whole(&rules["contribution_cents"])?;
        let least = &rules["sufficient_total"];
        let least = Fraction::new(whole(&least["numerator"])?, whole(&least["denominator"])?).ok()?;
        let each = whole(&rules["sufficient_criterion"])? * count;
        let suffices = total >= least && by_criterion.iter().all(|sum| *sum >= each);
        Some(Self {
            id,
            activity,
            total,
            sufficient: committee["sufficient"][id].as_bool().unwrap_or(suffices),
            award,
            charge: if rules["contribution_inside"] == true { award } else { project },
            themes: filed["themes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
            excluded: exclusion(filed, rules, activity)?,
        })
    }

    /// Adds what the listed themes count, in halves.
    pub fn count(&self, rules: &Value, halves: &mut BTreeMap<String, i128>) {
        let listed = |theme: &&&str| rules["themes"].as_array().is_some_and(|all| all.iter().any(|one| one == **theme));
        for theme in self.themes.iter().filter(listed) {
            *halves.entry((*theme).to_owned()).or_default() += if self.themes.len() > 1 { 1 } else { 2 };
        }
    }
}

/// Late, incomplete, applicant, contribution, themes: the first that fails.
fn exclusion(filed: &Value, rules: &Value, activity: &str) -> Option<Option<&'static str>> {
    let at: Timestamp = filed["submitted_at"].as_str()?.parse().ok()?;
    let boundary = |name: &str| Timestamp::from_second(rules[name].as_i64()?).ok();
    let (opens, closes) = (boundary("opens_at")?, boundary("closes_at")?);
    let kind = &filed["applicant"]["kind"];
    let may = rules["applicants"][activity].as_array()?.contains(kind);
    let funded = filed["applicant"]["funded"] != false || kind != "school_authority";
    let themes = filed["themes"].as_array().map_or(0, Vec::len) as i128;
    let too_many = whole(&rules["themes_max"][activity]).is_some_and(|most| themes > most);
    Some(if at < opens || at >= closes {
        Some("rejected")
    } else if filed["complete"] != true {
        Some("not_considered")
    } else if !may || !funded || filed["contribution_declared"] != true || too_many {
        Some("refused")
    } else {
        None
    })
}

pub fn whole(value: &Value) -> Option<i128> {
    value.as_i64().map(i128::from)
}

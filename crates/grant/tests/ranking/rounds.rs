//! Random round documents, and a small builder for the ones that are written out.

use grant::round_input::{self, RoundInput};
use grant::{Parameters, RoundOutput};
use regulation::Round;
use serde_json::{Map, Value, json};

pub fn round() -> &'static Round {
    Round::get("2024").expect("the round of 2024 loads")
}

pub fn parameters() -> Parameters {
    Parameters::of(round())
}

pub fn accept(document: &Value, parameters: &Parameters) -> RoundInput {
    round_input::read(document, parameters).unwrap_or_else(|problems| panic!("{problems:?}\n{document}")).input
}

pub fn rank(document: &Value, parameters: &Parameters) -> RoundOutput {
    grant::rank(&accept(document, parameters), parameters)
}

/// An application that nothing is wrong with; `score` is given for every criterion by one member.
pub fn application(id: &str, activity: &str, score: i64) -> Value {
    json!({
        "id": id, "activity": activity, "applicant": { "kind": "school_authority", "caribbean": false },
        "submitted_at": "2024-10-01T12:00:00+02:00", "requested_cents": 12_000_000, "themes": [],
        "contribution_declared": true, "complete": true, "scores": { "m1": scores(&[score; 5]) },
    })
}

pub fn scores(scores: &[i64]) -> Value {
    let scores = scores.iter().enumerate().map(|(index, score)| ((index + 1).to_string(), json!(score)));
    Value::Object(scores.collect::<Map<_, _>>())
}

pub fn document(applications: Vec<Value>) -> Value {
    json!({ "round": "2024", "applications": applications })
}

/// A generator of numbers that gives the same numbers everywhere (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

const THEMES: [&str; 6] =
    ["duurzaamheid", "begaafdheid", "nieuwkomers", "caribisch-nederland", "eigen:schooltuin", "eigen:kunst"];
/// The edges of the window, one second on either side, and instants inside it.
const INSTANTS: [&str; 7] = [
    "2024-09-17T21:59:59Z",
    "2024-09-17T22:00:00Z",
    "2024-10-01T12:00:00+02:00",
    "2024-10-27T02:30:00+01:00",
    "2024-11-02T23:59:59+01:00",
    "2024-11-02T19:00:00-04:00",
    "2024-11-03T00:00:00+01:00",
];

/// A random round. Scores lie close together, so that equal totals are common.
pub fn random(dice: &mut Dice) -> Value {
    let count = dice.below(14) + 1;
    let lowest = dice.below(4) as i64 + 4;
    let spread = dice.pick(&[1, 2, 2, 3, 6]);
    let applications = (0..count).map(|number| random_application(dice, number, lowest, spread)).collect();
    let mut document = document(applications);
    if dice.chance(30) {
        let judged = (0..count).filter(|_| dice.chance(15)).collect::<Vec<_>>();
        let judged: Map<_, _> = judged.into_iter().map(|n| (format!("x{n}"), json!(dice.chance(50)))).collect();
        document["committee"] = json!({ "sufficient": judged });
    }
    document
}

fn random_application(dice: &mut Dice, number: u64, lowest: i64, spread: u64) -> Value {
    let sound = dice.chance(75);
    let mut themes: Vec<&str> = THEMES.to_vec();
    dice.shuffle(&mut themes);
    themes.truncate(dice.pick(&[0, 1, 1, 2, 2, if sound { 2 } else { 3 }]));
    let kinds = ["school_authority", "school_authority", "subject_association", "profile_organisation", "other"];
    let members = dice.below(3) + 1;
    let mut of_member = || {
        let score = |dice: &mut Dice| (lowest + dice.below(spread) as i64).min(10);
        scores(&[score(dice), score(dice), score(dice), score(dice), score(dice)])
    };
    let scores: Map<_, _> = (0..members).map(|member| (format!("m{member}"), of_member())).collect();
    let activity = dice.pick(&["A", "A", "B"]);
    json!({
        "id": format!("x{number}"),
        "activity": activity,
        "applicant": {
            "kind": if sound { kinds[0] } else { dice.pick(&kinds) },
            "funded": sound || dice.chance(80),
            "caribbean": dice.chance(10),
        },
        "submitted_at": if sound { INSTANTS[2] } else { dice.pick(&INSTANTS) },
        "requested_cents": dice.pick(&[12_000_000, 12_000_000, 12_000_000, 10_000_000, 13_000_001, 1, 4_567_891]),
        "themes": themes,
        "contribution_declared": sound || dice.chance(85),
        "complete": sound || dice.chance(85),
        "scores": scores,
    })
}

/// Ceilings that fall inside a small round, and a policy.
pub fn random_settings(dice: &mut Dice) -> Vec<(&'static str, String)> {
    let ceilings = [135_000_000, 54_000_000, 40_500_000, 27_000_000, 20_000_000, 1_000_000];
    vec![
        ("ceiling_a_cents", dice.pick(&ceilings).to_string()),
        ("ceiling_b_cents", dice.pick(&ceilings).to_string()),
        ("policy", dice.pick(&["partial", "stop", "skip"]).to_owned()),
        ("contribution_inside", (!dice.chance(20)).to_string()),
    ]
}

pub fn parameters_with(settings: &[(&'static str, String)]) -> Parameters {
    let mut parameters = parameters();
    for (name, value) in settings {
        parameters.set(name, value).expect("the setting fits");
    }
    parameters
}

//! Whether a plan under activity B fits its description.
//!
//! Art. 14a(2)(b): "innovatie en implementatietrajecten […], waaronder wordt verstaan: 1°. visie en
//! kiezen […] 2°. arrangeren, bewerken en maken […] 3°. doen en evalueren". "Waaronder wordt
//! verstaan" does not say that all three are needed, so a person judges; the parts named are shown.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{ActivityCode, Basis, Round};

/// Past het plan bij activiteit B?
pub const RULE: Rule =
    Rule { id: "W4", title: "Plan past bij activiteit B", consequence: Consequence::Weighed, evaluate };

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let verdict = |outcome| Verdict::new(RULE.id, Citation::of("14a(2)(b)"), Basis::Article, outcome);
    if facts.activity() != Some(ActivityCode::B) {
        return verdict(RuleOutcome::NotApplicable);
    }
    verdict(RuleOutcome::NeedsJudgement)
        .with("parts_of_b", facts.parts_of_b.iter().map(u8::to_string).collect::<Vec<_>>())
        .asking(
            "Is dit plan een innovatie- of implementatietraject als bedoeld in artikel 14a, tweede lid, onderdeel b?",
        )
}

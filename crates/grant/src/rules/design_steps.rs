//! The quality approach and the steps of the design model are in the plan.
//!
//! Annex 2 §2.1, 1D and §2.2, 1E ask how material is judged with the quality model, and where
//! material is developed which steps of the cyclic design model are used. That something stands
//! there a machine can see; how good it is the committee judges under the criterion.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{ActivityCode, Basis, Round};

/// Kwaliteitsaanpak en stappen van het ontwerpmodel.
pub const RULE: Rule = Rule {
    id: "S-A1D",
    title: "Aanpak met het kwaliteitsmodel en de stappen van het ontwerpmodel",
    consequence: Consequence::NotConsidered,
    evaluate,
};

/// The same requirement for activity B has another number.
const RULE_B: &str = "S-B1E";

fn evaluate(facts: &Facts, _: &Round) -> Verdict {
    let (rule, citation) = match facts.activity() {
        Some(ActivityCode::A) => (RULE.id, Citation::of("bijlage 2.1(1)(D)")),
        Some(ActivityCode::B) => (RULE_B, Citation::of("bijlage 2.2(1)(E)")),
        None => {
            let citation = Citation::of("bijlage 2.1(1)(D)");
            return Verdict::new(RULE.id, citation, Basis::Annex, RuleOutcome::NotApplicable);
        }
    };
    let develops = facts.activity() == Some(ActivityCode::A) || *facts.develops_material;
    let met = *facts.quality_approach && (!develops || !facts.design_steps.is_empty());
    Verdict::new(rule, citation, Basis::Annex, RuleOutcome::of(met))
        .with("quality_approach", *facts.quality_approach)
        .with("develops_material", develops)
        .with("design_steps", facts.design_steps.iter().map(u8::to_string).collect::<Vec<_>>())
}

//! At most two themes under activity A.
//!
//! Art. 14a(2)(a): "activiteiten in het kader van ontwikkelen en implementeren van open
//! leermateriaal voor maximaal twee thema’s, bij voorkeur gericht op onderstaande specifieke
//! thema’s". An own theme is allowed; it weighs in the score, which is the committee's.

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::Citation;
use regulation::{Basis, Round};
use std::collections::BTreeSet;

/// Niet meer dan twee thema's.
pub const RULE: Rule = Rule { id: "W3", title: "Niet te veel thema's", consequence: Consequence::Refused, evaluate };

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let most = facts.activity().and_then(|activity| round.activity(activity).themes_max.as_ref());
    let Some(most) = most else {
        return Verdict::new(RULE.id, Citation::of("14a(2)(a)"), Basis::Article, RuleOutcome::NotApplicable);
    };
    let themes: BTreeSet<&String> = facts.themes.iter().collect();
    Verdict::new(RULE.id, most.article.clone(), most.basis, RuleOutcome::of(themes.len() <= **most as usize))
        .with("themes", themes.into_iter().cloned().collect::<Vec<_>>())
        .with("themes_max", i64::from(**most))
}

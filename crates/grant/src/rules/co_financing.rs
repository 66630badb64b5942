//! Costs that are not asked for are paid by someone.
//!
//! The text asks for no own contribution. But when the project costs more than is asked, or more
//! than the maximum of art. 14d(1), a person has to see who pays the rest: annex 2, criterion 5
//! wants a budget that is "realistisch en haalbaar".

use super::{Consequence, Rule};
use crate::facts::Facts;
use crate::verdict::{RuleOutcome, Verdict};
use base::{Citation, Money};
use regulation::{Basis, Round};

/// Dekking van kosten die niet worden aangevraagd.
pub const RULE: Rule =
    Rule { id: "S-A5A", title: "Dekking van de overige kosten", consequence: Consequence::Weighed, evaluate };

/// The same requirement for activity B.
const RULE_B: &str = "S-B5A";

fn evaluate(facts: &Facts, round: &Round) -> Verdict {
    let (rule, citation) = match facts.activity() {
        Some(regulation::ActivityCode::B) => (RULE_B, Citation::of("bijlage 2.2(5)(A)")),
        _ => (RULE.id, Citation::of("bijlage 2.1(5)(A)")),
    };
    let granted = facts.requested.min(*round.amounts.project_max);
    let rest = facts.costs().less(granted);
    let own = facts.own_contribution.unwrap_or(Money::ZERO);
    let outcome = match (rest.is_zero(), own >= rest) {
        (true, _) => RuleOutcome::NotApplicable,
        (false, true) => RuleOutcome::Satisfied,
        (false, false) => RuleOutcome::NeedsJudgement,
    };
    let verdict = Verdict::new(rule, citation, Basis::Annex, outcome)
        .with("costs_cents", facts.costs().in_cents())
        .with("granted_at_most_cents", granted.in_cents())
        .with("own_contribution_cents", facts.own_contribution.map(Money::in_cents));
    match outcome {
        RuleOutcome::NeedsJudgement => {
            verdict.asking("Wie betaalt de kosten boven het bedrag dat de subsidie kan dekken?")
        }
        _ => verdict,
    }
}

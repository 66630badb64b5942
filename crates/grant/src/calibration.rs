//! Calibration: how severe each member is, beside the scores and never instead of them.
//!
//! An application's total, as one member sees it, is set against the mean of the other readers of
//! the same application; the severity of a member is the mean of these differences, exact. Above
//! nothing is milder than the others, below is stricter. With few shared applications it says
//! little, so the number of them stands beside it. No score is ever corrected by it: it is a subject
//! for the introduction meeting and the discussion.

use crate::parameters::Parameters;
use crate::round_input::{Filed, RoundInput};
use base::Fraction;
use serde::Serialize;
use std::collections::BTreeMap;

/// The severity of one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Severity {
    /// The member.
    pub member: String,
    /// The applications that others read too.
    pub shared: usize,
    /// The mean difference with the others, on the scale of the scores; nothing when none is shared.
    pub difference: Option<Fraction>,
    /// The same per criterion.
    pub per_criterion: Vec<Option<Fraction>>,
}

/// The severity of every member, by identifier.
pub fn severity(input: &RoundInput, parameters: &Parameters) -> Vec<Severity> {
    let mut read: BTreeMap<&str, Vec<&Filed>> = BTreeMap::new();
    for filed in &input.applications {
        filed.scores.keys().for_each(|member| read.entry(member).or_default().push(filed));
    }
    read.into_iter()
        .map(|(member, filed)| {
            let shared: Vec<&Filed> = filed.into_iter().filter(|filed| filed.scores.len() > 1).collect();
            let one = |criterion: usize| move |scores: &[i64], _: &Filed| (i128::from(scores[criterion]), 1);
            let total = |scores: &[i64], filed: &Filed| {
                let weights = parameters.weights.get(filed.activity);
                let weighted =
                    scores.iter().zip(weights).map(|(score, weight)| i128::from(*score) * i128::from(weight.value));
                (weighted.sum(), weights.iter().map(|weight| i128::from(weight.value)).sum())
            };
            Severity {
                member: member.to_owned(),
                shared: shared.len(),
                difference: mean_difference(member, &shared, total),
                per_criterion: (0..parameters.criteria())
                    .map(|criterion| mean_difference(member, &shared, one(criterion)))
                    .collect(),
            }
        })
        .collect()
}

/// The mean over the applications of (own value minus the mean of the others). `value` gives a sum
/// and what to divide it by, the same for all scores of an application. Sums are kept per divisor,
/// so that no denominator grows with the number of applications.
fn mean_difference(
    member: &str,
    shared: &[&Filed],
    value: impl Fn(&[i64], &Filed) -> (i128, i128),
) -> Option<Fraction> {
    let mut by_divisor: BTreeMap<i128, i128> = BTreeMap::new();
    for filed in shared {
        let (own, scale) = value(&filed.scores[member], filed);
        let all: i128 = filed.scores.values().map(|scores| value(scores, filed).0).sum();
        let others = filed.scores.len() as i128 - 1;
        *by_divisor.entry(scale * others).or_default() += own * others - (all - own);
    }
    let add = |sum: Fraction, (divisor, part): (i128, i128)| {
        let numerator = sum.numerator() * divisor + part * sum.denominator();
        Fraction::new(numerator, sum.denominator() * divisor).unwrap_or(sum)
    };
    let sum = by_divisor.into_iter().fold(Fraction::ZERO, add);
    Fraction::new(sum.numerator(), sum.denominator() * shared.len() as i128).ok()
}

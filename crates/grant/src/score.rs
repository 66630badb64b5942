//! The total of an application: the weighted mean over the members that read it (annex 2).
//!
//! Exact, on the scale of the scores. Nothing is rounded, so equal totals are found exactly.

use crate::parameters::Parameters;
use crate::round_input::Filed;
use base::Fraction;

/// The weighted mean over the members; nothing when nobody scored.
#[must_use]
pub fn total(filed: &Filed, parameters: &Parameters) -> Fraction {
    let weights = parameters.weights.get(filed.activity);
    let weighted = |scores: &Vec<i64>| -> i128 {
        scores.iter().zip(weights).map(|(score, weight)| i128::from(*score) * i128::from(weight.value)).sum()
    };
    let points: i128 = filed.scores.values().map(weighted).sum();
    let weight: i128 = weights.iter().map(|weight| i128::from(weight.value)).sum();
    Fraction::new(points, weight * filed.scores.len() as i128).unwrap_or(Fraction::ZERO)
}

/// Whether the scores suffice by the set thresholds, before the committee says otherwise (art. 14f(4)).
#[must_use]
pub fn suffices(filed: &Filed, total: Fraction, parameters: &Parameters) -> bool {
    let least = i64::from(parameters.sufficient_criterion.value);
    let members = i64::try_from(filed.scores.len()).unwrap_or(i64::MAX);
    let of_criterion = |criterion: usize| filed.scores.values().map(|scores| scores[criterion]).sum::<i64>();
    let each = (0..parameters.criteria()).all(|criterion| of_criterion(criterion) >= least * members);
    total >= parameters.sufficient_total.value && each
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn the_total_is_the_weighted_mean_over_the_members() {
        let parameters = fixture::parameters();
        let mut filed = fixture::filed("a1", fixture::A);
        filed.scores = [("m1".to_owned(), vec![8, 6, 7, 5, 9]), ("m2".to_owned(), vec![7, 7, 7, 7, 7])].into();
        // (30·8 + 25·6 + 20·7 + 15·5 + 10·9 + 700) / 200
        assert_eq!(total(&filed, &parameters), Fraction::new(1395, 200).unwrap());
    }

    #[test]
    fn a_threshold_per_criterion_is_over_the_mean_of_the_members() {
        let mut parameters = fixture::parameters();
        let mut filed = fixture::filed("a1", fixture::A);
        filed.scores = [("m1".to_owned(), vec![9, 9, 9, 9, 3]), ("m2".to_owned(), vec![9, 9, 9, 9, 6])].into();
        let total = total(&filed, &parameters);
        assert!(suffices(&filed, total, &parameters));
        parameters.set("sufficient_criterion", "5").unwrap();
        assert!(!suffices(&filed, total, &parameters), "a mean of 4,5 is below 5");
    }
}

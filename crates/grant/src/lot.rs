//! A lot, drawn so that anyone can repeat it.
//!
//! The seed is the hash of the dossier at the freeze with public randomness that was drawn
//! afterwards, so that nobody can choose the outcome by choosing the seed. The order is that of
//! `SHA-256("leerbron lot 1" ‖ seed ‖ id)`. The committee may also draw by hand; then the order
//! it recorded stands, and the explanation says that it does not follow from the seed.

use base::chain;

/// The order in which these applications are drawn with this seed.
#[must_use]
pub fn draw<'a>(seed: &str, ids: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<_> = ids.into_iter().collect();
    ids.sort_by_key(|id| (chain::digest(b"leerbron lot 1", format!("{}:{seed}{id}", seed.len()).as_bytes()), *id));
    ids
}

/// Whether this order is the one that follows from the seed.
#[must_use]
pub fn follows(seed: &str, order: &[String]) -> bool {
    draw(seed, order.iter().map(String::as_str)) == order
}

/// The seed for a lot: the hash of the dossier at the freeze, then the public randomness.
#[must_use]
pub fn seed(dossier_hash: &str, public_randomness: &str) -> String {
    format!("{dossier_hash}:{public_randomness}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn another_seed_gives_another_order_now_and_then() {
        let ids: Vec<String> = (0..10).map(|number| format!("b{number}")).collect();
        let draw = |seed: &str| draw(seed, ids.iter().map(String::as_str)).join(" ");
        assert_ne!(draw("one"), draw("other"));
    }

    proptest! {
        #[test]
        fn the_draw_does_not_depend_on_the_order_of_the_ids(seed in ".{1,20}", ids in proptest::collection::btree_set("[a-z]{1,4}", 1..9)) {
            let forward: Vec<&str> = draw(&seed, ids.iter().map(String::as_str));
            let backward: Vec<&str> = draw(&seed, ids.iter().rev().map(String::as_str));
            prop_assert_eq!(&forward, &backward);
            let order: Vec<String> = forward.iter().map(|id| (*id).to_owned()).collect();
            prop_assert!(follows(&seed, &order));
            let without: Vec<&str> = draw(&seed, ids.iter().skip(1).map(String::as_str));
            let kept: Vec<&str> = forward.into_iter().filter(|id| Some(*id) != ids.first().map(String::as_str)).collect();
            prop_assert_eq!(without, kept);
        }
    }
}

//! The filters beside the results: boxes with counts, the first few at once, the rest on demand.

use super::address::Address;
use crate::numbers;
use search::FacetCounts;

/// So many values are shown at once; a chosen one always is.
const AT_ONCE: usize = 6;
/// And so many in all.
const MOST: usize = 60;

/// A facet as the page shows it.
pub struct FacetView {
    /// The name in the address.
    pub id: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// Shown at once.
    pub first: Vec<Choice>,
    /// Shown on demand.
    pub rest: Vec<Choice>,
}

/// A value to tick.
pub struct Choice {
    /// The value in the address.
    pub code: String,
    /// The value for people.
    pub label: String,
    /// How many hits it leads to, as written.
    pub count: String,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// The facets with at least one value.
#[must_use]
pub fn facets(counts: &[FacetCounts]) -> Vec<FacetView> {
    counts.iter().map(facet).filter(|facet| !facet.first.is_empty()).collect()
}

fn facet(counts: &FacetCounts) -> FacetView {
    let choices = counts.values.iter().take(MOST).map(|value| Choice {
        code: value.code.to_string(),
        label: value.label.to_string(),
        count: numbers::grouped(usize::try_from(value.count).unwrap_or(usize::MAX)),
        chosen: value.selected,
    });
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for choice in choices {
        if first.len() < AT_ONCE || choice.chosen { first.push(choice) } else { rest.push(choice) }
    }
    FacetView { id: counts.facet.id(), label: counts.facet.label(), first, rest }
}

/// A choice that stands above the results, to be taken away.
pub struct Chip {
    /// What was chosen.
    pub label: String,
    /// The search without it.
    pub link: String,
}

/// The choices of an address.
#[must_use]
pub fn chips(address: &Address) -> Vec<Chip> {
    let chip = |(facet, code): &(search::Facet, String)| Chip {
        label: facet.value_label(code),
        link: address.without(*facet, code).link(),
    };
    address.chosen.iter().map(chip).collect()
}

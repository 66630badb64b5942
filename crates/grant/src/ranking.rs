//! One ranking: the applications of an activity by total, with ranks 1, 2, 2, 4 (art. 14f(4)).
//!
//! Only what is sufficient is ranked; the committee decides that, a threshold is its default.
//! The order does not depend on the order of the document or on who applied: within a rank it is
//! that of the identifiers, which means nothing.

use crate::parameters::Parameters;
use crate::round_input::{Committee, Filed};
use crate::score;
use base::{Fraction, Money};
use std::cmp::Reverse;

/// An application in its ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The application.
    pub filed: &'a Filed,
    /// Its total.
    pub total: Fraction,
    /// Whether it is sufficient, by the committee or else by the threshold.
    pub sufficient: bool,
    /// One more than the number of sufficient applications with a higher total; `None` when not sufficient.
    pub rank: Option<usize>,
    /// The rank that it shares with others; `None` when it stands alone.
    pub tie_group: Option<usize>,
    /// The award when it fits: the project, cut to the most, and the contribution.
    pub award: Money,
    /// What that takes from the ceiling.
    pub charge: Money,
}

/// The ranking of these applications, best first, then those that are not sufficient.
#[must_use]
pub fn ranking<'a>(filed: &[&'a Filed], committee: &Committee, parameters: &Parameters) -> Vec<Standing<'a>> {
    let mut standings: Vec<_> = filed.iter().map(|filed| standing(filed, committee, parameters)).collect();
    standings.sort_by_key(|standing| (!standing.sufficient, Reverse(standing.total), &standing.filed.id));
    let sufficient = standings.iter().take_while(|standing| standing.sufficient).count();
    let mut start = 0;
    while start < sufficient {
        let total = standings[start].total;
        let end = start + standings[start..sufficient].iter().take_while(|standing| standing.total == total).count();
        for standing in &mut standings[start..end] {
            standing.rank = Some(start + 1);
            standing.tie_group = (end - start > 1).then_some(start + 1);
        }
        start = end;
    }
    standings
}

fn standing<'a>(filed: &'a Filed, committee: &Committee, parameters: &Parameters) -> Standing<'a> {
    let total = score::total(filed, parameters);
    let judged = committee.sufficient.get(&filed.id).copied();
    let sufficient = judged.unwrap_or_else(|| score::suffices(filed, total, parameters));
    let project = filed.requested.min(parameters.project_max.value);
    let award = project + parameters.contribution.value;
    let charge = if parameters.contribution_inside.value { award } else { project };
    Standing { filed, total, sufficient, rank: None, tie_group: None, award, charge }
}

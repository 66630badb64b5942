//! Which rule of rest days governs a term.
//!
//! The General Extension of Time Limits Act covers terms of acts of parliament and of orders in
//! council (art. 1 and 5 Atw), not those of a ministerial regulation, and of the first not the long
//! ones (art. 4 Atw). Which regime a term has, and what is long, stands in the round's data.

use base::Citation;
use regulation::{Cited, Length, Regime, RestDays};

/// Why a term stands where it falls, with the article; `None` when it moves past rest days.
pub(super) fn stands_because(
    regime: &Cited<Regime>,
    length: Length,
    rest_days: &RestDays,
) -> Option<(&'static str, Citation)> {
    match **regime {
        Regime::StaysOnCalendarDay => {
            Some(("de Algemene termijnenwet geldt voor deze termijn niet", regime.article.clone()))
        }
        Regime::MovesToWorkingDay if is_long(length, rest_days) => Some((
            "de Algemene termijnenwet geldt niet voor een zo lange termijn",
            rest_days.most_weeks.article.clone(),
        )),
        Regime::MovesToWorkingDay => None,
    }
}

fn is_long(length: Length, rest_days: &RestDays) -> bool {
    match length {
        Length::Days(days) => days > *rest_days.most_days,
        Length::Weeks(weeks) => weeks > *rest_days.most_weeks,
        Length::Months(months) => months > *rest_days.most_months,
    }
}

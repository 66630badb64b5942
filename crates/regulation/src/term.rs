//! Terms of law as data: how long, from when, and under which regime of rest days.
//! The arithmetic with calendars is done in the crate `grant`.

use crate::Cited;
use serde::{Deserialize, Serialize};

/// Termijn.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name.
    pub id: TermId,
    /// What is due.
    pub title: String,
    /// How long.
    pub length: Cited<Length>,
    /// The event that it is counted from; the day of the event itself does not count.
    pub starts: Start,
    /// What happens when the last day is a rest day.
    pub regime: Cited<Regime>,
}

/// The terms that the program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermId {
    /// Decision on the application of a school authority.
    Decision,
    /// Decision on the application of any other applicant.
    DecisionOther,
    /// Supplying what an application lacks.
    Supplement,
    /// Making known that an incomplete application is not considered.
    NotConsidered,
    /// Objection.
    Objection,
    /// Decision on the objection.
    ObjectionDecision,
    /// Decision on the objection when an advisory committee hears it.
    ObjectionDecisionWithCommittee,
    /// The most by which that decision may be put off.
    ObjectionAdjournment,
    /// Appeal to the court.
    Appeal,
    /// The time after a notice of default before a penalty runs.
    NoticeOfDefault,
    /// The most days over which a penalty runs.
    Penalty,
    /// Payment after the decision that sets the amount.
    Payment,
    /// Determination of the grant.
    Determination,
}

impl TermId {
    /// All of them; a round that lacks one does not load.
    pub const ALL: [Self; 13] = [
        Self::Decision,
        Self::DecisionOther,
        Self::Supplement,
        Self::NotConsidered,
        Self::Objection,
        Self::ObjectionDecision,
        Self::ObjectionDecisionWithCommittee,
        Self::ObjectionAdjournment,
        Self::Appeal,
        Self::NoticeOfDefault,
        Self::Penalty,
        Self::Payment,
        Self::Determination,
    ];
}

/// How long a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// Days.
    Days(u32),
    /// Weeks.
    Weeks(u32),
    /// Months.
    Months(u32),
}

/// What a term is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// The last day of the window.
    WindowClosed,
    /// The day on which the request to supplement was sent.
    SupplementRequested,
    /// The day on which the application was supplied, or the term for it lapsed.
    SupplementReceivedOrLapsed,
    /// The day on which the decision was made known.
    DecisionMadeKnown,
    /// The last day of the objection term.
    ObjectionTermEnded,
    /// The day on which the term before ended.
    TermBeforeEnded,
    /// The day on which the notice of default arrived.
    DefaultNoticeReceived,
    /// The day on which the accounts were filed.
    AnnualAccountsFiled,
}

/// What happens when the last day of a term is a rest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// It moves to the next day that is none (Algemene termijnenwet, art. 1), unless the term is longer
    /// than that act reaches (art. 4).
    MovesToWorkingDay,
    /// It stays.
    StaysOnCalendarDay,
}

/// Saturday, Sunday and the holidays of the Algemene termijnenwet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestDays {
    /// Whether a Saturday or Sunday is a rest day.
    pub weekend: Cited<bool>,
    /// A term in days longer than this does not move.
    pub most_days: Cited<u32>,
    /// A term in weeks longer than this does not move.
    pub most_weeks: Cited<u32>,
    /// A term in months longer than this does not move.
    pub most_months: Cited<u32>,
    /// The holidays.
    pub holidays: Vec<Holiday>,
}

/// Algemeen erkende feestdag.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its name.
    pub title: String,
    /// When it is.
    pub on: Cited<HolidayRule>,
}

/// On which day of a year a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HolidayRule {
    /// The same day every year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// So many days after Easter Sunday.
    Easter(i32),
    /// This day, or the day before when it is a Sunday.
    NotOnSunday {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
}

//! Which metadata of criterion 6 of the kwaliteitsmodel a record has: the base set of 13
//! (6.1, Basis) and the 7 extras (6.2, Plus), each with what was found or an advice.
//!
//! It answers "is it there", not "does Edurep keep it": that verdict reads the same record and
//! the same field table and stands beside this one. How many extras are "a substantial part"
//! is not in the regulation and is the caller's setting.

mod items;

use crate::fields::QualityItem;
use crate::record::{FieldId, Record};

/// One item of criterion 6.1 or 6.2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which item.
    pub item: QualityItem,
    /// The Dutch name.
    pub label: &'static str,
    /// The field that answers it.
    pub field: FieldId,
    /// Whether it is there.
    pub outcome: Outcome,
}

/// Whether an item is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is there; what the record says.
    Present {
        /// The value in words.
        found: String,
        /// What would make it better.
        hint: Option<&'static str>,
    },
    /// It is not there, or says nothing; what to do, in Dutch.
    Missing {
        /// The advice.
        advice: &'static str,
    },
}

/// All items of criterion 6 for one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// The 13 of 6.1, in the order of the regulation.
    pub base: Vec<Item>,
    /// The 7 of 6.2.
    pub extra: Vec<Item>,
}

/// Which items a record has.
#[must_use]
pub fn completeness(record: &Record) -> Completeness {
    let of = |rows: &'static [items::Row]| rows.iter().map(|row| row.apply(record)).collect();
    Completeness { base: of(items::BASE), extra: of(items::EXTRA) }
}

/// The items a record has not, base set first.
#[must_use]
pub fn missing(record: &Record) -> Vec<Item> {
    let Completeness { base, extra } = completeness(record);
    base.into_iter().chain(extra).filter(|item| !item.is_present()).collect()
}

impl Item {
    /// Whether the item is there.
    #[must_use]
    pub const fn is_present(&self) -> bool {
        matches!(self.outcome, Outcome::Present { .. })
    }
}

impl Completeness {
    /// Whether the whole base set is there.
    #[must_use]
    pub fn base_is_complete(&self) -> bool {
        self.base.iter().all(Item::is_present)
    }

    /// How many of the extras are there.
    #[must_use]
    pub fn extras(&self) -> usize {
        self.extra.iter().filter(|item| item.is_present()).count()
    }
}

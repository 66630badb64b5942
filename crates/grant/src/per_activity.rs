//! One value for each of the two types of activity of a round (art. 14a(2)).
//!
//! The letters belong to a round: in 2023 they stood for other activities than in 2024.

use regulation::ActivityCode;
use serde::{Deserialize, Serialize};

/// One value for each activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct PerActivity<T> {
    /// For type a.
    pub a: T,
    /// For type b.
    pub b: T,
}

impl<T> PerActivity<T> {
    /// Makes one value for each.
    pub fn of(mut make: impl FnMut(ActivityCode) -> T) -> Self {
        Self { a: make(ActivityCode::A), b: make(ActivityCode::B) }
    }

    /// The value for an activity.
    pub fn get(&self, activity: ActivityCode) -> &T {
        match activity {
            ActivityCode::A => &self.a,
            ActivityCode::B => &self.b,
        }
    }

    /// The value for an activity, to change.
    pub fn get_mut(&mut self, activity: ActivityCode) -> &mut T {
        match activity {
            ActivityCode::A => &mut self.a,
            ActivityCode::B => &mut self.b,
        }
    }

    /// Both values with their activity.
    pub fn iter(&self) -> impl Iterator<Item = (ActivityCode, &T)> {
        ActivityCode::ALL.into_iter().map(|activity| (activity, self.get(activity)))
    }
}

//! Terms: from the day on which something happened to the last day on which something may be done.
//!
//! Two regimes stand side by side. A term of an act of parliament that ends on a rest day moves to
//! the next working day (General Extension of Time Limits Act, *Algemene termijnenwet*, Atw); a
//! term of a ministerial regulation, or a long one, does not. Every [`Deadline`] carries the steps
//! by which it was found, in Dutch, so that a letter or a court can follow them.
//!
//! Lengths, regimes and holidays come from the round's data, and every date from the caller: this
//! module never asks what day it is today.

pub mod calendar;
pub mod delay;
mod regime;
pub mod suspension;
pub mod term;
pub mod window;
pub mod words;

pub use calendar::Calendar;
pub use delay::{DelayNotice, Penalty, PenaltyTier, penalty};
pub use suspension::Suspension;
pub use term::{Deadline, Step, deadline};
pub use window::Window;

//! The administration of this installation.

pub mod notices;
pub mod overview;

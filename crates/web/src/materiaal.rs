//! One material: its page, its machine forms, its files.

pub mod facts;
pub mod file;
pub mod page;
pub mod preview;
pub mod show;

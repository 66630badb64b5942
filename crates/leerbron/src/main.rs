//! The binary of Leerbron.
fn main() {}

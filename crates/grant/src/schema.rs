//! The JSON Schemas of the documents of a round, by name.
//!
//! They stand beside the code as files; a test holds every example and a thousand random rounds
//! against them.

/// The names of the schemas.
pub const NAMES: [&str; 4] = ["rank-input", "rank-output", "assign-input", "dossier"];

/// The schema of a document.
#[must_use]
pub fn get(name: &str) -> Option<&'static str> {
    match name {
        "rank-input" => Some(include_str!("../schemas/rank-input.json")),
        "rank-output" => Some(include_str!("../schemas/rank-output.json")),
        "assign-input" => Some(include_str!("../schemas/assign-input.json")),
        "dossier" => Some(include_str!("../schemas/dossier.json")),
        _ => None,
    }
}

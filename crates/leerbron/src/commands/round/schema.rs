//! `leerbron round schema`: the JSON Schema of a document.

use crate::commands::answer;
use crate::exit::{Exit, refuse};

/// Prints a schema.
pub fn run(name: &str) -> anyhow::Result<Exit> {
    let schema = grant::schema::get(name)
        .ok_or_else(|| refuse(format!("Er is geen schema {name}. Kies uit {}.", grant::schema::NAMES.join(", "))))?;
    answer(schema);
    Ok(Exit::Done)
}

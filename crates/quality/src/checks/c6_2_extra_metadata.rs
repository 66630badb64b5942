//! Criterion 6.2: extra metadata.

use super::c6_1_base_metadata::{present, remarks};
use crate::{Check, Context, Outcome, Reason, Severity};
use metadata::check;

/// # Wat wordt gecontroleerd
/// Hoeveel van de zeven extra velden in het NL LOM-record staan.
/// # Waarom
/// Criterium 6.2 (Plus): een aanzienlijk deel van de extra velden is ingevuld. Hoeveel dat is, zegt de regeling
/// niet; het aantal is een instelling van het model.
/// # Wat deze controle niet ziet
/// Of de waarden kloppen, en welke velden voor dit materiaal relevant zijn.
/// # Voorbeeld
/// Kerndoelen, werkvormen, tijdsindicatie en bestandstype ingevuld: vier van de zeven.
pub const CHECK: Check = Check::new("6.2", "6.2-extra-metadata", run);

fn run(context: &Context<'_>) -> Outcome {
    let Some(record) = context.record else { return Outcome::review(Reason::MetadataAbsent) };
    let completeness = check::completeness(record);
    let enough = completeness.extras() >= context.model.threshold("considerable_part");
    let severity = if enough { Severity::Info } else { Severity::Error };
    Outcome::proven_by(present(&completeness.extra), Reason::NotFound).with_findings(remarks(
        &completeness.extra,
        "6.2",
        severity,
    ))
}

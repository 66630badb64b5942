//! Criterion 6.1: the base set of metadata.

use crate::context::in_record;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::Location;
use metadata::check::{self, Item};

/// # Wat wordt gecontroleerd
/// Of de dertien velden van de basisset in het NL LOM-record staan, met een waarde die iets zegt.
/// # Waarom
/// Criterium 6.1 (Basis): met deze metadata vinden anderen het materiaal en zien zij snel of het past.
/// # Wat deze controle niet ziet
/// Of de waarden kloppen met de les. Zonder record is de uitkomst ‘te beoordelen’; wie publiceert, heeft een
/// record nodig.
/// # Voorbeeld
/// Een record zonder vakgebied voldoet niet.
pub const CHECK: Check = Check::new("6.1", "6.1-base-metadata", run);

fn run(context: &Context<'_>) -> Outcome {
    let Some(record) = context.record else {
        let absent = Outcome::review(Reason::MetadataAbsent);
        return if context.absence_is_not_met("6.1") { absent.with_findings(vec![no_record(context)]) } else { absent };
    };
    let items = check::completeness(record).base;
    Outcome::proven_by(present(&items), Reason::NotFound).with_findings(remarks(&items, "6.1", Severity::Error))
}

/// What the record says, a passage for each item that is there.
pub(super) fn present(items: &[Item]) -> Vec<Passage> {
    items
        .iter()
        .filter_map(|item| match &item.outcome {
            check::Outcome::Present { found, .. } => Some(in_record(&format!("{}: {found}", item.label))),
            check::Outcome::Missing { .. } => None,
        })
        .collect()
}

/// A finding for each item that is not there, and a remark where a value could be better.
pub(super) fn remarks(items: &[Item], criterion: &str, absent: Severity) -> Vec<Finding> {
    let place = |quote: &str| Passage::new(quote, &Location::file("metadata"));
    let judge = |item: &Item| match &item.outcome {
        check::Outcome::Missing { advice } => Some(Finding::new(
            &format!("{criterion}-missing-field"),
            absent,
            place(item.label),
            format!("In de metadata ontbreekt: {}.", lower_first(item.label)),
            advice,
        )),
        check::Outcome::Present { found, hint: Some(hint) } => Some(Finding::new(
            &format!("{criterion}-weak-value"),
            Severity::Review,
            place(found),
            format!("Dit veld kan beter: {}.", lower_first(item.label)),
            hint,
        )),
        check::Outcome::Present { hint: None, .. } => None,
    };
    items.iter().filter_map(judge).collect()
}

fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

fn no_record(context: &Context<'_>) -> Finding {
    Finding::new(
        "6.1-metadata-missing",
        Severity::Error,
        context.whole(),
        "Bij dit materiaal zit geen metadata. Die is nodig om het te kunnen vinden.",
        "Beschrijf het materiaal met de dertien velden van de basisset.",
    )
}

//! Criterion 4.3: the licence is stated in the material, and places agree.

use crate::context::in_record;
use crate::licences::{Licences, is_open};
use crate::{Check, Context, Finding, Outcome, Passage, Severity};
use base::Licence;
use lesson::{Family, LicenceStatement};

/// # Wat wordt gecontroleerd
/// Of de licentie in het materiaal zelf staat en niet alleen in de metadata, en of alle plaatsen hetzelfde
/// zeggen.
/// # Waarom
/// Criterium 4.3 (Plus): het materiaal is expliciet over de licentievorm, ook als tekst en beeld een verschillende
/// licentie hebben.
/// # Wat deze controle niet ziet
/// Of bij elke afbeelding met een andere licentie ook echt die licentie staat. “Copyright berust bij …” naast een
/// open licentie is geen tegenspraak.
/// # Voorbeeld
/// In de tekst staat CC BY, in de metadata CC BY-NC: dat spreekt elkaar tegen.
pub const CHECK: Check = Check::new("4.3", "4.3-explicit-licence", run);

fn run(context: &Context<'_>) -> Outcome {
    let licences = Licences::of(context.lesson());
    let recorded = context.record.and_then(metadata::Record::licence).filter(|licence| names_one(*licence));
    let stated: Vec<&LicenceStatement> =
        licences.lesson.iter().copied().filter(|statement| statement.family != Family::Other).collect();
    let Some(first) = stated.first() else {
        return nowhere_in_material(context, &licences, recorded);
    };
    let mut findings: Vec<Finding> = stated
        .iter()
        .chain(&licences.embedded)
        .filter(|other| contradicts(first.family, other.family))
        .map(|other| contradiction(other, first))
        .collect();
    findings.extend(
        recorded
            .filter(|licence| contradicts(first.family, Family::from(*licence)))
            .map(|licence| against_record(first, licence)),
    );
    let proof = stated.iter().take(3).map(|statement| passage(statement)).collect();
    Outcome::proven_by(proof, context.absent()).with_findings(findings)
}

/// Not "yes", "no" or "unknown", which name no licence.
const fn names_one(licence: Licence) -> bool {
    !matches!(licence, Licence::Restricted | Licence::Unrestricted | Licence::Unknown)
}

/// "All rights reserved" denies an open licence; two names of licences must be the same.
fn contradicts(first: Family, other: Family) -> bool {
    match (first, other) {
        (_, Family::Other) | (Family::Other, _) => false,
        (Family::Reserved, open) | (open, Family::Reserved) => is_open(open),
        (first, other) => first != other,
    }
}

fn nowhere_in_material(context: &Context<'_>, licences: &Licences<'_>, recorded: Option<Licence>) -> Outcome {
    let embedded = licences
        .embedded
        .iter()
        .find(|statement| statement.family != Family::Other)
        .map(|statement| passage(statement));
    let only = embedded.or_else(|| recorded.map(|licence| in_record(licence.name())));
    let hints: Vec<Passage> =
        licences.unclear.iter().chain(&licences.parts).map(|statement| passage(statement)).collect();
    match only {
        Some(place) if context.text_is_complete() && licences.unclear.is_empty() => {
            Outcome::pointing_at(context.absent(), hints).with_findings(vec![only_in_metadata(place)])
        }
        _ => Outcome::pointing_at(context.absent(), hints),
    }
}

fn passage(statement: &LicenceStatement) -> Passage {
    Passage::new(&statement.quote, &statement.location)
}

fn contradiction(other: &LicenceStatement, first: &LicenceStatement) -> Finding {
    Finding::new(
        "4.3-contradiction",
        Severity::Error,
        passage(other),
        format!("Hier staat {}, maar op een andere plek staat {}.", other.family.name(), first.family.name()),
        "Kies één licentie voor het geheel. Geldt er voor een deel een andere? Schrijf er dan bij voor welk deel.",
    )
}

fn against_record(first: &LicenceStatement, licence: Licence) -> Finding {
    Finding::new(
        "4.3-contradiction",
        Severity::Error,
        passage(first),
        format!("In het materiaal staat {}, in de metadata {}.", first.family.name(), licence.name()),
        "Zoek uit welke licentie klopt en zet die op beide plaatsen.",
    )
}

fn only_in_metadata(place: Passage) -> Finding {
    Finding::new(
        "4.3-licence-only-in-metadata",
        Severity::Error,
        place,
        "De licentie staat wel in de metadata, maar niet in het materiaal zelf.",
        "Zet de licentie ook in het materiaal, met een link naar de tekst van de licentie.",
    )
}

//! Criterion 4.2: an open licence.

use crate::context::in_record;
use crate::licences::{Licences, is_open};
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Scenario, Severity};
use base::Licence;
use lesson::{Family, LicenceStatement};

/// # Wat wordt gecontroleerd
/// Of het materiaal of de metadata een open licentie noemt: CC BY, CC BY-SA of CC0. Een licentie met NC of
/// ND, of “alle rechten voorbehouden”, is niet open.
/// # Waarom
/// Criterium 4.2 (Basis): alleen dan is daadwerkelijk hergebruik en het mixen van materialen mogelijk. Voor de
/// subsidieverplichting (artikel 14g, onderdeel c) is CC BY of CC BY-SA nodig, versie 4.0; dat is een tweede vraag
/// en die wordt apart gemeld.
/// # Wat deze controle niet ziet
/// Een licentie in een plaatje. Een licentie die alleen wordt genoemd omdat de les erover gaat, of die bij één
/// afbeelding hoort, telt niet.
/// # Voorbeeld
/// “Dit lesmateriaal valt onder CC BY-NC 4.0” voldoet niet.
pub const CHECK: Check = Check::new("4.2", "4.2-open-licence", run);

fn run(context: &Context<'_>) -> Outcome {
    let licences = Licences::of(context.lesson());
    let stated: Vec<&LicenceStatement> = licences.lesson.iter().chain(&licences.embedded).copied().collect();
    let recorded = context.record.and_then(metadata::Record::licence).filter(|licence| *licence != Licence::Unknown);
    let closed = closed(&stated);
    if !closed.is_empty() {
        return Outcome::review(Reason::Human).with_findings(closed);
    }
    let open: Vec<Passage> =
        stated.iter().filter(|statement| is_open(statement.family)).map(|statement| passage(statement)).collect();
    match (open.is_empty(), recorded) {
        (false, Some(licence)) if !licence.is_open_for_quality_model() => {
            Outcome::pointing_at(Reason::Contradiction, [open, vec![in_record(licence.name())]].concat())
        }
        (false, _) => Outcome::proven_by(open, Reason::NotFound).with_findings(grant(context, &stated, recorded)),
        (true, Some(licence)) if licence.is_open_for_quality_model() => {
            Outcome::proven_by(vec![in_record(licence.name())], Reason::NotFound)
                .with_findings(grant(context, &stated, recorded))
        }
        (true, Some(licence)) => Outcome::review(Reason::Human).with_findings(vec![not_open_in_record(licence)]),
        (true, None) => absent(context, &licences),
    }
}

const fn is_closed(family: Family) -> bool {
    matches!(family, Family::ByNc | Family::ByNd | Family::ByNcSa | Family::ByNcNd | Family::Reserved)
}

/// One finding for each licence at each place: its name, its link and its words are one statement.
fn closed(stated: &[&LicenceStatement]) -> Vec<Finding> {
    // Statements come in reading order, so the same place is among the last ones.
    const NEAR: usize = 8;
    let mut told: Vec<&LicenceStatement> = Vec::new();
    for statement in stated.iter().filter(|statement| is_closed(statement.family)) {
        let again =
            |other: &&LicenceStatement| other.family == statement.family && other.location == statement.location;
        if !told.iter().rev().take(NEAR).any(again) {
            told.push(statement);
        }
    }
    told.into_iter().map(not_open).collect()
}

fn passage(statement: &LicenceStatement) -> Passage {
    Passage::new(&statement.quote, &statement.location)
}

fn absent(context: &Context<'_>, licences: &Licences<'_>) -> Outcome {
    let hints =
        |statements: &[&LicenceStatement]| statements.iter().map(|statement| passage(statement)).collect::<Vec<_>>();
    if !licences.embedded.is_empty() || !licences.lesson.is_empty() {
        return Outcome::pointing_at(
            Reason::LicenceUnknown,
            [hints(&licences.lesson), hints(&licences.embedded)].concat(),
        );
    }
    if !licences.unclear.is_empty() {
        return Outcome::pointing_at(Reason::Doubtful, hints(&licences.unclear));
    }
    if !context.text_is_complete() {
        return Outcome::review(Reason::NotScanned);
    }
    if context.record.is_some() || context.absence_is_not_met("4.2") {
        return Outcome::review(Reason::LicenceAbsent).with_findings(vec![missing(context)]);
    }
    Outcome::review(Reason::LicenceAbsent)
}

/// Art. 14g(c) asks more than the kwaliteitsmodel. It is told, and does not change the outcome of 4.2.
fn grant(context: &Context<'_>, stated: &[&LicenceStatement], recorded: Option<Licence>) -> Vec<Finding> {
    let enough = recorded.is_some_and(Licence::meets_grant_obligation)
        || stated.iter().filter_map(|statement| statement.licence()).any(Licence::meets_grant_obligation);
    if context.scenario != Scenario::Subsidie || enough {
        return Vec::new();
    }
    vec![Finding::new(
        "4.2-grant-obligation",
        Severity::Warning,
        stated.first().map_or_else(|| in_record(recorded.map_or("", Licence::name)), |statement| passage(statement)),
        "De licentie is open, maar de subsidieverplichting vraagt CC BY of CC BY-SA, versie 4.0 (artikel 14g, onderdeel c).",
        "Noem de licentie met haar versie: CC BY 4.0 of CC BY-SA 4.0.",
    )]
}

fn not_open(statement: &LicenceStatement) -> Finding {
    Finding::new(
        "4.2-not-open",
        Severity::Error,
        passage(statement),
        format!("Hier staat {}. Dat is geen open licentie.", statement.family.name()),
        "Kies CC BY, CC BY-SA of CC0. Zijn er meer makers? Vraag hun dan eerst om toestemming.",
    )
}

fn not_open_in_record(licence: Licence) -> Finding {
    Finding::new(
        "4.2-not-open",
        Severity::Error,
        in_record(licence.name()),
        format!("In de metadata staat ‘{}’. Dat is geen open licentie.", licence.name()),
        "Kies CC BY, CC BY-SA of CC0 en zet die in de metadata en in het materiaal.",
    )
}

fn missing(context: &Context<'_>) -> Finding {
    Finding::new(
        "4.2-licence-missing",
        Severity::Error,
        context.whole(),
        "Er staat geen licentie in het materiaal en ook niet in de metadata.",
        "Zet de licentie in het materiaal, bijvoorbeeld: ‘Dit lesmateriaal valt onder CC BY 4.0.’",
    )
}

//! Criterion 3.1: whether text can be read: contrast, size, spacing, zooming and colour blindness.

use crate::act::{self, ActOutcome};
use crate::wcag::{self, Contrast};
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Colours, LocationKind, Look, Spacing, Unknowable};
use std::collections::BTreeSet;

/// # Wat wordt gecontroleerd
/// Van elke tekst op een webpagina: het contrast tussen letters en achtergrond, de lettergrootte, de ruimte
/// tussen regels, letters en woorden als die is vastgezet, en of je kunt inzoomen. Ook kijken we of
/// kleurenblinde lezers genoeg contrast zien en tekstkleuren uit elkaar kunnen houden.
/// # Waarom
/// Criterium 3.1 (Basis): teksten zijn goed leesbaar. We rekenen met WCAG 2.2: contrast minstens 4,5 op 1,
/// voor grote letters 3 op 1 (1.4.3); ruimte die de lezer zelf kan vergroten (1.4.12); en inzoomen tot
/// tweemaal zo groot (1.4.4).
/// # Wat deze controle niet ziet
/// Kleuren achter tekst op een foto, een kleurverloop of met schaduw, en tekst die in een afbeelding staat: die
/// kleuren zijn niet te bepalen. Ook niet: opmaak in een ander bestand of door een script, en of kleur in een
/// tekening of grafiek iets betekent. Bij Markdown en Word kiest het programma van de lezer een deel van de
/// opmaak; daar beoordeelt een mens het.
/// # Voorbeeld
/// Lichtgrijze letters (#b5b5b5) op wit halen ongeveer 2 op 1. Kies donkerder grijs, bijvoorbeeld #595959.
pub const CHECK: Check = Check::new("3.1", "3.1-readable", run);

fn run(context: &Context<'_>) -> Outcome {
    let looks = &context.lesson().looks;
    let mut findings: Vec<Finding> = looks.iter().filter_map(contrast).collect();
    findings.extend(unknown_colours(looks));
    findings.extend(zoom(context));
    findings.extend(looks.iter().filter_map(spacing));
    findings.extend(small_letters(context));
    findings.extend(confused_colours(looks));
    let decided = findings.is_empty() && !looks.is_empty() && is_measured_whole(context);
    match weakest(looks) {
        Some(evidence) if decided => Outcome::proven_by(vec![evidence], Reason::Human),
        _ => Outcome::review(Reason::Human).with_findings(findings),
    }
}

/// The text with the least contrast proves that all text has enough.
fn weakest(looks: &[Look]) -> Option<Passage> {
    let measured = looks.iter().filter_map(|look| Some((look, wcag::least_seen(look.colours.ok()?))));
    let (look, _) = measured.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    Some(Passage::new(&look.text, &look.location))
}

/// Every file with text is one whose looks are known.
fn is_measured_whole(context: &Context<'_>) -> bool {
    let lesson = context.lesson();
    let measured: BTreeSet<_> = lesson.looks.iter().map(|look| &look.location.path).collect();
    context.text_is_complete()
        && lesson
            .texts()
            .all(|(_, block)| block.location.kind == LocationKind::Html && measured.contains(&block.location.path))
}

fn contrast(look: &Look) -> Option<Finding> {
    let Contrast::TooLittle { found, needed } = wcag::judge(look, wcag::MINIMUM) else { return None };
    let colours = look.colours.ok()?;
    let message = format!(
        "Deze letters ({}) vallen te weinig op tegen de achtergrond ({}): het contrast is {}, en {} is nodig.",
        hex(colours.text),
        hex(colours.background),
        decimal(found),
        decimal(needed)
    );
    Some(Finding::new(
        "3.1-contrast",
        Severity::Error,
        Passage::new(&look.text, &look.location),
        message,
        "Maak de letters donkerder of de achtergrond lichter, of andersom.",
    ))
}

/// 4,5 on the Dutch way; rounded down, so that 4,48 is not told as 4,5.
fn decimal(ratio: f64) -> String {
    let tenths = (ratio * 10.0).floor() / 10.0;
    format!("{tenths}").replace('.', ",")
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// One point to look at for each reason and file.
fn unknown_colours(looks: &[Look]) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for look in looks {
        let Contrast::Unknown(why) = wcag::judge(look, wcag::MINIMUM) else { continue };
        if !told.insert((why, look.location.path.clone())) {
            continue;
        }
        let cause = match why {
            Unknowable::Picture => "Achter deze tekst staat een afbeelding of een kleurverloop",
            Unknowable::Effect => "Deze tekst heeft een schaduw of een ander effect",
            Unknowable::Moved => "Deze tekst is verplaatst en staat misschien boven iets anders",
            Unknowable::Same => "Deze letters hebben dezelfde kleur als de achtergrond",
            Unknowable::SheetElsewhere => "De opmaak van deze pagina staat in een ander bestand, dat we niet lezen",
            Unknowable::NotStated => "De kleuren van deze tekst komen uit een thema of sjabloon",
            Unknowable::NotUnderstood => "De kleuren van deze tekst zijn opgeschreven op een manier die we niet kennen",
        };
        findings.push(Finding::new(
            "3.1-contrast-unknown",
            Severity::Review,
            Passage::new(&look.text, &look.location),
            format!("{cause}. Het contrast is daarom niet te bepalen."),
            "Bekijk de tekst zelf. Kun je haar ook op een slecht scherm goed lezen?",
        ));
    }
    findings
}

fn zoom(context: &Context<'_>) -> Vec<Finding> {
    let ports = context.lesson().metadata.iter().filter(|meta| meta.name == "viewport");
    ports
        .filter(|meta| act::locks_zoom(&meta.value) == Some(true))
        .map(|meta| {
            Finding::new(
                "3.1-zoom",
                Severity::Error,
                Passage::new(&meta.value, &meta.location),
                "Op een telefoon kun je deze pagina niet groter maken dan de maker heeft vastgezet.",
                "Haal user-scalable en maximum-scale weg uit de regel met viewport.",
            )
        })
        .collect()
}

fn spacing(look: &Look) -> Option<Finding> {
    let names = [(Spacing::Line, "regels"), (Spacing::Letter, "letters"), (Spacing::Word, "woorden")];
    let (_, name) = names.into_iter().find(|(spacing, _)| act::forced(look, *spacing) == Some(ActOutcome::Failed))?;
    Some(Finding::new(
        "3.1-spacing",
        Severity::Error,
        Passage::new(&look.text, &look.location),
        format!(
            "De ruimte tussen de {name} is hier krap en vastgezet met !important. Een lezer kan haar niet vergroten."
        ),
        "Haal !important weg uit de opmaak van deze tekst, of maak de ruimte groter.",
    ))
}

fn small_letters(context: &Context<'_>) -> Vec<Finding> {
    let least = context.model.threshold("smallest_text_pixels");
    let is_small = |look: &&Look| {
        look.size.is_some_and(|size| f64::from(size) + 0.01 < f64::from(u32::try_from(least).unwrap_or(u32::MAX)))
    };
    let small = context.lesson().looks.iter().filter(is_small);
    small
        .map(|look| {
            Finding::new(
                "3.1-small-text",
                Severity::Warning,
                Passage::new(&look.text, &look.location),
                format!(
                    "Deze letters zijn {} pixels hoog. Dat is klein.",
                    decimal(f64::from(look.size.unwrap_or(0.0)))
                ),
                &format!("Maak de letters minstens {least} pixels, en gewone tekst liefst 16."),
            )
        })
        .collect()
}

fn confused_colours(looks: &[Look]) -> Vec<Finding> {
    const MOST: usize = 24;
    let mut kinds: Vec<(&Look, Colours)> = Vec::new();
    for look in looks {
        let Ok(colours) = look.colours else { continue };
        if kinds.len() < MOST && kinds.iter().all(|(_, other)| *other != colours) {
            kinds.push((look, colours));
        }
    }
    let mut findings = Vec::new();
    for (place, (look, colours)) in kinds.iter().enumerate() {
        if let Contrast::Enough(_) = wcag::judge(look, wcag::MINIMUM)
            && wcag::least_seen(*colours) < wcag::MINIMUM.large
        {
            findings.push(colour_finding(
                look,
                "Kleurenblinde lezers zien hier te weinig verschil tussen letters en achtergrond.",
            ));
        }
        let same_ground = |other: &&(&Look, Colours)| {
            other.1.background == colours.background && wcag::are_confused(other.1.text, colours.text)
        };
        if let Some((other, _)) = kinds[..place].iter().find(same_ground) {
            let message = format!(
                "Kleurenblinde lezers zien bijna geen verschil tussen de kleur van deze tekst en die van “{}”.",
                Passage::new(&other.text, &other.location).quote
            );
            findings.push(colour_finding(look, &message));
        }
    }
    findings
}

fn colour_finding(look: &Look, message: &str) -> Finding {
    Finding::new(
        "3.1-colour-blind",
        Severity::Review,
        Passage::new(&look.text, &look.location),
        message,
        "Betekent de kleur hier iets? Zeg het dan ook in woorden of met een teken.",
    )
}

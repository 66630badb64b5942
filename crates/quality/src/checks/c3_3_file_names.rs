//! Criterion 3.3, part a: the names of files.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::Location;
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of een bestandsnaam iets zegt (“document1”, “kopie van …” en “IMG_2041” zeggen niets) en of er
/// vreemde tekens in staan.
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel a, Sleutel 3 van Maak Open: bestandsnamen zijn betekenisvol en
/// bevatten geen vreemde tekens.
/// # Wat deze controle niet ziet
/// Of een naam die uit gewone woorden bestaat, ook bij de inhoud past.
/// # Voorbeeld
/// `Kopie van les (2).docx` wordt gemeld; `breuken-optellen-groep-6.docx` niet.
pub const CHECK: Check = Check::of_part("3.3", "3.3.a", "3.3-file-name", run);

static MEANINGLESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:document|untitled|naamloos|nieuw|scan|img|dsc|afbeelding|image|foto|presentatie|schermafbeelding|screenshot)[ _-]?\d*|kopie van .*|copy of .*|(?:img|dsc|dscn|scan)[_ -]?\d+.*|schermafbeelding .*)\.[a-z0-9]+$",
    )
});
static STRANGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^A-Za-z0-9._ -]"));

fn run(context: &Context<'_>) -> Outcome {
    let findings = context.lesson().files.iter().filter_map(|path| judge(path)).collect();
    Outcome::review(Reason::Human).with_findings(findings)
}

fn judge(path: &str) -> Option<Finding> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let passage = || Passage::new(name, &Location::file(path));
    if MEANINGLESS.is_match(name) {
        return Some(Finding::new(
            "3.3-file-name",
            Severity::Error,
            passage(),
            "Aan deze bestandsnaam zie je niet wat erin staat.",
            "Noem het onderwerp in de naam, bijvoorbeeld ‘breuken-optellen-groep-6’.",
        ));
    }
    if let Some(strange) = STRANGE.find(name) {
        return Some(Finding::new(
            "3.3-file-name",
            Severity::Error,
            passage(),
            format!(
                "In deze bestandsnaam staat het teken ‘{}’. Niet elk programma kan daarmee overweg.",
                strange.as_str()
            ),
            "Gebruik alleen letters zonder accenten, cijfers, een punt, een koppelteken of een liggend streepje.",
        ));
    }
    name.contains(' ').then(|| {
        Finding::new(
            "3.3-file-name",
            Severity::Info,
            passage(),
            "In deze bestandsnaam staan spaties. In een webadres worden dat vreemde tekens.",
            "Gebruik liever een koppelteken.",
        )
    })
}

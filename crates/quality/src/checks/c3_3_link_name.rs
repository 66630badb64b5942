//! Criterion 3.3, part b: the names of links.

use crate::cues::pattern;
use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Block, Link, Region};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of elke link een naam heeft die zegt waar hij heen gaat. “Klik hier”, “lees verder” en een kaal
/// webadres doen dat niet.
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel b, Sleutel 4 van Maak Open: wie laat voorlezen, springt van link naar
/// link en hoort alleen de namen.
/// # Wat deze controle niet ziet
/// Of een naam van gewone woorden klopt met de pagina erachter.
/// # Voorbeeld
/// `[hier](https://example.org)` wordt gemeld; `[de kaart van 1850](https://example.org)` niet.
pub const CHECK: Check = Check::of_part("3.3", "3.3.b", "3.3-link-name", run);

static MEANINGLESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:klik |druk |kijk )?hier|klik(?: op)?(?: deze)?(?: link)?|lees (?:meer|verder)|(?:via |naar )?(?:deze |de )?(?:link|pagina|website|site)|meer(?: info(?:rmatie)?| lezen)?|download|bekijk|bron|here|click here|read more|more|link \d+|volgende|vorige)\W*$",
    )
});
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:https?://|www\.)\S+$"));

fn run(context: &Context<'_>) -> Outcome {
    let links: Vec<_> = context.lesson().links().filter(|(_, block, link)| counts(block, link)).collect();
    if links.is_empty() {
        return Outcome::NotApplicable;
    }
    let findings = links.iter().filter_map(|(_, block, link)| judge(block, link)).collect();
    Outcome::review(Reason::Human).with_findings(findings)
}

fn counts(block: &Block, link: &Link) -> bool {
    !block.hidden && block.region != Region::Navigation && !link.target.is_empty()
}

fn judge(block: &Block, link: &Link) -> Option<Finding> {
    let name = block.text.trim();
    let (message, quote) = if name.is_empty() {
        ("Deze link heeft geen naam.", link.target.as_str())
    } else if MEANINGLESS.is_match(name) {
        ("Aan de naam van deze link hoor je niet waar hij heen gaat.", name)
    } else if ADDRESS.is_match(name) {
        ("De naam van deze link is een webadres. Voorgelezen is dat een reeks losse tekens.", name)
    } else {
        return None;
    };
    Some(Finding::new(
        "3.3-link-name",
        Severity::Error,
        Passage::new(quote, &block.location),
        message,
        "Geef de link een naam die zegt wat je daar vindt, bijvoorbeeld ‘de kaart van Nederland in 1850’.",
    ))
}

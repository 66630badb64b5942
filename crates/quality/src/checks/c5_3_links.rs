//! Criterion 5.3: external links, judged by their history.

use crate::{Check, Context, Finding, Outcome, Passage, Reason, Severity};
use lesson::{Block, Link};

/// # Wat wordt gecontroleerd
/// Of links naar buiten werken. Een link heet pas dood als hij op drie verschillende dagen zeker faalde; een
/// website die een robot weigert (403, 405, 429) telt niet als fout.
/// # Waarom
/// Criterium 5.3 (Plus): het materiaal bevat geen (potentieel) dode links.
/// # Wat deze controle niet ziet
/// Of een pagina achter de link nog dezelfde is, en of zij lang zal blijven bestaan.
/// # Voorbeeld
/// Zolang de links niet zijn bezocht, is de uitkomst ‘te beoordelen’.
pub const CHECK: Check = Check::new("5.3", "5.3-links", run);

fn run(context: &Context<'_>) -> Outcome {
    let links: Vec<(&Block, &Link)> = context
        .lesson()
        .links()
        .map(|(_, block, link)| (block, link))
        .filter(|(_, link)| is_external(&link.target))
        .collect();
    if links.is_empty() {
        return Outcome::NotApplicable;
    }
    let days = context.model.threshold("dead_link_days");
    let history = |link: &Link| context.evidence.links.get(&link.target).copied();
    let dead: Vec<Finding> = links
        .iter()
        .filter(|(_, link)| history(link).is_some_and(|history| !history.works && history.failed_days >= days))
        .map(|(block, link)| finding(Passage::new(&link.target, &block.location)))
        .collect();
    let all_work = links.iter().all(|(_, link)| history(link).is_some_and(|history| history.works));
    let proof = links.iter().take(5).map(|(block, link)| Passage::new(&link.target, &block.location)).collect();
    match all_work {
        true => Outcome::proven_by(proof, Reason::LinksNotChecked),
        false => Outcome::review(Reason::LinksNotChecked).with_findings(dead),
    }
}

fn is_external(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    target.starts_with("http://") || target.starts_with("https://") || target.starts_with("//")
}

fn finding(passage: Passage) -> Finding {
    Finding::new(
        "5.3-dead-link",
        Severity::Error,
        passage,
        "Deze link werkt al op verschillende dagen niet meer.",
        "Vervang de link, of verwijs naar een gearchiveerde kopie.",
    )
}

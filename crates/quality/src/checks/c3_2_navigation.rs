//! Criterion 3.2: pointing at a table of contents or a menu; people decide.

use crate::{Check, Context, Outcome, Passage, Reason};
use lesson::{Block, BlockKind, Region};

/// # Wat wordt gecontroleerd
/// Of het materiaal een menu of een inhoudsopgave heeft: een navigatiedeel van een webpagina, de
/// inhoudsopgave van een document, of een lijst met links naar de eigen koppen.
/// # Waarom
/// Criterium 3.2 (Plus): een duidelijke en gebruiksvriendelijke navigatiestructuur.
/// # Wat deze controle niet ziet
/// Of de navigatie prettig werkt. Daarom beslist een mens.
/// # Voorbeeld
/// Een inhoudsopgave die Word uit de koppen heeft gemaakt.
pub const CHECK: Check = Check::new("3.2", "3.2-navigation", run);

const QUOTES: usize = 3;

fn run(context: &Context<'_>) -> Outcome {
    let found: Vec<Passage> =
        context.lesson().blocks.iter().filter(|block| leads_inside(block)).take(QUOTES).map(Passage::block).collect();
    let reason = if found.is_empty() { context.absent() } else { Reason::Human };
    Outcome::pointing_at(reason, found)
}

fn leads_inside(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Link(link) => {
            !block.text.is_empty()
                && (block.region == Region::Navigation || (link.target.starts_with('#') && link.target.len() > 1))
        }
        _ => block.is_text() && block.region == Region::Navigation,
    }
}

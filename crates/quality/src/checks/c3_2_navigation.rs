//! Criterion 3.2: pointing at a table of contents or a menu; people decide.

use crate::{Check, Context, Outcome, Passage, Reason};
use lesson::{Block, BlockId, BlockKind, Lesson, Region};

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
    let lesson = context.lesson();
    let found = lesson.blocks.iter().enumerate().filter(|(id, block)| leads_inside(block) && !holds_link(lesson, *id));
    let found: Vec<Passage> = found.take(QUOTES).map(|(_, block)| Passage::block(block)).collect();
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

/// The link that it holds is shown instead.
fn holds_link(lesson: &Lesson, id: BlockId) -> bool {
    lesson.blocks.get(id + 1).is_some_and(|next| next.parent == Some(id) && matches!(next.kind, BlockKind::Link(_)))
}

//! Criterion 3.3, part d: text in images.

use crate::{Check, Context, Outcome, Reason};
use lesson::BlockKind;

/// # Wat wordt gecontroleerd
/// Of er afbeeldingen in de les staan waarin tekst kan zitten.
/// # Waarom
/// Criterium 3.3 (Plus), onderdeel d, Sleutel 6 van Maak Open: tekst is echt tekst.
/// # Wat deze controle niet ziet
/// Of er tekst in een afbeelding staat: we lezen geen beelden. Een mens kijkt.
/// # Voorbeeld
/// Een foto van een bladzijde uit een boek is een afbeelding van tekst.
pub const CHECK: Check = Check::of_part("3.3", "3.3.d", "3.3-image-of-text", run);

fn run(context: &Context<'_>) -> Outcome {
    let has_images = context.lesson().blocks.iter().any(|block| matches!(block.kind, BlockKind::Image(_)));
    if has_images { Outcome::review(Reason::Human) } else { Outcome::NotApplicable }
}

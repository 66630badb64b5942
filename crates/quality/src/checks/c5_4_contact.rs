//! Criterion 5.4: someone to write to.

use super::c5_2_school_independent::{SCHOOL_MAIL, is_contact};
use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Passage, Reason};
use lesson::{Block, BlockId, Region, Sentence};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of in het materiaal staat bij wie je terechtkunt: een mailadres of contactpagina bij woorden als ‘contact’,
/// ‘vragen of opmerkingen’ of ‘colofon’, of onder aan de pagina.
/// # Waarom
/// Criterium 5.4 (Plus): wie het materiaal wil hergebruiken, kan dan vragen stellen.
/// # Wat deze controle niet ziet
/// Of iemand de post nog leest. Een mailadres in voorbeeldcode, een auteur in de bestandseigenschappen of alleen
/// een naam in de voettekst is geen contactgegeven.
/// # Voorbeeld
/// “Vragen of opmerkingen? Mail naar redactie@example.org.”
pub const CHECK: Check = Check::new("5.4", "5.4-contact", run);

const QUOTES: usize = 3;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"));
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bcontact|\bvragen of opmerkingen\b|\bvragen, opmerkingen\b|\bauteurs?\b|\bredactie\b|\bcolofon\b|\bmakers?\b|\bgemaakt door\b|\breacties?\b|\bopmerkingen\b|\bmail (?:ons|me|mij|naar)\b|\bfeedback op (?:dit|deze)\b",
    )
});
static CONTACT_PAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^mailto:|^https?://.*\bcontact"));

fn run(context: &Context<'_>) -> Outcome {
    let lesson = context.lesson();
    let mut proof = Vec::new();
    let mut hints = Vec::new();
    for sentence in context.passages.visible().filter(|sentence| ADDRESS.is_match(&sentence.prose)) {
        let passage = Passage::sentence(sentence, lesson);
        if is_about_contact(context, sentence.block) && !is_for_pupils(sentence, context) {
            proof.push(passage)
        } else {
            hints.push(passage)
        }
    }
    for (id, block, link) in
        lesson.links().filter(|(_, block, link)| !block.hidden && CONTACT_PAGE.is_match(&link.target))
    {
        let passage = Passage::new(&format!("{} ({})", block.text, link.target), &block.location);
        let says_so =
            CUE.is_match(&block.text) || holder(context, id).is_some_and(|holder| is_about_contact(context, holder));
        if says_so { proof.push(passage) } else { hints.push(passage) }
    }
    match (proof.is_empty(), hints.is_empty()) {
        (false, _) => Outcome::proven_by(first(proof, QUOTES), Reason::NotFound),
        (true, false) => Outcome::pointing_at(Reason::Doubtful, first(hints, QUOTES)),
        (true, true) => Outcome::review(context.no_cue()),
    }
}

/// “Vragen? Mail je docent op …” helps the pupils of one school; criterion 5.2 points at it.
fn is_for_pupils(sentence: &Sentence<'_>, context: &Context<'_>) -> bool {
    static AT_SCHOOL: LazyLock<Regex> = LazyLock::new(|| pattern(SCHOOL_MAIL));
    let in_footer = context.lesson().blocks[sentence.block].region == Region::Footer;
    AT_SCHOOL.is_match(&sentence.prose) && !in_footer && !is_contact(sentence, context)
}

fn holder(context: &Context<'_>, link: BlockId) -> Option<BlockId> {
    context.lesson().ancestors(link).find(|id| context.lesson().blocks[*id].is_text())
}

fn is_about_contact(context: &Context<'_>, id: BlockId) -> bool {
    let lesson = context.lesson();
    let says = |block: &Block| CUE.is_match(&block.text);
    lesson.blocks[id].region == Region::Footer || says(&lesson.blocks[id]) || lesson.heading_above(id).is_some_and(says)
}

//! Cutting Dutch text into sentences: good enough to quote from, no grammar.

use crate::{Block, BlockId};

/// A sentence, with the block that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// The sentence, as it stands in the block.
    pub text: &'a str,
    /// The sentence with code blanked out.
    pub prose: String,
    /// The block.
    pub block: BlockId,
}

/// After these a full stop ends nothing.
const ABBREVIATIONS: &[&str] = &[
    "bijv", "bv", "d.w.z", "dwz", "o.a", "oa", "enz", "m.b.v", "mbv", "t/m", "blz", "p", "nr", "dr", "prof", "ir",
    "mr", "drs", "ing", "ca", "circa", "max", "min", "incl", "excl", "evt", "i.p.v", "ipv", "m.a.w", "n.a.v", "o.l.v",
    "resp", "st", "t.o.v", "vgl", "zgn", "z.g.n", "a.u.b", "aub", "e.d", "jl", "afb", "fig", "hfst", "par",
];

/// The sentences of a block.
pub(crate) fn of(id: BlockId, block: &Block) -> Vec<Sentence<'_>> {
    let prose = block.prose();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (place, letter) in block.text.char_indices() {
        let end = place + letter.len_utf8();
        if letter == '\n' || (matches!(letter, '.' | '!' | '?' | '…') && ends_here(&block.text, place, end)) {
            push(id, block, &prose, start, end, &mut sentences);
            start = end;
        }
    }
    push(id, block, &prose, start, block.text.len(), &mut sentences);
    sentences
}

fn push<'a>(id: BlockId, block: &'a Block, prose: &str, start: usize, end: usize, sentences: &mut Vec<Sentence<'a>>) {
    let text = block.text[start..end].trim();
    if text.chars().any(char::is_alphanumeric) {
        let offset = start + (block.text[start..end].len() - block.text[start..end].trim_start().len());
        sentences.push(Sentence { text, prose: prose[offset..offset + text.len()].to_owned(), block: id });
    }
}

/// White space and then something that begins a sentence follow, and no abbreviation precedes.
fn ends_here(text: &str, place: usize, end: usize) -> bool {
    let rest = &text[end..];
    let mut after = rest.chars();
    match after.next() {
        None => return true,
        Some(next) if !next.is_whitespace() => return false,
        Some(_) => {}
    }
    let starts = rest.trim_start().chars().next().is_none_or(|next| !next.is_lowercase());
    if !text[place..].starts_with('.') {
        return starts;
    }
    let word = text[..place].rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or("");
    let word = word.to_lowercase();
    starts && !ABBREVIATIONS.contains(&word.as_str()) && word.chars().count() > 1 && word.parse::<u32>().is_err()
}

//! Dutch as data and functions: tokens, folding, stems, compounds and expressions of level,
//! for search and for the checks.
//!
//! Pure: the dictionary comes in as bytes (`Lexicon`), nothing is read or kept elsewhere.
//! Knows nothing of an index: what is done with a stem or a compound part is the caller's.

mod analyzer;
mod compound;
mod fold;
mod level;
mod lexicon;
mod lists;
mod readability;
mod spelling;
mod stem;
mod syllables;
mod token;

pub use analyzer::{Analyzer, Likeness, Memo, Word};
pub use fold::fold;
pub use level::{Level, LevelExpression, Sector, Track, level_expressions};
pub use lexicon::{InvalidLexicon, Lexicon};
pub use lists::is_stop_word;
pub use readability::{Band, Readability};
pub use spelling::{Near, Speller};
pub use syllables::syllables;
pub use token::{Token, tokens};

/// Changes whenever the same text may lead to other stems or parts, so that whoever stored
/// some knows to make them again. The stemmer behind it is pinned to one exact version.
pub const ANALYZER_VERSION: u32 = 1;

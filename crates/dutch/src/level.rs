//! Reads expressions of level as teachers type them: "groep 6", "groep 7/8", "havo 3",
//! "vmbo kader 2", "onderbouw". Gives what is said and where; which vocabulary term it is,
//! is decided by whoever holds the vocabulary.

use crate::token::{Token, tokens};

/// The kind of school a level belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sector {
    /// Basisonderwijs: primary school, groep 1 to 8.
    Primary,
    /// Voortgezet onderwijs: secondary school, klas 1 to 6.
    Secondary,
    /// Middelbaar beroepsonderwijs.
    Vocational,
}

/// The track in secondary school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Track {
    /// Praktijkonderwijs.
    Practical,
    /// Vmbo without a learning path.
    Vmbo,
    /// Vmbo basisberoepsgerichte leerweg.
    VmboBasis,
    /// Vmbo kaderberoepsgerichte leerweg.
    VmboKader,
    /// Vmbo gemengde or theoretische leerweg, mavo.
    VmboTheoretical,
    /// Havo.
    Havo,
    /// Vwo, atheneum, gymnasium.
    Vwo,
}

/// A level: what of it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The kind of school, said or implied.
    pub sector: Option<Sector>,
    /// The track.
    pub track: Option<Track>,
    /// Groep or klas, as a figure; several in "groep 7/8".
    pub years: Vec<u8>,
    /// `Some(false)` for onderbouw, `Some(true)` for bovenbouw.
    pub upper: Option<bool>,
}

/// A level and the bytes of the text that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelExpression {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it says.
    pub level: Level,
}

/// The expressions of level in a text, in order.
#[must_use]
pub fn level_expressions(text: &str) -> Vec<LevelExpression> {
    let words: Vec<Token<'_>> = tokens(text).into_iter().filter(|token| token.pieces == 0).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (level, taken) = read(&words[at..]);
        if taken > 0 {
            found.push(LevelExpression { start: words[at].start, end: words[at + taken - 1].end, level });
        }
        at += taken.max(1);
    }
    found
}

/// The level that begins at the first word, and how many words say it.
fn read(words: &[Token<'_>]) -> (Level, usize) {
    match words[0].key.as_ref() {
        "groep" | "groepen" => {
            with_years(Level { sector: Some(Sector::Primary), ..Level::default() }, words, 1, 8, true)
        }
        "klas" | "leerjaar" => {
            with_years(Level { sector: Some(Sector::Secondary), ..Level::default() }, words, 1, 6, true)
        }
        "onderbouw" => (Level { upper: Some(false), ..Level::default() }, 1),
        "bovenbouw" => (Level { upper: Some(true), ..Level::default() }, 1),
        "mbo" => (Level { sector: Some(Sector::Vocational), ..Level::default() }, 1),
        first => match track(first, words.get(1).map(|word| word.key.as_ref())) {
            Some((track, taken)) => {
                let level = Level { sector: Some(Sector::Secondary), track: Some(track), ..Level::default() };
                let (level, taken) = with_years(level, words, taken, 6, false);
                with_half(level, words, taken)
            }
            None => (Level::default(), 0),
        },
    }
}

fn track(first: &str, second: Option<&str>) -> Option<(Track, usize)> {
    Some(match (first, second) {
        ("vmbo", Some("b" | "bb" | "bbl" | "basis")) => (Track::VmboBasis, 2),
        ("vmbo", Some("k" | "kb" | "kbl" | "kader")) => (Track::VmboKader, 2),
        ("vmbo", Some("t" | "g" | "gt" | "tl" | "gl" | "gltl")) => (Track::VmboTheoretical, 2),
        ("vmbo", _) => (Track::Vmbo, 1),
        ("mavo", _) => (Track::VmboTheoretical, 1),
        ("havo", _) => (Track::Havo, 1),
        ("vwo" | "atheneum" | "gymnasium", _) => (Track::Vwo, 1),
        ("praktijkonderwijs", _) => (Track::Practical, 1),
        _ => return None,
    })
}

/// Reads the figures after the name of a level; without any, a bare "groep" says nothing.
fn with_years(mut level: Level, words: &[Token<'_>], named: usize, most: u8, required: bool) -> (Level, usize) {
    let mut taken = named;
    // "havo klas 3" says klas between the track and the figure.
    let spoken = words.get(taken).is_some_and(|word| matches!(word.key.as_ref(), "klas" | "leerjaar"));
    let figures = taken + usize::from(spoken);
    let mut at = figures;
    while let Some(year) = words.get(at).and_then(|word| word.key.parse().ok()).filter(|year| (1..=most).contains(year))
    {
        level.years.push(year);
        at += 1;
        let joined = words.get(at).is_some_and(|word| matches!(word.key.as_ref(), "en" | "tot"));
        if joined && words.get(at + 1).is_some_and(|word| word.key.parse::<u8>().is_ok()) {
            at += 1;
        }
    }
    if at > figures {
        taken = at;
    } else if required {
        return (Level::default(), 0);
    }
    (level, taken)
}

fn with_half(mut level: Level, words: &[Token<'_>], taken: usize) -> (Level, usize) {
    level.upper = match words.get(taken).map(|word| word.key.as_ref()) {
        Some("onderbouw") => Some(false),
        Some("bovenbouw") => Some(true),
        _ => return (level, taken),
    };
    (level, taken + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> (String, Level) {
        let found = level_expressions(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        (text[found[0].start..found[0].end].to_owned(), found[0].level.clone())
    }

    #[test]
    fn levels_as_teachers_type_them() {
        let (said, level) = one("breuken groep 6");
        assert_eq!((said.as_str(), level.sector, level.years), ("groep 6", Some(Sector::Primary), vec![6]));
        assert_eq!(one("groep 7/8 taal").1.years, [7, 8]);
        let (said, level) = one("gs Havo 3 wereldoorlog");
        assert_eq!((said.as_str(), level.track, level.years), ("Havo 3", Some(Track::Havo), vec![3]));
        let (said, level) = one("vmbo kader 2 economie");
        assert_eq!((said.as_str(), level.track, level.years), ("vmbo kader 2", Some(Track::VmboKader), vec![2]));
        assert_eq!(one("vmbo-tl").1.track, Some(Track::VmboTheoretical));
        assert_eq!(one("havo bovenbouw").1.upper, Some(true));
        assert_eq!(one("vwo klas 4 en 5").1.years, [4, 5]);
    }

    #[test]
    fn what_says_no_level_is_left_alone() {
        for text in ["groep", "in groepen werken", "klas", "groep 12", "breuken 6", ""] {
            assert!(level_expressions(text).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "(groep|havo|vmbo|kader|klas|[0-9]|en|/|-| |.){0,12}") {
            for found in level_expressions(&text) {
                prop_assert!(text.get(found.start..found.end).is_some());
            }
        }
    }
}

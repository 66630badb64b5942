//! A citation of a rule: the article, paragraph and part that a value, a verdict or a sentence rests on.
//!
//! The written form is short and exact (`14a(2)(a)(3)`, `Awb 4:25(2)`, `bijlage 2.1(1)(A)`), so that
//! it can stand in data, in an answer and in a dossier. What the cited paragraph says, and whether it
//! exists, is not known here: the crate `regulation` resolves citations against the text.

use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// Where in which rule; the written form is checked, its existence is not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Citation(Cow<'static, str>);

/// The text is no citation.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "'{0}' is no citation: write an article with its parts in brackets, such as 14d(1), 14g(c), \
     bijlage 2.1(1)(A) or Awb 4:25(2)"
)]
pub struct InvalidCitation(pub String);

/// The rule that an article belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Body {
    /// The scheme itself: its articles stand without a prefix.
    Scheme,
    /// An annex (bijlage) to the scheme.
    Annex,
    /// The explanatory note (toelichting), which explains and does not bind.
    Note,
    /// A part (onderdeel) of the amending regulation itself.
    Amendment,
    /// The decree that sets up the assessment committee (Instellingsbesluit).
    CommitteeDecree,
    /// The general regulation on grants of the ministry (Kaderregeling).
    FrameworkRegulation,
    /// Algemene wet bestuursrecht.
    AdministrativeLaw,
    /// Algemene termijnenwet.
    TermsAct,
    /// Regeling jaarverslaggeving onderwijs.
    AnnualReporting,
}

const PREFIXES: [(&str, Body); 8] = [
    ("bijlage", Body::Annex),
    ("toelichting", Body::Note),
    ("wijziging", Body::Amendment),
    ("Instellingsbesluit", Body::CommitteeDecree),
    ("Kaderregeling", Body::FrameworkRegulation),
    ("Awb", Body::AdministrativeLaw),
    ("Atw", Body::TermsAct),
    ("RJO", Body::AnnualReporting),
];

impl Citation {
    /// A citation that stands in the program, checked when the program is compiled.
    ///
    /// # Panics
    /// When the text is no citation; in a constant this is an error of the compiler.
    #[must_use]
    pub const fn of(text: &'static str) -> Self {
        assert!(well_formed(text), "this text is no citation");
        Self(Cow::Borrowed(text))
    }

    /// Reads a citation from data.
    ///
    /// # Errors
    /// When the text does not have the form of a citation.
    pub fn parse(text: &str) -> Result<Self, InvalidCitation> {
        if well_formed(text) { Ok(Self(Cow::Owned(text.to_owned()))) } else { Err(InvalidCitation(text.to_owned())) }
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rule that is cited.
    #[must_use]
    pub fn body(&self) -> Body {
        self.split().0
    }

    /// The article, without prefix and parts: `14d`, `4:25`, `2.1`.
    #[must_use]
    pub fn article(&self) -> &str {
        let rest = self.split().1;
        &rest[..rest.find('(').unwrap_or(rest.len())]
    }

    /// The parts in brackets, outermost first.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.split().1.split('(').skip(1).map(|part| part.trim_end_matches(')'))
    }

    /// The same article without its last part; `None` for a whole article.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('(').map(|end| Self(Cow::Owned(self.0[..end].to_owned())))
    }

    /// Whether `other` is this place or lies within it: `14a(2)` contains `14a(2)(a)`.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.strip_prefix(self.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
    }

    /// The citation as a Dutch letter writes it: "artikel 14d, eerste lid".
    #[must_use]
    pub fn in_words(&self) -> String {
        let (body, _) = self.split();
        let mut words = head_in_words(body, self.article());
        let mut below_letter = false;
        for (depth, part) in self.parts().enumerate() {
            words.push_str(", ");
            words.push_str(&part_in_words(body, part, depth, below_letter));
            below_letter |= part.len() == 1 && part.starts_with(|letter: char| letter.is_ascii_lowercase());
        }
        if let Some(whole) = whole_in_words(body) {
            words.push_str(if self.parts().next().is_some() { ", " } else { " " });
            words.push_str(whole);
        }
        words
    }

    fn split(&self) -> (Body, &str) {
        for (prefix, body) in PREFIXES {
            if let Some(rest) = self.0.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(' ')) {
                return (body, rest);
            }
        }
        (Body::Scheme, &self.0)
    }
}

fn head_in_words(body: Body, article: &str) -> String {
    match body {
        Body::Annex => match article.split_once('.') {
            Some((annex, _)) => format!("bijlage {annex}, paragraaf {article}"),
            None => format!("bijlage {article}"),
        },
        Body::Note if article.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("toelichting bij artikel {article}")
        }
        Body::Note => format!("toelichting, {article}"),
        Body::Amendment => format!("wijzigingsonderdeel {article}"),
        _ => format!("artikel {article}"),
    }
}

/// The rule that the article belongs to, unless the head says so.
fn whole_in_words(body: Body) -> Option<&'static str> {
    match body {
        Body::CommitteeDecree => Some("van het Instellingsbesluit beoordelingscommissie Impuls open leermateriaal"),
        Body::FrameworkRegulation => Some("van de Kaderregeling subsidies OCW, SZW en VWS"),
        Body::AdministrativeLaw => Some("van de Algemene wet bestuursrecht"),
        Body::TermsAct => Some("van de Algemene termijnenwet"),
        Body::AnnualReporting => Some("van de Regeling jaarverslaggeving onderwijs"),
        Body::Scheme | Body::Annex | Body::Note | Body::Amendment => None,
    }
}

const ORDINALS: [&str; 12] = [
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde",
    "twaalfde",
];

fn part_in_words(body: Body, part: &str, depth: usize, below_letter: bool) -> String {
    let number = part.parse::<usize>().ok();
    let letter = part.len() == 1 && number.is_none();
    match (body, number) {
        (Body::Annex, Some(number)) if depth == 0 => format!("criterium {number}"),
        (Body::Annex, _) if letter => format!("vereiste {part}"),
        (Body::Annex, _) => format!("onder {part}"),
        (Body::Note, Some(number)) => format!("alinea {number}"),
        (_, Some(number)) if depth == 0 && !below_letter => match ORDINALS.get(number.wrapping_sub(1)) {
            Some(ordinal) => format!("{ordinal} lid"),
            None => format!("lid {number}"),
        },
        (_, Some(number)) => format!("onder {number}°"),
        (_, None) if letter => format!("onderdeel {part}"),
        (_, None) => format!("begrip ‘{part}’"),
    }
}

const fn well_formed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = skip_prefix(bytes);
    let start = at;
    while at < bytes.len() && is_article_byte(bytes[at]) {
        at += 1;
    }
    if at == start || !bytes[start].is_ascii_alphanumeric() || !bytes[at - 1].is_ascii_alphanumeric() {
        return false;
    }
    while at < bytes.len() {
        let end = part_end(bytes, at);
        if end == 0 {
            return false;
        }
        at = end;
    }
    true
}

/// The place after a known prefix and its space, or 0.
const fn skip_prefix(bytes: &[u8]) -> usize {
    let mut row = 0;
    while row < PREFIXES.len() {
        let prefix = PREFIXES[row].0.as_bytes();
        let mut at = 0;
        while at < prefix.len() && at < bytes.len() && prefix[at] == bytes[at] {
            at += 1;
        }
        if at == prefix.len() && at < bytes.len() && bytes[at] == b' ' {
            return at + 1;
        }
        row += 1;
    }
    0
}

/// The place after a part in brackets that begins at `start`, or 0 when there is none.
const fn part_end(bytes: &[u8], start: usize) -> usize {
    if bytes[start] != b'(' {
        return 0;
    }
    let mut at = start + 1;
    while at < bytes.len() && (is_article_byte(bytes[at]) || bytes[at] == b' ') {
        at += 1;
    }
    let filled = at > start + 1 && bytes[start + 1].is_ascii_alphanumeric() && bytes[at - 1].is_ascii_alphanumeric();
    if filled && at < bytes.len() && bytes[at] == b')' { at + 1 } else { 0 }
}

const fn is_article_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b':' | b'-')
}

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for Citation {
    type Error = InvalidCitation;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        if well_formed(&text) { Ok(Self(Cow::Owned(text))) } else { Err(InvalidCitation(text)) }
    }
}

impl From<Citation> for String {
    fn from(citation: Citation) -> Self {
        citation.0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const IN_A_CONSTANT: Citation = Citation::of("14c(2)");

    fn citations() -> impl Strategy<Value = (usize, String, Vec<String>)> {
        let part = prop_oneof!["[1-9][0-9]?", "[a-z]", "[A-G]", "[1-9]\\.[1-9]", "[a-z]{2,6} [a-z]{2,6}"];
        let article = prop_oneof!["[1-9][0-9]?[a-h]?", "[1-9]:[1-9][0-9]?", "[1-9]\\.[1-9]"];
        (0..=PREFIXES.len(), article, proptest::collection::vec(part, 0..4))
    }

    proptest! {
        #[test]
        fn what_is_printed_can_be_parsed((row, article, parts) in citations()) {
            let prefix = PREFIXES.get(row).map_or(String::new(), |(prefix, _)| format!("{prefix} "));
            let text = format!("{prefix}{article}{}", parts.iter().map(|part| format!("({part})")).collect::<String>());
            let citation = Citation::parse(&text).unwrap();
            prop_assert_eq!(citation.to_string(), text);
            prop_assert_eq!(citation.body(), PREFIXES.get(row).map_or(Body::Scheme, |(_, body)| *body));
            prop_assert_eq!(citation.article(), article);
            prop_assert_eq!(citation.parts().collect::<Vec<_>>(), parts);
        }

        #[test]
        fn no_text_makes_the_parser_stumble(text in ".*") {
            if let Ok(citation) = Citation::parse(&text) {
                prop_assert_eq!(citation.as_str(), text);
            }
        }
    }

    #[test]
    fn words_are_those_of_a_letter() {
        for (text, words) in [
            ("14d(1)", "artikel 14d, eerste lid"),
            ("14g(c)", "artikel 14g, onderdeel c"),
            ("14a(2)(a)(3)", "artikel 14a, tweede lid, onderdeel a, onder 3°"),
            ("1(bevoegd gezag)", "artikel 1, begrip ‘bevoegd gezag’"),
            ("bijlage 2.1(1)(A)", "bijlage 2, paragraaf 2.1, criterium 1, vereiste A"),
            ("toelichting 14d(2)", "toelichting bij artikel 14d, alinea 2"),
            ("Awb 4:25(2)", "artikel 4:25, tweede lid, van de Algemene wet bestuursrecht"),
            ("Awb 6:7", "artikel 6:7 van de Algemene wet bestuursrecht"),
            ("bijlage 3(uitgangspunt)", "bijlage 3, onder uitgangspunt"),
        ] {
            assert_eq!(Citation::parse(text).unwrap().in_words(), words);
        }
        assert_eq!(IN_A_CONSTANT.in_words(), "artikel 14c, tweede lid");
    }

    #[test]
    fn rubbish_is_refused() {
        for text in ["", "14d(", "14d()", "14d(1", "14d(1)x", "14d (1)", "(1)", "Awb ", "14d( 1)", "14d((1))", "-1"] {
            assert_eq!(Citation::parse(text), Err(InvalidCitation(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_paragraph_contains_its_parts_and_not_its_neighbours() {
        let paragraph = Citation::of("14a(2)");
        assert!(paragraph.contains(&Citation::of("14a(2)(a)(3)")));
        assert!(!paragraph.contains(&Citation::of("14a(3)")));
        assert!(!Citation::of("14").contains(&Citation::of("14a")));
        assert_eq!(Citation::of("14a(2)(a)").parent(), Some(paragraph));
        assert_eq!(Citation::of("14a").parent(), None);
    }
}

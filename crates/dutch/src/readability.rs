//! Readability formulas for Dutch: Flesch-Douma (1960), Brouwer's leesindex A (1963) and LIX
//! (Björnsson 1968).
//!
//! They measure the length of words and sentences and nothing else: an indication of how hard a text
//! is to read, not of what it asks. Names of bands are Douma's; which one suits whom is the caller's.

use crate::syllables::syllables;

/// What a text was measured to be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Readability {
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables.
    pub syllables: usize,
    /// Words of more than six letters.
    pub long_words: usize,
}

/// How hard a text is by Douma's bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// 90 and over.
    VeryEasy,
    /// 80 to 90.
    Easy,
    /// 70 to 80.
    FairlyEasy,
    /// 60 to 70.
    Standard,
    /// 50 to 60.
    FairlyHard,
    /// 30 to 50.
    Hard,
    /// Under 30.
    VeryHard,
}

impl Readability {
    /// Measures sentences.
    pub fn of<'a>(sentences: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for sentence in sentences {
            let before = found.words;
            for word in words(sentence) {
                found.words += 1;
                found.syllables += syllables(word);
                found.long_words += usize::from(word.chars().filter(|letter| letter.is_alphabetic()).count() > 6);
            }
            found.sentences += usize::from(found.words > before);
        }
        found
    }

    /// Words in a sentence, on average.
    #[must_use]
    pub fn sentence_length(&self) -> f64 {
        share(self.words, self.sentences)
    }

    /// Flesch-Douma: 206.84 - 0.77 syllables per hundred words - 0.93 words per sentence.
    #[must_use]
    pub fn flesch_douma(&self) -> f64 {
        0.93f64.mul_add(-self.sentence_length(), 206.84 - 0.77 * self.syllables_per_hundred())
    }

    /// Brouwer's leesindex A: 195 - 2/3 syllables per hundred words - 2 words per sentence.
    #[must_use]
    pub fn brouwer(&self) -> f64 {
        195.0 - self.syllables_per_hundred() * 2.0 / 3.0 - 2.0 * self.sentence_length()
    }

    /// LIX: words per sentence and the percentage of words of more than six letters.
    #[must_use]
    pub fn lix(&self) -> f64 {
        self.sentence_length() + 100.0 * share(self.long_words, self.words)
    }

    /// The band of the Flesch-Douma score.
    #[must_use]
    pub fn band(&self) -> Band {
        match self.flesch_douma() {
            score if score >= 90.0 => Band::VeryEasy,
            score if score >= 80.0 => Band::Easy,
            score if score >= 70.0 => Band::FairlyEasy,
            score if score >= 60.0 => Band::Standard,
            score if score >= 50.0 => Band::FairlyHard,
            score if score >= 30.0 => Band::Hard,
            _ => Band::VeryHard,
        }
    }

    fn syllables_per_hundred(&self) -> f64 {
        100.0 * share(self.syllables, self.words)
    }
}

impl Band {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::VeryEasy => "heel makkelijk",
            Self::Easy => "makkelijk",
            Self::FairlyEasy => "vrij makkelijk",
            Self::Standard => "gemiddeld",
            Self::FairlyHard => "vrij moeilijk",
            Self::Hard => "moeilijk",
            Self::VeryHard => "heel moeilijk",
        }
    }
}

/// The words of a sentence: stretches between white space with a letter.
fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic))
}

#[expect(clippy::cast_precision_loss, reason = "texts have fewer words than a float has whole numbers")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_follow_their_sources() {
        // 6 words, 9 syllables, 2 sentences, 1 long word: worked out by hand.
        let found = Readability::of(["De vulkaan is groot.", "Kijk voorzichtig!"].into_iter());
        assert_eq!(found, Readability { sentences: 2, words: 6, syllables: 9, long_words: 2 });
        assert!((found.flesch_douma() - 88.55).abs() < 0.01, "{}", found.flesch_douma());
        assert!((found.brouwer() - 89.0).abs() < 0.01, "{}", found.brouwer());
        assert!((found.lix() - 36.333).abs() < 0.01, "{}", found.lix());
        assert_eq!(found.band(), Band::Easy);
    }

    #[test]
    fn nothing_is_measured_of_nothing() {
        assert_eq!(Readability::of(["12 + 3 ="].into_iter()), Readability::default());
    }
}

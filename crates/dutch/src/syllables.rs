//! Counts the syllables of Dutch words, for readability formulas.
//!
//! A syllable has one vowel sound. Dutch spells a sound with one to three letters, and letters that
//! make no sound together ("ea", "io") or that carry a trema ("ë") belong to two sounds. Loan words
//! are counted as if they were Dutch; over a text that hardly matters.

/// Groups of vowel letters that make one sound, the longest first.
const SOUNDS: &[&str] = &[
    "aai", "ooi", "oei", "eeu", "ieu", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ou", "au", "ei",
    "ai", "oi",
];

/// How many syllables a word has; at least one when it has a letter or a figure.
#[must_use]
pub fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let mut rest = word.as_str();
    let mut count = 0;
    let mut before = ' ';
    while let Some(letter) = rest.chars().next() {
        let length = if let Some(sound) = SOUNDS.iter().find(|sound| rest.starts_with(**sound)) {
            count += 1;
            sound.len()
        } else {
            // A y before a vowel ("yoga") and the u of "qu" are consonants.
            let next_is_vowel = rest.chars().nth(1).is_some_and(is_vowel);
            let silent = (letter == 'y' && next_is_vowel) || (letter == 'u' && before == 'q');
            count += usize::from(is_vowel(letter) && !silent);
            letter.len_utf8()
        };
        before = rest[..length].chars().last().unwrap_or(' ');
        rest = &rest[length..];
    }
    count.max(usize::from(word.chars().any(char::is_alphanumeric)))
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'à'
            | 'á'
            | 'â'
            | 'ä'
            | 'è'
            | 'é'
            | 'ê'
            | 'ë'
            | 'ì'
            | 'í'
            | 'î'
            | 'ï'
            | 'ò'
            | 'ó'
            | 'ô'
            | 'ö'
            | 'ù'
            | 'ú'
            | 'û'
            | 'ü'
    )
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn words_are_counted_as_they_are_said() {
        for (word, expected) in [
            ("les", 1),
            ("leerling", 2),
            ("leeuw", 1),
            ("mooie", 2),
            ("koeien", 2),
            ("ideeën", 3),
            ("reünie", 3),
            ("geïnteresseerd", 5),
            ("theater", 3),
            ("station", 3),
            ("bijvoorbeeld", 3),
            ("yoga", 2),
            ("quiz", 1),
            ("baby", 2),
            ("foto's", 2),
            ("12", 1),
            ("tv", 1),
            ("-", 0),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}

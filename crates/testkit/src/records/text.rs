//! Sentences out of templates, and compound words out of halves.

use super::material::{Level, Material, Subject};
use super::rng::Rng;
use std::fmt::Write as _;

/// What a record's sentences are about.
pub(super) struct Scene {
    pub(super) material: &'static Material,
    pub(super) subject: &'static Subject,
    pub(super) level: &'static Level,
    pub(super) topic: &'static str,
    pub(super) english: bool,
}

impl Scene {
    /// One sentence of a section of `sentences.txt`, its places filled.
    pub(super) fn sentence(&self, section: &str, rng: &mut Rng, out: &mut String) {
        let templates = self.material.sentences(section);
        let mut rest = rng.pick(templates);
        while let Some(place) = rest.find('{') {
            out.push_str(&rest[..place]);
            let code = rest.as_bytes()[place + 1];
            self.fill(code, rng, out);
            rest = &rest[place + 3..];
        }
        out.push_str(rest);
    }

    /// `count` sentences with spaces between them.
    pub(super) fn paragraph(&self, section: &str, count: usize, rng: &mut Rng, out: &mut String) {
        for place in 0..count {
            if place > 0 {
                out.push(' ');
            }
            self.sentence(section, rng, out);
        }
    }

    /// A compound word: a stem of the subject and one or two heads, the common ones more often.
    pub(super) fn compound(&self, rng: &mut Rng, out: &mut String) {
        if self.english {
            out.push_str(self.zipf_word("english", rng));
            return;
        }
        let subject = if rng.chance(85) {
            self.subject
        } else {
            &self.material.subjects[rng.below(self.material.subjects.len())]
        };
        out.push_str(subject.stems[rng.zipf(subject.stems.len())]);
        if rng.chance(15) {
            out.push_str(self.zipf_word("heads", rng));
        }
        out.push_str(self.zipf_word("heads", rng));
    }

    /// The name of a place that does not exist.
    pub(super) fn place(&self, rng: &mut Rng, out: &mut String) {
        out.push_str(self.zipf_word("place_starts", rng));
        out.push_str(self.zipf_word("place_ends", rng));
    }

    fn zipf_word(&self, list: &str, rng: &mut Rng) -> &'static str {
        let words = self.material.words(list);
        words[rng.zipf(words.len())]
    }

    fn fill(&self, code: u8, rng: &mut Rng, out: &mut String) {
        match code {
            b't' => out.push_str(self.topic),
            b'T' => push_capitalised(self.topic, out),
            b'c' => self.compound(rng, out),
            b'C' => {
                let mut word = String::new();
                self.compound(rng, &mut word);
                push_capitalised(&word, out);
            }
            b'a' => out.push_str(self.zipf_word("adjectives", rng)),
            b'v' | b'w' => out.push_str(self.zipf_word("verbs", rng)),
            b'p' => self.place(rng, out),
            b'l' => out.push_str(self.level.title),
            b's' => out.push_str(self.subject.disciplines[0].label),
            b'f' => out.push_str(self.zipf_word("first_names", rng)),
            b'n' => push_number(rng.between(2, 9), out),
            b'm' => push_number(rng.between(2, 24) * 5, out),
            b'y' => push_number(1500 + rng.below(526), out),
            other => panic!("no such place in a sentence: {}", char::from(other)),
        }
    }
}

fn push_number(number: usize, out: &mut String) {
    let _ = write!(out, "{number}");
}

fn push_capitalised(word: &str, out: &mut String) {
    let mut letters = word.chars();
    if let Some(first) = letters.next() {
        out.extend(first.to_uppercase());
        out.push_str(letters.as_str());
    }
}

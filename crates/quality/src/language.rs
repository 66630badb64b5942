//! Whether a lesson is in Dutch, the only language that most cues know.
//!
//! What a file declares is often a template's default (`lang="en"` above Dutch text), so the text
//! goes first: the share of little words that Dutch has and its neighbours English, German, Frisian
//! and Papiamentu have not. Where the text is too short or too mixed to tell, the declaration counts.
//! This is no language detector: it answers one question.

use lesson::Lesson;

/// Little words of Dutch that are no words of its neighbours.
const LITTLE_WORDS: &[&str] = &[
    "het", "een", "van", "niet", "ook", "met", "voor", "zijn", "naar", "uit", "deze", "dit", "je", "jij", "jullie",
    "wordt", "worden", "maar", "bij", "nog", "door", "heeft", "hebben", "kun", "kunnen", "hoe", "wij", "aan", "zij",
    "geen", "ze", "te", "wat", "welke", "zo", "moet", "dan", "deel", "hij", "als",
];

/// Fewer words prove nothing.
const ENOUGH_WORDS: usize = 40;
/// In running Dutch about one word in five is one of the little words; lists and tables have fewer.
const SURELY_PERCENT: usize = 10;
/// Other languages share a few of them, and a foreign lesson may quote Dutch.
const HARDLY_PERCENT: usize = 4;

/// Whether Dutch cues can be expected to say something about this lesson.
pub(crate) fn is_dutch(lesson: &Lesson) -> bool {
    let (mut words, mut little) = (0, 0);
    for word in lesson.words() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        words += 1;
        little += usize::from(LITTLE_WORDS.contains(&word.as_str()));
    }
    let percent = little * 100 / words.max(1);
    match words >= ENOUGH_WORDS {
        true if percent >= SURELY_PERCENT => true,
        true if percent < HARDLY_PERCENT => false,
        _ => lesson.language.as_deref().is_none_or(declares_dutch),
    }
}

fn declares_dutch(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
    ["nl", "nld", "dut", "vls", "und", ""].iter().any(|known| primary.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lesson::Limits;

    const DUTCH: &str = "Een vulkaan is een berg waar magma uit de aarde naar buiten komt. Als het magma buiten is, \
        heet het lava. De lava wordt hard en zo groeit de berg bij elke uitbarsting. Niet elke vulkaan ziet er \
        hetzelfde uit, maar ze hebben allemaal een krater.";
    const ENGLISH: &str = "A volcano is a mountain where magma comes out of the earth. When the magma is outside, we \
        call it lava. The lava becomes hard and so the mountain grows with each eruption. Not every volcano looks the \
        same, but they all have a crater at the top of them.";
    const FRISIAN: &str = "In fulkaan is in berch dêr't magma út de ierde nei bûten komt. As it magma bûten is, hjit \
        it lava. De lava wurdt hurd en sa groeit de berch by eltse útbarsting. Net eltse fulkaan sjocht der itselde \
        út, mar se hawwe allegear in krater boppe op de berch.";
    const PAPIAMENTU: &str = "Un volkan ta un seru kaminda magma ta sali for di tera. Ora e magma ta pafó, nos ta yam'é \
        lava. E lava ta bira duru i asina e seru ta krese ku kada erupshon. No ta tur volkan ta mustra meskos, pero nan \
        tur tin un krater ariba na e punta di e seru.";

    fn lesson(declared: &str, text: &str) -> Lesson {
        let page = format!("<!DOCTYPE html><html lang='{declared}'><p>{text}</p>");
        lesson::read("les.html", page.as_bytes(), &Limits::default()).expect("readable").lesson
    }

    #[test]
    fn the_text_goes_before_what_the_file_declares() {
        for declared in ["", "nl", "en", "en-US"] {
            assert!(is_dutch(&lesson(declared, DUTCH)), "{declared}");
            for foreign in [ENGLISH, FRISIAN, PAPIAMENTU] {
                assert!(!is_dutch(&lesson(declared, foreign)), "{declared}: {foreign}");
            }
        }
    }

    #[test]
    fn a_short_text_is_what_it_declares() {
        assert!(is_dutch(&lesson("", "Na deze les kun je tellen.")));
        assert!(is_dutch(&lesson("nl-BE", "Teken een huis.")));
        assert!(!is_dutch(&lesson("fy", "Tekenje in hûs.")));
    }
}

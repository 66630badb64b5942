//! Runs `pairs.tsv`: pairs of words that the analysis must and must not bring together.

use dutch::{Analyzer, Lexicon, Likeness, Word, tokens};

fn analyzer() -> Analyzer {
    Analyzer::new(Lexicon::new(assets::dutch_words()).expect("the build made the word list"))
}

/// The words that a written word is searched by: one, or with a hyphen the whole and its pieces.
fn words(analyzer: &Analyzer, text: &str) -> Vec<Word> {
    tokens(text).iter().map(|token| analyzer.analyze(&token.key)).collect()
}

fn likeness(asked: &[Word], text: &[Word]) -> Option<Likeness> {
    text.iter().filter_map(|word| word.answers(&asked[0])).min()
}

#[test]
fn golden_pairs() {
    let analyzer = analyzer();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in include_str!("pairs.tsv").lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        let [kind, left, right] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("not three columns: {row}") };
        let (asked, text) = (words(&analyzer, left), words(&analyzer, right));
        let (there, back) = (likeness(&asked, &text), likeness(&text, &asked));
        let good = match kind {
            "same" => {
                there.is_some_and(|found| found <= Likeness::Stem) && back.is_some_and(|found| found <= Likeness::Stem)
            }
            "finds" => there.is_some(),
            "apart" => there.is_none() && back.is_none(),
            _ => panic!("unknown kind: {row}"),
        };
        seen += 1;
        if !good {
            wrong.push(format!("{row}: {asked:?} / {text:?}"));
        }
    }
    assert!(seen >= 200, "only {seen} pairs were read");
    assert!(wrong.is_empty(), "{} of {seen} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn without_a_dictionary_the_rules_still_give_stems() {
    let analyzer = Analyzer::new(Lexicon::empty());
    assert_eq!(*analyzer.analyze("breuken").stem, *analyzer.analyze("breuk").stem);
    assert!(analyzer.analyze("breukensommen").parts.is_empty());
}

#[test]
fn bytes_that_are_no_word_list_are_refused() {
    assert!(Lexicon::new(b"no word list").is_err());
}

proptest::proptest! {
    #[test]
    fn any_word_can_be_analysed(text in ".{0,120}") {
        let analyzer = analyzer();
        for token in tokens(&text) {
            let word = analyzer.analyze(&token.key);
            proptest::prop_assert!(word.answers(&word) == Some(Likeness::Exact));
        }
    }
}

//! What is found, in what order, and what is shown of it.

use crate::catalogue::{find, index, lesson, school};
use proptest::prelude::*;
use search::{Facet, Place, Query, Reading, SearchIndex, Sort};
use std::sync::LazyLock;

static SCHOOL: LazyLock<SearchIndex> = LazyLock::new(|| index(&school()));

#[test]
fn an_exact_title_comes_first() {
    assert_eq!(find(&SCHOOL, "breuken")[0], "Breuken");
    assert_eq!(find(&SCHOOL, "BREUKEN VERGELIJKEN")[0], "Breuken vergelijken");
    assert_eq!(find(&SCHOOL, "de gouden eeuw"), ["De gouden eeuw"]);
}

#[test]
fn forms_and_compounds_find_each_other() {
    assert_eq!(find(&SCHOOL, "breuk").len(), 3, "also the part of breukensommen");
    assert_eq!(find(&SCHOOL, "geschiedenis").len(), 2, "geschiedenisles and the subject");
    assert_eq!(find(&SCHOOL, "museum"), ["De Romeinen in Nederland"]);
    assert_eq!(find(&SCHOOL, "foto"), ["Mediageletterdheid"]);
    assert_eq!(find(&SCHOOL, "kind"), ["De letter m"]);
    assert_eq!(find(&SCHOOL, "plant cel"), ["Fotosynthese"], "parts apart find the compound");
    assert_eq!(find(&SCHOOL, "email")[0], "E-mail schrijven");
    assert_eq!(find(&SCHOOL, "e-mail")[0], "E-mail schrijven");
    assert_eq!(find(&SCHOOL, "cooperatief een"), ["Fotosynthese"]);
}

#[test]
fn what_teachers_keep_apart_stays_apart() {
    assert_eq!(find(&SCHOOL, "letter"), ["De letter m"]);
    assert_eq!(find(&SCHOOL, "zin"), ["Een goede zin"]);
    assert_eq!(find(&SCHOOL, "geletterdheid"), ["Mediageletterdheid"]);
}

#[test]
fn title_before_keyword_before_description_and_word_before_part() {
    let index = index(&[
        lesson("Weer", "Vandaag leren we over wolken en regen."),
        crate::catalogue::Lesson {
            keywords: &["wolken"],
            ..lesson("Lucht", "Vandaag leren we over de lucht en regen.")
        },
        lesson("Wolken", "Vandaag leren we over de lucht en regen."),
        lesson("Regen", "Vandaag leren we over onweerswolken en regen."),
        lesson("Buien", "Vandaag leren we over een wolk en regen."),
    ]);
    assert_eq!(find(&index, "wolken"), ["Wolken", "Lucht", "Weer", "Buien", "Regen"]);
}

#[test]
fn words_phrases_and_exclusions() {
    assert_eq!(find(&SCHOOL, "breuken -vergelijken").len(), 2);
    assert_eq!(find(&SCHOOL, "\"gouden eeuw\""), ["De gouden eeuw"]);
    assert_eq!(find(&SCHOOL, "“breuken vergelijken”"), ["Breuken vergelijken"]);
    assert!(find(&SCHOOL, "\"eeuw gouden\"").is_empty());
    assert!(find(&SCHOOL, "\"gezin woorden\"").is_empty(), "no phrase runs from the title into the description");
    assert_eq!(find(&SCHOOL, "-breuken").len(), school().len() - 3);
    assert_eq!(find(&SCHOOL, "breuken groep 6").len(), 2, "the level counts as text too");
    assert_eq!(find(&SCHOOL, "de het"), find(&SCHOOL, "het de"), "stop words alone are still searched");
}

#[test]
fn a_misspelt_word_is_corrected_and_said_so() {
    let results = SCHOOL.search(&Query::text("fotosintese")).unwrap();
    assert_eq!(results.suggestion.as_deref(), Some("fotosynthese"));
    assert_eq!(results.reading, Reading::Corrected);
    assert_eq!(results.hits[0].card.title, "Fotosynthese");
    assert_eq!(SCHOOL.spelling("burgerschp in de buurt").as_deref(), Some("burgerschap in de buurt"));
    assert_eq!(SCHOOL.spelling("breuken"), None);
}

#[test]
fn when_no_record_has_all_words_it_says_which_are_missing() {
    let results = SCHOOL.search(&Query::text("breuken vulkaanuitbarsting")).unwrap();
    assert_eq!(
        results.reading,
        Reading::Relaxed { required: 1, asked: 2, missing: vec!["vulkaanuitbarsting".to_owned()] }
    );
    assert_eq!(results.total, 3);
    let nothing = SCHOOL.search(&Query::text("vulkaanuitbarsting")).unwrap();
    assert_eq!((nothing.total, nothing.reading), (0, Reading::All));
}

#[test]
fn matched_words_are_marked_and_the_rest_is_escaped() {
    let results = SCHOOL.search(&Query::text("breuk sommen")).unwrap();
    assert_eq!(results.hits[0].title_html, "<mark>Breukensommen</mark> oefenen");
    let results = SCHOOL.search(&Query::text("democratie")).unwrap();
    assert_eq!(
        results.hits[0].snippet_html,
        "<mark>Democratie</mark> dichtbij: &lt;b&gt;stemmen&lt;/b&gt; &amp; kiezen."
    );
    let why = &results.hits[0].why[0];
    assert_eq!(
        (why.asked.as_str(), why.place, why.found.as_deref()),
        ("democratie", Place::Summary, Some("Democratie"))
    );
}

#[test]
fn a_snippet_of_a_long_text_is_about_its_matches() {
    let text = "woord ".repeat(60) + "hier staat een vulkaan in de tekst " + &"woord ".repeat(50);
    let index = index(&[lesson("Lang", Box::leak(text.into_boxed_str()))]);
    let hit = index.search(&Query::text("vulkanen")).unwrap().hits.remove(0);
    assert!(hit.snippet_html.contains("<mark>vulkaan</mark>"), "{}", hit.snippet_html);
    assert!(hit.snippet_html.starts_with("… ") && hit.snippet_html.ends_with(" …") && hit.snippet_html.len() < 300);
}

#[test]
fn without_words_the_newest_come_first() {
    let all = find(&SCHOOL, "");
    let mut expected: Vec<_> = school().iter().map(|lesson| lesson.title.to_owned()).collect();
    expected.reverse();
    assert_eq!(all, expected);
    let newest = Query { sort: Sort::Newest, ..Query::text("breuken") };
    assert_eq!(
        crate::catalogue::titles(&SCHOOL.search(&newest).unwrap()),
        ["Breuken vergelijken", "Breuken", "Breukensommen oefenen"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_query_has_an_answer(
        text in prop_oneof![".{0,80}", "[-\"a-z“” *:~()^é'’]{0,40}", "(breuken|letter|-|\"| |de|e-mail|\\u{1f}|1){0,20}"],
        value in ".{0,12}",
        filtered in any::<bool>(),
    ) {
        let filters = if filtered { vec![(Facet::Quality, vec![value])] } else { vec![] };
        let results = SCHOOL.search(&Query { filters, ..Query::text(&text) }).unwrap();
        prop_assert!(results.hits.len() as u64 <= results.total);
        prop_assert!(SCHOOL.suggest(&text, 5).len() <= 5);
        prop_assert!(SCHOOL.spelling(&text) != Some(text));
    }
}

#[test]
fn a_very_long_query_is_cut_not_refused() {
    let text = "breuken ".repeat(20_000);
    assert_eq!(find(&SCHOOL, &text).len(), 3);
}

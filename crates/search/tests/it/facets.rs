//! Facet counts against a slow, obvious count.

use crate::catalogue::{Lesson, find, id, index, lesson, lexicon, put, school};
use metadata::facet::Facet as RecordFacet;
use proptest::prelude::*;
use search::{Facet, Query, SearchIndex};
use std::collections::BTreeMap;

const LEVELS: [&str; 4] = ["Groep 6", "Groep 7", "Havo 3", "Vwo 4"];
const SUBJECTS: [&str; 3] = ["Rekenen", "Taal", "Kunst"];
const TITLES: [&str; 3] = ["Breuken oefenen", "Lezen", "Breuken en lezen"];
const QUALITIES: [Option<&str>; 3] = [None, Some("basis"), Some("plus")];

fn level() -> Facet {
    Facet::Record(RecordFacet::EducationLevel)
}

fn subject() -> Facet {
    Facet::Record(RecordFacet::Subject)
}

fn code(label: &str) -> String {
    format!("test-{}", label.to_lowercase().replace(' ', "-"))
}

fn codes(lesson: &Lesson, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Record(RecordFacet::EducationLevel) => lesson.levels.iter().map(|label| code(label)).collect(),
        Facet::Record(RecordFacet::Subject) => lesson.subjects.iter().map(|label| code(label)).collect(),
        Facet::Quality => lesson.quality.map(str::to_owned).into_iter().collect(),
        Facet::Record(_) => vec![],
    }
}

prop_compose! {
    fn any_lesson()(title in 0..3_usize, levels in proptest::sample::subsequence(&LEVELS[..], 0..3), subject in 0..3_usize, quality in 0..3_usize)
        -> Lesson {
        Lesson { levels, subjects: vec![SUBJECTS[subject]], quality: QUALITIES[quality], ..lesson(TITLES[title], "") }
    }
}

fn passes(lesson: &Lesson, word: &str, filters: &[(Facet, Vec<String>)], except: Option<Facet>) -> bool {
    let has_word = word.is_empty() || lesson.title.to_lowercase().contains(word);
    let chosen = |(facet, wanted): &(Facet, Vec<String>)| {
        Some(*facet) == except || codes(lesson, *facet).iter().any(|code| wanted.contains(code))
    };
    has_word && filters.iter().filter(|(_, wanted)| !wanted.is_empty()).all(chosen)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn counts_are_those_of_a_slow_count(
        lessons in proptest::collection::vec(any_lesson(), 1..25),
        deleted in proptest::collection::vec(any::<bool>(), 25),
        by_level in proptest::sample::subsequence(&LEVELS[..], 0..3),
        by_subject in proptest::sample::subsequence(&SUBJECTS[..], 0..2),
        by_quality in any::<bool>(),
        word in prop_oneof![Just(""), Just("breuken"), Just("lezen")],
    ) {
        let index = SearchIndex::in_memory(lexicon()).unwrap();
        let mut writer = index.writer(15_000_000).unwrap();
        for (number, lesson) in lessons.iter().enumerate() {
            put(&writer, number, lesson);
            if number % 7 == 3 { writer.commit(1).unwrap(); }
        }
        writer.commit(2).unwrap();
        for (number, _) in lessons.iter().enumerate().filter(|(number, _)| deleted[*number]) { writer.delete(id(number)); }
        writer.commit(3).unwrap();
        let left: Vec<&Lesson> = lessons.iter().enumerate().filter(|(number, _)| !deleted[*number]).map(|(_, lesson)| lesson).collect();
        let filters = vec![
            (level(), by_level.iter().map(|label| code(label)).collect()),
            (subject(), by_subject.iter().map(|label| code(label)).collect()),
            (Facet::Quality, if by_quality { vec!["plus".to_owned()] } else { vec![] }),
        ];
        let results = index.search(&Query { filters: filters.clone(), ..Query::text(word) }).unwrap();
        let total = left.iter().filter(|lesson| passes(lesson, word, &filters, None)).count();
        prop_assert_eq!(results.total, total as u64);
        for counts in results.facets {
            let mut expected: BTreeMap<String, u64> = BTreeMap::new();
            for lesson in left.iter().filter(|lesson| passes(lesson, word, &filters, Some(counts.facet))) {
                for code in codes(lesson, counts.facet) { *expected.entry(code).or_default() += 1; }
            }
            let found: BTreeMap<String, u64> = counts.values.iter().filter(|v| v.count > 0).map(|v| (v.code.to_string(), v.count)).collect();
            prop_assert_eq!(found, expected, "{:?}", counts.facet);
        }
    }
}

#[test]
fn a_value_never_leads_to_nothing_and_leads_to_what_it_says() {
    let index = index(&school());
    for text in ["", "breuken", "de"] {
        let results = index.search(&Query::text(text)).unwrap();
        for counts in &results.facets {
            for value in &counts.values {
                let filters = vec![(counts.facet, vec![value.code.to_string()])];
                let further = index.search(&Query { filters, ..Query::text(text) }).unwrap();
                assert_eq!(further.total, value.count, "{text} {value:?}");
                assert!(value.count > 0);
            }
        }
    }
}

#[test]
fn a_chosen_value_without_hits_stays_to_be_taken_off() {
    let index = index(&school());
    let filters = vec![(level(), vec!["no-such-level".to_owned()])];
    let results = index.search(&Query { filters, ..Query::text("breuken") }).unwrap();
    assert_eq!(results.total, 0);
    let levels = &results.facets[0].values;
    assert!(levels.iter().any(|value| value.selected && value.count == 0 && &*value.code == "no-such-level"));
    assert!(
        levels.iter().any(|value| !value.selected && value.count > 0),
        "other values of the same facet are offered"
    );
    assert_eq!(find(&index, "breuken").len(), 3);
}

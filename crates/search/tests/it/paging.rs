//! Pages list everything exactly once, in one order.

use crate::catalogue::{Lesson, index, lesson};
use search::{Facet, Query, SearchError, Sort};
use std::collections::BTreeSet;

fn many() -> Vec<Lesson> {
    // Many equal scores and equal moments, so that the order rests on the tie-break.
    (0..157_i64)
        .map(|number| Lesson {
            changed: number / 10,
            quality: Some("basis"),
            ..lesson(["Breuken", "Breuken delen"][usize::from(number % 3 == 0)], "Les.")
        })
        .collect()
}

fn walk(query: &Query) -> Vec<String> {
    let index = index(&many());
    let mut query = query.clone();
    let mut seen = Vec::new();
    loop {
        let results = index.search(&query).expect("our own cursor");
        assert_eq!(results.total, 157, "the total is that of all pages");
        seen.extend(results.hits.iter().map(|hit| hit.id.to_string()));
        match results.next {
            Some(next) => {
                assert!(seen.len() < 157, "the last page leads nowhere, also when it is exactly full");
                query.cursor = Some(next);
            }
            None => return seen,
        }
    }
}

#[test]
fn pages_neither_overlap_nor_skip() {
    let filters = vec![(Facet::Quality, vec!["basis".to_owned()])];
    for query in [
        Query { limit: 10, ..Query::text("") },
        Query { limit: 10, filters: filters.clone(), ..Query::text("") },
        Query { limit: 10, ..Query::text("breuken") },
        Query { limit: 7, sort: Sort::Newest, filters, ..Query::text("breuken") },
        Query { limit: 50, ..Query::text("breuken vulkaanuitbarsting") },
        Query { limit: 157, ..Query::text("breuken") },
    ] {
        let seen = walk(&query);
        assert_eq!(seen.len(), 157, "{query:?}");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 157, "{query:?}");
    }
}

#[test]
fn a_cursor_of_someone_else_is_refused() {
    let index = index(&many());
    for cursor in ["", "x", "1-2", "1-2-3-4", "zz-1-0"] {
        let query = Query { cursor: Some(cursor.to_owned()), ..Query::text("breuken") };
        assert!(matches!(index.search(&query), Err(SearchError::Cursor)), "{cursor}");
    }
}

#[test]
fn a_page_of_nothing_still_counts() {
    let results = index(&many()).search(&Query { limit: 0, ..Query::text("breuken") }).unwrap();
    assert_eq!((results.total, results.hits.len(), results.next), (157, 0, None));
}

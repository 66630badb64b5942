//! What the index on disk keeps: commits, the place in the change log, one writer, versions.

use crate::catalogue::{fill, find, id, index, lesson, lexicon, put, school};
use dutch::Lexicon;
use search::{IndexError, SearchIndex};

#[test]
fn a_commit_survives_and_what_was_not_committed_does_not() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = SearchIndex::open(folder.path(), lexicon()).unwrap();
        assert_eq!((index.applied(), index.len()), (0, 0));
        fill(&index, &school());
        let writer = index.writer(15_000_000).unwrap();
        put(&writer, 99, &lesson("Vulkanen", ""));
        writer.delete(id(0));
    }
    let index = SearchIndex::open(folder.path(), lexicon()).unwrap();
    assert_eq!((index.applied(), index.len()), (12, 12));
    assert!(find(&index, "vulkanen").is_empty());
    assert_eq!(find(&index, "breuken").len(), 3);
}

#[test]
fn putting_again_replaces_and_deleting_twice_is_no_error() {
    let index = index(&school());
    let mut writer = index.writer(15_000_000).unwrap();
    for _ in 0..2 {
        put(&writer, 0, &lesson("Vulkanen", ""));
        put(&writer, 0, &lesson("Planeten", ""));
        writer.delete(id(1));
        writer.commit(20).unwrap();
    }
    assert_eq!((index.applied(), index.len()), (20, 11));
    assert_eq!(find(&index, "planeet"), ["Planeten"]);
    assert!(find(&index, "vulkaan").is_empty());
    put(&writer, 0, &lesson("Rivieren", ""));
    writer.rollback().unwrap();
    writer.commit(21).unwrap();
    assert_eq!((index.applied(), find(&index, "planeten").len()), (21, 1));
}

#[test]
fn there_is_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(folder.path(), lexicon()).unwrap();
    let first = index.writer(15_000_000).unwrap();
    let second = SearchIndex::open(folder.path(), lexicon()).unwrap();
    assert!(matches!(second.writer(15_000_000), Err(IndexError::Busy(_))));
    drop(first);
    assert!(second.writer(15_000_000).is_ok());
    assert!(matches!(index.writer(1), Err(IndexError::Heap(1) | IndexError::Busy(_))));
}

#[test]
fn another_dictionary_starts_an_empty_index() {
    let folder = tempfile::tempdir().unwrap();
    fill(&SearchIndex::open(folder.path(), lexicon()).unwrap(), &school());
    std::fs::create_dir(folder.path().join("not-an-index")).unwrap();
    let other = SearchIndex::open(folder.path(), Lexicon::empty()).unwrap();
    assert_eq!((other.applied(), other.len()), (0, 0), "the owner sees that it must rebuild");
    let again = SearchIndex::open(folder.path(), lexicon()).unwrap();
    assert_eq!(again.applied(), 0, "the index of the other dictionary was removed");
    assert!(folder.path().join("not-an-index").is_dir(), "nothing that is no index is ever removed");
}

#[test]
fn a_damaged_index_is_no_loss() {
    type Damage = fn(&std::path::Path);
    let damages: [(&str, Damage); 2] = [
        ("meta.json", |file| std::fs::write(file, "{ torn").unwrap()),
        (".term", |file| std::fs::remove_file(file).unwrap()),
    ];
    for (ending, damage) in damages {
        let folder = tempfile::tempdir().unwrap();
        fill(&SearchIndex::open(folder.path(), lexicon()).unwrap(), &school());
        let own = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
        let files = std::fs::read_dir(own).unwrap().map(|entry| entry.unwrap().path());
        let hit = files.filter(|file| file.to_str().unwrap().ends_with(ending)).inspect(|file| damage(file)).count();
        assert!(hit > 0, "no file ends in {ending}");
        let index = SearchIndex::open(folder.path(), lexicon()).unwrap();
        assert_eq!(index.applied(), 0, "{ending}");
        fill(&index, &school());
        assert_eq!(find(&index, "breuken").len(), 3, "{ending}");
    }
}

#[test]
fn a_search_sees_one_state_while_records_change() {
    let index = index(&school());
    let mut writer = index.writer(15_000_000).unwrap();
    for round in 0..5_i64 {
        for number in 0..12 {
            put(&writer, number, &lesson("Vulkanen", ""));
        }
        assert_eq!(index.len(), 12);
        writer.commit(100 + round).unwrap();
        assert_eq!(find(&index, "vulkaan").len(), 12);
    }
    writer.finish().unwrap();
    assert_eq!((index.len(), index.applied()), (12, 104));
}

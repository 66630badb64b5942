//! Completion while typing.

use crate::catalogue::{index, school};

#[test]
fn titles_first_then_words_that_lead_somewhere() {
    let index = index(&school());
    let found = index.suggest("breuk", 6);
    assert!(found.iter().any(|text| text == "Breuken vergelijken"), "{found:?}");
    assert_eq!(found.len(), found.iter().collect::<std::collections::BTreeSet<_>>().len());
    assert_eq!(index.suggest("geschiedenis rom", 3), ["geschiedenis romeinen", "geschiedenis romeinse"]);
    assert!(index.suggest("breuken vulk", 3).is_empty());
    assert!(index.suggest("", 3).is_empty() && index.suggest("?!", 3).is_empty() && index.suggest("b", 0).is_empty());
}

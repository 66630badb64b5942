//! The documents that are made from the code are up to date.

use super::tree::Tree;
use super::{Rule, Violation};
use crate::docs;

pub const RULE: Rule =
    Rule { name: "generated", keeps: "docs/generated is what cargo xtask docs makes of the code and the data", check };

fn check(tree: &Tree) -> Vec<Violation> {
    let violation =
        |path: String| Violation::new(&path, 0, "is not what the code and the data say", "run cargo xtask docs");
    docs::stale(tree).into_iter().map(violation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_and_orphaned_documents_are_found() {
        let bare = Tree::of(&[("crates/quality/src/lib.rs", "//! Q.\n")]);
        let made = docs::generate(&bare);
        let mut files: Vec<_> = made.iter().map(|document| (document.path.as_str(), document.text.as_str())).collect();
        assert_eq!(check(&Tree::of(&files)), []);
        let changed = files[1].0;
        files[1].1 = "by hand\n";
        files.push(("docs/generated/old.md", "old\n"));
        let found: Vec<_> = check(&Tree::of(&files)).into_iter().map(|violation| violation.path).collect();
        assert_eq!(found, [changed, "docs/generated/old.md"]);
    }
}

//! Every module says what it is for.

use super::tree::Tree;
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "module-docs",
    keeps: "every Rust file opens with `//!`: what it is for and what it does not know",
    check,
};

fn check(tree: &Tree) -> Vec<Violation> {
    let opens =
        |text: &str| text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with("//!"));
    tree.rust()
        .filter(|file| !file.text.as_deref().is_some_and(opens))
        .map(|file| {
            Violation::new(
                &file.path,
                1,
                "the module has no description",
                "open the file with a `//!` sentence that says what it is for",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_description_is_found() {
        let tree = Tree::of(&[
            ("a.rs", "//! For a.\n"),
            ("b.rs", "use std::fmt;\n"),
            ("c.rs", "\n//! For c.\n"),
            ("d.rs", ""),
        ]);
        let paths: Vec<_> = check(&tree).into_iter().map(|violation| violation.path).collect();
        assert_eq!(paths, ["b.rs", "d.rs"]);
    }
}

//! No silenced lint without a reason, no unfinished code, no test that does not run.

use super::tree::Tree;
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "attributes",
    keeps: "no allowed lints, no unfinished code, no ignored tests, in the product or in tests",
    check,
};

/// What may not stand in code, and what to do instead.
const FORBIDDEN: &[(&str, &str)] = &[
    ("#[allow(", "mend what the lint says, or write #[expect(lint, reason = \"…\")]"),
    ("#![allow(", "mend what the lint says, or write #![expect(lint, reason = \"…\")]"),
    ("todo!(", "finish it, or leave it out"),
    ("unimplemented!(", "finish it, or leave it out"),
    ("dbg!(", "take it out"),
    ("#[ignore", "make the test run, or take it out"),
];

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in tree.rust() {
        for (place, line) in file.lines.iter().enumerate() {
            for (word, mend) in FORBIDDEN.iter().filter(|(word, _)| line.code.contains(word)) {
                found.push(Violation::new(&file.path, place + 1, format!("`{word}`"), mend));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_found_in_tests_too_but_not_in_strings() {
        let text = "#[allow(dead_code)]\nfn a() { let s = \"todo!(\"; }\n#[cfg(test)]\nmod t {\n    #[ignore]\n    fn b() {}\n}\n";
        let found = check(&Tree::of(&[("crates/web/src/a.rs", text)]));
        assert_eq!(found.iter().map(|violation| violation.line).collect::<Vec<_>>(), [1, 5]);
    }
}

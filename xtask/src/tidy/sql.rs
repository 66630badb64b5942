//! SQL stands only in `store`.

use super::tree::Tree;
use super::{Rule, Violation};

pub const RULE: Rule = Rule { name: "sql", keeps: "SQL stands only in crates/store (and in tests and benches)", check };

/// Words that together make a string SQL: the first at its start, the second somewhere after it.
const STATEMENTS: &[(&str, &str)] = &[
    ("SELECT ", ""),
    ("INSERT INTO ", ""),
    ("UPDATE ", " SET "),
    ("DELETE FROM ", ""),
    ("CREATE TABLE ", ""),
    ("CREATE INDEX ", ""),
    ("CREATE UNIQUE ", ""),
    ("ALTER TABLE ", ""),
    ("DROP TABLE ", ""),
    ("PRAGMA ", ""),
    ("BEGIN IMMEDIATE", ""),
];

fn check(tree: &Tree) -> Vec<Violation> {
    let outside = tree.rust().filter(|file| file.krate().is_some_and(|name| name != "store"));
    outside
        .flat_map(|file| file.product_lines().map(move |(number, line)| (file, number, line)))
        .filter(|(_, _, line)| line.strings.iter().any(|string| is_sql(string)))
        .map(|(file, number, _)| {
            Violation::new(&file.path, number, "SQL outside store", "make it a function of crates/store")
        })
        .collect()
}

fn is_sql(string: &str) -> bool {
    let text = string.trim_start();
    STATEMENTS.iter().any(|(first, then)| text.strip_prefix(first).is_some_and(|rest| rest.contains(then)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_found_and_sentences_are_not() {
        let text = "let a = \"SELECT 1\";\nlet b = \"UPDATE x SET y = 1\";\nlet c = \"UPDATE your program\";\n// \"SELECT 1\"\n";
        let found = check(&Tree::of(&[("crates/web/src/a.rs", text), ("crates/store/src/b.rs", text)]));
        let places: Vec<_> = found.iter().map(|violation| (violation.path.as_str(), violation.line)).collect();
        assert_eq!(places, [("crates/web/src/a.rs", 1), ("crates/web/src/a.rs", 2)]);
    }
}

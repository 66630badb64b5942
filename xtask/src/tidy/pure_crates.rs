//! Rules, checks and readers do no IO: bytes and `now` come in as arguments.

use super::manifest::manifests;
use super::tree::{File, Tree};
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "pure-crates",
    keeps: "the crates that hold rules know no async runtime, database, HTTP, file system, clock or environment",
    check,
};

const PURE: &[&str] = &[
    "base",
    "dutch",
    "metadata",
    "lesson",
    "regulation",
    "quality",
    "grant",
    "material",
    "choosing",
    "monitor",
    "identity",
];
const FORBIDDEN_CRATES: &[&str] =
    &["tokio", "sea-orm", "sea-orm-migration", "sqlx", "axum", "hyper", "hyper-util", "reqwest", "tantivy"];
/// Modules of the standard library, also inside `use std::{…}`.
const FORBIDDEN_MODULES: &[&str] = &["fs", "net", "env", "process"];
const CLOCKS: &[&str] = &["SystemTime::now", "Timestamp::now", "Zoned::now", "Instant::now"];

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for manifest in manifests(tree).iter().filter(|manifest| PURE.contains(&manifest.name.as_str())) {
        for (name, line) in manifest.normal.iter().filter(|(name, _)| FORBIDDEN_CRATES.contains(&name.as_str())) {
            let what = format!("pure crate `{}` depends on `{name}`", manifest.name);
            found.push(Violation::new(
                &manifest.path,
                *line,
                what,
                "let an outer crate do the IO and pass the result in",
            ));
        }
    }
    tree.rust()
        .filter(|file| file.krate().is_some_and(|name| PURE.contains(&name)))
        .for_each(|file| of_file(file, &mut found));
    found
}

fn of_file(file: &File, found: &mut Vec<Violation>) {
    for (number, line) in file.product_lines() {
        if let Some(module) = FORBIDDEN_MODULES.iter().find(|module| uses_module(&line.code, module)) {
            let what = format!("`std::{module}` in a pure crate");
            found.push(Violation::new(
                &file.path,
                number,
                what,
                "take the bytes as an argument; the caller reads them",
            ));
        }
        if let Some(clock) = CLOCKS.iter().find(|clock| line.code.contains(*clock)) {
            let what = format!("`{clock}` in a pure crate");
            found.push(Violation::new(&file.path, number, what, "take `now` as an argument"));
        }
    }
}

fn uses_module(code: &str, module: &str) -> bool {
    let direct = code.match_indices("std::").any(|(at, _)| is_word(&code[at + 5..], module));
    let grouped =
        code.trim_start().strip_prefix("use std::{").or_else(|| code.trim_start().strip_prefix("pub use std::{"));
    direct || grouped.is_some_and(|list| list.split([',', '}']).any(|item| is_word(item.trim(), module)))
}

fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, text)])).iter().map(|violation| violation.line).collect()
    }

    #[test]
    fn io_is_found_in_every_spelling() {
        let text = "use std::fs;\nuse std::{fmt, env};\nlet a = std::net::TcpStream::x();\nlet b = Timestamp::now();\nuse std::fmt;\n";
        assert_eq!(lines("crates/quality/src/lib.rs", text), [1, 2, 3, 4]);
    }

    #[test]
    fn tests_comments_and_other_crates_are_free() {
        assert_eq!(
            lines("crates/quality/src/lib.rs", "// std::fs\n#[cfg(test)]\nmod tests {\n use std::fs;\n}\n"),
            Vec::<usize>::new()
        );
        assert_eq!(lines("crates/quality/tests/all.rs", "use std::fs;\n"), Vec::<usize>::new());
        assert_eq!(lines("crates/store/src/lib.rs", "use std::fs;\n"), Vec::<usize>::new());
    }

    #[test]
    fn a_database_is_no_dependency_of_a_rule() {
        let manifest = "[package]\nname = \"quality\"\n[dependencies]\nsea-orm.workspace = true\n";
        assert_eq!(lines("crates/quality/Cargo.toml", manifest), [4]);
    }
}

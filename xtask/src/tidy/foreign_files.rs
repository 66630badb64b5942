//! Nothing of other people is committed: no front-end libraries or fonts, no samples.

use super::tree::{File, Tree};
use super::{Rule, Violation};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use testkit::samples;

pub const RULE: Rule = Rule {
    name: "foreign-files",
    keeps: "third-party style, scripts, fonts and samples are not part of the project",
    check,
};

/// Ends of names that only third-party files have here.
const FOREIGN: &[&str] = &[".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".map", ".dic", ".aff"];
/// Smaller files are alike by chance.
const SMALLEST: u64 = 64;

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = by_name(tree);
    if let Some(folder) = samples::shared() {
        found.extend(copies(tree, &folder));
    }
    found
}

fn by_name(tree: &Tree) -> Vec<Violation> {
    let is_foreign = |file: &&File| FOREIGN.iter().any(|end| file.path.ends_with(end));
    tree.files
        .iter()
        .filter(is_foreign)
        .map(|file| {
            Violation::new(&file.path, 0, "a third-party front-end file", "let crates/assets take it from npm at build")
        })
        .collect()
}

/// Files that are the same, byte for byte, as one of the samples.
fn copies(tree: &Tree, folder: &Path) -> Vec<Violation> {
    let mut by_size: BTreeMap<u64, Vec<PathBuf>> = BTreeMap::new();
    collect(folder, &mut by_size);
    let is_copy = |file: &&File| {
        let candidates = by_size.get(&file.size).into_iter().flatten();
        file.size >= SMALLEST
            && file.text.as_ref().is_some_and(|text| candidates.into_iter().any(|path| same(path, text)))
    };
    tree.files
        .iter()
        .filter(is_copy)
        .map(|file| {
            Violation::new(
                &file.path,
                0,
                "a copy of a sample",
                "read it through testkit::samples, or write a case of our own",
            )
        })
        .collect()
}

fn same(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

fn collect(folder: &Path, by_size: &mut BTreeMap<u64, Vec<PathBuf>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.metadata() {
            Ok(facts) if facts.is_dir() => collect(&entry.path(), by_size),
            Ok(facts) => by_size.entry(facts.len()).or_default().push(entry.path()),
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_and_fonts_are_found() {
        let tree = Tree::of(&[("crates/web/a.min.js", ""), ("crates/web/b.woff2", ""), ("crates/web/own.js", "")]);
        assert_eq!(by_name(&tree).len(), 2);
    }

    #[test]
    fn a_copied_sample_is_found() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let text = "x".repeat(100);
        fs::create_dir(folder.path().join("deep")).expect("made");
        fs::write(folder.path().join("deep/sample.xml"), &text).expect("written");
        let tree = Tree::of(&[("crates/a/tests/copy.xml", &text), ("crates/a/tests/own.xml", &"y".repeat(100))]);
        let paths: Vec<_> = copies(&tree, folder.path()).into_iter().map(|violation| violation.path).collect();
        assert_eq!(paths, ["crates/a/tests/copy.xml"]);
    }
}

//! The invariants of the house (ARCHITECTURE.md) as checks: `cargo xtask tidy`, and a test.
//!
//! A rule is one file in `tidy/` and one row in [`RULES`]. It looks at the [`Tree`], which was
//! read beforehand, and answers with violations; each names the file, the line and the mending step.

mod attributes;
mod check_documents;
mod crate_graph;
mod dependency_table;
mod environment;
mod foreign_files;
mod generated;
mod html;
mod length;
mod lexer;
mod manifest;
mod module_docs;
mod outgoing;
mod pure_crates;
mod sql;
pub mod tree;
mod white_space;

use anyhow::Result;
use std::fmt;
use std::process::ExitCode;
use testkit::samples::repository_root;
use tree::Tree;

/// A rule: its name, what it keeps true, and the function that looks.
struct Rule {
    name: &'static str,
    keeps: &'static str,
    check: fn(&Tree) -> Vec<Violation>,
}

/// Every rule, in the order in which violations are printed.
const RULES: &[Rule] = &[
    crate_graph::RULE,
    pure_crates::RULE,
    sql::RULE,
    html::RULE,
    outgoing::RULE,
    environment::RULE,
    attributes::RULE,
    module_docs::RULE,
    dependency_table::RULE,
    check_documents::RULE,
    foreign_files::RULE,
    generated::RULE,
    length::RULE,
    white_space::RULE,
];

/// One place where a rule is broken.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
    path: String,
    /// Counted from 1; 0 is the file as a whole.
    line: usize,
    what: String,
    mend: &'static str,
}

impl Violation {
    fn new(path: &str, line: usize, what: impl Into<String>, mend: &'static str) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), mend }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, what, mend } = self;
        match line {
            0 => write!(formatter, "{path}: {what}\n    mend: {mend}"),
            _ => write!(formatter, "{path}:{line}: {what}\n    mend: {mend}"),
        }
    }
}

/// Checks every rule and prints what is broken; exit status 1 when anything is.
pub fn report() -> Result<ExitCode> {
    let tree = Tree::read(&repository_root())?;
    let mut broken = 0;
    for rule in RULES {
        let violations = (rule.check)(&tree);
        broken += violations.len();
        if !violations.is_empty() {
            eprintln!("{}: {}", rule.name, rule.keeps);
        }
        violations.iter().for_each(|violation| eprintln!("  {violation}"));
    }
    if broken > 0 {
        eprintln!("tidy: {broken} places break a rule of the house");
        return Ok(ExitCode::FAILURE);
    }
    eprintln!("tidy: {} rules kept in {} files", RULES.len(), tree.files.len());
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let tree = Tree::read(&repository_root()).expect("the working tree can be read");
        assert!(tree.files.len() > 100, "the walk found only {} files", tree.files.len());
        let violations: Vec<_> = RULES.iter().flat_map(|rule| (rule.check)(&tree)).collect();
        let lines: Vec<_> = violations.iter().map(ToString::to_string).collect();
        assert!(violations.is_empty(), "{} violations:\n{}", lines.len(), lines.join("\n"));
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let names: std::collections::BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
    }
}

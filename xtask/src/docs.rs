//! Documents that are made from the code and the data, so that they cannot say anything else:
//! `cargo xtask docs` writes `docs/generated`, and the tidy rule `generated` compares.
//!
//! A document is one file in `docs/` and one row in [`generate`]. It comes out byte for byte the
//! same on every machine: no date, no order of a hash table, no width of a terminal.

mod commands;
mod criteria;
mod fields;
mod report_schema;
mod table;

use crate::tidy::tree::Tree;
use anyhow::{Context, Result};
use std::fs;
use std::process::ExitCode;
use testkit::samples::repository_root;

/// The folder that holds nothing else.
pub const FOLDER: &str = "docs/generated/";

/// What stands above each document that people read.
const NOTICE: &str = "<!-- Made by `cargo xtask docs`. Change the source, not this file. -->\n";

/// A document: its path from the root, and its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Document {
    pub path: String,
    pub text: String,
}

/// Every document. The manual pages of checks are read from the tree, the rest from the code.
pub fn generate(tree: &Tree) -> Vec<Document> {
    let document = |name: &str, text: String| Document { path: format!("{FOLDER}{name}"), text };
    vec![
        document("commands.md", format!("{NOTICE}{}", commands::text())),
        document("criteria.md", format!("{NOTICE}{}", criteria::text(tree))),
        document("fields.md", format!("{NOTICE}{}", fields::text())),
        document("schemas/check.json", report_schema::text()),
    ]
}

/// Paths of documents that are absent, differ, or are made by nothing.
pub fn stale(tree: &Tree) -> Vec<String> {
    let documents = generate(tree);
    let differs = |document: &&Document| tree.text(&document.path) != Some(document.text.as_str());
    let mut found: Vec<String> = documents.iter().filter(differs).map(|document| document.path.clone()).collect();
    let is_orphan = |path: &&String| path.starts_with(FOLDER) && documents.iter().all(|made| made.path != **path);
    found.extend(tree.files.iter().map(|file| &file.path).filter(is_orphan).cloned());
    found
}

/// Writes the folder anew.
pub fn write() -> Result<()> {
    let root = repository_root();
    let tree = Tree::read(&root)?;
    let stale = stale(&tree);
    let documents = generate(&tree);
    for path in &stale {
        let target = root.join(path);
        match documents.iter().find(|document| document.path == *path) {
            Some(document) => {
                target.parent().map(fs::create_dir_all).transpose()?;
                fs::write(&target, &document.text).with_context(|| format!("cannot write {path}"))?;
            }
            None => fs::remove_file(&target).with_context(|| format!("cannot remove {path}"))?,
        }
        eprintln!("{path}");
    }
    eprintln!("docs: {} documents, {} changed", documents.len(), stale.len());
    Ok(())
}

/// Exit status 1 when a document is out of date.
pub fn compare() -> Result<ExitCode> {
    let stale = stale(&Tree::read(&repository_root())?);
    stale.iter().for_each(|path| eprintln!("{path} is out of date; run cargo xtask docs"));
    Ok(if stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

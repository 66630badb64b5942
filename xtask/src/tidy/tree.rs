//! The files of the project, read once. Knows what is a build product, and what is a test.

use super::lexer::{Line, lex};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Folders that hold no source.
const SKIPPED: &[&str] = &["target", "node_modules", ".git", "data", "out"];

/// Every file of the working tree.
pub struct Tree {
    pub files: Vec<File>,
}

/// A file with its path from the root, `/` between folders.
pub struct File {
    pub path: String,
    pub size: u64,
    /// The text; absent when it is not UTF-8.
    pub text: Option<String>,
    /// The Rust lines, taken apart; empty for other files.
    pub lines: Vec<Line>,
}

impl Tree {
    /// Reads the working tree at `root`.
    pub fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        walk(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// A tree of made-up files, for the tests of rules.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files =
            files.iter().map(|(path, text)| File::new((*path).to_owned(), text.len() as u64, Some((*text).to_owned())));
        Self { files: files.collect() }
    }

    /// The Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.has_extension("rs"))
    }

    /// The text of the file at a path.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path)?.text.as_deref()
    }
}

impl File {
    fn new(path: String, size: u64, text: Option<String>) -> Self {
        let lines = if path.ends_with(".rs") { text.as_deref().map(lex).unwrap_or_default() } else { Vec::new() };
        Self { path, size, text, lines }
    }

    /// Whether the path ends in this extension.
    pub fn has_extension(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, end)| end == extension)
    }

    /// The crate that the file belongs to; `None` outside `crates/`.
    pub fn krate(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether the whole file is a test, a bench, an example or a build script.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let folder = |name: &str| self.path.contains(&format!("/{name}/"));
        name == "build.rs" || name == "tests.rs" || folder("tests") || folder("benches") || folder("examples")
    }

    /// The Rust lines of the product itself, numbered from 1: no test file, no test module.
    pub fn product_lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        let product = !self.is_test();
        self.lines
            .iter()
            .enumerate()
            .filter(move |(_, line)| product && !line.in_test)
            .map(|(place, line)| (place + 1, line))
    }
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() && !is_skipped(prefix, &name) {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
            let size = bytes.len() as u64;
            files.push(File::new(path, size, String::from_utf8(bytes).ok()));
        }
    }
    Ok(())
}

/// `data` is the program's data folder at the root, but source in a crate.
fn is_skipped(prefix: &str, name: &str) -> bool {
    SKIPPED.contains(&name) && (name != "data" || prefix.is_empty())
}

//! What a crate's `Cargo.toml` says it depends on.

use super::tree::Tree;
use toml::Table;

/// The dependencies of one crate.
pub struct Manifest {
    pub path: String,
    pub name: String,
    /// Normal and build dependencies, also those for one platform, with their line.
    pub normal: Vec<(String, usize)>,
    /// Dependencies of tests.
    pub dev: Vec<(String, usize)>,
}

/// The manifests under `crates/`, and xtask's.
pub fn manifests(tree: &Tree) -> Vec<Manifest> {
    let is_manifest = |path: &str| path != "Cargo.toml" && path.ends_with("/Cargo.toml");
    tree.files
        .iter()
        .filter(|file| is_manifest(&file.path))
        .filter_map(|file| Some(manifest(&file.path, file.text.as_deref()?)))
        .collect()
}

fn manifest(path: &str, text: &str) -> Manifest {
    let table: Table = text.parse().unwrap_or_default();
    let platforms =
        table.get("target").and_then(toml::Value::as_table).into_iter().flat_map(|targets| targets.values());
    let mut found = Manifest { path: path.to_owned(), name: name(&table), normal: Vec::new(), dev: Vec::new() };
    for table in std::iter::once(&table).chain(platforms.filter_map(toml::Value::as_table)) {
        found.normal.extend(names(table, "dependencies", text));
        found.normal.extend(names(table, "build-dependencies", text));
        found.dev.extend(names(table, "dev-dependencies", text));
    }
    found
}

fn name(table: &Table) -> String {
    let name = table.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
    name.unwrap_or_default().to_owned()
}

fn names(table: &Table, section: &str, text: &str) -> Vec<(String, usize)> {
    let entries = table.get(section).and_then(toml::Value::as_table).into_iter().flatten();
    entries.map(|(name, _)| (name.clone(), line_of(name, text))).collect()
}

fn line_of(name: &str, text: &str) -> usize {
    let is_entry = |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '.', '=']));
    text.lines().position(is_entry).map_or(0, |place| place + 1)
}

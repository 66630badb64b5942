//! Every library from outside has a row in `docs/dependencies.md`: what for, and what else was considered.

use super::crate_graph::ORDER;
use super::manifest::manifests;
use super::tree::Tree;
use super::{Rule, Violation};
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    name: "dependency-table",
    keeps: "every library has a row in docs/dependencies.md: what for, what else was considered",
    check,
};

const TABLE: &str = "docs/dependencies.md";

fn check(tree: &Tree) -> Vec<Violation> {
    let mut known = known(tree.text(TABLE).unwrap_or_default());
    known.extend(ORDER);
    let manifests = manifests(tree);
    let mut found = Vec::new();
    for manifest in &manifests {
        for (name, line) in manifest.normal.iter().chain(&manifest.dev) {
            // A library is reported where it is used first, not for every crate that uses it.
            if known.insert(name.as_str()) {
                let what = format!("`{name}` has no row in {TABLE}");
                found.push(Violation::new(
                    &manifest.path,
                    *line,
                    what,
                    "add the row `| name | what for | what else was considered |`",
                ));
            }
        }
    }
    found
}

/// The names in the first column, separated by commas, with or without back-quotes.
fn known(table: &str) -> BTreeSet<&str> {
    let cells = table.lines().filter_map(|line| line.strip_prefix('|')?.split('|').next());
    cells.flat_map(|cell| cell.split(',')).map(|name| name.trim().trim_matches('`')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_without_a_row_is_found() {
        let table = "| crate | what for |\n|---|---|\n| serde, `jiff` | data |\n";
        let manifest = "[package]\nname = \"web\"\n[dependencies]\nbase.workspace = true\nserde = \"1\"\n[dev-dependencies]\njiff = \"1\"\nleft-pad = \"1\"\n";
        let found = check(&Tree::of(&[(TABLE, table), ("crates/web/Cargo.toml", manifest)]));
        assert_eq!(found.iter().map(|violation| violation.line).collect::<Vec<_>>(), [8]);
    }
}

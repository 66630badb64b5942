//! A crate depends only on crates before it in the order of the house.

use super::manifest::{Manifest, manifests};
use super::tree::Tree;
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "crate-graph",
    keeps: "a crate depends only on crates above it in the list of ARCHITECTURE.md",
    check,
};

/// The crates of the house, the ones that know least first.
pub const ORDER: &[&str] = &[
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
    "search",
    "interop",
    "store",
    "letters",
    "outside",
    "jobs",
    "assets",
    "web",
    "leerbron",
    "verify",
    "testkit",
];

/// Crates that may use even less than their place allows.
const NARROWER: &[(&str, &[&str])] = &[("verify", &["base"]), ("testkit", &["base", "metadata"])];

fn check(tree: &Tree) -> Vec<Violation> {
    manifests(tree).iter().filter(|manifest| manifest.path.starts_with("crates/")).flat_map(of_crate).collect()
}

fn of_crate(manifest: &Manifest) -> Vec<Violation> {
    let Some(place) = ORDER.iter().position(|name| *name == manifest.name) else {
        let what = format!("crate `{}` has no place in the order of crates", manifest.name);
        let mend =
            "add it to ORDER in xtask/src/tidy/crate_graph.rs and to ARCHITECTURE.md, above the crates that use it";
        return vec![Violation::new(&manifest.path, 0, what, mend)];
    };
    let allowed =
        NARROWER.iter().find(|(name, _)| *name == manifest.name).map_or(&ORDER[..place], |(_, allowed)| allowed);
    let ours = manifest.normal.iter().filter(|(name, _)| ORDER.contains(&name.as_str()));
    ours.filter(|(name, _)| !allowed.contains(&name.as_str()))
        .map(|(name, line)| {
            let what = format!("`{}` may not depend on `{name}`", manifest.name);
            let mend = "move the code to the crate that may know both, or pass the value in as an argument";
            Violation::new(&manifest.path, *line, what, mend)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, dependencies: &str) -> Vec<Violation> {
        let text = format!("[package]\nname = \"{name}\"\n\n{dependencies}");
        check(&Tree::of(&[(&format!("crates/{name}/Cargo.toml"), &text)]))
    }

    #[test]
    fn a_crate_below_may_not_be_used() {
        let found = of("lesson", "[dependencies]\nbase.workspace = true\nstore = { path = \"../store\" }\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].what.as_str()), (6, "`lesson` may not depend on `store`"));
    }

    #[test]
    fn dependencies_of_tests_are_free_and_those_of_platforms_are_not() {
        assert_eq!(of("base", "[dev-dependencies]\ntestkit.workspace = true\n"), []);
        assert_eq!(of("base", "[target.'cfg(unix)'.dependencies]\nweb.workspace = true\n").len(), 1);
    }

    #[test]
    fn a_crate_without_a_place_is_reported() {
        assert!(of("utils", "")[0].what.contains("no place"));
    }
}

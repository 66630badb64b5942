//! The environment is read in one place: the program's configuration.

use super::tree::{File, Tree};
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "environment",
    keeps: "environment variables are read only in crates/leerbron/src/config*, build scripts and tests",
    check,
};

const READS: &[&str] = &["env::var", "env::vars", "env::set_var", "option_env!"];

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in tree.rust().filter(|file| file.path.starts_with("crates/") && !is_allowed(file)) {
        for (number, line) in file.product_lines() {
            if READS.iter().any(|read| line.code.contains(read)) {
                let mend = "make it a setting in crates/leerbron/src/config.rs and pass the value in";
                found.push(Violation::new(&file.path, number, "reads the environment", mend));
            }
        }
    }
    found
}

fn is_allowed(file: &File) -> bool {
    file.path.starts_with("crates/leerbron/src/config") || file.krate() == Some("testkit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_configuration_may_look() {
        let text = "let a = std::env::var(\"X\");\nlet b = env!(\"CARGO_PKG_VERSION\");\n";
        assert_eq!(check(&Tree::of(&[("crates/web/src/a.rs", text)])).len(), 1);
        let free = [
            ("crates/leerbron/src/config.rs", text),
            ("crates/web/build.rs", text),
            ("crates/store/tests/it/a.rs", text),
        ];
        assert_eq!(check(&Tree::of(&free)), []);
    }
}

//! A file is one idea: long files are reported, with a short list of reasoned exceptions.

use super::tree::Tree;
use super::{Rule, Violation};

pub const RULE: Rule = Rule { name: "length", keeps: "a Rust file has at most 450 lines that are not tests", check };

const LONGEST: usize = 450;
/// Files that may be longer, with the reason.
const EXCEPTIONS: &[(&str, &str)] =
    &[("crates/lesson/src/pptx/slide.rs", "one walk over a slide; to be split by kind of shape when charts are read")];

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in tree.rust().filter(|file| !EXCEPTIONS.iter().any(|(path, _)| *path == file.path)) {
        let lines = if file.is_test() { file.lines.len() } else { file.product_lines().count() };
        if lines > LONGEST {
            let what = format!("{lines} lines");
            let mend = "split it by idea into a folder of modules, or add it to EXCEPTIONS with the reason";
            found.push(Violation::new(&file.path, 0, what, mend));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_in_the_file_do_not_count() {
        let code = "//! A.\n".repeat(LONGEST);
        let tests = format!("{code}#[cfg(test)]\nmod tests {{\n{}}}\n", "    fn a() {}\n".repeat(50));
        let longer = format!("{code}fn b() {{}}\n");
        let found = check(&Tree::of(&[("crates/a/src/a.rs", &tests), ("crates/a/src/b.rs", &longer)]));
        assert_eq!(found.iter().map(|violation| violation.path.as_str()).collect::<Vec<_>>(), ["crates/a/src/b.rs"]);
    }
}

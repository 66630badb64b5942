//! No white space at the end of lines, and one line break at the end of a file.

use super::tree::{File, Tree};
use super::{Rule, Violation};

pub const RULE: Rule =
    Rule { name: "white-space", keeps: "no line ends in white space, every text ends in one line break", check };

const TEXTS: &[&str] =
    &["rs", "md", "toml", "html", "ftl", "py", "txt", "xml", "yml", "yaml", "css", "js", "svg", "json", "sql"];

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    let is_ours = |file: &&File| !is_case(file) && TEXTS.iter().any(|extension| file.has_extension(extension));
    for file in tree.files.iter().filter(is_ours) {
        let Some(text) = file.text.as_deref().filter(|text| !text.is_empty()) else { continue };
        for (place, _) in text.lines().enumerate().filter(|(_, line)| line.ends_with([' ', '\t'])) {
            found.push(Violation::new(
                &file.path,
                place + 1,
                "white space at the end",
                "take it away; in Markdown, write a new paragraph",
            ));
        }
        if !text.ends_with('\n') || text.ends_with("\n\n") {
            found.push(Violation::new(
                &file.path,
                text.lines().count(),
                "does not end in one line break",
                "let the file end in one line break",
            ));
        }
    }
    found
}

/// A case of a test that is not code: its white space may be the very thing that is tested.
fn is_case(file: &File) -> bool {
    file.path.contains("/tests/") && !file.has_extension("rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_missing_line_breaks_are_found() {
        let files = [
            ("a.md", "one \ntwo\n"),
            ("b.toml", "x = 1"),
            ("c.rs", "//! C.\n\n"),
            ("d.png", "x "),
            ("e.md", "fine\n"),
            ("crates/a/tests/f.md", "x "),
        ];
        let found: Vec<_> =
            check(&Tree::of(&files)).iter().map(|violation| (violation.path.clone(), violation.line)).collect();
        assert_eq!(found, [("a.md".to_owned(), 1), ("b.toml".to_owned(), 1), ("c.rs".to_owned(), 2)]);
    }
}

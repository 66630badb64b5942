//! HTML and status codes stand only in `web`.

use super::tree::{File, Tree};
use super::{Rule, Violation};

pub const RULE: Rule =
    Rule { name: "html", keeps: "HTML that people see and HTTP status codes stand only in crates/web", check };

const CODE: &[&str] = &["StatusCode", "Html("];
const MARKUP: &[&str] = &["<div", "<html", "<body", "<main", "<section", "<nav"];
/// Files that answer for HTML or status codes elsewhere, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("crates/outside/", "reads the status codes that other people's servers answer with"),
    ("crates/lesson/", "reads HTML; the names of elements are its subject"),
    (
        "crates/leerbron/src/commands/round/dossier.rs",
        "the index in an exported dossier is a file of its own, read without the site",
    ),
];

fn check(tree: &Tree) -> Vec<Violation> {
    let is_free = |file: &&File| EXCEPTIONS.iter().any(|(path, _)| file.path.starts_with(path));
    let outside =
        tree.rust().filter(|file| file.krate().is_some_and(|name| name != "web")).filter(|file| !is_free(file));
    outside.flat_map(of_file).collect()
}

fn of_file(file: &File) -> Vec<Violation> {
    let mend = "return a value and let crates/web show it, or add the file to EXCEPTIONS with the reason";
    let mut found = Vec::new();
    for (number, line) in file.product_lines() {
        if let Some(word) = CODE.iter().find(|word| line.code.contains(*word)) {
            found.push(Violation::new(&file.path, number, format!("`{word}` outside web"), mend));
        }
        if let Some(tag) = MARKUP.iter().find(|tag| line.strings.iter().any(|string| string.contains(*tag))) {
            found.push(Violation::new(&file.path, number, format!("HTML (`{tag}`) outside web"), mend));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_outside_web() {
        let text = "let a = \"<div class=x>\";\nlet b = StatusCode::OK;\nlet c = \"a < b\";\n";
        assert_eq!(check(&Tree::of(&[("crates/store/src/a.rs", text)])).len(), 2);
        assert_eq!(check(&Tree::of(&[("crates/web/src/a.rs", text), ("crates/lesson/src/html.rs", text)])), []);
    }
}

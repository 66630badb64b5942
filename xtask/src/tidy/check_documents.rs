//! Every check of the kwaliteitsmodel has a test document: cases that it must find and must leave alone.

use super::tree::{File, Tree};
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "check-documents",
    keeps: "every check in crates/quality has a test document in crates/quality/tests/checks",
    check,
};

const CHECKS: &str = "crates/quality/src/checks";
const DOCUMENTS: &str = "crates/quality/tests/checks/";

fn check(tree: &Tree) -> Vec<Violation> {
    let documents: Vec<&File> = tree.files.iter().filter(|file| file.path.starts_with(DOCUMENTS)).collect();
    let is_documented = |id: &str| {
        let named = |file: &&&File| {
            file.path[DOCUMENTS.len()..].starts_with(id) || file.text.as_deref().is_some_and(|text| text.contains(id))
        };
        documents.iter().any(|file| named(&file))
    };
    let mut found = Vec::new();
    for file in tree.rust().filter(|file| file.path.starts_with(CHECKS)) {
        for (number, id) in registered(file).into_iter().filter(|(_, id)| !is_documented(id)) {
            let what = format!("check `{id}` has no test document");
            found.push(Violation::new(
                &file.path,
                number,
                what,
                "write crates/quality/tests/checks/<id>.md with cases and expected outcomes",
            ));
        }
    }
    found
}

/// The ids in `Check::new(criterion, id, …)` and `Check::of_part(criterion, part, id, …)`, with their line.
fn registered(file: &File) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in file.product_lines() {
        if line.code.contains("Check::new(") || line.code.contains("Check::of_part(") {
            let near = file.lines[number - 1..].iter().take(5).flat_map(|line| &line.strings);
            found.extend(near.map(String::as_str).find(|string| is_id(string)).map(|id| (number, id)));
        }
    }
    found
}

/// `<criterion>-<kebab-name>`, as in `3.3-image-alt`.
fn is_id(text: &str) -> bool {
    let Some((criterion, name)) = text.split_once('-') else { return false };
    let numbered = criterion
        .split_once('.')
        .is_some_and(|(key, number)| key.parse::<u8>().is_ok() && number.parse::<u8>().is_ok());
    numbered && !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_without_a_document_is_found() {
        let code = "const A: Check = Check::new(\"1.1\", \"1.1-goals\", run);\nconst B: Check = Check::of_part(\n    \"3.3\",\n    \"3.3.c\",\n    \"3.3-image-alt\",\n    run,\n);\n";
        let with = |document| check(&Tree::of(&[("crates/quality/src/checks/a.rs", code), (document, "## A case\n")]));
        let lines = |document| with(document).iter().map(|violation| violation.line).collect::<Vec<_>>();
        assert_eq!(lines("crates/quality/tests/checks/1.1-goals.md"), [2]);
        assert_eq!(lines("docs/other.md"), [1, 2]);
    }
}

//! Requests to other servers leave only through `outside`.

use super::manifest::manifests;
use super::tree::Tree;
use super::{Rule, Violation};

pub const RULE: Rule = Rule {
    name: "outgoing",
    keeps: "requests to other servers leave only through crates/outside, the guarded door",
    check,
};

const CLIENT_CRATES: &[&str] = &["reqwest", "ureq", "hyper", "hyper-util", "isahc", "curl", "lettre"];
const CLIENT_CODE: &[&str] =
    &["reqwest::", "ureq::", "hyper::client", "hyper_util::client", "TcpStream::connect", "UdpSocket::bind"];
const MEND: &str = "use crates/outside, which refuses private addresses and limits size and time";

fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for manifest in manifests(tree).iter().filter(|manifest| manifest.name != "outside") {
        for (name, line) in manifest.normal.iter().filter(|(name, _)| CLIENT_CRATES.contains(&name.as_str())) {
            found.push(Violation::new(&manifest.path, *line, format!("`{name}` outside crates/outside"), MEND));
        }
    }
    for file in tree.rust().filter(|file| file.krate().is_some_and(|name| name != "outside")) {
        for (number, line) in file.product_lines() {
            if let Some(word) = CLIENT_CODE.iter().find(|word| line.code.contains(*word)) {
                found.push(Violation::new(&file.path, number, format!("`{word}` outside crates/outside"), MEND));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_found_in_code_and_manifests() {
        let manifest = "[package]\nname = \"web\"\n[dependencies]\nreqwest = \"1\"\n";
        let code = "let a = TcpStream::connect(address);\n";
        let found = check(&Tree::of(&[("crates/web/Cargo.toml", manifest), ("crates/web/src/a.rs", code)]));
        assert_eq!(found.iter().map(|violation| violation.line).collect::<Vec<_>>(), [4, 1]);
        assert_eq!(check(&Tree::of(&[("crates/outside/src/a.rs", code), ("crates/web/tests/a.rs", code)])), []);
    }
}

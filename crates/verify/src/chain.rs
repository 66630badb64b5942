//! Whether the chain of steps holds, and whether the files beside it are the ones that were written.

use base::archive::Files;
use base::chain::{GENESIS, Hash, Link, Root, digest, leaf};
use base::hex;
use serde_json::Value;

/// The content of the last step of a kind.
pub fn content<'a>(dossier: &'a Value, kind: &str) -> &'a Value {
    let steps = dossier["steps"].as_array().map_or(&[][..], Vec::as_slice);
    steps.iter().rev().find(|step| step["kind"] == kind).map_or(&Value::Null, |step| &step["content"])
}

/// Checks every step and answers the hash of the last.
pub fn check(dossier: &Value, findings: &mut Vec<String>) -> String {
    let round = dossier["round"].as_str().unwrap_or_default();
    let (mut previous, mut head) = (GENESIS, String::new());
    for (index, step) in dossier["steps"].as_array().into_iter().flatten().enumerate() {
        let number = index as i64 + 1;
        match hash(step, round, number, previous) {
            Some(hash) if step["hash"] == hex::encode(&hash) => previous = hash,
            _ => {
                findings.push(format!("stap {number} is veranderd"));
                return head;
            }
        }
        head = hex::encode(&previous);
    }
    head
}

fn hash(step: &Value, round: &str, number: i64, previous: Hash) -> Option<Hash> {
    let text = |name: &str| step[name].as_str();
    let stated: Hash = hex::decode(text("digest")?)?.try_into().ok()?;
    let content = base::canonical::to_string(&step["content"]).ok()?;
    let taken_out = step["content"].is_null();
    if step["number"] != number || !(taken_out || digest(&hex::decode(text("salt")?)?, content.as_bytes()) == stated) {
        return None;
    }
    let mut root = Root::default();
    root.add(&leaf(number, text("kind")?, round, &stated));
    let link = Link {
        previous,
        chain: &format!("round {round}"),
        number,
        at: step["at"].as_i64()?,
        actor: text("actor")?,
        kind: text("kind")?,
        first: number,
        count: 1,
        root: root.finish(),
    };
    Some(link.hash())
}

/// The index is a file for people; its hash and that of the last step stand in `hashes.json`.
pub fn check_files(files: &Files, head: &str, findings: &mut Vec<String>) {
    let hashes: Value =
        files.get("hashes.json").and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or(Value::Null);
    if hashes["head"] != head {
        findings.push("hashes.json noemt een andere laatste stap dan dossier.json heeft".to_owned());
    }
    for (name, content) in files.iter().filter(|(name, _)| !["dossier.json", "hashes.json"].contains(&name.as_str())) {
        if hashes[name.as_str()] != hex::encode(&digest(b"", content)) {
            findings.push(format!("{name} is veranderd"));
        }
    }
}

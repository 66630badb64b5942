//! `leerbron-verify`: checks the certificate of an allocation from an exported dossier alone.
//!
//! It shares no rule with the program that made the dossier: from the facts inside it computes
//! totals, ranks, exclusions and the division of the ceilings again, and compares. It also checks
//! that no byte of the archive was changed. Whether somebody made a whole new dossier is seen by
//! comparing the hash it prints with the one that was published.

#![expect(clippy::print_stdout, reason = "the answer of the program is its output")]

mod chain;
mod facts;
mod line;

use base::archive;
use serde_json::Value;
use std::process::ExitCode;

const HELP: &str = "\
leerbron-verify DOSSIER [--hash HASH]

Controleert een dossier (zip of dossier.json) zonder het systeem dat het maakte; met --hash ook de laatste stap.
Eindstatus: 0 alles klopt; 1 er klopt iets niet; 2 het dossier is niet te lezen; 64 verkeerd gebruik.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, expected) = match &arguments[..] {
        [help] if help == "--help" || help == "-h" => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        [path] => (path, None),
        [path, flag, hash] if flag == "--hash" => (path, Some(hash)),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(64);
        }
    };
    let bytes = std::fs::read(path).map_err(|error| format!("niet te lezen: {error}"));
    match bytes.and_then(|bytes| verify(&bytes, expected.map(String::as_str))) {
        Ok((head, findings)) if findings.is_empty() => {
            println!("klopt: {head}");
            ExitCode::SUCCESS
        }
        Ok((_, findings)) => {
            findings.iter().for_each(|finding| println!("klopt niet: {finding}"));
            ExitCode::from(1)
        }
        Err(sentence) => {
            eprintln!("leerbron-verify: {path}: {sentence}");
            ExitCode::from(2)
        }
    }
}

/// The hash of the last step and everything that is wrong; an error when there is nothing to check.
fn verify(bytes: &[u8], expected: Option<&str>) -> Result<(String, Vec<String>), String> {
    let (mut findings, mut archive) = (Vec::new(), None);
    let text = if bytes.starts_with(b"PK") {
        let Ok(files) = archive::read(bytes) else {
            return Ok((String::new(), vec!["het zipbestand is later veranderd".to_owned()]));
        };
        let steps = files.get("dossier.json").cloned().ok_or("dossier.json ontbreekt in het zipbestand")?;
        archive = Some(files);
        steps
    } else {
        bytes.to_vec()
    };
    let dossier: Value = serde_json::from_slice(&text).map_err(|error| format!("dit is geen dossier: {error}"))?;
    if dossier["schema_version"] != 1 || !dossier["steps"].is_array() {
        return Err("dit is geen dossier van een versie die ik ken".to_owned());
    }
    if base::canonical::to_string(&dossier).map_or(true, |canonical| canonical.as_bytes() != text) {
        findings.push("de tekst van dossier.json is niet canoniek, dus later veranderd".to_owned());
    }
    let head = chain::check(&dossier, &mut findings);
    if let Some(files) = &archive {
        chain::check_files(files, &head, &mut findings);
    }
    if expected.is_some_and(|hash| hash != head) {
        findings.push(format!("de laatste stap heeft hash {head}, niet de hash die je opgaf"));
    }
    if findings.is_empty() {
        match facts::Facts::of(&dossier) {
            Some(facts) => line::check(&facts, &dossier, &mut findings),
            None => findings.push("de regels of de feiten ontbreken of zijn onvolledig".to_owned()),
        }
    }
    Ok((head, findings))
}

#[cfg(test)]
mod tests;

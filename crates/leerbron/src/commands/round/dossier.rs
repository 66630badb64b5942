//! `leerbron round dossier`: writes a round as one zip with a readable index, or replays one.

use super::{parameters, read_bytes, read_json, refused, round, text};
use crate::cli::{Format, RoundDocument};
use crate::commands::answer;
use crate::exit::{Exit, refuse};
use base::archive::{self, Files};
use base::{chain, hex};
use grant::dossier::{self, Dossier, DossierError};
use grant::round_output::RoundOutput;
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

/// The file with the steps.
const STEPS: &str = "dossier.json";
/// The readable index.
const INDEX: &str = "index.html";
/// The hash of the last step and of the index.
const HASHES: &str = "hashes.json";

/// Writes the dossier of a document.
pub fn write(arguments: &RoundDocument, output: Option<&Path>, at: Option<jiff::Timestamp>) -> anyhow::Result<Exit> {
    let round = round(&arguments.round)?;
    let parameters = parameters(arguments)?;
    let document = read_json(&arguments.file)?;
    let at = at.unwrap_or_else(jiff::Timestamp::now);
    let dossier = match Dossier::of_ranking(&document, &parameters, round, at) {
        Ok(dossier) => dossier,
        Err(DossierError::Refused(problems)) => return Ok(refused(&problems, arguments.format)),
        Err(error) => return Err(refuse(error.to_string())),
    };
    let accepted = grant::round_input::read(&document, &parameters)
        .map_err(|problems| refuse(format!("{} problemen", problems.len())))?;
    let ranking = grant::rank(&accepted.input, &parameters);
    let files = files(&dossier, &index(&dossier, &ranking))?;
    let path = output.ok_or_else(|| refuse("Geef met --output aan waar het dossier komt."))?;
    std::fs::write(path, archive::write(&files)?)
        .map_err(|error| refuse(format!("{} is niet te schrijven: {error}", path.display())))?;
    answer(&match arguments.format {
        Format::Json => json!({ "file": path, "steps": dossier.steps.len(), "head": dossier.head() }).to_string(),
        Format::Text => format!("{} met {} stappen; hash {}", path.display(), dossier.steps.len(), dossier.head()),
    });
    Ok(Exit::Done)
}

/// Computes a dossier again and compares every byte.
pub fn replay(arguments: &RoundDocument) -> anyhow::Result<Exit> {
    let dossier = open(&read_bytes(&arguments.file)?)?;
    let round = round(&dossier.round)?;
    let replay = dossier::replay(&dossier, round).map_err(|error| refuse(error.to_string()))?;
    let equal: serde_json::Map<_, _> =
        replay.equal.iter().map(|(kind, equal)| ((*kind).to_owned(), (*equal).into())).collect();
    answer(&match arguments.format {
        Format::Json => json!({ "equal": replay.is_equal(), "steps": equal, "head": dossier.head() }).to_string(),
        Format::Text => {
            let line =
                |(kind, equal): &(&str, bool)| format!("{kind}: {}", if *equal { "gelijk" } else { "VERSCHILT" });
            replay.equal.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    });
    Ok(if replay.is_equal() { Exit::Done } else { Exit::Found })
}

/// The dossier in an archive, or as bare JSON.
fn open(bytes: &[u8]) -> anyhow::Result<Dossier> {
    let steps = if bytes.starts_with(b"PK") {
        let mut files = archive::read(bytes).map_err(|_| {
            refuse("Dit zipbestand is geen dossier zoals Leerbron het schrijft, of het is later veranderd.")
        })?;
        files.remove(STEPS).ok_or_else(|| refuse(format!("In het zipbestand ontbreekt {STEPS}.")))?
    } else {
        bytes.to_vec()
    };
    let text = String::from_utf8(steps).map_err(|_| refuse("Het dossier is geen tekst in UTF-8."))?;
    Dossier::read(&text).map_err(|error| refuse(error.to_string()))
}

fn files(dossier: &Dossier, index: &str) -> anyhow::Result<Files> {
    let hashes = json!({ "head": dossier.head(), INDEX: hex::encode(&chain::digest(b"", index.as_bytes())) });
    Ok(Files::from([
        (STEPS.to_owned(), dossier.to_canonical()?.into_bytes()),
        (INDEX.to_owned(), index.as_bytes().to_vec()),
        (HASHES.to_owned(), base::canonical::to_string(&hashes)?.into_bytes()),
    ]))
}

/// A page that a person can open without any program.
fn index(dossier: &Dossier, ranking: &RoundOutput) -> String {
    let mut rows = String::new();
    for step in &dossier.steps {
        let at = jiff::Timestamp::from_millisecond(step.at).map(|at| at.to_string()).unwrap_or_default();
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td><code>{}</code></td></tr>",
            step.number,
            title(&step.kind),
            escape(&at),
            escape(&step.hash)
        );
    }
    let (round, table) = (escape(&dossier.round), escape(&text::ranking(ranking)));
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Dossier van ronde {round}</title>\n\
         <style>body{{font:1.1rem/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}\
         table{{border-collapse:collapse}}th,td{{border:1px solid #767676;padding:.3rem .6rem;text-align:left}}\
         pre,code{{font-size:.9rem;white-space:pre-wrap;overflow-wrap:anywhere}}</style>\n\
         <h1>Dossier van ronde {round}</h1>\n\
         <p>Alle stappen staan in <code>{STEPS}</code>. Met <code>leerbron-verify</code> controleer je de verdeling \
         zonder dit systeem; met <code>leerbron round dossier --replay</code> reken je alles opnieuw uit.</p>\n\
         <h2>Stappen</h2>\n<table>\n<caption>Elke stap met de hash van alles tot en met die stap</caption>\n\
         <thead><tr><th scope=\"col\">Nummer</th><th scope=\"col\">Wat</th><th scope=\"col\">Wanneer (UTC)</th>\
         <th scope=\"col\">Hash</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\
         <h2>Uitkomst</h2>\n<pre tabindex=\"0\">{table}</pre>\n</html>\n"
    )
}

fn title(kind: &str) -> String {
    match kind {
        "rules" => "De regels van de ronde".to_owned(),
        "facts" => "Aanvragen, scores en wat de commissie besliste".to_owned(),
        "ranking" => "Rangschikking en verdeling, met uitleg".to_owned(),
        "certificate" => "Certificaat van de verdeling".to_owned(),
        "decisions" => "Besluiten".to_owned(),
        other => escape(other),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

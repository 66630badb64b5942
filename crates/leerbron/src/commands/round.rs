//! `leerbron round …`: the grant round as a computation on documents, without a store.
//!
//! A refused document is answered with every problem and its place: as lines on standard error,
//! and with `--format json` as a list on standard output too.

mod assign;
mod dossier;
mod evaluate;
mod schema;
mod simulate;
mod text;

use super::answer;
use crate::cli::{Format, Round as Command, RoundDocument};
use crate::exit::{Exit, refuse};
use grant::Parameters;
use grant::round_input::{self, Accepted, Problem};
use regulation::Round;
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;

/// The largest document, in bytes.
const LARGEST: u64 = 256 << 20;

/// Carries out one of the commands.
pub fn run(command: &Command) -> anyhow::Result<Exit> {
    match command {
        Command::Rank(document) => rank(document),
        Command::Evaluate { document, application } => evaluate::run(document, application.as_deref()),
        Command::Simulate { document, resamples, seed } => simulate::run(document, *resamples, *seed),
        Command::Assign { round, file, format } => assign::run(round, file, *format),
        Command::Dossier { document, replay: true, .. } => dossier::replay(document),
        Command::Dossier { document, output, at, .. } => dossier::write(document, output.as_deref(), *at),
        Command::Schema { name } => schema::run(name),
    }
}

fn rank(arguments: &RoundDocument) -> anyhow::Result<Exit> {
    let parameters = parameters(arguments)?;
    let document = read_json(&arguments.file)?;
    let accepted = match round_input::read(&document, &parameters) {
        Ok(accepted) => accepted,
        Err(problems) => return Ok(refused(&problems, arguments.format)),
    };
    warn_of_ignored(&accepted);
    let output = grant::rank(&accepted.input, &parameters);
    match arguments.format {
        Format::Json => answer(&serde_json::to_string_pretty(&output)?),
        Format::Text => answer(&text::ranking(&output)),
    }
    Ok(Exit::Done)
}

/// The round that was asked for.
fn round(name: &str) -> anyhow::Result<&'static Round> {
    Round::get(name).map_err(|error| refuse(format!("Ronde {name} is niet te gebruiken: {error}")))
}

/// The parameters of the round with what the command line changes.
fn parameters(arguments: &RoundDocument) -> anyhow::Result<Parameters> {
    let mut parameters = Parameters::of(round(&arguments.round)?);
    let mut set = |name: &str, value: &str| parameters.set(name, value).map_err(|error| refuse(error.to_string()));
    if let Some(policy) = &arguments.policy {
        set("policy", policy)?;
    }
    for parameter in &arguments.parameter {
        let (name, value) = parameter.split_once('=').ok_or_else(|| {
            refuse(format!("Schrijf --parameter {parameter} als NAAM=WAARDE, zoals sufficient_total=6."))
        })?;
        set(name.trim(), value.trim())?;
    }
    Ok(parameters)
}

/// The bytes of a file or of standard input.
fn read_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let unreadable = |error| refuse(format!("{} is niet te lezen: {error}", path.display()));
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        let file = std::fs::File::open(path).map_err(unreadable)?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(refuse(format!("{} is groter dan 256 MB.", path.display())));
    }
    Ok(bytes)
}

fn read_json(path: &Path) -> anyhow::Result<Value> {
    let bytes = read_bytes(path)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        refuse(format!("{} is geen JSON: regel {line}, teken {column}: {error}", path.display()))
    })
}

/// Says everything that is wrong with a document.
fn refused(problems: &[Problem], format: Format) -> Exit {
    for problem in problems {
        eprintln!("leerbron: {problem}");
    }
    if format == Format::Json {
        answer(&format!("{:#}", json!({ "problems": problems })));
    }
    Exit::Refused
}

fn warn_of_ignored(accepted: &Accepted) {
    for path in &accepted.ignored {
        eprintln!("leerbron: {path}: dit onderdeel ken ik niet; ik heb het niet gebruikt");
    }
}

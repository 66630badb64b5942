//! `leerbron round assign`: which member reads which application.

use super::{read_json, refused, round};
use crate::cli::Format;
use crate::commands::answer;
use crate::exit::Exit;
use grant::assignment::{Assignment, Input, Outcome, Proof, Shortage, assign};
use grant::round_input::Problem;
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

/// Assigns the readers of a committee.
pub fn run(name: &str, file: &Path, format: Format) -> anyhow::Result<Exit> {
    let round = round(name)?;
    let document = read_json(file)?;
    let refuse_all = |problems: &[Problem]| Ok(refused(problems, format));
    let input = match Input::deserialize(&document) {
        Ok(input) => input,
        Err(error) => return refuse_all(&[problem("", "shape", error.to_string())]),
    };
    let outcome = match assign(&input, round.committee.assessment_max.value.into()) {
        Ok(outcome) => outcome,
        Err(problems) => {
            let problems: Vec<_> =
                problems.iter().map(|found| problem(&found.path, found.code, explained(found.code))).collect();
            return refuse_all(&problems);
        }
    };
    answer(&match format {
        Format::Json => serde_json::to_string_pretty(&outcome)?,
        Format::Text => match &outcome {
            Outcome::Assigned(assignment) => table(assignment),
            Outcome::Impossible(shortage) => impossible(shortage),
        },
    });
    Ok(if matches!(outcome, Outcome::Assigned(_)) { Exit::Done } else { Exit::Found })
}

fn problem(path: &str, code: &'static str, message: impl Into<String>) -> Problem {
    Problem { path: path.to_owned(), code, message: message.into() }
}

fn explained(code: &str) -> String {
    format!("deze waarde past niet ({code}); zie leerbron round schema assign-input")
}

fn table(assignment: &Assignment) -> String {
    let mut text = String::new();
    for reading in &assignment.readings {
        let _ = writeln!(text, "{}: {}", reading.application, reading.readers.join(", "));
    }
    text.push('\n');
    for load in &assignment.loads {
        let _ = writeln!(text, "{}: {} aanvragen, {} dagdelen", load.member, load.applications, load.half_days);
    }
    let proof = match assignment.proof {
        Proof::Optimal => "bewezen het minste".to_owned(),
        Proof::AtLeast(least) => format!("niet minder dan {least} mogelijk"),
    };
    let _ = writeln!(
        text,
        "\nMeeste aanvragen bij één lid: {}. Deskundigheid: {}. Groepen zonder gemeenschappelijke lezer: {} ({proof}).",
        assignment.maximum_load, assignment.expertise, assignment.components
    );
    text
}

fn impossible(shortage: &Shortage) -> String {
    format!(
        "Dit kan niet. De aanvragen {} vragen samen {} keer een lezer, maar hun mogelijke lezers ({}) hebben {} plaatsen.\n\
         Vraag meer leden, meer dagdelen of minder lezers per aanvraag.",
        shortage.applications.join(", "),
        shortage.wanted,
        shortage.members.join(", "),
        shortage.available
    )
}

//! `leerbron round evaluate`: every rule's verdict about one application.
//!
//! The document is that of a round, which knows what ranking needs, or the full facts of one
//! application, which know what filing needs.

use super::{parameters, read_json, refused, round, warn_of_ignored};
use crate::cli::{Format, RoundDocument};
use crate::commands::answer;
use crate::exit::{Exit, refuse};
use grant::facts::Facts;
use grant::round_input::{self, Filed};
use grant::verdict::{FactValue, RuleOutcome, Verdict};
use grant::{exclusion, rules};
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write;

/// Evaluates one application.
pub fn run(arguments: &RoundDocument, application: Option<&str>) -> anyhow::Result<Exit> {
    let document = read_json(&arguments.file)?;
    if document.get("applications").is_none() {
        let facts = Facts::deserialize(&document).map_err(|error| {
            refuse(format!(
                "Dit is geen document van een ronde en het zijn ook niet de feiten van één aanvraag: {error}"
            ))
        })?;
        let verdicts = rules::evaluate(&facts, round(&arguments.round)?);
        return Ok(deliver(application.unwrap_or("aanvraag"), &verdicts, arguments.format));
    }
    let parameters = parameters(arguments)?;
    let accepted = match round_input::read(&document, &parameters) {
        Ok(accepted) => accepted,
        Err(problems) => return Ok(refused(&problems, arguments.format)),
    };
    warn_of_ignored(&accepted);
    let filed = chosen(&accepted.input.applications, application)?;
    Ok(deliver(&filed.id, &exclusion::all(filed, &parameters), arguments.format))
}

fn chosen<'a>(applications: &'a [Filed], id: Option<&str>) -> anyhow::Result<&'a Filed> {
    match (id, applications) {
        (Some(id), _) => applications
            .iter()
            .find(|filed| filed.id == id)
            .ok_or_else(|| refuse(format!("Er is geen aanvraag {id} in dit document."))),
        (None, [one]) => Ok(one),
        (None, _) => Err(refuse(format!(
            "Er staan {} aanvragen in dit document. Kies er een met --application ID.",
            applications.len()
        ))),
    }
}

fn deliver(id: &str, verdicts: &[Verdict], format: Format) -> Exit {
    answer(&match format {
        Format::Json => format!("{:#}", json!({ "id": id, "verdicts": verdicts })),
        Format::Text => {
            let mut text = format!("{id}\n");
            for verdict in verdicts {
                let _ = writeln!(text, "  {}", line(verdict));
            }
            text
        }
    });
    if verdicts.iter().any(Verdict::fails) { Exit::Found } else { Exit::Done }
}

fn line(verdict: &Verdict) -> String {
    let outcome = match verdict.outcome {
        RuleOutcome::Satisfied => "in orde",
        RuleOutcome::NotSatisfied => "NIET in orde",
        RuleOutcome::NotApplicable => "niet van toepassing",
        RuleOutcome::NeedsJudgement => "vraagt een oordeel",
    };
    let facts: Vec<String> =
        verdict.facts.iter().map(|fact| format!("{}: {}", fact.name, value(&fact.value))).collect();
    let ground = format!("{}, {}", verdict.citation.in_words(), verdict.basis.in_words());
    format!("{} {outcome} ({ground}) {}", verdict.rule, facts.join("; "))
}

fn value(value: &FactValue) -> String {
    match value {
        FactValue::Flag(true) => "ja".to_owned(),
        FactValue::Flag(false) => "nee".to_owned(),
        FactValue::Integer(number) => number.to_string(),
        FactValue::Text(text) => text.clone(),
        FactValue::List(items) => items.join(", "),
        FactValue::Absent(()) => "niet bekend".to_owned(),
    }
}

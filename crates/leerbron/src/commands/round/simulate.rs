//! `leerbron round simulate`: the three policies at the line side by side, the chance of funding
//! under resampled readers, what one member less changes, and which single steps would.
//!
//! A list for discussion, never a verdict.

use super::{parameters, read_json, refused, warn_of_ignored};
use crate::cli::{Format, RoundDocument};
use crate::commands::answer;
use crate::exit::Exit;
use grant::Parameters;
use grant::robustness::{LeftOut, Robustness, leave_one_out, one_step_flips, resample};
use grant::round_input::{self, RoundInput};
use grant::round_output::RoundOutput;
use regulation::LinePolicy;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// Explores a round.
pub fn run(arguments: &RoundDocument, resamples: u32, seed: u64) -> anyhow::Result<Exit> {
    let parameters = parameters(arguments)?;
    let document = read_json(&arguments.file)?;
    let accepted = match round_input::read(&document, &parameters) {
        Ok(accepted) => accepted,
        Err(problems) => return Ok(refused(&problems, arguments.format)),
    };
    warn_of_ignored(&accepted);
    let policies = side_by_side(&accepted.input, &parameters);
    let robustness = resample(&accepted.input, &parameters, &POLICIES, resamples, seed);
    let left_out = leave_one_out(&accepted.input, &parameters);
    let flips = one_step_flips(&accepted.input, &parameters);
    answer(&match arguments.format {
        Format::Json => {
            let outcomes: Map<String, Value> =
                policies.iter().map(|(policy, output)| ((*policy).to_owned(), outcomes(output))).collect();
            let answer = json!({
                "policies": outcomes,
                "robustness": robustness,
                "leave_one_out": left_out,
                "one_step_flips": flips,
            });
            format!("{answer:#}")
        }
        Format::Text => {
            let own = robustness.iter().find(|found| found.policy == parameters.policy.value);
            table(&policies) + &own.map(chances).unwrap_or_default() + &changes(&left_out, flips.len())
        }
    });
    Ok(Exit::Done)
}

const POLICIES: [LinePolicy; 3] = [LinePolicy::Partial, LinePolicy::Stop, LinePolicy::Skip];

fn side_by_side(input: &RoundInput, parameters: &Parameters) -> Vec<(&'static str, RoundOutput)> {
    let under = |policy| {
        let mut parameters = parameters.clone();
        parameters.policy.value = policy;
        (grant::parameters::policy_code(policy), grant::rank(input, &parameters))
    };
    POLICIES.into_iter().map(under).collect()
}

fn outcomes(output: &RoundOutput) -> Value {
    let rows = output.rankings.iter().flat_map(|(_, ranked)| ranked);
    let outcomes: Map<String, Value> =
        rows.map(|row| (row.id.clone(), json!({ "outcome": row.outcome, "awarded_cents": row.awarded }))).collect();
    json!({ "applications": outcomes, "ceilings": output.ceilings })
}

fn table(policies: &[(&str, RoundOutput)]) -> String {
    let mut text = String::from("Beleid aan de grens naast elkaar\n");
    for (policy, output) in policies {
        let _ = writeln!(text, "\n{policy}");
        for (activity, ceiling) in output.ceilings.iter() {
            let ranked = output.rankings.get(activity);
            let awarded = ranked.iter().filter(|row| !row.awarded.is_zero()).count();
            let _ = writeln!(
                text,
                "  {}: {awarded} van {} verleend, {} over",
                activity.as_str(),
                ranked.len(),
                ceiling.left_cents
            );
        }
    }
    text
}

fn chances(robustness: &Robustness) -> String {
    let mut text = format!(
        "\nKans op subsidie als de lezers opnieuw getrokken worden ({} keer, begin {})\n",
        robustness.draws, robustness.seed
    );
    for chance in &robustness.chances {
        let whole = u64::from(robustness.draws.max(1));
        let percent = |count: u32| (u64::from(count) * 100 + whole / 2) / whole;
        let _ = writeln!(
            text,
            "  {} {}: {}% verleend, {}% gedeeltelijk, {}% gelijk op de grens",
            chance.activity.as_str(),
            chance.id,
            percent(chance.awarded),
            percent(chance.partly),
            percent(chance.undecided)
        );
    }
    text
}

fn changes(left_out: &[LeftOut], flips: usize) -> String {
    let mut text = String::from("\nZonder één lid\n");
    for out in left_out {
        let changed: Vec<_> = out.changes.iter().map(|change| change.id.as_str()).collect();
        let changed = if changed.is_empty() { "niets verandert".to_owned() } else { changed.join(", ") };
        let _ = writeln!(text, "  {}: {changed}", out.member);
    }
    let _ = writeln!(text, "\nEén stap in één score verandert {flips} keer een uitkomst (zie --format json).");
    text
}

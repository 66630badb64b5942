//! A ranking as a table for people.

use grant::allocation::RankedOutcome;
use grant::exclusion::ExclusionOutcome;
use grant::round_output::{Ceiling, Ranked, RoundOutput};
use grant::verdict::{FactValue, RuleOutcome, Verdict};
use std::fmt::Write;

/// The whole answer.
pub fn ranking(output: &RoundOutput) -> String {
    let mut text = String::new();
    for (activity, ranked) in output.rankings.iter() {
        let _ = writeln!(text, "Rangschikking {}", activity.as_str());
        let width = ranked.iter().map(|row| row.id.chars().count()).max().unwrap_or(0).max(8);
        for row in ranked {
            let _ = writeln!(text, "{}", line(row, width));
        }
        let _ = writeln!(text, "{}\n", ceiling(output.ceilings.get(activity)));
    }
    if let Some(balance) = &output.theme_balance {
        let _ = writeln!(text, "Gelijk op de grens: {} (over: {})", balance.tied.join(", "), balance.room_cents);
        for set in &balance.sets {
            let _ = writeln!(text, "  beste verdeling over de thema's: {}", set.join(", "));
        }
        text.push('\n');
    }
    if !output.excluded.is_empty() {
        text.push_str("Niet gerangschikt\n");
        for excluded in &output.excluded {
            let ground = excluded.verdicts.last().map(|verdict| verdict.citation.in_words()).unwrap_or_default();
            let _ = writeln!(text, "  {}: {} ({ground})", excluded.id, exclusion(excluded.outcome));
        }
        text.push('\n');
    }
    let questions: Vec<_> = output.explanation.iter().filter(|v| v.outcome == RuleOutcome::NeedsJudgement).collect();
    if !questions.is_empty() {
        text.push_str("Vraagt een besluit van mensen\n");
        for verdict in questions {
            let _ = writeln!(text, "  {}", question(verdict));
        }
    }
    text
}

fn line(row: &Ranked, width: usize) -> String {
    let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    let tie = if row.tie_group.is_some() { "=" } else { " " };
    let outcome = outcome(row.outcome);
    let amount = if row.awarded.is_zero() { String::new() } else { format!("  {}", row.awarded) };
    format!("{rank:>5}{tie} {:<width$}  {:>6}  {outcome}{amount}", row.id, row.total.rounded(3))
}

fn ceiling(ceiling: &Ceiling) -> String {
    format!("Plafond {}: verleend {}, over {}", ceiling.ceiling_cents, ceiling.awarded_cents, ceiling.left_cents)
}

/// An outcome in Dutch.
pub fn outcome(outcome: RankedOutcome) -> &'static str {
    match outcome {
        RankedOutcome::Awarded => "verleend",
        RankedOutcome::AwardedPartly => "gedeeltelijk verleend",
        RankedOutcome::ThemeBalanceNeeded => "gelijk: verdeling over de thema's nodig",
        RankedOutcome::LotNeeded => "gelijk: loting nodig",
        RankedOutcome::BeyondCeiling => "geweigerd: plafond bereikt",
        RankedOutcome::Insufficient => "onvoldoende",
    }
}

fn exclusion(outcome: ExclusionOutcome) -> &'static str {
    match outcome {
        ExclusionOutcome::Rejected => "afgewezen, buiten het tijdvak",
        ExclusionOutcome::NotConsidered => "buiten behandeling, niet volledig",
        ExclusionOutcome::Refused => "geweigerd",
    }
}

/// A verdict that a person has to decide, with what it is about.
pub fn question(verdict: &Verdict) -> String {
    let about: Vec<String> = ["id", "ids", "tied", "chosen", "drawn", "name"]
        .iter()
        .filter_map(|name| verdict.fact(name))
        .map(|value| match value {
            FactValue::Text(text) => text.clone(),
            FactValue::List(items) => items.join(", "),
            FactValue::Flag(_) | FactValue::Integer(_) | FactValue::Absent(()) => String::new(),
        })
        .collect();
    let question = match verdict.fact("question") {
        Some(FactValue::Text(question)) => question,
        _ => "",
    };
    format!("{} — {question} ({})", about.join(", "), verdict.citation.in_words())
}

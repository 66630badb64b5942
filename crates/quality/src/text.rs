//! The report as text for a terminal: Dutch, calm, the most useful things first.

use crate::{CriterionReport, Finding, Model, OutcomeCode, Passage, Report, Severity, Tier};
use std::fmt::Write as _;

/// Writes a report as plain text.
#[must_use]
pub fn write(report: &Report) -> String {
    let mut out = String::new();
    head(&mut out, report);
    for (tier, title) in [(Tier::Basis, "Basis"), (Tier::Plus, "Plus")] {
        line(&mut out, &format!("\n{title}"));
        line(&mut out, &"-".repeat(title.len()));
        for criterion in report.criteria.iter().filter(|criterion| criterion.tier == tier) {
            write_criterion(&mut out, criterion);
        }
    }
    unscanned(&mut out, report);
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn head(out: &mut String, report: &Report) {
    line(out, &report.file);
    let words = if report.words == 1 { "1 woord".to_owned() } else { format!("{} woorden", report.words) };
    let language = report.language.as_deref().unwrap_or("taal onbekend");
    line(out, &format!("{}, {words}, {language}", report.format.label()));
    line(out, &format!("{} {}, {}", Model::current().title, report.model.version, report.model.scenario.code()));
    line(out, "");
    for (title, count) in [("Basis", report.summary.basis), ("Plus", report.summary.plus)] {
        let mut counts = format!(
            "{title}: {} voldoet, {} voldoet niet, {} te beoordelen",
            count.met, count.not_met, count.needs_review
        );
        if count.not_applicable > 0 {
            let _infallible = write!(counts, ", {} niet van toepassing", count.not_applicable);
        }
        line(out, &counts);
    }
}

fn write_criterion(out: &mut String, criterion: &CriterionReport) {
    let mark = match criterion.outcome {
        OutcomeCode::Met => "✓",
        OutcomeCode::NotMet => "✗",
        OutcomeCode::NeedsReview => "?",
        OutcomeCode::NotApplicable => "–",
    };
    let title = Model::current().criterion(&criterion.id).map_or("", |row| row.title.trim_end_matches('.'));
    line(out, &format!("{mark} {} {title}: {}", criterion.id, criterion.outcome.label()));
    if let Some(reason) = criterion.reason {
        line(out, &format!("    {}", reason.sentence()));
    }
    for finding in &criterion.findings {
        write_finding(out, finding);
    }
    for passage in &criterion.evidence {
        line(out, &format!("    gevonden: {}", quoted(&passage.quote, passage)));
    }
}

fn write_finding(out: &mut String, finding: &Finding) {
    let word = match finding.severity {
        Severity::Error => "fout",
        Severity::Warning => "let op",
        Severity::Review => "kijk na",
        Severity::Info => "weetje",
    };
    line(out, &format!("    {word}: {}", finding.message));
    let passage = Passage { quote: finding.quote.clone(), location: finding.location.clone() };
    line(out, &format!("      {}", quoted(&finding.quote, &passage)));
    line(out, &format!("      → {}", finding.advice));
}

fn quoted(quote: &str, passage: &Passage) -> String {
    let place = passage.location.to_string();
    let words = quote.replace('\n', " ");
    match (words.is_empty(), place.is_empty()) {
        (true, _) => place,
        (false, true) => format!("“{words}”"),
        (false, false) => format!("“{words}” ({place})"),
    }
}

fn unscanned(out: &mut String, report: &Report) {
    const MOST: usize = 20;
    if report.unscanned.is_empty() {
        return;
    }
    line(out, "\nNiet bekeken");
    line(out, "------------");
    for item in report.unscanned.iter().take(MOST) {
        line(out, &format!("{}: {}", item.path, item.message));
    }
    if report.unscanned.len() > MOST {
        line(out, &format!("… en nog {} bestanden.", report.unscanned.len() - MOST));
    }
}

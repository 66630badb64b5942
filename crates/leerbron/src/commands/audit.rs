//! `leerbron audit verify`.

use super::answer;
use crate::cli::Format;
use crate::config::Config;
use crate::exit::Exit;
use crate::house;
use std::fmt::Write;
use store::AuditReport;

/// Recomputes all chains.
pub async fn verify(format: Format, config: &Config) -> anyhow::Result<Exit> {
    let store = house::store(config).await?;
    let report = store.verify_audit().await?;
    match format {
        Format::Json => answer(&serde_json::to_string_pretty(&report)?),
        Format::Text => answer(&text(&report)),
    }
    Ok(if report.is_sound() { Exit::Done } else { Exit::Found })
}

fn text(report: &AuditReport) -> String {
    let mut text = String::new();
    for chain in &report.chains {
        let _ = writeln!(
            text,
            "Keten {}: {} gebeurtenissen, {} regels, {} gewist",
            chain.chain, chain.events, chain.entries, chain.erased
        );
        let _ = writeln!(text, "  laatste hash {}", chain.head);
    }
    for problem in &report.problems {
        let _ = writeln!(text, "Klopt niet: keten {}, nummer {}: {}", problem.chain, problem.number, problem.message);
    }
    let verdict = if report.is_sound() { "Alles klopt." } else { "Er klopt iets niet. Vergelijk met een back-up." };
    let _ = writeln!(text, "{verdict}");
    text
}

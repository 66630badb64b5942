//! `leerbron config`: what holds, and where it comes from.

use super::answer;
use crate::cli::Format;
use crate::config::Config;
use crate::exit::Exit;

/// Shows the effective settings; passwords in addresses are hidden.
pub fn run(format: Format, config: &Config) -> anyhow::Result<Exit> {
    let mut shown = config.clone();
    shown.database.value = config.database_shown();
    let value = serde_json::to_value(&shown)?;
    match format {
        Format::Json => answer(&serde_json::to_string_pretty(&value)?),
        Format::Text => answer(&text(&value)),
    }
    Ok(Exit::Done)
}

fn text(settings: &serde_json::Value) -> String {
    let rows = settings.as_object().into_iter().flatten();
    let line = |(name, setting): (&String, &serde_json::Value)| {
        let value = setting["value"].as_str().map_or_else(|| setting["value"].to_string(), str::to_owned);
        format!("{name:<12} = {value:<44} # {}\n", setting["origin"].as_str().unwrap_or_default())
    };
    rows.map(line).collect()
}

//! Where log lines go: standard error, so that standard output holds only the answer.

use crate::cli::{Command, LogFormat};
use crate::config::Config;
use tracing_subscriber::EnvFilter;

/// Starts logging. Commands other than `serve` speak for themselves and log only warnings.
pub fn start(config: &Config, command: &Command) {
    let filter = match (command, config.log.origin) {
        (Command::Serve(_), _) => config.log.value.clone(),
        (_, "standaard") => "warn".to_owned(),
        _ => config.log.value.clone(),
    };
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match config.log_format.value {
        LogFormat::Json => builder.json().try_init(),
        LogFormat::Text => builder.with_ansi(false).try_init(),
    };
    if let Err(error) = started {
        eprintln!("leerbron: het logboek start niet: {error}");
    }
}

//! The program: configuration, clock, wiring, and one file per command.
//!
//! Exit status (contract): 0 done; 1 done and something found; 2 input refused or unreadable;
//! 64 wrong usage; 69 database or peer unavailable; 70 a defect of ours.

mod cli;
mod commands;
mod config;
mod demo;
mod exit;
mod house;
mod import;
mod indexer;
mod logging;

use clap::FromArgMatches;
use exit::Exit;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = match cli::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return exit::usage(&error),
    };
    let cli = match cli::Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return exit::usage(&error),
    };
    let outcome = std::panic::catch_unwind(AssertUnwindSafe(|| run(cli, &matches)));
    match outcome {
        Ok(Ok(exit)) => exit.into(),
        Ok(Err(error)) => exit::report(&error).into(),
        Err(_) => Exit::Defect.into(),
    }
}

fn run(cli: cli::Cli, matches: &clap::ArgMatches) -> anyhow::Result<Exit> {
    let config = config::Config::effective(&cli.options, matches)?;
    logging::start(&config, &cli.command);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(commands::run(cli.command, config))
}

//! One file per command; this one only sends each to its file.

mod audit;
mod backup;
mod check;
mod describe_settings;
mod harvest;
mod import;
mod reindex;
mod restore;
mod round;
mod search;
mod serve;
mod shell;
mod user;

pub use user::{add as user_add, hash as user_hash, invent_password};

use crate::cli::{Audit, Command};
use crate::config::Config;
use crate::exit::Exit;

/// Carries out a command.
pub async fn run(command: Command, config: Config) -> anyhow::Result<Exit> {
    match command {
        Command::Serve(arguments) => serve::run(arguments, config).await,
        Command::User(arguments) => user::run(arguments, &config).await,
        Command::Import(arguments) => import::run(arguments, &config).await,
        Command::Harvest(arguments) => harvest::run(arguments, &config).await,
        Command::Search(arguments) => search::run(&arguments, &config).await,
        Command::Check(arguments) => check::run(&arguments),
        Command::Backup { file } => backup::run(&file, &config).await,
        Command::Restore { file } => restore::run(&file, &config).await,
        Command::Audit(Audit::Verify { format }) => audit::verify(format, &config).await,
        Command::Round(arguments) => round::run(&arguments),
        Command::Reindex => reindex::run(&config).await,
        Command::Config { format } => describe_settings::run(format, &config),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man => shell::manual(),
    }
}

/// Writes an answer to standard output, which holds nothing else. A reader that stopped
/// listening is no error.
pub fn answer(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ =
        out.write_all(text.as_bytes()).and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") });
    let _ = out.flush();
}

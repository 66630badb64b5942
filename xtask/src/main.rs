//! House tasks: `cargo xtask records` makes test collections, `cargo xtask tidy` checks the
//! invariants, `cargo xtask docs` writes the documents that are made from the code.

mod docs;
mod records;
mod tidy;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Tasks of the house.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes N made-up NL LOM records: a .zip of records, or one .xml with an OAI-PMH answer.
    Records {
        /// How many records.
        count: u64,
        /// A file that ends in .zip or .xml.
        #[arg(long)]
        output: PathBuf,
        /// Another seed gives another collection.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Checks the invariants of the house; exit status 1 when one is broken.
    Tidy,
    /// Writes docs/generated from the code and the data.
    Docs {
        /// Only compares; exit status 1 when a document is out of date.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Records { count, output, seed } => records::write(count, &output, seed).map(|()| ExitCode::SUCCESS),
        Task::Tidy => tidy::report(),
        Task::Docs { check: true } => docs::compare(),
        Task::Docs { check: false } => docs::write().map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("xtask: {error:#}");
        ExitCode::from(2)
    })
}

//! The measuring half of `benches/run`: collections to measure with, and peers to measure
//! against. Each subcommand does one thing and prints its figures as one line of JSON, or a
//! table for people; `benches/run` starts them, divides and judges.
#![expect(clippy::print_stdout, reason = "the figures are the output of this program")]

mod address;
mod compare;
mod figures;
mod fill;
mod fts;
mod harvest;
mod http;
mod inside;
mod minimal;
mod parallel;
mod passage;
mod questions;
mod raw;
mod records;

use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Measures Leerbron against its peers; `benches/run` is the way in.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes N generated records as a zip to import.
    Records { count: u64, zip: PathBuf },
    /// Fills a data folder with N generated records: the index, and with --store the database.
    Fill {
        count: u64,
        data: PathBuf,
        #[arg(long)]
        store: bool,
    },
    /// Builds the SQLite FTS5 database of the same N records.
    Fts { count: u64, file: PathBuf },
    /// Searches: ours, raw tantivy and FTS5 in turn.
    Search {
        count: u64,
        data: PathBuf,
        fts: PathBuf,
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Writes the addresses of search questions, one a line.
    Addresses { count: u64 },
    /// Asks the questions of `addresses` in this process, on one thread, for some seconds.
    Inside { count: u64, data: PathBuf, seconds: u64 },
    /// Walks a whole OAI-PMH list and says how much came.
    Harvest { address: SocketAddr, path: String },
    /// Times two OAI-PMH pages in turn: the first, and the last of the list.
    Pages { address: SocketAddr, last: i64, times: usize },
    /// Serves stored XML by key, concatenated: the least that an OAI-PMH server must do.
    Minimal { database: PathBuf, address: SocketAddr },
    /// Asks for these many search pages and says how many came.
    Ask { address: SocketAddr, count: u64, times: usize },
}

/// The collection that everything is measured with.
const SEED: u64 = 1;

/// The dictionary that the program carries.
fn lexicon() -> anyhow::Result<dutch::Lexicon> {
    Ok(dutch::Lexicon::new(assets::dutch_words())?)
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Records { count, zip } => records::write(count, &zip),
        Command::Fill { count, data, store } => fill::run(count, &data, store),
        Command::Fts { count, file } => fts::build(count, &file),
        Command::Search { count, data, fts, rounds } => compare::run(count, &data, &fts, rounds),
        Command::Addresses { count } => address::print(count),
        Command::Inside { count, data, seconds } => inside::run(count, &data, seconds),
        Command::Harvest { address, path } => harvest::whole(address, &path),
        Command::Pages { address, last, times } => harvest::pages(address, last, times),
        Command::Minimal { database, address } => minimal::serve(&database, address),
        Command::Ask { address, count, times } => inside::ask(address, count, times),
    }
}

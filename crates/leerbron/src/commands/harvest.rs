//! `leerbron harvest URL`: page by page; a page and the place to go on from are one transaction.

use crate::cli::{Format, Harvest as Arguments};
use crate::commands::import::{conclude, sink, source_name};
use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::house;
use crate::import::{Sink, Summary, Watch, commit_index, index_batch, put_batch, ready_from_response};
use outside::harvest::{Harvest, Patience, Step};
use outside::{Fetcher, Policy};
use store::{Actor, Chain, HarvestState};

/// Harvests what changed since the last time, or goes on where an earlier run stopped.
pub async fn run(arguments: Arguments, config: &Config) -> anyhow::Result<Exit> {
    let source = source_name(Some(&arguments.source.clone().unwrap_or_else(|| default_source(&arguments))))?;
    let policy =
        Policy { allow_http: arguments.allow_http, allow_private: arguments.allow_private, ..Policy::default() };
    let fetcher = Fetcher::new(policy);
    let store = house::store(config).await?;
    let known = store.harvest(&source).await?;
    let mut state = begin(&arguments, &source, known)?;
    let mut sink = sink(store, config).await?;
    let mut watch = Watch::begin(&format!("Ophalen bij {}", arguments.url), arguments.format == Format::Json);
    let mut summary = Summary::default();
    let mut harvest = harvest_of(&state);
    loop {
        let step = match harvest.next(&fetcher, &Patience::default()).await {
            Ok(step) => step,
            Err(error) => return stopped(&mut sink, &summary, arguments.format, &error).await,
        };
        take_page(&mut sink, &step, &mut state, &mut summary).await?;
        watch.show(summary.seen());
        if step.last {
            break;
        }
        harvest = step.next;
    }
    watch.end();
    commit_index(&mut sink).await?;
    conclude(&summary, arguments.format)
}

/// Stores a page together with the state after it.
async fn take_page(
    sink: &mut Sink,
    step: &Step,
    state: &mut HarvestState,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let index = sink.index.as_ref().map(|(index, _)| index.clone());
    let mut items = Vec::with_capacity(step.records);
    ready_from_response(&state.url, &step.bytes, &state.source, index.as_deref(), &mut items);
    let before = (summary.seen(), summary.rejected.len());
    let mut write = sink.store.begin(Chain::Catalogue, Actor::Program).await?;
    let indexing = put_batch(&mut write, items, &state.source, summary).await?;
    state.since.clone_from(&step.next.from);
    state.first_response.clone_from(&step.next.began);
    state.token.clone_from(&step.next.token);
    state.records += i64::try_from(summary.seen() - before.0).unwrap_or(0);
    state.rejected += i64::try_from(summary.rejected.len() - before.1).unwrap_or(0);
    if step.last {
        state.last_success = Some(write.at());
    }
    write.save_harvest(state).await?;
    write.commit("harvest").await?;
    index_batch(sink, indexing)
}

/// What was taken in stays; the next run goes on from there.
async fn stopped(
    sink: &mut Sink,
    summary: &Summary,
    format: Format,
    error: &dyn std::error::Error,
) -> anyhow::Result<Exit> {
    commit_index(sink).await?;
    if summary.seen() > 0 || format == Format::Json {
        conclude(summary, format)?;
    }
    eprintln!("leerbron: het ophalen is gestopt: {error}. Wat binnen is, blijft; een volgende keer gaat het verder.");
    Ok(Exit::Unavailable)
}

fn begin(arguments: &Arguments, source: &str, known: Option<HarvestState>) -> anyhow::Result<HarvestState> {
    let fresh = HarvestState {
        source: source.to_owned(),
        url: arguments.url.clone(),
        set: arguments.set.clone(),
        prefix: arguments.prefix.clone(),
        since: None,
        first_response: None,
        token: None,
        last_success: None,
        records: 0,
        rejected: 0,
    };
    match known {
        None => Ok(fresh),
        Some(known) if arguments.full => Ok(HarvestState { records: known.records, rejected: known.rejected, ..fresh }),
        Some(known) if known.url == fresh.url && known.set == fresh.set && known.prefix == fresh.prefix => Ok(known),
        Some(known) => Err(refuse(format!(
            "De bron {source} is eerder opgehaald bij {} (set {}, vorm {}). Geef met --source een andere naam, of begin opnieuw met --full.",
            known.url,
            known.set.as_deref().unwrap_or("alles"),
            known.prefix
        ))),
    }
}

fn harvest_of(state: &HarvestState) -> Harvest {
    let mut harvest = Harvest::new(&state.url, state.set.as_deref(), &state.prefix);
    harvest.from.clone_from(&state.since);
    harvest.began.clone_from(&state.first_response);
    harvest.token.clone_from(&state.token);
    harvest
}

/// The server's name, and the set when one is asked for.
fn default_source(arguments: &Arguments) -> String {
    let rest = arguments.url.split_once("://").map_or(arguments.url.as_str(), |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or(rest);
    let name = arguments.set.as_deref().map_or_else(|| authority.to_owned(), |set| format!("{authority}-{set}"));
    name.chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '-' })
        .collect()
}

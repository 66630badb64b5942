//! The search comparison: each question to each system in turn, in rounds whose order
//! alternates, one thread. A question's time is the median of its rounds; p50 and p99 are
//! over the questions of a class.

use crate::figures::{median, percentile};
use crate::fts::Fts;
use crate::questions::{Class, Question, questions};
use crate::raw::Raw;
use crate::{inside, lexicon};
use anyhow::Context;
use search::SearchIndex;
use std::path::Path;
use std::time::Instant;

/// Questions of each class, and how many of them FTS5 gets: it takes its time.
const EACH: usize = 200;
const EACH_FTS: usize = 10;
/// The bars.
const RAW_AT_MOST: f64 = 1.3;
const FTS_AT_LEAST: [(Class, f64); 3] = [(Class::Faceted, 20.0), (Class::OneWord, 10.0), (Class::TwoWords, 4.0)];

#[derive(Clone, Copy)]
enum System {
    Ours,
    Raw,
    Bare,
    Fts,
}

const SYSTEMS: [System; 4] = [System::Ours, System::Raw, System::Bare, System::Fts];

struct Systems {
    ours: SearchIndex,
    raw: Raw,
    fts: Fts,
}

/// Milliseconds by question, system and round.
type Times = Vec<[Vec<f64>; SYSTEMS.len()]>;

/// Compares and prints the table with a verdict for each bar.
pub fn run(count: u64, data: &Path, fts: &Path, rounds: usize) -> anyhow::Result<()> {
    let folder = data.join("index");
    let ours = SearchIndex::open(&folder, lexicon()?)?;
    ours.warm()?;
    anyhow::ensure!(ours.len() == count, "the index holds {} records, not {count}", ours.len());
    let mut systems = Systems { ours, raw: Raw::open(&folder)?, fts: Fts::open(fts)? };
    let questions = questions(count, EACH);
    let agreed = systems.warm_up(&questions)?;
    let mut times: Times = vec![Default::default(); questions.len()];
    for round in 0..rounds {
        for (place, question) in questions.iter().enumerate() {
            let turn = round + place;
            for step in 0..SYSTEMS.len() {
                let at = (turn + step) % SYSTEMS.len();
                if is_asked(SYSTEMS[at], question.class, place) {
                    let begun = Instant::now();
                    systems.ask(SYSTEMS[at], question)?;
                    times[place][at].push(begun.elapsed().as_secs_f64() * 1000.0);
                }
            }
        }
    }
    println!("{agreed}");
    report(&questions, &times);
    Ok(())
}

fn is_asked(system: System, class: Class, place: usize) -> bool {
    match system {
        System::Fts => place % EACH < EACH_FTS && class != Class::FilterOnly,
        System::Bare => class != Class::FilterOnly,
        System::Ours | System::Raw => true,
    }
}

impl Systems {
    fn ask(&mut self, system: System, question: &Question) -> anyhow::Result<u64> {
        Ok(match system {
            System::Ours => self.ours.search(&inside::query(question))?.total,
            System::Raw => self.raw.ask(question)?.total,
            System::Bare => self.raw.ask_bare(question)?.total,
            System::Fts => self.fts.ask(question)?.total,
        })
    }

    /// Asks everything once, so that no system finds cold files, and sees that all answer alike.
    fn warm_up(&mut self, questions: &[Question]) -> anyhow::Result<String> {
        let (mut asked, mut hits) = (0, Vec::new());
        for (place, question) in questions.iter().enumerate() {
            let ours = self.ask(System::Ours, question)?;
            hits.push(ours as f64);
            for system in SYSTEMS.into_iter().skip(1).filter(|system| is_asked(*system, question.class, place)) {
                let theirs = self.ask(system, question)?;
                asked += 1;
                anyhow::ensure!(ours == theirs, "{question:?}: we find {ours}, a peer {theirs}");
            }
            let raw = self.raw.ask(question)?;
            let own = self.ours.search(&inside::query(question))?;
            let values: usize = own.facets.iter().map(|facet| facet.values.len()).sum();
            let shown = own.hits.len() == raw.shown && values <= raw.values;
            anyhow::ensure!(shown, "{question:?}: not the same hits or facets ({values} and {})", raw.values);
        }
        let typical = median(&hits);
        let most = percentile(&hits, 0.99);
        Ok(format!("{asked} answers of peers checked: the same totals. Hits: median {typical}, p99 {most}."))
    }
}

fn report(questions: &[Question], times: &Times) {
    println!("milliseconds              ours p50     p99   raw tantivy p50     p99   bare p50   FTS5 p50");
    let mut verdicts = Vec::new();
    for class in Class::ALL {
        let of = |system: usize, fts_only: bool| -> Vec<f64> {
            let all = questions.iter().zip(times).enumerate().filter(|(_, (question, _))| question.class == class);
            all.filter(|(place, _)| !fts_only || is_asked(System::Fts, class, *place))
                .map(|(_, (_, times))| median(&times[system]))
                .collect()
        };
        let (ours, raw) = (of(0, false), of(1, false));
        let row = [percentile(&ours, 0.5), percentile(&ours, 0.99), percentile(&raw, 0.5), percentile(&raw, 0.99)];
        println!(
            "{:<24}{:>10.3}{:>8.3}{:>18.3}{:>8.3}{:>11.3}{:>11.3}",
            class.name(),
            row[0],
            row[1],
            row[2],
            row[3],
            median(&of(2, false)),
            median(&of(3, true))
        );
        for (name, ratio) in [("p50", row[0] / row[2]), ("p99", row[1] / row[3])] {
            verdicts.push((format!("{} against raw tantivy, {name}", class.name()), ratio, RAW_AT_MOST, false));
        }
        if let Some((_, bar)) = FTS_AT_LEAST.iter().find(|(named, _)| *named == class) {
            let ratio = median(&of(3, true)) / median(&of(0, true));
            verdicts.push((format!("{} against FTS5, p50", class.name()), ratio, *bar, true));
        }
    }
    for (what, ratio, bar, least) in verdicts {
        let passed = if least { ratio >= bar } else { ratio <= bar };
        let bound = if least { "at least" } else { "at most" };
        println!("{} search: {what}: {ratio:.2} times ({bound} {bar})", if passed { "PASS" } else { "FAIL" });
    }
}

/// The index of a data folder, with its facets in memory.
pub fn open(data: &Path) -> anyhow::Result<SearchIndex> {
    let index = SearchIndex::open(&data.join("index"), lexicon()?).context("there is no index")?;
    index.warm()?;
    Ok(index)
}

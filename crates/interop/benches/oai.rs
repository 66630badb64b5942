//! OAI-PMH against its floor: answering `ListRecords` against a handler that merely puts
//! stored XML together, and reading a response against merely walking through its XML.
//!
//! Prints ratios, medians of nine interleaved runs in one process; absolute times are noted only.

use base::RecordId;
use interop::oai::response::{read, read_with};
use interop::oai::{Body, Catalogue, Form, Item, Page, Repository, Selection, Set, Source, answer};
use jiff::Timestamp;
use quick_xml::events::Event;
use std::convert::Infallible;
use std::fmt::Write;
use std::future::ready;
use std::hint::black_box;
use std::time::{Duration, Instant};

const PAGE: usize = 100;
const PAGES: usize = 50;
const RUNS: usize = 9;

/// Hands out the same page for ever, as a store would: every item a copy of its own.
struct Endless(Vec<Item>);

impl Catalogue for Endless {
    type Error = Infallible;

    fn horizon(&self) -> impl Future<Output = Result<Timestamp, Infallible>> + Send {
        ready(Ok(Timestamp::UNIX_EPOCH))
    }

    fn earliest(&self) -> impl Future<Output = Result<Timestamp, Infallible>> + Send {
        ready(Ok(Timestamp::UNIX_EPOCH))
    }

    fn sets(&self) -> impl Future<Output = Result<Vec<Set>, Infallible>> + Send {
        ready(Ok(Vec::new()))
    }

    fn page(&self, _: &Selection) -> impl Future<Output = Result<Page, Infallible>> + Send {
        ready(Ok(Page { items: self.0.clone(), more: true }))
    }

    fn item(&self, _: RecordId, _: Form) -> impl Future<Output = Result<Option<Item>, Infallible>> + Send {
        ready(Ok(None))
    }

    fn size(&self, _: &Selection) -> impl Future<Output = Result<Option<u64>, Infallible>> + Send {
        ready(Ok(None))
    }
}

fn items() -> Vec<Item> {
    let sentence = "Leerlingen rekenen met breuken &amp; procenten, in stappen die zij zelf kiezen. ";
    let keyword =
        |word: usize| format!("<keyword><langstring xml:lang=\"nl\">trefwoord {word}</langstring></keyword>\n");
    let item = |key: usize| {
        let body = format!(
            "<lom xmlns=\"http://www.imsglobal.org/xsd/imsmd_v1p2\">\n<general>\n<title><langstring xml:lang=\"nl\">Les {key}</langstring></title>\n\
            <description><langstring xml:lang=\"nl\">{}</langstring></description>\n{}</general>\n</lom>",
            sentence.repeat(20),
            (0..55).map(keyword).collect::<String>()
        );
        let id = RecordId::derive("bench", &key.to_string());
        let changed = Timestamp::from_second(1_700_000_000).unwrap_or(Timestamp::UNIX_EPOCH);
        Item {
            id,
            seq: key as i64 + 1,
            changed,
            source: Source::Own,
            deleted: false,
            body: Body::Lom(body),
            provenance: None,
        }
    };
    (0..PAGE).map(item).collect()
}

/// The minimal handler: a copy of the page, put together without a second look.
fn concatenate(catalogue: &Endless) -> String {
    let items = catalogue.0.clone();
    let mut out = String::with_capacity(items.len() * 6500);
    out.push_str("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>");
    for item in items {
        if let Body::Lom(lom) = &item.body {
            let _ = write!(
                out,
                "<record><header><identifier>oai:leerbron.example:{}</identifier><datestamp>2024-01-01T00:00:00Z</datestamp><setSpec>eigen</setSpec></header><metadata>",
                item.id
            );
            out.push_str(lom);
            out.push_str("</metadata></record>");
        }
    }
    out.push_str("</ListRecords></OAI-PMH>");
    out
}

fn walk(xml: &str) -> usize {
    let mut reader = quick_xml::NsReader::from_reader(xml.as_bytes());
    let mut events = 0;
    while !matches!(reader.read_resolved_event(), Ok((_, Event::Eof)) | Err(_)) {
        events += 1;
    }
    events
}

fn time<T>(mut work: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    (0..PAGES).for_each(|_| drop(black_box(work())));
    start.elapsed()
}

/// Runs all contestants in turn, and prints each median beside that of the first.
#[expect(clippy::print_stdout, reason = "a benchmark reports")]
fn compare(title: &str, bytes: usize, contestants: &mut [(&str, &mut dyn FnMut() -> usize)]) {
    let mut times = vec![Vec::new(); contestants.len()];
    for _ in 0..RUNS {
        for (place, (_, work)) in contestants.iter_mut().enumerate() {
            times[place].push(time(&mut **work));
        }
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let medians: Vec<f64> = times.iter_mut().map(median).collect();
    println!("{title} ({PAGE} records, {bytes} bytes a page)");
    for ((name, _), seconds) in contestants.iter().zip(&medians) {
        let per_lakh = seconds * 100_000.0 / (PAGE * PAGES) as f64;
        println!("  {name:<32} ratio {:>5.2}   {per_lakh:>7.3} s per 100,000 records", seconds / medians[0]);
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime can be made");
    let catalogue = Endless(items());
    let repository = Repository {
        name: "Bench".to_owned(),
        base_url: "https://leerbron.example/oai".to_owned(),
        host: "leerbron.example".to_owned(),
        admin_email: "a@leerbron.example".to_owned(),
        page_size: PAGE,
    };
    let arguments =
        [("verb", "ListRecords"), ("metadataPrefix", "lom")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let respond = || runtime.block_on(answer(&catalogue, &repository, &arguments)).expect("it cannot fail");
    let xml = respond();
    compare(
        "Answering",
        xml.len(),
        &mut [("concatenation", &mut || concatenate(&catalogue).len()), ("oai::answer", &mut || respond().len())],
    );
    compare(
        "Reading",
        xml.len(),
        &mut [
            ("walk through the XML", &mut || walk(&xml)),
            ("records, metadata passed over", &mut || {
                read_with(xml.as_bytes(), |reader, start| reader.read_to_end(start.name())).count()
            }),
            ("records with NL LOM", &mut || read(xml.as_bytes()).count()),
        ],
    );
}

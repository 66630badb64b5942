//! A catalogue in memory: a change log as the trait wants it, and changes to make in it.

use base::RecordId;
use interop::oai::{Body, Catalogue, Form, Item, Page, Provenance, Repository, Selection, Set, Source};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::ready;
use std::path::PathBuf;
use std::sync::Mutex;

/// The clock and the log of one catalogue. The clock goes on when told to.
pub struct Memory(Mutex<Log>);

struct Log {
    now: Timestamp,
    next: i64,
    items: BTreeMap<i64, Item>,
    places: BTreeMap<RecordId, i64>,
}

impl Memory {
    pub fn new(now: Timestamp) -> Self {
        Self(Mutex::new(Log { now, next: 1, items: BTreeMap::new(), places: BTreeMap::new() }))
    }

    pub fn pass(&self, time: SignedDuration) {
        let mut log = self.0.lock().unwrap();
        log.now = log.now.checked_add(time).unwrap();
    }

    /// Writes a record, new or changed, under a new sequence number.
    pub fn put(&self, source: &Source, key: &str, body: Body) -> RecordId {
        self.write(source, key, false, body)
    }

    /// Leaves a tombstone.
    pub fn delete(&self, source: &Source, key: &str) -> RecordId {
        self.write(source, key, true, Body::None)
    }

    fn write(&self, source: &Source, key: &str, deleted: bool, body: Body) -> RecordId {
        let mut log = self.0.lock().unwrap();
        let id = RecordId::derive(&source.spec(), key);
        let seq = log.next;
        log.next += 1;
        if let Some(old) = log.places.insert(id, seq) {
            log.items.remove(&old);
        }
        let provenance = match source {
            Source::Own => None,
            Source::Harvested(name) => Some(Provenance {
                base_url: format!("https://{name}.example/oai?a=1&b=2"),
                identifier: format!("oai:{name}.example:{key}"),
                datestamp: "2020-01-14".to_owned(),
                metadata_namespace: "http://www.imsglobal.org/xsd/imsmd_v1p2".to_owned(),
                harvested: log.now,
                altered: true,
            }),
        };
        let changed = log.now;
        log.items.insert(seq, Item { id, seq, changed, source: source.clone(), deleted, body, provenance });
        id
    }

    /// The newest state of every record of a source.
    pub fn state(&self, source: &Source) -> BTreeMap<RecordId, (i64, bool)> {
        let log = self.0.lock().unwrap();
        log.items
            .values()
            .filter(|item| item.source == *source)
            .map(|item| (item.id, (item.seq, item.deleted)))
            .collect()
    }
}

fn selected(log: &Log, selection: &Selection) -> Vec<Item> {
    let wanted = |item: &&Item| {
        item.source == selection.source
            && selection.from.is_none_or(|from| item.changed >= from)
            && selection.before.is_none_or(|before| item.changed < before)
    };
    log.items
        .range(selection.after + 1..)
        .map(|(_, item)| item)
        .filter(wanted)
        .map(|item| formed(item, selection.form))
        .collect()
}

fn formed(item: &Item, form: Form) -> Item {
    let mut item = item.clone();
    item.body = match (form, item.body) {
        (Form::Record, Body::Lom(lom)) => Body::Record(Box::new(
            metadata::nllom::read(lom.as_bytes()).expect("the tests hold readable records").record,
        )),
        (Form::Headers, _) => Body::None,
        (Form::Lom | Form::Record, body) => body,
    };
    item
}

impl Catalogue for Memory {
    type Error = Infallible;

    fn horizon(&self) -> impl Future<Output = Result<Timestamp, Infallible>> + Send {
        ready(Ok(self.0.lock().unwrap().now))
    }

    fn earliest(&self) -> impl Future<Output = Result<Timestamp, Infallible>> + Send {
        let log = self.0.lock().unwrap();
        ready(Ok(log.items.values().next().map_or(log.now, |item| item.changed)))
    }

    fn sets(&self) -> impl Future<Output = Result<Vec<Set>, Infallible>> + Send {
        let log = self.0.lock().unwrap();
        let sources: std::collections::BTreeSet<Source> = log.items.values().map(|item| item.source.clone()).collect();
        ready(Ok(sources
            .into_iter()
            .map(|source| Set { name: format!("Herkomst & bron {source:?}"), source })
            .collect()))
    }

    fn page(&self, selection: &Selection) -> impl Future<Output = Result<Page, Infallible>> + Send {
        let mut items = selected(&self.0.lock().unwrap(), selection);
        let more = items.len() > selection.limit;
        items.truncate(selection.limit);
        ready(Ok(Page { items, more }))
    }

    fn item(&self, id: RecordId, form: Form) -> impl Future<Output = Result<Option<Item>, Infallible>> + Send {
        let log = self.0.lock().unwrap();
        ready(Ok(log.places.get(&id).map(|place| formed(&log.items[place], form))))
    }

    fn size(&self, selection: &Selection) -> impl Future<Output = Result<Option<u64>, Infallible>> + Send {
        ready(Ok(Some(selected(&self.0.lock().unwrap(), selection).len() as u64)))
    }
}

pub const HOST: &str = "leerbron.example";

pub fn repository(page_size: usize) -> Repository {
    Repository {
        name: "Leerbron & <proef>".to_owned(),
        base_url: format!("https://{HOST}/oai"),
        host: HOST.to_owned(),
        admin_email: "beheer@leerbron.example".to_owned(),
        page_size,
    }
}

/// The smallest `<lom>` with a title.
pub fn lom(title: &str) -> Body {
    let start = r#"<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"><general><title>"#;
    Body::Lom(format!("{start}<langstring xml:lang=\"nl\">{title}</langstring></title></general></lom>"))
}

/// A file that is not part of the project; none, said aloud, when it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let root = std::env::var_os("LEERBRON_SHARED").map_or_else(|| PathBuf::from(default), PathBuf::from);
    let file = root.join(path);
    if !file.exists() {
        assert!(
            std::env::var_os("LEERBRON_REQUIRE_SHARED").is_none_or(|value| value != "1"),
            "{} is absent",
            file.display()
        );
        eprintln!("skipped: {} is absent", file.display());
        return None;
    }
    Some(file)
}

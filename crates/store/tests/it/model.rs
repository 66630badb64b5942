//! The event stream against a model: random commands, restarts, replay, erasure.

use crate::support::{Place, body, on_each_engine, postgres, prepared, put, sqlite};
use base::RecordId;
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::{Actor, Chain, OWN_SOURCE, Put, RecordBody, Store};

#[derive(Clone, Debug)]
enum Command {
    /// One event with these records; equal keys may occur twice.
    Put(Vec<(u8, u8)>),
    Delete(u8),
    Erase(u8),
    /// A write that is begun, filled and given up.
    GiveUp(Vec<(u8, u8)>),
    /// A write that is begun, filled and forgotten, as when its task dies.
    Forget(u8, u8),
    Restart,
    ClockBack,
}

fn command() -> impl Strategy<Value = Command> {
    let pairs = || prop::collection::vec((0..8_u8, 0..3_u8), 1..6);
    prop_oneof![
        4 => pairs().prop_map(Command::Put),
        2 => (0..8_u8).prop_map(Command::Delete),
        1 => (0..8_u8).prop_map(Command::Erase),
        1 => pairs().prop_map(Command::GiveUp),
        1 => (0..8_u8, 0..3_u8).prop_map(|(key, title)| Command::Forget(key, title)),
        1 => Just(Command::Restart),
        1 => Just(Command::ClockBack),
    ]
}

/// What the store should hold: per key its title, or `None` for a tombstone.
#[derive(Default)]
struct Model {
    records: BTreeMap<String, Option<String>>,
    /// The state after each event, by its last sequence number.
    past: BTreeMap<i64, BTreeMap<String, Option<String>>>,
    erased: bool,
}

impl Model {
    fn put(&mut self, key: &str, title: &str) -> Put {
        match self.records.insert(key.to_owned(), Some(title.to_owned())) {
            None => Put::Accepted,
            Some(Some(before)) if before == title => Put::Unchanged,
            Some(_) => Put::Changed,
        }
    }

    fn delete(&mut self, key: &str) -> Put {
        match self.records.insert(key.to_owned(), None) {
            Some(None) => Put::Unchanged,
            _ => Put::Deleted,
        }
    }
}

fn texts(pair: (u8, u8)) -> (String, String) {
    (format!("urn:les:{}", pair.0), format!("Les {} versie {}", pair.0, pair.1))
}

async fn carry_out(place: &Place, store: Store, model: &mut Model, command: &Command) -> Store {
    place.advance(250);
    match command {
        Command::Put(pairs) => put_all(&store, model, pairs).await,
        Command::Delete(key) => {
            let (key, _) = texts((*key, 0));
            let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
            let outcome = write.delete_records(OWN_SOURCE, std::slice::from_ref(&key)).await.unwrap();
            assert_eq!(outcome, [model.delete(&key)]);
            let committed = write.commit("delete").await.unwrap();
            model.past.insert(committed.seq, model.records.clone());
        }
        Command::Erase(key) => erase(&store, model, &texts((*key, 0)).0).await,
        Command::GiveUp(pairs) => {
            let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
            let records = pairs.iter().map(|pair| texts(*pair)).map(|(key, title)| prepared(&key, &title)).collect();
            write.put_records(records).await.unwrap();
            write.rollback().await.unwrap();
        }
        Command::Forget(key, title) => {
            let (key, title) = texts((*key, *title));
            let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
            write.put_records(vec![prepared(&key, &title)]).await.unwrap();
            drop(write);
        }
        Command::Restart => {
            store.close().await.unwrap();
            return place.open().await;
        }
        Command::ClockBack => place.advance(-60_000),
    }
    store
}

async fn put_all(store: &Store, model: &mut Model, pairs: &[(u8, u8)]) {
    let texts: Vec<_> = pairs.iter().map(|pair| texts(*pair)).collect();
    let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
    let records = texts.iter().map(|(key, title)| prepared(key, title)).collect();
    let outcomes = write.put_records(records).await.unwrap();
    let expected: Vec<_> = texts.iter().map(|(key, title)| model.put(key, title)).collect();
    assert_eq!(outcomes, expected);
    let committed = write.commit("put").await.unwrap();
    let changes = expected.iter().filter(|outcome| **outcome != Put::Unchanged).count();
    assert_eq!(committed.entries, i64::try_from(changes).unwrap());
    model.past.insert(committed.seq, model.records.clone());
}

async fn erase(store: &Store, model: &mut Model, key: &str) {
    if !model.records.contains_key(key) {
        return;
    }
    let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
    write.erase_record(OWN_SOURCE, key, "op verzoek van de maker").await.unwrap();
    let committed = write.commit("erase").await.unwrap();
    model.records.insert(key.to_owned(), None);
    model.past.insert(committed.seq, model.records.clone());
    model.erased = true;
    for entry in store.entries_after(Chain::Catalogue, 0, 10_000).await.unwrap() {
        let about = entry.subject == RecordId::derive(OWN_SOURCE, key).as_str();
        assert!(!(about && entry.kind == "record_put" && entry.body.is_some()), "a payload of {key} is still there");
    }
}

async fn compare(store: &Store, model: &Model) {
    let report = store.verify_audit().await.unwrap();
    assert!(report.is_sound(), "{:?}", report.problems);
    let changes = store.changes_after(0, 10_000).await.unwrap();
    assert!(changes.windows(2).all(|pair| pair[0].seq < pair[1].seq && pair[0].changed <= pair[1].changed));
    let held: BTreeMap<_, _> = changes.iter().map(|change| (change.id, change.body.clone())).collect();
    let expected: BTreeMap<_, _> = model
        .records
        .iter()
        .map(|(key, title)| (RecordId::derive(OWN_SOURCE, key), title.as_deref().map(|title| body(key, title))))
        .collect();
    assert_eq!(held, expected);
    replay(store, model).await;
}

/// The stream alone tells the state after every event, unless payloads were erased since.
async fn replay(store: &Store, model: &Model) {
    let entries = store.entries_after(Chain::Catalogue, 0, 10_000).await.unwrap();
    assert!(entries.windows(2).all(|pair| pair[0].seq + 1 == pair[1].seq && pair[0].at <= pair[1].at));
    let mut state: BTreeMap<String, Option<String>> = BTreeMap::new();
    for entry in &entries {
        let body = entry.body.as_deref().and_then(|body| serde_json::from_str::<serde_json::Value>(body).ok());
        let key = body.as_ref().and_then(|body| body["key"].as_str().map(str::to_owned));
        match (entry.kind.as_str(), key) {
            ("record_put", Some(key)) => {
                let record: RecordBody = serde_json::from_value(body.unwrap()).unwrap();
                state.insert(key, record.record.title().map(str::to_owned));
            }
            ("record_deleted", Some(key)) => {
                state.insert(key, None);
            }
            _ => {}
        }
        if let Some(past) = model.past.get(&entry.seq).filter(|_| !model.erased) {
            assert_eq!(&state, past, "after entry {}", entry.seq);
        }
    }
}

async fn run(place: Place, commands: &[Command]) {
    let mut store = place.open().await;
    let mut model = Model::default();
    for command in commands {
        store = carry_out(&place, store, &mut model, command).await;
        compare(&store, &model).await;
    }
    store.close().await.unwrap();
}

fn in_runtime(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(test);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_stream_follows_the_model_on_sqlite(commands in prop::collection::vec(command(), 1..14)) {
        in_runtime(run(sqlite(), &commands));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    fn the_stream_follows_the_model_on_postgresql(commands in prop::collection::vec(command(), 1..14)) {
        in_runtime(async {
            if let Some(place) = postgres().await {
                run(place, &commands).await;
            }
        });
    }
}

#[test]
fn the_same_records_again_change_nothing() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        let first = put(&store, "a", "Breuken").await;
        let again = put(&store, "a", "Breuken").await;
        assert_eq!((first.entries, again.entries, again.seq), (1, 0, first.seq));
        assert_eq!(store.recent_events(Chain::Catalogue, 10).await.unwrap().len(), 1);
    });
}

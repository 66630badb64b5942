//! Databases of their own for each test, on every engine there is.

use metadata::{FieldId, LangText, Record, Value};
use sea_orm::{ConnectionTrait, Database};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use store::{Clock, OWN_SOURCE, Options, Prepared, RecordBody, Store};

/// The instant at which the tests' clock starts, in milliseconds since 1970.
pub const START: i64 = 1_767_225_600_000;

/// A database that is thrown away with the test.
pub struct Place {
    pub url: String,
    pub clock: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

impl Place {
    /// Opens the store; opening it again is a restart.
    pub async fn open(&self) -> Store {
        let options = Options { clock: Clock::Fixed(Arc::clone(&self.clock)), ..Options::new(self.url.clone()) };
        Store::open(options).await.unwrap()
    }

    pub fn advance(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

/// Runs a test on every engine there is.
pub fn on_each_engine<F: Future<Output = ()>>(test: impl Fn(Place) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        test(sqlite()).await;
        if let Some(place) = postgres().await {
            test(place).await;
        }
    });
}

pub fn sqlite() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
    Place { url, clock: Arc::new(AtomicI64::new(START)), _folder: folder }
}

/// A new database on the server that `LEERBRON_TEST_POSTGRES` names.
pub async fn postgres() -> Option<Place> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("LEERBRON_TEST_POSTGRES") else {
        assert!(std::env::var("LEERBRON_REQUIRE_POSTGRES").is_err(), "LEERBRON_TEST_POSTGRES must name a server");
        eprintln!("not run on PostgreSQL: LEERBRON_TEST_POSTGRES names no server");
        return None;
    };
    let name = format!("leerbron_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let admin = Database::connect(&server).await.unwrap();
    admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name}")).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let folder = tempfile::tempdir().unwrap();
    Some(Place { url: format!("{base}/{name}"), clock: Arc::new(AtomicI64::new(START)), _folder: folder })
}

/// A record of our own whose title is the given text.
pub fn body(key: &str, title: &str) -> RecordBody {
    let mut record = Record::default();
    let text = LangText { lang: Some("nl".to_owned()), text: title.to_owned() };
    record.push(FieldId::Title, Value::Text(vec![text]));
    RecordBody { source: OWN_SOURCE.to_owned(), key: key.to_owned(), record, quality: None, files: vec![] }
}

pub fn prepared(key: &str, title: &str) -> Prepared {
    Prepared::new(&body(key, title))
}

/// Puts one record in a write of its own.
pub async fn put(store: &Store, key: &str, title: &str) -> store::Committed {
    let mut write = store.begin(store::Chain::Catalogue, store::Actor::Program).await.unwrap();
    write.put_records(vec![prepared(key, title)]).await.unwrap();
    write.commit("test").await.unwrap()
}

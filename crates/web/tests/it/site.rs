//! A site of its own for each test: SQLite in a temporary folder, an index in memory, a clock
//! that the test moves, one account per role, and a few materials.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use base::RecordId;
use dutch::Lexicon;
use identity::{Role, Token, password};
use jiff::{Timestamp, ToSpan};
use metadata::{FieldId, LangText, Record, Term, Value};
use search::{Material, SearchIndex};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use store::{Actor, Chain, NewAccount, NewFile, OWN_SOURCE, Options, Prepared, RecordBody, Store};
use tempfile::TempDir;
use tower::ServiceExt;
use web::{App, Settings, router};

pub const PASSWORD: &str = "koffie met melk";

pub const LESSON: &str = "<!doctype html><html lang=nl><title>Breuken</title><h1>Breuken</h1><p>Na deze les kun je breuken vergelijken.</p><script>alert(1)</script>";

pub struct Site {
    router: Router,
    pub store: Store,
    now: Arc<Mutex<Timestamp>>,
    _folder: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The token of the first form on the page.
    pub fn csrf(&self) -> &str {
        let (_, rest) = self.body.split_once(r#"name="csrf" value=""#).expect("the page has a form");
        rest.split('"').next().unwrap()
    }

    /// The cookie that the answer sets, as a browser sends it back.
    pub fn cookie(&self) -> Option<String> {
        Some(self.headers.get(header::SET_COOKIE)?.to_str().unwrap().split(';').next().unwrap().to_owned())
    }
}

impl Site {
    pub async fn new() -> Self {
        Self::with(Settings { limits: false, ..Settings::default() }).await
    }

    pub async fn with(settings: Settings) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(database(folder.path()).await).await.unwrap();
        accounts(&store).await;
        let index = Arc::new(SearchIndex::in_memory(Lexicon::empty()).unwrap());
        materials(&store, &index).await;
        let now = Arc::new(Mutex::new("2026-03-01T09:00:00Z".parse::<Timestamp>().unwrap()));
        let clock = Arc::clone(&now);
        let app = App::new(store.clone(), index, settings, Arc::new(move || *clock.lock().unwrap()));
        Self { router: router(app), store, now, _folder: folder }
    }

    pub fn wait(&self, hours: i64) {
        let mut now = self.now.lock().unwrap();
        *now += hours.hours();
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn get_as(&self, path: &str, cookie: &str) -> Answer {
        self.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
    }

    pub async fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        self.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
    }

    /// Sends a form; the fields come encoded.
    pub async fn post(&self, path: &str, cookie: &str, fields: String) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(fields)).unwrap()).await
    }

    /// Sends a file as the page does.
    pub async fn upload(&self, path: &str, cookie: &str, parts: &[(&str, Option<&str>, &str)]) -> Answer {
        let mut body = String::new();
        for (name, file, content) in parts {
            let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
            body.push_str(&format!(
                "--grens\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
            ));
        }
        body.push_str("--grens--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A cookie of someone who is signed in with this role, without the cost of a password.
    pub async fn session(&self, role: Role) -> String {
        let token = Token::fresh().unwrap();
        let now = *self.now.lock().unwrap();
        let account = self.store.account(role.code()).await.unwrap().unwrap();
        self.store.start_session(account.id, &token.hash(), now, now + 12.hours()).await.unwrap();
        format!("leerbron={}", token.reveal())
    }
}

async fn accounts(store: &Store) {
    let mut write = store.begin(Chain::House, Actor::Program).await.unwrap();
    for role in Role::ALL {
        // Hashing is only worth its time for the account that signs in with its password.
        let password_hash =
            if role == Role::Docent { password::hash(PASSWORD, &[7; 16]).unwrap() } else { String::new() };
        let account = NewAccount {
            name: role.code().to_owned(),
            display_name: role.label().to_owned(),
            roles: vec![role],
            password_hash,
        };
        write.add_account(account).await.unwrap();
    }
    write.commit("test").await.unwrap();
}

/// The identifier of the material that is there, and of the one that was deleted.
pub fn breuken() -> RecordId {
    RecordId::derive(OWN_SOURCE, "oai:breuken")
}

pub fn deleted() -> RecordId {
    RecordId::derive(OWN_SOURCE, "oai:weg")
}

async fn materials(store: &Store, index: &SearchIndex) {
    let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
    let file = NewFile {
        name: "les.html".to_owned(),
        media_type: "text/html".to_owned(),
        role: "les".to_owned(),
        bytes: LESSON.as_bytes().to_vec(),
    };
    let files = vec![write.add_file(file).await.unwrap()];
    let body = |key: &str, title: &str, files| RecordBody {
        source: OWN_SOURCE.to_owned(),
        key: format!("oai:{key}"),
        record: record(title),
        quality: Some("basis".to_owned()),
        files,
    };
    let bodies = [
        body("breuken", "Breuken <vergelijken> in groep 6", files),
        body("weg", "Verdwijnt", vec![]),
        body("water", "Het water", vec![]),
    ];
    write.put_records(bodies.iter().map(Prepared::new).collect()).await.unwrap();
    write.delete_records(OWN_SOURCE, &["oai:weg".to_owned()]).await.unwrap();
    write.commit("test").await.unwrap();
    let mut writer = index.writer(20_000_000).unwrap();
    for stored in store.records_after(0, 100).await.unwrap().iter().filter(|stored| !stored.deleted) {
        let material = Material {
            id: stored.id,
            record: &stored.record,
            quality: stored.quality.as_deref(),
            own: true,
            changed: 0,
        };
        writer.put(&material).unwrap();
    }
    writer.commit(100).unwrap();
}

fn record(title: &str) -> Record {
    let text = |text: &str| Value::Text(vec![LangText { lang: Some("nl".to_owned()), text: text.to_owned() }]);
    let mut record = Record::default();
    record.push(FieldId::Title, text(title));
    record.push(FieldId::Description, text("Leerlingen leren met </script><b>stroken</b> & plaatjes."));
    record.push(FieldId::Language, Value::Plain("nl".to_owned()));
    record.push(FieldId::Copyright, Value::Term(Term { source: "LOMv1.0".to_owned(), value: "cc-by-40".to_owned() }));
    record
}

/// SQLite, unless `LEERBRON_TEST_ENGINE=postgres` asks for a database of the test's own on the
/// server that `LEERBRON_TEST_POSTGRES` names: the same tests run on both engines.
async fn database(folder: &Path) -> Options {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    if std::env::var("LEERBRON_TEST_ENGINE").as_deref() != Ok("postgres") {
        return Options::in_directory(folder);
    }
    let server = std::env::var("LEERBRON_TEST_POSTGRES").expect("LEERBRON_TEST_POSTGRES names a server");
    let name = format!("leerbron_web_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let sql = format!("CREATE DATABASE {name}");
    let made = std::process::Command::new("psql").args([&server, "--quiet", "--command", &sql]).status().unwrap();
    assert!(made.success(), "psql cannot make a database");
    Options::new(format!("{}/{name}", server.rsplit_once('/').unwrap().0))
}

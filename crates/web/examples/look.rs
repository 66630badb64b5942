//! temporary
use dutch::Lexicon;
use identity::{Role, password};
use metadata::{FieldId, Value};
use search::{Material, SearchIndex};
use std::net::SocketAddr;
use std::sync::Arc;
use store::*;
#[tokio::main]
async fn main() {
    let dir = std::path::PathBuf::from("/tmp/weblook");
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    let store = Store::open(Options::in_directory(&dir)).await.unwrap();
    let index = Arc::new(SearchIndex::in_memory(Lexicon::new(assets::dutch_words()).unwrap()).unwrap());
    let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
    let mut bodies = vec![];
    for entry in std::fs::read_dir("/work/main/demo/lessen").unwrap() {
        let folder = entry.unwrap().path();
        let Ok(xml) = std::fs::read(folder.join("metadata.xml")) else { continue };
        let mut record = metadata::nllom::read(&xml).unwrap().record;
        record.set(FieldId::Location, vec![Value::Plain("http://127.0.0.1:8099/".into())]);
        let mut files = vec![];
        for f in std::fs::read_dir(&folder).unwrap() {
            let p = f.unwrap().path();
            let name = p.file_name().unwrap().to_str().unwrap().to_owned();
            if name == "metadata.xml" { continue; }
            let mt = match p.extension().and_then(|e| e.to_str()) { Some("html") => "text/html", Some("md") => "text/markdown", Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Some("svg") => "image/svg+xml", _ => "application/octet-stream" };
            let role = if name.starts_with("les.") { "les" } else { "bijlage" };
            files.push(write.add_file(NewFile { name, media_type: mt.into(), role: role.into(), bytes: std::fs::read(&p).unwrap() }).await.unwrap());
        }
        let q = (folder.file_name().unwrap().len() % 2 == 0).then(|| "basis".to_owned());
        bodies.push(RecordBody { source: OWN_SOURCE.into(), key: folder.file_name().unwrap().to_str().unwrap().into(), record, quality: q, files });
    }
    for entry in std::fs::read_dir("/work/shared/samples/nllom").unwrap() {
        let p = entry.unwrap().path();
        if let Ok(r) = metadata::nllom::read(&std::fs::read(&p).unwrap_or_default()) {
            bodies.push(RecordBody { source: "voorbeelden".into(), key: p.display().to_string(), record: r.record, quality: None, files: vec![] });
        }
    }
    let prepared: Vec<_> = bodies.iter().map(Prepared::new).collect();
    write.put_records(prepared).await.unwrap();
    write.commit("demo").await.unwrap();
    let mut writer = index.writer(50_000_000).unwrap();
    for r in store.records_after(0, 1000).await.unwrap() {
        writer.put(&Material { id: r.id, record: &r.record, quality: r.quality.as_deref(), own: r.source == OWN_SOURCE, changed: r.changed.as_millisecond() }).unwrap();
    }
    writer.commit(1000).unwrap();
    let mut house = store.begin(Chain::House, Actor::Program).await.unwrap();
    let mut accounts = vec![];
    for role in Role::ALL {
        house.add_account(NewAccount { name: role.code().into(), display_name: format!("Demo {}", role.label()), roles: vec![role], password_hash: password::hash("geheim-geheim", &[1; 16]).unwrap() }).await.unwrap();
        accounts.push(serde_json::json!({"role": role, "username": role.code(), "password": "geheim-geheim"}));
    }
    house.commit("x").await.unwrap();
    std::fs::write("/tmp/weblook/demo-accounts.json", serde_json::to_string(&accounts).unwrap()).unwrap();
    let settings = web::Settings { public_url: "http://127.0.0.1:8099".into(), demo: true, limits: std::env::var("LIMITS").is_ok(), ..Default::default() };
    let app = web::App::new(store, index, settings, Arc::new(jiff::Timestamp::now));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099").await.unwrap();
    axum::serve(listener, web::router(app).into_make_service_with_connect_info::<SocketAddr>()).await.unwrap();
}

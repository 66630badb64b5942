//! The demonstration: our own lessons in an empty catalogue, and an account per role.

use crate::commands::{invent_password, user_add, user_hash};
use crate::config::Config;
use anyhow::Context;
use base::RecordId;
use identity::Role;
use metadata::{FieldId, Value};
use quality::{Options, OutcomeCode, Tier};
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use store::{Actor, Chain, FileInfo, NewFile, OWN_SOURCE, Prepared, RecordBody, Store, Write};

#[derive(RustEmbed)]
#[folder = "../../demo/lessen"]
struct Lessons;

/// An account of the demonstration, as `demo-accounts.json` lists it (contract).
#[derive(Serialize, Deserialize)]
struct DemoAccount {
    role: Role,
    username: String,
    password: String,
}

/// Fills an empty catalogue, makes the accounts, and prints them.
pub async fn fill(store: &Store, config: &Config) -> anyhow::Result<()> {
    if store.last_seq(Chain::Catalogue).await? == 0 {
        lessons(store, config).await?;
    }
    let accounts = accounts(store, &config.data.value.join("demo-accounts.json")).await?;
    eprintln!("Demo-accounts:");
    for account in &accounts {
        eprintln!("  {:<16} {}", account.username, account.password);
    }
    Ok(())
}

async fn lessons(store: &Store, config: &Config) -> anyhow::Result<()> {
    let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in Lessons::iter() {
        if let Some((folder, name)) = path.split_once('/') {
            folders.entry(folder.to_owned()).or_default().push(name.to_owned());
        }
    }
    let mut write = store.begin(Chain::Catalogue, Actor::Program).await?;
    for (folder, names) in &folders {
        lesson(&mut write, config, folder, names).await.with_context(|| format!("demoles {folder}"))?;
    }
    write.commit("demo").await?;
    Ok(())
}

async fn lesson(write: &mut Write, config: &Config, folder: &str, names: &[String]) -> anyhow::Result<()> {
    let xml = Lessons::get(&format!("{folder}/metadata.xml")).context("metadata.xml ontbreekt")?;
    let mut record = metadata::nllom::read(&xml.data)?.record;
    let key = metadata::identity::key(&record, None, || folder.to_owned());
    let id = RecordId::derive(OWN_SOURCE, &key);
    let address = format!("{}/materiaal/{id}", config.public_url.value);
    record.set(FieldId::Location, vec![Value::Plain(address)]);
    let quality = check(folder, names, &xml.data)?;
    let files = files(write, folder, names).await?;
    let body = RecordBody { source: OWN_SOURCE.to_owned(), key, record, quality, files };
    write.put_records(vec![Prepared::new(&body)]).await?;
    Ok(())
}

async fn files(write: &mut Write, folder: &str, names: &[String]) -> anyhow::Result<Vec<FileInfo>> {
    let mut files = Vec::new();
    for name in names.iter().filter(|name| *name != "metadata.xml") {
        let file = Lessons::get(&format!("{folder}/{name}")).context("bestand ontbreekt")?;
        let role = if name.starts_with("les.") { "les" } else { "bijlage" };
        let new = NewFile {
            name: name.clone(),
            media_type: media_type(name).to_owned(),
            role: role.to_owned(),
            bytes: file.data.into_owned(),
        };
        files.push(write.add_file(new).await?);
    }
    files.sort_by_key(|file| (file.role != "les", file.name.clone()));
    Ok(files)
}

/// What the machine's check says of the lesson, as the code that the index and the page show.
fn check(folder: &str, names: &[String], record: &[u8]) -> anyhow::Result<Option<String>> {
    let Some(name) = names.iter().find(|name| name.starts_with("les.")) else { return Ok(None) };
    let file = Lessons::get(&format!("{folder}/{name}")).context("bestand ontbreekt")?;
    let report = quality::check_file(name, &file.data, &Options { record: Some(record), ..Options::default() })?;
    let lacking = report
        .criteria
        .iter()
        .any(|criterion| criterion.tier == Tier::Basis && criterion.outcome == OutcomeCode::NotMet);
    Ok(Some(if lacking { "aandachtspunten" } else { "geen-tekort" }.to_owned()))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html",
        Some("md") => "text/markdown",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("css") => "text/css",
        _ => "application/octet-stream",
    }
}

/// The accounts of the file, when every one of them still signs in; else new passwords.
async fn accounts(store: &Store, file: &Path) -> anyhow::Result<Vec<DemoAccount>> {
    if let Some(known) = known(store, file).await? {
        return Ok(known);
    }
    let mut accounts = Vec::new();
    for role in Role::ALL {
        let (username, password) = (role.code().to_owned(), invent_password()?);
        match store.account(&username).await? {
            None => user_add(store, &username, &format!("{} (demo)", role.label()), &[role], &password).await?,
            Some(account) => {
                let mut write = store.begin(Chain::House, Actor::Program).await?;
                write.set_password(account.id, user_hash(&password)?).await?;
                write.commit("account").await?;
            }
        }
        accounts.push(DemoAccount { role, username, password });
    }
    write_private(file, &serde_json::to_string_pretty(&accounts)?)?;
    Ok(accounts)
}

async fn known(store: &Store, file: &Path) -> anyhow::Result<Option<Vec<DemoAccount>>> {
    let Ok(text) = std::fs::read_to_string(file) else { return Ok(None) };
    let Ok(accounts) = serde_json::from_str::<Vec<DemoAccount>>(&text) else { return Ok(None) };
    for account in &accounts {
        let stored = store.account(&account.username).await?;
        if !stored.is_some_and(|stored| identity::password::verify(&account.password, &stored.password_hash)) {
            return Ok(None);
        }
    }
    Ok((accounts.len() == Role::ALL.len()).then_some(accounts))
}

/// Passwords, even of a demonstration, are for the owner of the folder alone.
fn write_private(file: &Path, text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut target = std::fs::OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(file)?;
    Ok(target.write_all(text.as_bytes())?)
}

//! What was sent to be checked, and the checking itself, beside the server's own threads.

use crate::app::App;
use crate::problem::{FieldError, Problem};
use crate::wording::{t, tv};
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use base::RecordId;
use quality::{CheckError, Options, Report, Scenario};

/// A form with files.
#[derive(Default)]
pub struct Sent {
    /// The form's token.
    pub csrf: String,
    /// The address of a material on this site.
    pub address: String,
    /// What the assessment is for.
    pub scenario: Scenario,
    /// Name and content of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// What to call it; the name of the file when empty.
    pub title: String,
    /// An NL LOM record that goes with it.
    pub record: Option<Vec<u8>>,
}

impl Sent {
    /// Reads the form. Its parts are named in Dutch on the page and in English in the API.
    ///
    /// # Errors
    /// When it is cut off, or larger than the route allows.
    pub async fn read(mut form: Multipart) -> Result<Self, Problem> {
        let mut sent = Self::default();
        while let Some(part) = form.next_field().await.map_err(cut_off)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(|name| name.replace('\\', "/"));
            let bytes = part.bytes().await.map_err(cut_off)?;
            let text = || String::from_utf8_lossy(&bytes).trim().to_owned();
            match (name.as_str(), file_name) {
                ("csrf", None) => sent.csrf = text(),
                ("adres" | "address", None) => sent.address = text(),
                ("scenario", None) => sent.scenario = Scenario::from_code(&text()).unwrap_or_default(),
                ("metadata" | "record", _) if !bytes.is_empty() => sent.record = Some(bytes.to_vec()),
                ("bestand" | "file", Some(file_name)) if !file_name.is_empty() => {
                    sent.files.push((file_name, bytes.to_vec()))
                }
                _ => {}
            }
        }
        Ok(sent)
    }
}

fn cut_off(error: MultipartError) -> Problem {
    Problem::new(error.status())
}

/// Checks what was sent: files, or a material of this site.
///
/// # Errors
/// When there is nothing to check or it cannot be read; the sentence says what to do.
pub async fn check(app: &App, sent: Sent) -> Result<Report, Problem> {
    let sent = if sent.files.is_empty() { from_catalogue(app, sent).await? } else { sent };
    let title = sent.title.clone();
    let outcome = tokio::task::spawn_blocking(move || run(&sent)).await.map_err(Problem::broken)?;
    let mut report = outcome.map_err(|error| refused("bestand", error.to_string()))?;
    if !title.is_empty() {
        report.file = title;
    }
    Ok(report)
}

fn run(sent: &Sent) -> Result<Report, CheckError> {
    let options = Options { scenario: sent.scenario, record: sent.record.as_deref(), ..Options::default() };
    match sent.files.as_slice() {
        [(name, bytes)] => quality::check_file(name, bytes, &options),
        files => quality::check_folder(files.first().map_or("les", |(name, _)| name), files, &options),
    }
}

/// The files and the record of the material at the address.
async fn from_catalogue(app: &App, sent: Sent) -> Result<Sent, Problem> {
    if sent.address.is_empty() {
        return Err(refused("bestand", t("controle-niets")));
    }
    let id = own_id(&sent.address)
        .ok_or_else(|| refused("adres", tv("controle-adres-vreemd", &[("site", &app.settings.public_url)])))?;
    let stored = app
        .store
        .record(id)
        .await?
        .filter(|stored| !stored.deleted)
        .ok_or_else(|| refused("adres", t("controle-adres-onbekend")))?;
    let title = stored.record.title().unwrap_or_default().to_owned();
    let mut files = Vec::new();
    for info in stored.files.iter().filter(|info| info.role != "miniatuur") {
        if let Some(file) = app.store.file(&info.hash).await? {
            files.push((info.name.clone(), file.bytes));
        }
    }
    if files.is_empty() {
        return Err(refused("adres", t("controle-adres-elders")));
    }
    Ok(Sent { files, title, record: Some(stored.lom.into_bytes()), ..sent })
}

/// The identifier in an address of this site, written in full or only its path.
fn own_id(address: &str) -> Option<RecordId> {
    let (_, rest) = address.split_once("/materiaal/")?;
    let end = rest.find(['/', '?', '#', '.']).unwrap_or(rest.len());
    RecordId::parse(&rest[..end]).ok()
}

fn refused(field: &str, message: String) -> Problem {
    Problem::refused(message.clone(), vec![FieldError { field: field.to_owned(), message }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_material_however_it_was_copied() {
        let id = RecordId::derive("eigen", "een");
        for address in [
            format!("/materiaal/{id}"),
            format!("https://leerbron.example/materiaal/{id}?x#y"),
            format!("/materiaal/{id}.jsonld"),
        ] {
            assert_eq!(own_id(&address), Some(id), "{address}");
        }
        assert_eq!(own_id("https://elders.example/les"), None);
        assert_eq!(own_id("/materiaal/nee"), None);
    }
}

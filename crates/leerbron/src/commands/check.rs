//! `leerbron check FILE…`: the same check as the page `/controle`, without a store.

use super::answer;
use crate::cli::{Check, ReportFormat};
use crate::exit::{Exit, refuse};
use anyhow::Context;
use quality::{ExitStatus, Options, Report, Scenario};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest folder that is one lesson, in files.
const MOST_FILES: usize = 5_000;
/// The largest file, in bytes.
const LARGEST: u64 = 512 << 20;

/// Files by their path inside the lesson.
type Files = Vec<(String, Vec<u8>)>;

/// Checks each input; the status is that of the worst.
pub fn run(arguments: &Check) -> anyhow::Result<Exit> {
    let scenario = match &arguments.scenario {
        None => Scenario::default(),
        Some(code) => Scenario::from_code(code)
            .ok_or_else(|| refuse(format!("Het doel {code} bestaat niet. Kies publiceren of subsidie.")))?,
    };
    let record = arguments.metadata.as_deref().map(read_file).transpose()?;
    let options = Options { scenario, record: record.as_deref(), ..Options::default() };
    let (mut reports, mut refused) = (Vec::new(), 0);
    for path in &arguments.paths {
        for outcome in check(path, arguments.each, &options) {
            match outcome {
                Ok(report) => reports.push(report),
                Err(error) => {
                    refused += 1;
                    eprintln!("leerbron: {}: {error:#}", path.display());
                }
            }
        }
    }
    if !reports.is_empty() {
        let several = reports.len() + refused > 1 || arguments.each;
        deliver(&written(&reports, several, arguments.format)?, arguments.output.as_deref())?;
    }
    Ok(status(&reports, refused))
}

fn check(path: &Path, each: bool, options: &Options<'_>) -> Vec<anyhow::Result<Report>> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    if path.is_dir() {
        let files = match folder(path) {
            Ok(files) => files,
            Err(error) => return vec![Err(error)],
        };
        if each {
            return files.iter().map(|(name, bytes)| Ok(quality::check_file(name, bytes, options)?)).collect();
        }
        return vec![quality::check_folder(&name, &files, options).map_err(Into::into)];
    }
    let bytes = match read_file(path) {
        Ok(bytes) => bytes,
        Err(error) => return vec![Err(error)],
    };
    if each && bytes.starts_with(b"PK\x03\x04") && has_extension(path, "zip") {
        return match unzip(&bytes) {
            Ok(files) => files.iter().map(|(name, bytes)| Ok(quality::check_file(name, bytes, options)?)).collect(),
            Err(error) => vec![Err(error)],
        };
    }
    vec![quality::check_file(&name, &bytes, options).map_err(Into::into)]
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let file =
        std::fs::File::open(path).map_err(|error| refuse(format!("{} is niet te lezen: {error}", path.display())))?;
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| refuse(format!("{} is niet te lezen: {error}", path.display())))?;
    if bytes.len() as u64 > LARGEST {
        return Err(refuse(format!("{} is groter dan 512 MB; controleer de delen apart", path.display())));
    }
    Ok(bytes)
}

/// The files of a folder by their path inside it, in a stable order; links are not followed.
fn folder(root: &Path) -> anyhow::Result<Files> {
    let (mut files, mut waiting) = (Vec::new(), vec![root.to_path_buf()]);
    while let Some(folder) = waiting.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| format!("{} is niet te lezen", folder.display()))?;
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            let kind = std::fs::symlink_metadata(&path)?.file_type();
            if kind.is_dir() {
                waiting.push(path);
            } else if kind.is_file() {
                files.push(path);
            }
            if files.len() > MOST_FILES {
                return Err(refuse(format!(
                    "{} heeft meer dan {MOST_FILES} bestanden; controleer de delen apart",
                    root.display()
                )));
            }
        }
    }
    files.sort();
    files.iter().map(|path| Ok((inside(root, path), read_file(path)?))).collect()
}

fn inside(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .map(PathBuf::from)
        .unwrap_or_else(|_| path.to_path_buf())
        .to_string_lossy()
        .replace('\\', "/")
}

/// The entries of a zip, for `--each`; the bounds on a whole zip are the lesson reader's.
fn unzip(bytes: &[u8]) -> anyhow::Result<Files> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes))
        .map_err(|error| refuse(format!("het zipbestand is niet te lezen: {error}")))?;
    if archive.len() > MOST_FILES {
        return Err(refuse(format!("het zipbestand heeft meer dan {MOST_FILES} bestanden")));
    }
    let (mut files, mut left) = (Vec::new(), LARGEST);
    for number in 0..archive.len() {
        let mut entry =
            archive.by_index(number).map_err(|error| refuse(format!("het zipbestand is niet te lezen: {error}")))?;
        let Some(name) = entry.enclosed_name().filter(|_| !entry.is_dir()) else { continue };
        let mut content = Vec::new();
        (&mut entry)
            .take(left + 1)
            .read_to_end(&mut content)
            .map_err(|error| refuse(format!("{} is niet uit te pakken: {error}", name.display())))?;
        let size = content.len() as u64;
        left = left.checked_sub(size).ok_or_else(|| refuse("het zipbestand wordt bij uitpakken verdacht groot"))?;
        files.push((name.to_string_lossy().into_owned(), content));
    }
    Ok(files)
}

fn written(reports: &[Report], several: bool, format: ReportFormat) -> anyhow::Result<String> {
    Ok(match format {
        ReportFormat::Text => reports.iter().map(quality::text::write).collect::<Vec<_>>().join("\n"),
        ReportFormat::Html => web::report_page(reports),
        ReportFormat::Json if several => {
            serde_json::to_string_pretty(&serde_json::json!({ "schema_version": 1, "reports": reports }))?
        }
        ReportFormat::Json => serde_json::to_string_pretty(&reports[0])?,
    })
}

fn deliver(text: &str, output: Option<&Path>) -> anyhow::Result<()> {
    match output {
        None => answer(text),
        Some(path) => std::fs::write(path, text)
            .map_err(|error| refuse(format!("{} is niet te schrijven: {error}", path.display())))?,
    }
    Ok(())
}

fn status(reports: &[Report], refused: usize) -> Exit {
    if refused > 0 {
        return Exit::Refused;
    }
    let found = reports.iter().any(|report| report.exit_status() == ExitStatus::BasisNotMet);
    if found { Exit::Found } else { Exit::Done }
}

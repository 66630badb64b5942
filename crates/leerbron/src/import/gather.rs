//! From paths to pieces: files, folders, zip files and standard input, read one by one.
//!
//! A zip file is hostile until shown otherwise: names that lead outside it, entries that
//! unpack to far more than they weigh, and zips in zips are refused, each by name.

use super::summary::{Place, Rejected};
use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};

/// The largest single XML document, in bytes.
const LARGEST: u64 = 1 << 30;
/// The largest document inside a zip, in bytes, and how much larger than its packed form it may be.
const LARGEST_ENTRY: u64 = 256 << 20;
const LARGEST_RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const RATIO_MATTERS: u64 = 1 << 20;
/// The most that all entries of a zip may unpack to, in bytes.
const LARGEST_TOTAL: u64 = 64 << 30;

/// A document.
#[derive(Debug)]
pub struct Piece {
    pub file: String,
    pub bytes: Vec<u8>,
}

/// Reads everything under `paths` and hands each document, or the reason it is refused, to
/// `take`. Stops early when `take` answers false.
pub fn read_all(paths: &[PathBuf], take: &mut dyn FnMut(Result<Piece, Rejected>) -> bool) {
    for path in paths {
        if !read_path(path, true, take) {
            return;
        }
    }
}

fn read_path(path: &Path, named: bool, take: &mut dyn FnMut(Result<Piece, Rejected>) -> bool) -> bool {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        return match std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes) {
            Ok(_) => read_bytes("standaardinvoer".to_owned(), bytes, take),
            Err(error) => take(Err(refused(
                "standaardinvoer",
                "unreadable",
                format!("Standaardinvoer is niet te lezen: {error}."),
            ))),
        };
    }
    let shown = path.display().to_string();
    match std::fs::symlink_metadata(path) {
        Err(error) => take(Err(refused(&shown, "unreadable", format!("Dit pad is niet te lezen: {error}.")))),
        Ok(found) if found.is_dir() => read_folder(path, take),
        Ok(found) if found.is_symlink() && !named => true,
        Ok(_) if !named && !has_known_name(path) => true,
        Ok(_) => read_file(path, shown, take),
    }
}

/// In a folder only XML and zip files count; whoever names a file by itself means that file.
fn has_known_name(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xml") || extension.eq_ignore_ascii_case("zip"))
}

fn read_folder(path: &Path, take: &mut dyn FnMut(Result<Piece, Rejected>) -> bool) -> bool {
    let shown = path.display().to_string();
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return take(Err(refused(&shown, "unreadable", format!("Deze map is niet te lezen: {error}.")))),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths.iter().all(|path| read_path(path, false, take))
}

fn read_file(path: &Path, shown: String, take: &mut dyn FnMut(Result<Piece, Rejected>) -> bool) -> bool {
    let mut file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) => {
            return take(Err(refused(&shown, "unreadable", format!("Dit bestand is niet te lezen: {error}."))));
        }
    };
    let mut start = [0; 4];
    let read = file.read(&mut start).unwrap_or(0);
    if let Err(error) = file.rewind() {
        return take(Err(refused(&shown, "unreadable", format!("Dit bestand is niet te lezen: {error}."))));
    }
    if start[..read] == *b"PK\x03\x04" {
        return read_zip(&shown, std::io::BufReader::new(file), take);
    }
    let mut bytes = Vec::new();
    match file.take(LARGEST + 1).read_to_end(&mut bytes) {
        Ok(_) => read_bytes(shown, bytes, take),
        Err(error) => take(Err(refused(&shown, "unreadable", format!("Dit bestand is niet te lezen: {error}.")))),
    }
}

fn read_bytes(file: String, bytes: Vec<u8>, take: &mut dyn FnMut(Result<Piece, Rejected>) -> bool) -> bool {
    if bytes.starts_with(b"PK\x03\x04") {
        return read_zip(&file, Cursor::new(bytes), take);
    }
    if bytes.len() as u64 > LARGEST {
        let message = "Dit bestand is groter dan 1 GB. Lever het in delen, of als zip met een bestand per record.";
        return take(Err(refused(&file, "too_large", message)));
    }
    take(Ok(Piece { file, bytes }))
}

fn read_zip(file: &str, content: impl Read + Seek, take: &mut dyn FnMut(Result<Piece, Rejected>) -> bool) -> bool {
    let mut archive = match zip::ZipArchive::new(content) {
        Ok(archive) => archive,
        Err(error) => {
            return take(Err(refused(file, "zip_unreadable", format!("Dit zipbestand is niet te lezen: {error}."))));
        }
    };
    let mut left = LARGEST_TOTAL;
    for number in 0..archive.len() {
        let outcome = match archive.by_index(number) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(entry) => read_entry(file, entry, &mut left),
            Err(error) => Err(refused(
                file,
                "zip_unreadable",
                format!("Deel {} van dit zipbestand is niet te lezen: {error}.", number + 1),
            )),
        };
        let wanted = match outcome {
            Ok(Some(piece)) => take(Ok(piece)),
            Ok(None) => true,
            Err(rejected) => take(Err(rejected)),
        };
        if !wanted {
            return false;
        }
        if left == 0 {
            let message = "Dit zipbestand wordt bij uitpakken te groot; de rest is niet gelezen. Lever het in delen.";
            return take(Err(refused(file, "too_large", message)));
        }
    }
    true
}

/// `None` for an entry that is no metadata, such as a picture beside the record.
fn read_entry<R: Read>(
    file: &str,
    entry: zip::read::ZipFile<'_, R>,
    left: &mut u64,
) -> Result<Option<Piece>, Rejected> {
    let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
    let shown = format!("{file}/{name}");
    if entry.enclosed_name().is_none_or(|inside| inside != Path::new(&name)) {
        return Err(refused(
            &shown,
            "path_traversal",
            "Deze naam wijst naar een plek buiten het zipbestand. Pak het opnieuw in zonder .. of / aan het begin.",
        ));
    }
    if name.to_ascii_lowercase().ends_with(".zip") {
        return Err(refused(&shown, "nested_zip", "Een zip in een zip lezen wij niet. Pak hem eerst uit."));
    }
    if !name.to_ascii_lowercase().ends_with(".xml") {
        return Ok(None);
    }
    let packed = entry.compressed_size().max(1);
    let limit = LARGEST_ENTRY.min(RATIO_MATTERS.max(packed.saturating_mul(LARGEST_RATIO))).min(*left);
    let mut bytes = Vec::new();
    let read = entry.take(limit + 1).read_to_end(&mut bytes);
    *left = left.saturating_sub(bytes.len() as u64);
    match read {
        Err(error) => Err(refused(
            &shown,
            "zip_unreadable",
            format!("Dit deel van het zipbestand is niet uit te pakken: {error}."),
        )),
        Ok(_) if bytes.len() as u64 > limit => Err(refused(
            &shown,
            "zip_bomb",
            "Dit deel wordt bij uitpakken verdacht groot en is niet gelezen. Lever het als los bestand.",
        )),
        Ok(_) => Ok(Some(Piece { file: shown, bytes })),
    }
}

fn refused(file: &str, code: &str, message: impl Into<String>) -> Rejected {
    Rejected::new(Place { file: file.to_owned(), ..Place::default() }, code, message)
}

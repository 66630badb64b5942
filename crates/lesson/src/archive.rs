//! Zip files: Word and PowerPoint files, packages, and folders that were zipped.
//!
//! Everything is unpacked in memory under limits on the number of files, the total size and the
//! ratio; paths are names only and never touch a disk.

use crate::{Format, Limits, Reading, Refused, docx, folder, pptx};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Small files may be packed very well without being an attack.
const ALWAYS_FINE: u64 = 1 << 20;

/// Reads a zip of any kind.
pub(crate) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Reading, Refused> {
    let parts = unpack(bytes, limits)?;
    let has = |path: &str| parts.contains_key(path);
    if has("word/document.xml") {
        return docx::read(name, &parts, limits);
    }
    if has(pptx::PRESENTATION) {
        return pptx::read(name, &parts, limits);
    }
    let format = package_format(&parts);
    if matches!(format, Format::Odt | Format::Odp) {
        return Ok(Reading::unscanned(name, format));
    }
    let mut files: Vec<_> = parts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    files.sort_unstable();
    Ok(folder::read(name, format, &files, limits))
}

fn package_format(parts: &HashMap<String, Vec<u8>>) -> Format {
    let text =
        |path: &str| parts.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    match text("mimetype").trim() {
        "application/vnd.oasis.opendocument.text" => return Format::Odt,
        "application/vnd.oasis.opendocument.presentation" => return Format::Odp,
        "application/epub+zip" => return Format::Epub,
        _ => {}
    }
    if parts.contains_key("h5p.json") {
        return Format::H5p;
    }
    let manifest = text("imsmanifest.xml");
    match manifest.as_str() {
        "" => Format::Folder,
        manifest if manifest.to_ascii_lowercase().contains("adlcp") => Format::Scorm,
        manifest if manifest.contains("imsqti") => Format::Qti,
        _ => Format::Cc,
    }
}

fn unpack(bytes: &[u8], limits: &Limits) -> Result<HashMap<String, Vec<u8>>, Refused> {
    let broken = |error: zip::result::ZipError| Refused::BrokenZip { detail: error.to_string() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > limits.entries {
        return Err(Refused::TooManyFiles { files: archive.len(), limit: limits.entries });
    }
    let mut total = 0;
    let mut parts = HashMap::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => {
                Refused::Encrypted
            }
            error => broken(error),
        })?;
        if file.is_dir() {
            continue;
        }
        let path = clean(&file.name().map_err(broken)?);
        let content = inflate(file, &path, limits, total)?;
        total += content.len();
        parts.insert(path, content);
    }
    Ok(parts)
}

fn inflate<R: Read>(
    file: zip::read::ZipFile<'_, R>,
    path: &str,
    limits: &Limits,
    before: usize,
) -> Result<Vec<u8>, Refused> {
    let packed = file.compressed_size();
    let fair = packed.saturating_mul(limits.ratio).max(ALWAYS_FINE);
    let room = u64::try_from(limits.total_bytes.saturating_sub(before)).unwrap_or(u64::MAX);
    let mut content = Vec::new();
    // One byte more than allowed is enough to know; the size that the zip claims is not trusted.
    let mut bounded = file.take(fair.min(room) + 1);
    bounded.read_to_end(&mut content).map_err(|error| Refused::BrokenZip { detail: error.to_string() })?;
    let length = content.len() as u64;
    if length > room {
        return Err(Refused::TooLarge { bytes: before + content.len(), limit: limits.total_bytes });
    }
    if length > fair {
        return Err(Refused::ZipBomb { path: path.to_owned() });
    }
    Ok(content)
}

/// A path as a name: forward slashes, no drive, no way up.
fn clean(name: &str) -> String {
    let parts: Vec<&str> =
        name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..") && !part.ends_with(':')).collect();
    parts.join("/")
}

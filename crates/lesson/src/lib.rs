//! Reading learning material: bytes of any format in, one `Lesson` out.
//!
//! A reader never rejects a file that can be read: what is wrong with it becomes a `Problem`
//! with a place, and what could not be looked at is listed as `Unscanned`, so that nobody takes
//! silence for approval. A reader is refused input only when the bytes are no learning material
//! or would cost more time or memory than the limits allow.
//!
//! This crate does not know the kwaliteitsmodel: it says what stands where, not whether it is
//! good. It opens no files and follows no links; bytes come in as arguments.
//!
//! One file a format; a new format is a new file and one arm in `read`.

mod archive;
mod block;
mod builder;
mod charset;
mod docx;
mod folder;
mod format;
mod html;
mod licence;
mod limits;
mod location;
mod look;
mod markdown;
mod office;
mod pdf;
mod plain;
mod pptx;
mod reading;
mod refused;
mod sentences;
#[cfg(test)]
mod tests;

pub use block::{Block, BlockId, BlockKind, Exercise, Image, Link, Media, MediaKind, Region, Run, RunKind};
pub use format::Format;
pub use licence::{Family, LicenceOrigin, LicenceStatement};
pub use limits::Limits;
pub use location::{Location, LocationKind};
pub use look::{Colours, Forced, Look, Spacing, Unknowable};
pub use reading::{Lesson, Meta, Problem, Reading, Unscanned, UnscannedReason};
pub use refused::Refused;
pub use sentences::Sentence;

/// Reads one file. `name` is what the file is called; its contents decide the format first,
/// its name second.
///
/// # Errors
/// When the bytes are no learning material, or break a limit.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Reading, Refused> {
    if bytes.len() > limits.file_bytes {
        return Err(Refused::TooLarge { bytes: bytes.len(), limit: limits.file_bytes });
    }
    match format::detect(name, bytes)? {
        format::Detected::Html => Ok(html::read(name, bytes, limits)),
        format::Detected::Markdown => Ok(markdown::read(name, bytes, limits)),
        format::Detected::Text => Ok(plain::read(name, bytes)),
        format::Detected::Pdf => pdf::read(name, bytes, limits),
        format::Detected::Zip => archive::read(name, bytes, limits),
        format::Detected::NotReadYet(format) => Ok(Reading::unscanned(name, format)),
    }
}

/// Reads several files as one lesson: a folder, or what was dropped together on a page.
/// Paths are relative, with `/` between the parts.
///
/// # Errors
/// When the files together break a limit.
pub fn read_folder(name: &str, files: &[(String, Vec<u8>)], limits: &Limits) -> Result<Reading, Refused> {
    let total: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    if total > limits.total_bytes {
        return Err(Refused::TooLarge { bytes: total, limit: limits.total_bytes });
    }
    if files.len() > limits.entries {
        return Err(Refused::TooManyFiles { files: files.len(), limit: limits.entries });
    }
    let borrowed: Vec<_> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    Ok(folder::read(name, Format::Folder, &borrowed, limits))
}

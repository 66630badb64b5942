//! Several files as one lesson. Each file is read by its own reader; places get the file's path.

use crate::builder::Builder;
use crate::format::extension;
use crate::{Format, Limits, Reading, Region, Unscanned, UnscannedReason};

/// Reads the files, in the order of their paths.
pub(crate) fn read(name: &str, format: Format, files: &[(&str, &[u8])], limits: &Limits) -> Reading {
    let mut sorted = files.to_vec();
    sorted.sort_by_key(|(path, _)| natural(path));
    let mut builder = Builder::new(name, format);
    builder.lesson.files.clear();
    for (path, bytes) in sorted.into_iter().filter(|(path, _)| !is_clutter(path)) {
        builder.lesson.files.push(path.to_owned());
        match kind(path, bytes) {
            Kind::Record => builder.lesson.record = Some(bytes.to_vec()),
            Kind::Support => {}
            Kind::Media => builder.unscanned.push(media(path)),
            Kind::Lesson | Kind::Rights => one(&mut builder, path, bytes, limits),
        }
    }
    builder.done()
}

enum Kind {
    Lesson,
    /// LICENSE and the like.
    Rights,
    /// A NL LOM record.
    Record,
    /// Style sheets, scripts, data: no text for pupils.
    Support,
    Media,
}

fn kind(path: &str, bytes: &[u8]) -> Kind {
    let file = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = file.split('.').next().unwrap_or_default();
    match extension(path).as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "bmp" | "mp3" | "ogg" | "wav" | "m4a" | "mp4" | "webm"
        | "mov" | "avi" => Kind::Media,
        "xml" if is_record(bytes) => Kind::Record,
        "css" | "js" | "mjs" | "map" | "json" | "xml" | "xsd" | "dtd" | "ttf" | "woff" | "woff2" | "otf" | "eot"
        | "yml" | "yaml" | "ncx" | "opf" | "rels" | "ini" | "lock" => Kind::Support,
        _ if matches!(stem, "license" | "licence" | "licentie" | "copying") => Kind::Rights,
        _ => Kind::Lesson,
    }
}

fn is_record(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    head.contains("<lom") || head.contains(":lom")
}

/// Reads one file and takes its blocks over. A file that is refused is named, and the rest goes on.
fn one(builder: &mut Builder, path: &str, bytes: &[u8], limits: &Limits) {
    let rights = matches!(kind(path, bytes), Kind::Rights);
    let reading = match nested(path, bytes, limits) {
        Ok(reading) => reading,
        Err(refused) => {
            let reason = UnscannedReason::Broken;
            builder.unscanned.push(Unscanned { path: path.to_owned(), reason, message: refused.to_string() });
            return;
        }
    };
    let offset = builder.lesson.blocks.len();
    let lesson = &mut builder.lesson;
    for mut block in reading.lesson.blocks {
        block.parent = block.parent.map(|parent| parent + offset);
        block.location = block.location.inside(path);
        if rights {
            block.region = Region::Rights;
        }
        lesson.blocks.push(block);
    }
    for mut look in reading.lesson.looks {
        look.location = look.location.inside(path);
        lesson.looks.push(look);
    }
    for mut meta in reading.lesson.metadata {
        meta.location = meta.location.inside(path);
        lesson.metadata.push(meta);
    }
    lesson.language = lesson.language.take().or(reading.lesson.language);
    lesson.title = lesson.title.take().or(reading.lesson.title);
    for mut problem in reading.problems {
        problem.location = problem.location.inside(path);
        builder.problems.push(problem);
    }
    builder.unscanned.extend(reading.unscanned);
}

/// A zip inside a folder is read only when it is a document, so that nesting cannot go on.
fn nested(path: &str, bytes: &[u8], limits: &Limits) -> Result<Reading, crate::Refused> {
    let zipped = bytes.starts_with(b"PK\x03\x04");
    if zipped && !["docx", "pptx"].contains(&extension(path).as_str()) {
        return Ok(Reading::unscanned(path, Format::Folder));
    }
    crate::read(path, bytes, limits)
}

fn media(path: &str) -> Unscanned {
    Unscanned {
        path: path.to_owned(),
        reason: UnscannedReason::Media,
        message: "Wat in beeld of geluid staat, lezen we niet.".into(),
    }
}

/// What file systems and editors leave behind.
fn is_clutter(path: &str) -> bool {
    path.split('/')
        .any(|part| part.starts_with('.') || part == "__MACOSX" || part == "Thumbs.db" || part.starts_with("~$"))
}

/// `step_2` before `step_10`.
fn natural(path: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let text = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(text);
        let digits = tail.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(digits);
        parts.push((word.to_lowercase(), number.parse().unwrap_or(u64::MAX)));
        rest = tail;
    }
    parts
}

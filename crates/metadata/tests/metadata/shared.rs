//! Files of others, which stand next to the repository and are not part of it.

use std::path::PathBuf;

/// A folder of files of others; none, with a plain line, when they are not there.
pub fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LEERBRON_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let folder = root.join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var("LEERBRON_REQUIRE_SHARED").as_deref() != Ok("1"),
        "{} is required and absent",
        folder.display()
    );
    eprintln!("skipped: {} is absent", folder.display());
    None
}

/// The XML files of a folder, by name, in order.
pub fn xml_files(name: &str) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = folder(name) else { return Vec::new() };
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

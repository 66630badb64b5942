//! Writes generated records as a zip that `leerbron import` reads. Stored, not compressed:
//! what is measured is the import, not the unpacking.

use crate::SEED;
use anyhow::Context;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use testkit::records::generate;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// Writes `count` records and prints their number and median size.
pub fn write(count: u64, path: &Path) -> anyhow::Result<()> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut archive = zip::ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut sizes = Vec::new();
    for number in 0..count {
        let text = generate(SEED, number);
        sizes.push(text.len());
        archive.start_file(format!("{:04}/{number:08}.xml", number / 1000), options)?;
        archive.write_all(text.as_bytes())?;
    }
    archive.finish()?.flush()?;
    sizes.sort_unstable();
    let median = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    println!(
        "{}",
        serde_json::json!({ "records": count, "median_bytes": median, "bytes": sizes.iter().sum::<usize>() })
    );
    Ok(())
}

//! What can be read can be written, and what was written reads back the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(parsed) = metadata::nllom::read(bytes) else { return };
    let written = metadata::nllom::write_ims(&parsed.record);
    let again = metadata::nllom::read(written.as_bytes()).expect("what we write can be read");
    assert_eq!(again.record, metadata::nllom::normalise(&parsed.record));
    let _ = metadata::facet::values(&parsed.record);
});

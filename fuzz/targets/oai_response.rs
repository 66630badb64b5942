//! A response of any kind comes to an end, and bad records do not end it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut response = interop::oai::response::read(bytes);
    let records = response.by_ref().count();
    assert!(records <= bytes.len());
    let _ = response.into_outcome();
});

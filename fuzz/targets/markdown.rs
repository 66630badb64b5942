//! Any bytes called `les.md` are read within the limits and can be assessed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = quality::check_file("les.md", bytes, &quality::Options::default());
});

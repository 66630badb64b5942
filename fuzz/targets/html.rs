//! Any bytes called `les.html` are read within the limits and can be assessed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = quality::check_file("les.html", bytes, &quality::Options::default());
});

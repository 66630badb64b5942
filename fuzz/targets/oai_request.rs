//! Any set name that is read is written the same way.
#![no_main]

use interop::oai::Source;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(source) = Source::from_spec(text) {
        assert_eq!(source.spec(), text);
    }
});

//! Any text has tokens that lie in it, in order.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let analyzer = dutch::Analyzer::new(dutch::Lexicon::empty());
    for token in dutch::tokens(text) {
        let _ = analyzer.analyze(&token.key);
    }
    let _ = dutch::level_expressions(text);
});

//! What the peers do to show a hit: mark the asked words in title and summary, in the way one
//! writes when it need only work.

use dutch::{Analyzer, Memo, Word, tokens};
use std::sync::Arc;

/// The text as HTML with every word that answers an asked word marked.
pub fn mark(text: &str, asked: &[Arc<Word>], analyzer: &Analyzer, memo: &mut Memo) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for token in tokens(text) {
        if token.start < at {
            continue;
        }
        let word = analyzer.recall(&token.key, memo);
        if asked.iter().any(|asked| word.answers(asked).is_some()) {
            escape(&text[at..token.start], &mut out);
            out.push_str("<mark>");
            escape(&text[token.start..token.end], &mut out);
            out.push_str("</mark>");
            at = token.end;
        }
    }
    escape(&text[at..], &mut out);
    out
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
}

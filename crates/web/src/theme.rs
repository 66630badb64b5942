//! The look: the components' style sheets and our own, as one file; the script; the icons.
//!
//! Colours are roles in `theme/tokens.css`; the test below holds every pair that occurs to the
//! contrast it needs, in the light and the dark scheme.

#[cfg(test)]
mod contrast;
pub mod icons;

use axum::body::Bytes;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

const OWN_STYLES: [&str; 5] = [
    include_str!("theme/tokens.css"),
    include_str!("theme/components.css"),
    include_str!("theme/layout.css"),
    include_str!("theme/pages.css"),
    include_str!("theme/print.css"),
];

const SCRIPT: &str = include_str!("theme/leerbron.js");

/// A file under `/static`: its media type and bytes.
#[must_use]
pub fn file(name: &str) -> Option<(&'static str, Bytes)> {
    match name {
        "leerbron.css" => Some(("text/css; charset=utf-8", Bytes::from_static(styles().as_bytes()))),
        "leerbron.js" => Some(("text/javascript; charset=utf-8", Bytes::from_static(SCRIPT.as_bytes()))),
        "licenties.txt" => Some(("text/plain; charset=utf-8", Bytes::from(notices()))),
        _ if name.starts_with("font/") => assets::file(name).map(|bytes| ("font/woff2", Bytes::from_static(bytes))),
        _ => None,
    }
}

/// Changes whenever style sheet or script changes.
#[must_use]
pub fn edition() -> &'static str {
    static EDITION: OnceLock<String> = OnceLock::new();
    EDITION.get_or_init(|| {
        let mut hasher = Sha256::new();
        hasher.update(styles());
        hasher.update(SCRIPT);
        hasher.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
    })
}

/// Components first, so that what is ours has the last word.
pub fn styles() -> &'static str {
    static STYLES: OnceLock<String> = OnceLock::new();
    STYLES.get_or_init(|| {
        let mut styles =
            String::from("/* Components: NL Design System, Utrecht, EUPL-1.2. See /static/licenties.txt. */\n");
        styles.push_str(&assets::component_styles());
        for part in OWN_STYLES {
            styles.push('\n');
            styles.push_str(part);
        }
        styles
    })
}

/// The same for a file that stands alone: the fonts are those of the reader.
#[must_use]
pub fn styles_without_fonts() -> String {
    let mut styles = styles().to_owned();
    while let Some(start) = styles.find("@font-face") {
        let end = styles[start..].find('}').map_or(styles.len(), |end| start + end + 1);
        styles.replace_range(start..end, "");
    }
    styles
}

fn notices() -> String {
    assets::notices().map(|(name, text)| format!("==== {name}\n\n{text}\n\n")).collect()
}

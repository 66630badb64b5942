//! Our own icons: drawn on 24 by 24, in the colour of the text, silent for screen readers
//! because a word always stands beside them.

/// The SVG of an icon; nothing for a name that does not exist.
#[must_use]
pub fn icon(name: &str) -> &'static str {
    ICONS.iter().find(|(known, _)| *known == name).map_or("", |(_, svg)| svg)
}

/// The logo as a file of its own; it follows the browser's scheme.
pub const FAVICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>g{fill:none;stroke:#0a4d55;stroke-width:2.6;stroke-linejoin:round;stroke-linecap:round}path.d{fill:#c2611f;stroke:none}@media(prefers-color-scheme:dark){g{stroke:#8fd6d3}path.d{fill:#f3b877}}</style><g><path d="M16 28C12.4 24.6 7.8 23.6 2.6 23.6V10.8C8 10.8 12.6 12 16 15.4 19.4 12 24 10.8 29.4 10.8v12.8C24.2 23.6 19.6 24.6 16 28Z"/><path d="M16 15.4V28"/></g><path class="d" d="M16 1.4c2.5 3 3.5 4.7 3.5 6.3a3.5 3.5 0 0 1-7 0c0-1.6 1-3.3 3.5-6.3Z"/></svg>"##;

macro_rules! drawn {
    ($body:literal) => {
        concat!(
            r#"<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">"#,
            $body,
            "</svg>"
        )
    };
}

const ICONS: &[(&str, &str)] = &[
    (
        "merk",
        r##"<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><g fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"><path d="M16 28C12.4 24.6 7.8 23.6 2.6 23.6V10.8C8 10.8 12.6 12 16 15.4 19.4 12 24 10.8 29.4 10.8v12.8C24.2 23.6 19.6 24.6 16 28Z"/><path d="M16 15.4V28"/></g><path class="drop" d="M16 1.4c2.5 3 3.5 4.7 3.5 6.3a3.5 3.5 0 0 1-7 0c0-1.6 1-3.3 3.5-6.3Z"/></svg>"##,
    ),
    // Outcomes: a shape for each, so that colour is never alone.
    ("met", drawn!(r#"<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.8 2.800L16.2 9.5"/>"#)),
    ("not_met", drawn!(r#"<path d="M12 3.5 21.5 20h-19Z"/><path d="M12 10v4.500M12 17.200v.1"/>"#)),
    (
        "needs_review",
        drawn!(
            r#"<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 2.5"/><path d="M9.6 9.7c.2-1.5 1.2-2.3 2.5-2.3 1.4 0 2.4.9 2.4 2.2 0 1.9-2.4 2-2.4 3.900M12 16.500v.1"/>"#
        ),
    ),
    ("not_applicable", drawn!(r#"<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>"#)),
    // Kinds of material.
    (
        "les",
        drawn!(
            r#"<path d="M4 5h6a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4Z"/><path d="M20 5h-6a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h6Z"/>"#
        ),
    ),
    ("oefening", drawn!(r#"<path d="M5 3.5h10l4 4V20.500H5Z"/><path d="m8.5 13 2 2 4.5-4.5"/>"#)),
    (
        "toets",
        drawn!(
            r#"<rect x="4" y="4" width="16" height="16" rx="2"/><path d="m8 9 1.2 1.200L11.5 8M14 9h3M8 15l1.2 1.200L11.5 14M14 15h3"/>"#
        ),
    ),
    ("video", drawn!(r#"<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m10 9 5 3-5 3Z"/>"#)),
    (
        "beeld",
        drawn!(
            r#"<rect x="3" y="4" width="18" height="16" rx="2"/><circle cx="8.5" cy="9.5" r="1.5"/><path d="m4 18 5.5-5 3.5 3 3-2.5 4 3.5"/>"#
        ),
    ),
    (
        "geluid",
        drawn!(
            r#"<path d="M4 9.500v5h3.5L12 18.500v-13L7.5 9.500Z"/><path d="M15.5 9a4.5 4.5 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11"/>"#
        ),
    ),
    (
        "presentatie",
        drawn!(r#"<path d="M3 4h18M4.5 4v11h15V4M12 15v3m-4 3 4-3 4 3"/><path d="m8 12 2.5-3 2 2L16 7.5"/>"#),
    ),
    ("tekst", drawn!(r#"<path d="M5 3.5h10l4 4V20.500H5Z"/><path d="M8.5 11h7M8.5 14h7M8.5 17h4"/>"#)),
    ("sluit", drawn!(r#"<path d="m7 7 10 10M17 7 7 17"/>"#)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_silent_and_carries_no_style() {
        for (name, svg) in ICONS {
            assert!(svg.contains(r#"aria-hidden="true""#), "{name}");
            assert!(!svg.contains("style="), "{name}: the content policy forbids inline style");
        }
    }
}

//! Every pair of colours that occurs keeps the contrast of WCAG 2.2 (1.4.3, 1.4.6, 1.4.11), in
//! both schemes, and outcomes stay apart for people who see colours differently.

use std::collections::HashMap;

const TOKENS: &str = include_str!("tokens.css");

/// Foreground, background, the least contrast.
#[rustfmt::skip]
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 7.0), ("ink", "surface", 7.0), ("ink", "tint", 7.0), ("ink", "mark", 4.5),
    ("ink", "accent-tint", 7.0), ("ink", "good-tint", 7.0), ("ink", "mend-tint", 7.0), ("ink", "unseen-tint", 7.0), ("ink", "wrong-tint", 7.0),
    ("ink-soft", "paper", 4.5), ("ink-soft", "surface", 4.5), ("ink-soft", "tint", 4.5), ("ink-soft", "mark", 4.5),
    ("action", "paper", 7.0), ("action", "surface", 7.0), ("action", "tint", 7.0),
    ("action", "accent-tint", 4.5), ("action", "good-tint", 4.5), ("action", "mend-tint", 4.5), ("action", "unseen-tint", 4.5), ("action", "wrong-tint", 4.5),
    ("action-strong", "paper", 7.0), ("action-strong", "tint", 7.0),
    ("on-action", "action", 7.0), ("on-action", "action-strong", 7.0),
    ("accent", "paper", 4.5), ("accent", "surface", 4.5), ("accent", "accent-tint", 4.5),
    ("good", "paper", 4.5), ("good", "surface", 4.5), ("good", "good-tint", 4.5),
    ("mend", "paper", 4.5), ("mend", "surface", 4.5), ("mend", "mend-tint", 4.5),
    ("unseen", "paper", 4.5), ("unseen", "surface", 4.5), ("unseen", "unseen-tint", 4.5),
    ("wrong", "paper", 4.5), ("wrong", "surface", 4.5), ("wrong", "wrong-tint", 4.5),
    ("accent-drawn", "surface", 3.0),
    ("control-line", "paper", 3.0), ("control-line", "surface", 3.0),
];

#[test]
fn every_pair_has_its_contrast_in_both_schemes() {
    for (scheme, colours) in schemes() {
        for (front, back, least) in PAIRS {
            let found = contrast(colours[front], colours[back]);
            assert!(found >= *least, "{scheme}: {front} on {back} has {found:.2}, needs {least}");
        }
    }
}

#[test]
fn both_schemes_fill_the_same_roles() {
    let [(_, light), (_, dark)] = schemes();
    let mut roles: Vec<_> = light.keys().collect();
    let mut dark_roles: Vec<_> = dark.keys().collect();
    roles.sort();
    dark_roles.sort();
    assert_eq!(roles, dark_roles);
}

fn schemes() -> [(&'static str, HashMap<&'static str, [u8; 3]>); 2] {
    let (light, dark) = TOKENS.split_once("@media (prefers-color-scheme: dark)").expect("there is a dark scheme");
    [("light", colours(light)), ("dark", colours(dark))]
}

fn colours(css: &'static str) -> HashMap<&'static str, [u8; 3]> {
    let declarations = css.split(['{', '}', ';']).filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    declarations.map(|(name, hex)| (name, rgb(hex))).collect()
}

fn rgb(hex: &str) -> [u8; 3] {
    assert_eq!(hex.len(), 6, "#{hex} is not written in full");
    [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour is hexadecimal"))
}

/// WCAG 2.2, relative luminance and contrast ratio.
fn contrast(front: [u8; 3], back: [u8; 3]) -> f64 {
    let (one, other) = (luminance(front), luminance(back));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

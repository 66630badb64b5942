//! Readability of colours: contrast as WCAG 2.2 defines it (success criteria 1.4.3 and 1.4.6), and how
//! colours look to people who are colour-blind (Machado, Oliveira and Fernandes 2009, severity 1).

use lesson::{Colours, Look, Unknowable};

/// The contrast that text needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needed {
    pub normal: f64,
    pub large: f64,
}

/// 1.4.3, level AA.
pub(crate) const MINIMUM: Needed = Needed { normal: 4.5, large: 3.0 };
/// 1.4.6, level AAA.
pub(crate) const ENHANCED: Needed = Needed { normal: 7.0, large: 4.5 };

/// 18 points, and 14 points for bold text, in CSS pixels.
const LARGE: f32 = 24.0;
const LARGE_BOLD: f32 = 18.66;

/// What is known of the contrast of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Contrast {
    Enough(f64),
    TooLittle { found: f64, needed: f64 },
    Unknown(Unknowable),
}

/// Compares a look with what is needed.
pub(crate) fn judge(look: &Look, needed: Needed) -> Contrast {
    let colours = match look.colours {
        Ok(colours) => colours,
        Err(why) => return Contrast::Unknown(why),
    };
    let found = ratio(colours.text, colours.background);
    let least = match look.size {
        Some(size) if size >= LARGE || (look.bold && size >= LARGE_BOLD) => needed.large,
        Some(_) => needed.normal,
        None if found >= needed.normal || found < needed.large => needed.normal,
        None => return Contrast::Unknown(Unknowable::NotUnderstood),
    };
    if found >= least { Contrast::Enough(found) } else { Contrast::TooLittle { found, needed: least } }
}

/// The contrast of two colours, from 1 to 21.
pub(crate) fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(linear(one)), luminance(linear(other)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn linear(colour: [u8; 3]) -> [f64; 3] {
    colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// How eyes without red cones and without green cones see a colour, in linear light.
const BLINDNESS: [[[f64; 3]; 3]; 2] = [
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
];

fn seen_by(eye: &[[f64; 3]; 3], colour: [u8; 3]) -> [f64; 3] {
    let light = linear(colour);
    eye.map(|row| row.iter().zip(light).map(|(weight, part)| weight * part).sum::<f64>().clamp(0.0, 1.0))
}

/// The least contrast that colour-blind people see.
pub(crate) fn least_seen(colours: Colours) -> f64 {
    let seen = |eye| {
        let (text, ground) = (luminance(seen_by(eye, colours.text)), luminance(seen_by(eye, colours.background)));
        (text.max(ground) + 0.05) / (text.min(ground) + 0.05)
    };
    BLINDNESS.iter().map(seen).fold(f64::INFINITY, f64::min)
}

/// Two colours that differ for most people and hardly for colour-blind people.
pub(crate) fn are_confused(one: [u8; 3], other: [u8; 3]) -> bool {
    const APART: f64 = 0.35;
    const ALIKE: f64 = 0.15;
    // Square roots stand for the way in which eyes weigh light.
    let distance = |one: [f64; 3], other: [f64; 3]| {
        one.iter().zip(other).map(|(one, other)| (one.sqrt() - other.sqrt()).powi(2)).sum::<f64>().sqrt()
    };
    distance(linear(one), linear(other)) > APART
        && BLINDNESS.iter().any(|eye| distance(seen_by(eye, one), seen_by(eye, other)) < ALIKE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_contrasts() {
        for (one, other, expected) in [
            ([0, 0, 0], [255, 255, 255], 21.0),
            ([119, 119, 119], [255, 255, 255], 4.48),
            ([118, 118, 118], [255, 255, 255], 4.54),
            ([181, 181, 181], [255, 255, 255], 2.05),
        ] {
            assert!((ratio(one, other) - expected).abs() < 0.01, "{one:?}: {}", ratio(one, other));
        }
    }

    #[test]
    fn red_and_green_are_confused_and_blue_and_orange_are_not() {
        assert!(are_confused([200, 80, 0], [110, 130, 0]));
        assert!(!are_confused([0, 90, 200], [230, 120, 0]));
        assert!(!are_confused([0, 0, 0], [20, 20, 20]));
    }
}

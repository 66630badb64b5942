//! Values of CSS: colours, lengths and variables, as plain text in and numbers out.

use std::collections::BTreeMap;

/// A colour with transparency; the parts run from 0 to 255, `alpha` from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Colour {
    pub parts: [f32; 3],
    pub alpha: f32,
}

impl Colour {
    pub const BLACK: Self = Self::solid([0.0; 3]);
    pub const WHITE: Self = Self::solid([255.0; 3]);
    pub const NONE: Self = Self { parts: [0.0; 3], alpha: 0.0 };

    pub const fn solid(parts: [f32; 3]) -> Self {
        Self { parts, alpha: 1.0 }
    }

    /// This colour laid over a solid one.
    pub fn over(self, below: [f32; 3]) -> [f32; 3] {
        std::array::from_fn(|part| self.parts[part].mul_add(self.alpha, below[part] * (1.0 - self.alpha)))
    }
}

/// A colour; `None` when it is written in a way that is not understood.
pub(super) fn colour(text: &str, current: Colour) -> Option<Colour> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "transparent" => return Some(Colour::NONE),
        "currentcolor" => return Some(current),
        "canvas" | "field" => return Some(Colour::WHITE),
        "canvastext" | "fieldtext" | "buttontext" => return Some(Colour::BLACK),
        _ => {}
    }
    if let Some(digits) = text.strip_prefix('#') {
        let (red, green, blue, alpha) = cssparser::color::parse_hash_color(digits.as_bytes()).ok()?;
        return Some(Colour { parts: [red, green, blue].map(f32::from), alpha });
    }
    if let Some((name, rest)) = text.split_once('(') {
        let numbers = rest.strip_suffix(')')?;
        return match name {
            "rgb" | "rgba" => rgb(numbers),
            "hsl" | "hsla" => hsl(numbers),
            _ => None,
        };
    }
    let (red, green, blue) = cssparser::color::parse_named_color(&text).ok()?;
    Some(Colour::solid([red, green, blue].map(f32::from)))
}

fn arguments(text: &str) -> Option<[&str; 4]> {
    let parts: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '/'))
        .filter(|part| !part.is_empty())
        .collect();
    match parts[..] {
        [a, b, c] => Some([a, b, c, "1"]),
        [a, b, c, d] => Some([a, b, c, d]),
        _ => None,
    }
}

fn number(text: &str, whole: f32) -> Option<f32> {
    match text.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f32>().ok()? / 100.0 * whole),
        None => text.parse().ok(),
    }
}

fn rgb(text: &str) -> Option<Colour> {
    let [red, green, blue, alpha] = arguments(text)?;
    let part = |text| number(text, 255.0).map(|part| part.clamp(0.0, 255.0));
    Some(Colour { parts: [part(red)?, part(green)?, part(blue)?], alpha: number(alpha, 1.0)?.clamp(0.0, 1.0) })
}

fn hsl(text: &str) -> Option<Colour> {
    let [hue, saturation, light, alpha] = arguments(text)?;
    let hue: f32 = hue.trim_end_matches("deg").parse().ok()?;
    let saturation = number(saturation, 1.0)?.clamp(0.0, 1.0);
    let light = number(light, 1.0)?.clamp(0.0, 1.0);
    let reach = saturation * light.min(1.0 - light);
    // CSS Color 4, section 7.1.
    let part = |shift: f32| {
        let turn = (shift + hue.rem_euclid(360.0) / 30.0) % 12.0;
        255.0 * (light - reach * (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0))
    };
    Some(Colour { parts: [part(0.0), part(8.0), part(4.0)], alpha: number(alpha, 1.0)?.clamp(0.0, 1.0) })
}

/// A length in CSS pixels; `None` when it is none or depends on a calculation.
pub(super) fn length(text: &str, em: f32, root: f32) -> Option<f32> {
    let text = text.trim().to_ascii_lowercase();
    let end = text.find(|letter: char| letter.is_ascii_alphabetic() || letter == '%').unwrap_or(text.len());
    let number: f32 = text[..end].trim().parse().ok()?;
    let factor = match &text[end..] {
        "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        "em" => em,
        "rem" => root,
        "ex" | "ch" => em / 2.0,
        "%" => em / 100.0,
        "" if number == 0.0 => 0.0,
        _ => return None,
    };
    Some(number * factor)
}

/// Fills in `var(--name, otherwise)`. `None` when a variable is not set and has no fallback, or when
/// variables refer to each other without end.
pub(super) fn fill_in(text: &str, variables: &BTreeMap<String, String>) -> Option<String> {
    const ROUNDS: usize = 16;
    const LONGEST: usize = 4_096;
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let Some(start) = text.find("var(") else { return Some(text) };
        let inside = &text[start + 4..];
        let end = super::sheet::find(inside, b")")?;
        let (name, otherwise) = match super::sheet::find(&inside[..end], b",") {
            Some(comma) => (&inside[..comma], Some(inside[comma + 1..end].trim())),
            None => (&inside[..end], None),
        };
        let value = variables.get(name.trim()).map(String::as_str).or(otherwise)?;
        text = format!("{}{value}{}", &text[..start], &inside[end + 1..]);
        if text.len() > LONGEST {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_in_every_common_notation() {
        for (text, expected) in [
            ("#333", [51, 51, 51, 100]),
            ("#3333", [51, 51, 51, 20]),
            ("Red", [255, 0, 0, 100]),
            ("rgb(1, 2, 3)", [1, 2, 3, 100]),
            ("rgb(0 50% 100% / 50%)", [0, 128, 255, 50]),
            ("rgba(0,0,0,.3)", [0, 0, 0, 30]),
            ("hsl(120, 100%, 25%)", [0, 128, 0, 100]),
            ("transparent", [0, 0, 0, 0]),
        ] {
            let found = colour(text, Colour::BLACK).unwrap_or_else(|| panic!("{text}"));
            let [red, green, blue] = found.parts.map(|part| part.round() as i32);
            assert_eq!([red, green, blue, (found.alpha * 100.0).round() as i32], expected, "{text}");
        }
        for odd in ["oklch(0.5 0.1 20)", "kleur", "rgb(1 2)", "#12", "color-mix(in srgb, red, blue)"] {
            assert_eq!(colour(odd, Colour::BLACK), None, "{odd}");
        }
    }

    #[test]
    fn variables_are_filled_in_and_circles_end() {
        let variables = BTreeMap::from([
            ("--a".to_owned(), "#111".to_owned()),
            ("--b".to_owned(), "var(--a)".to_owned()),
            ("--c".to_owned(), "var(--c)".to_owned()),
        ]);
        assert_eq!(fill_in("var(--b)", &variables).as_deref(), Some("#111"));
        assert_eq!(fill_in("var(--none, rgb(1, 2, 3))", &variables).as_deref(), Some("rgb(1, 2, 3)"));
        assert_eq!(fill_in("var(--none)", &variables), None);
        assert_eq!(fill_in("var(--c)", &variables), None);
    }
}

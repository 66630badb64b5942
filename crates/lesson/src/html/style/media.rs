//! Whether a media query holds on the screen that looks are computed for: light, 1280 by 720.

/// The width of the screen in CSS pixels.
pub(super) const WIDTH: f32 = 1280.0;
const HEIGHT: f32 = 720.0;

/// Whether a list of queries holds. What is not understood does not hold, as in browsers.
pub(super) fn applies(list: &str) -> bool {
    let list = list.trim().to_ascii_lowercase();
    list.is_empty() || list.split(',').any(|query| one(query.trim()))
}

fn one(query: &str) -> bool {
    if let Some(rest) = query.strip_prefix("not ") {
        return !one(rest);
    }
    query.trim_start_matches("only ").split(" and ").all(|part| match part.trim() {
        "screen" | "all" | "" => true,
        part => part.strip_prefix('(').and_then(|part| part.strip_suffix(')')).is_some_and(feature),
    })
}

fn feature(text: &str) -> bool {
    let Some((name, value)) = text.split_once(':') else { return text.trim() == "color" };
    let value = value.trim();
    let pixels = super::value::length(value, 16.0, 16.0);
    let holds = |test: fn(f32, f32) -> bool, side: f32| pixels.is_some_and(|limit| test(side, limit));
    match name.trim() {
        "min-width" => holds(|side, limit| side >= limit, WIDTH),
        "max-width" => holds(|side, limit| side <= limit, WIDTH),
        "min-height" => holds(|side, limit| side >= limit, HEIGHT),
        "max-height" => holds(|side, limit| side <= limit, HEIGHT),
        "orientation" => value == "landscape",
        "prefers-color-scheme" => value == "light",
        "prefers-reduced-motion" | "prefers-contrast" => value == "no-preference",
        "hover" => value == "hover",
        "pointer" => value == "fine",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::applies;

    #[test]
    fn only_what_holds_on_the_screen_applies() {
        for holds in ["", "screen", "all", "only screen and (min-width: 40em)", "print, screen", "not print"] {
            assert!(applies(holds), "{holds}");
        }
        for fails in ["print", "screen and (max-width: 600px)", "(prefers-color-scheme: dark)", "speech", "(new: x)"] {
            assert!(!applies(fails), "{fails}");
        }
    }
}

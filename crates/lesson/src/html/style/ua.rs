//! What browsers do by themselves: the part of the HTML standard's section 15 (Rendering) that a look
//! depends on, and the old attributes (`bgcolor`, `text`, `font`) that count as styles.

use super::computed::Computed;
use super::value::{self, Colour};
use scraper::node::Element;

/// Elements whose text is not shown, or not as text of the page.
const NOT_SHOWN: &[&str] = &[
    "head", "script", "style", "template", "noscript", "svg", "math", "title", "datalist", "canvas", "iframe",
    "object", "video", "audio", "select", "option", "textarea", "rp",
];

/// Gives an element its default style.
pub(super) fn apply(element: &Element, style: &mut Computed) {
    let name = element.name();
    style.skip |= NOT_SHOWN.contains(&name)
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || is_off(element);
    if let Some(factor) = size(name) {
        style.size = style.size.map(|size| size * factor);
    }
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "b" | "strong" | "th" => style.bold = true,
        "a" if element.attr("href").is_some() => style.colour = Ok(Colour::solid([0.0, 0.0, 238.0])),
        "mark" => {
            style.colour = Ok(Colour::BLACK);
            style.paint(Colour::solid([255.0, 255.0, 0.0]));
        }
        "button" => {
            style.colour = Ok(Colour::BLACK);
            style.size = Some(40.0 / 3.0);
            style.bold = false;
            style.paint(Colour::solid([239.0; 3]));
        }
        _ => {}
    }
    old_attributes(element, style);
}

fn size(name: &str) -> Option<f32> {
    match name {
        "h1" => Some(2.0),
        "h2" => Some(1.5),
        "h3" => Some(1.17),
        "h5" | "small" | "sub" | "sup" => Some(0.83),
        "h6" => Some(0.67),
        "big" => Some(1.2),
        _ => None,
    }
}

/// A control that is switched off need not be readable (WCAG 1.4.3).
pub(super) fn is_off(element: &Element) -> bool {
    let can_be_off = matches!(element.name(), "button" | "input" | "select" | "textarea" | "fieldset" | "option");
    (can_be_off && element.attr("disabled").is_some()) || element.attr("aria-disabled") == Some("true")
}

fn old_attributes(element: &Element, style: &mut Computed) {
    let colour = |name| element.attr(name).and_then(|text| value::colour(text, Colour::BLACK));
    if let Some(colour) = colour("bgcolor") {
        style.paint(colour);
    }
    match element.name() {
        "body" => {
            if let Some(colour) = colour("text") {
                style.colour = Ok(colour);
            }
            if element.attr("background").is_some_and(|source| !source.is_empty()) {
                style.behind = Err(crate::Unknowable::Picture);
            }
        }
        "font" => {
            if let Some(colour) = colour("color") {
                style.colour = Ok(colour);
            }
            style.size = match element.attr("size").map(str::trim) {
                Some("1") => Some(10.0),
                Some("2") => Some(13.0),
                Some("3") => Some(16.0),
                Some("4") => Some(18.0),
                Some("5") => Some(24.0),
                Some("6" | "7") => Some(32.0),
                Some(_) => None,
                None => style.size,
            };
        }
        _ => {}
    }
}

//! CSS selectors as places: from the nearest element with an id, or from the top, down.

use super::element;
use scraper::node::Element;
use std::collections::HashMap;

/// Longer paths help nobody and cost memory in hostile pages.
const MOST_STEPS: usize = 40;

/// An open element, as far as its selector needs it.
pub(super) struct Place {
    name: String,
    id: Option<String>,
    /// Which of its kind it is among its siblings.
    nth: u32,
    /// How many children of each kind were seen.
    seen: HashMap<String, u32>,
    /// It holds blocks.
    pub container: bool,
}

impl Place {
    pub fn root() -> Self {
        Self { name: String::new(), id: None, nth: 1, seen: HashMap::new(), container: true }
    }

    /// Goes into a child.
    pub fn child(&mut self, element: &Element) -> Self {
        let name = element.name().to_owned();
        let nth = self.seen.entry(name.clone()).or_default();
        *nth += 1;
        Self {
            id: element.id().filter(|id| is_plain(id)).map(str::to_owned),
            nth: *nth,
            seen: HashMap::new(),
            container: element::is_container(&name),
            name,
        }
    }

    fn step(&self) -> String {
        match (&self.id, self.name.as_str()) {
            (Some(id), _) => format!("#{id}"),
            (None, "html" | "body" | "head" | "main") => self.name.clone(),
            (None, name) if is_plain(name) => format!("{name}:nth-of-type({})", self.nth),
            (None, _) => format!("*:nth-of-type({})", self.nth),
        }
    }
}

/// The selector of the innermost of these places.
pub(super) fn write(places: &[Place]) -> String {
    let places: Vec<&Place> = places.iter().collect();
    write_of(&places)
}

/// The selector of the innermost of these places, which are kept with something else.
pub(super) fn write_of(places: &[&Place]) -> String {
    let inner = &places[places.len().saturating_sub(MOST_STEPS).max(1).min(places.len())..];
    let from = inner.iter().rposition(|place| place.id.is_some()).unwrap_or(0);
    let steps: Vec<String> = inner[from..].iter().map(|place| place.step()).collect();
    if steps.is_empty() { "html".to_owned() } else { steps.join(" > ") }
}

/// Needs no escaping in a selector.
fn is_plain(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

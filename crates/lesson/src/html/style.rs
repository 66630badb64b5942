//! How the text of a page looks: the CSS cascade, as far as contrast, size and spacing need it.
//!
//! Implements what CSS Cascading 4, Selectors 4, Color 4 and Backgrounds 3 say of a page as it first
//! appears on a light screen of 1280 by 720, without running scripts and without laying out boxes.
//! What needs a layout (what is behind a moved element, the pixels of a picture) is `Unknowable`.

mod cascade;
mod computed;
mod disabled;
mod media;
mod sheet;
mod ua;
mod value;

use super::selector::{self, Place};
use crate::{Forced, Location, Look, Spacing, Unknowable};
use cascade::Sheets;
use computed::Computed;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};
use std::collections::HashMap;

/// Of texts that look the same this many are kept.
const MOST_ALIKE: usize = 20;
/// More different looks than this is no lesson.
const MOST_LOOKS: usize = 2_000;
/// As much of a text as a finding quotes.
const LONGEST: usize = 200;

/// The looks of all text that is shown.
pub(super) fn looks(html: &Html) -> Vec<Look> {
    let sheets = Sheets::of(html);
    let off = disabled::labels(html);
    let mut walk = Walk { sheets, looks: Vec::new(), alike: HashMap::new(), steps: 0 };
    let mut open = vec![(Computed::default(), Place::root(), String::new())];
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let depth = open.len();
                    let (above, place, _) = open.last_mut().expect("the root is never closed");
                    let place = place.child(element);
                    let reference = ElementRef::wrap(node).expect("the node is an element");
                    let mut style = above.child();
                    if !style.skip {
                        walk.sheets.apply(&reference, depth, &mut style, &mut walk.steps);
                        style.skip |= off.contains(&node.id());
                    }
                    open.push((style, place, String::new()));
                }
                Node::Text(text) => {
                    if let Some((_, _, own)) = open.last_mut().filter(|(style, ..)| !style.skip) {
                        add(own, &text.text);
                    }
                }
                _ => {}
            },
            Edge::Close(node) if node.value().is_element() => {
                let places = open.len();
                if !open[places - 1].2.is_empty() {
                    walk.keep(&open);
                }
                open.pop();
            }
            Edge::Close(_) => {}
        }
    }
    walk.looks
}

fn add(own: &mut String, text: &str) {
    for word in text.split_whitespace() {
        if own.len() > LONGEST {
            return;
        }
        if !own.is_empty() {
            own.push(' ');
        }
        own.push_str(word);
    }
}

/// What two texts have in common that look the same.
type Alike = (Result<crate::Colours, Unknowable>, Option<u32>, bool, Vec<(Spacing, i32, Option<bool>)>);

struct Walk {
    sheets: Sheets,
    looks: Vec<Look>,
    alike: HashMap<Alike, usize>,
    steps: usize,
}

impl Walk {
    fn keep(&mut self, open: &[(Computed, Place, String)]) {
        let (style, _, text) = open.last().expect("an element is open");
        let words = text.chars().filter(|letter| letter.is_alphanumeric()).take(2).count();
        if words < 2 || !style.is_visible() {
            return;
        }
        let colours = if self.sheets.elsewhere { Err(Unknowable::SheetElsewhere) } else { style.colours() };
        let forced = style.forced(text);
        let key: Alike = (
            colours,
            style.size.map(f32::to_bits),
            style.bold,
            forced.iter().map(|one: &Forced| (one.spacing, thousandths(one.em), one.wraps)).collect(),
        );
        if self.alike.len() >= MOST_LOOKS && !self.alike.contains_key(&key) {
            return;
        }
        let seen = self.alike.entry(key).or_default();
        *seen += 1;
        if *seen <= MOST_ALIKE {
            // The places of the open elements, from the top down.
            let places: Vec<&Place> = open.iter().map(|(_, place, _)| place).collect();
            let location = Location::element(selector::write_of(&places));
            let (size, bold) = (style.size, style.bold);
            self.looks.push(Look { text: text.clone(), location, colours, size, bold, forced });
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "spacing is a small number")]
fn thousandths(em: f32) -> i32 {
    (em * 1000.0) as i32
}

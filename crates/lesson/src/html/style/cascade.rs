//! Which declarations an element gets, and which of them win: origin, importance, the `style`
//! attribute, specificity, order (CSS Cascading 4, section 6).

use super::computed::{Computed, Won};
use super::sheet::{self, Declaration};
use super::ua;
use crate::Unknowable;
use scraper::selector::{Parser, Simple};
use scraper::{ElementRef, Html};
use selectors::matching::{
    MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode, matches_selector,
};
use selectors::parser::{Component, ParseRelative, Selector, SelectorList};
use std::collections::HashMap;

/// More comparisons of an element with a selector than this is no lesson.
const MOST_STEPS: usize = 5_000_000;

/// What a comparison costs that looks at the siblings of an element.
const SIBLINGS: usize = 500;

/// The rules of a page, found by what the last part of their selector names.
pub(super) struct Sheets {
    rules: Vec<Rule>,
    by_id: HashMap<String, Vec<usize>>,
    by_class: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    others: Vec<usize>,
    /// A sheet that was not read may change everything.
    pub elsewhere: bool,
    odd: bool,
}

struct Rule {
    selector: Selector<Simple>,
    declarations: std::rc::Rc<Vec<Declaration>>,
    /// Steps that a comparison may take: more when it looks at all siblings.
    price: usize,
}

impl Sheets {
    /// Reads the style elements of a page.
    pub fn of(html: &Html) -> Self {
        let mut sheets = Self {
            rules: Vec::new(),
            by_id: HashMap::new(),
            by_class: HashMap::new(),
            by_name: HashMap::new(),
            others: Vec::new(),
            elsewhere: false,
            odd: false,
        };
        for node in html.tree.root().descendants() {
            let Some(element) = ElementRef::wrap(node) else { continue };
            let screen = element.attr("media").is_none_or(super::media::applies);
            match element.value().name() {
                "style" if screen => sheets.add(&element.text().collect::<String>()),
                "link" if screen => sheets.elsewhere |= asks_for_sheet(&element),
                _ => {}
            }
        }
        sheets
    }

    fn add(&mut self, text: &str) {
        let sheet = sheet::parse(text);
        self.elsewhere |= sheet.imports;
        self.odd |= sheet.odd;
        for rule in sheet.rules {
            let declarations = std::rc::Rc::new(rule.declarations);
            for text in &rule.selectors {
                match selector(text) {
                    Some(selector) => {
                        let price = if text.contains('~') || text.contains(":nth") { SIBLINGS } else { 1 };
                        self.index(Rule { selector, declarations: std::rc::Rc::clone(&declarations), price });
                    }
                    None => self.odd |= !is_passing_state(text),
                }
            }
        }
    }

    fn index(&mut self, rule: Rule) {
        let place = self.rules.len();
        let mut list = &mut self.others;
        for part in rule.selector.iter() {
            match part {
                Component::ID(id) => {
                    list = self.by_id.entry(id.0.to_string()).or_default();
                    break;
                }
                Component::Class(class) => list = self.by_class.entry(class.0.to_string()).or_default(),
                Component::LocalName(name) => list = self.by_name.entry(name.lower_name.0.to_string()).or_default(),
                _ => {}
            }
        }
        list.push(place);
        self.rules.push(rule);
    }

    /// Gives an element its style; `style` comes in as what it inherits.
    pub fn apply(&self, element: &ElementRef<'_>, depth: usize, style: &mut Computed, steps: &mut usize) {
        let above = style.child();
        ua::apply(element.value(), style);
        let inline = element.attr("style").map(sheet::declarations).unwrap_or_default();
        let matched = self.matching(element, depth, steps);
        let (mut won, mut own) = (Won::new(), Won::new());
        for important in [false, true] {
            let sheets = matched.iter().flat_map(|place| self.rules[*place].declarations.iter());
            for declaration in sheets.filter(|one| one.important == important) {
                win(&mut won, declaration);
                own.remove(&declaration.name);
            }
            for declaration in inline.iter().filter(|one| one.important == important) {
                win(&mut won, declaration);
                win(&mut own, declaration);
            }
        }
        style.take(&won, &own, &above);
        if self.odd || *steps > MOST_STEPS {
            style.colour = Err(Unknowable::NotUnderstood);
        }
        if element.value().name() == "html" {
            style.root = style.size.unwrap_or(16.0);
        }
    }

    /// The rules that fit, weakest first.
    fn matching(&self, element: &ElementRef<'_>, depth: usize, steps: &mut usize) -> Vec<usize> {
        let value = element.value();
        let mut places: Vec<usize> = self.others.clone();
        places.extend(self.by_name.get(value.name()).into_iter().flatten());
        places.extend(value.id().and_then(|id| self.by_id.get(id)).into_iter().flatten());
        for class in value.classes() {
            places.extend(self.by_class.get(class).into_iter().flatten());
        }
        // A selector may look at everything above the element.
        let price: usize = places.iter().map(|place| self.rules[*place].price).sum();
        *steps += price * (1 + depth / 16);
        if *steps > MOST_STEPS {
            return Vec::new();
        }
        let mut caches = selectors::context::SelectorCaches::default();
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            &mut caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        places.retain(|place| matches_selector(&self.rules[*place].selector, 0, None, element, &mut context));
        places.sort_by_key(|place| (self.rules[*place].selector.specificity(), *place));
        places.dedup();
        places
    }
}

/// A shorthand takes the place of its longhands.
fn win(won: &mut Won, declaration: &Declaration) {
    match declaration.name.as_str() {
        "background" => won.retain(|name, _| name != "background-color" && name != "background-image"),
        "font" => won.retain(|name, _| name != "font-size" && name != "font-weight" && name != "line-height"),
        _ => {}
    }
    won.insert(declaration.name.clone(), (declaration.value.clone(), declaration.important));
}

fn asks_for_sheet(link: &ElementRef<'_>) -> bool {
    let is_sheet = link.attr("rel").is_some_and(|rel| {
        let mut words = rel.split_whitespace().map(str::to_ascii_lowercase);
        let words: Vec<String> = words.by_ref().collect();
        words.iter().any(|word| word == "stylesheet") && !words.iter().any(|word| word == "alternate")
    });
    is_sheet && link.attr("href").is_some_and(|href| !href.trim().is_empty())
}

/// A selector; links that were not visited are all links. `:has` costs too much on hostile pages.
fn selector(text: &str) -> Option<Selector<Simple>> {
    if text.contains(":has(") {
        return None;
    }
    let text = text.replace(":any-link", "[href]").replace(":link", "[href]");
    let mut parser = cssparser::Parser::new(&text);
    let list = SelectorList::parse(&Parser, &mut parser, ParseRelative::No).ok()?;
    list.slice().first().cloned()
}

/// A selector for a state that a page does not start in, or for something that is no element.
fn is_passing_state(text: &str) -> bool {
    const STATES: &[&str] = &[
        ":hover",
        ":focus",
        ":active",
        ":visited",
        ":target",
        ":checked",
        ":disabled",
        ":invalid",
        ":valid",
        ":user-",
        ":placeholder",
        ":autofill",
        ":fullscreen",
        ":popover-open",
        ":modal",
        "::",
        ":before",
        ":after",
        ":first-line",
        ":first-letter",
        ":selection",
        ":-moz",
        ":-webkit",
        ":-ms",
        ":open",
        ":in-range",
        ":out-of-range",
    ];
    let text = text.to_ascii_lowercase();
    STATES.iter().any(|state| text.contains(state)) && !text.contains(":not(")
}

//! The style of one element after the cascade: what it inherits, what its declarations make of it,
//! and the colours that come out.

use super::value::{self, Colour};
use crate::{Colours, Forced, Spacing, Unknowable};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values that won the cascade, by property, with whether they are forced on readers.
pub(super) type Won = BTreeMap<String, (String, bool)>;

/// Half-transparent groups inside each other.
const MOST_GROUPS: usize = 16;
/// Variables that hold at one place.
const MOST_VARIABLES: usize = 2_000;

/// The style of an element.
#[derive(Clone)]
pub(super) struct Computed {
    /// Neither the element nor what is in it is shown.
    pub skip: bool,
    pub size: Option<f32>,
    pub root: f32,
    pub bold: bool,
    pub colour: Result<Colour, Unknowable>,
    pub behind: Result<[f32; 3], Unknowable>,
    /// Groups that are drawn half-transparent: how opaque, and over what.
    groups: Vec<(f32, Result<[f32; 3], Unknowable>)>,
    shadow: bool,
    effect: bool,
    invisible: bool,
    /// Forced spacing, in pixels or as a share of the letters.
    forced: [Option<Force>; 3],
    /// The widest that the text can be.
    width: f32,
    nowrap: bool,
    variables: Arc<BTreeMap<String, String>>,
}

#[derive(Clone, Copy)]
enum Force {
    Pixels(f32),
    Share(f32),
}

impl Default for Computed {
    fn default() -> Self {
        Self {
            skip: false,
            size: Some(16.0),
            root: 16.0,
            bold: false,
            colour: Ok(Colour::BLACK),
            behind: Ok([255.0; 3]),
            groups: Vec::new(),
            shadow: false,
            effect: false,
            invisible: false,
            forced: [None; 3],
            width: super::media::WIDTH - 16.0,
            nowrap: false,
            variables: Arc::default(),
        }
    }
}

impl Computed {
    /// What a child starts with. Backgrounds and groups are not inherited, but they are behind it.
    pub fn child(&self) -> Self {
        self.clone()
    }

    pub fn is_visible(&self) -> bool {
        !self.invisible && !self.colour.is_ok_and(|colour| colour.alpha == 0.0) && self.size != Some(0.0)
    }

    /// Lays a colour behind what comes.
    pub fn paint(&mut self, colour: Colour) {
        if colour.alpha >= 1.0 {
            self.behind = Ok(colour.parts);
        } else if let Ok(below) = self.behind {
            self.behind = Ok(colour.over(below));
        }
    }

    /// The colours as they reach the eye.
    pub fn colours(&self) -> Result<Colours, Unknowable> {
        let (letters, mut below) = (self.colour?, self.behind?);
        if self.shadow || self.effect {
            return Err(Unknowable::Effect);
        }
        let mut text = letters.over(below);
        for (alpha, under) in self.groups.iter().rev() {
            let under = (*under)?;
            let blend = |above: [f32; 3]| Colour { parts: above, alpha: *alpha }.over(under);
            (text, below) = (blend(text), blend(below));
        }
        let colours = Colours { text: text.map(byte), background: below.map(byte) };
        if colours.text == colours.background { Err(Unknowable::Same) } else { Ok(colours) }
    }

    /// The forced spacing that holds for a text.
    pub fn forced(&self, text: &str) -> Vec<Forced> {
        let Some(size) = self.size.filter(|size| *size > 0.0) else { return Vec::new() };
        let order = [Spacing::Line, Spacing::Letter, Spacing::Word];
        let each = order.into_iter().zip(self.forced);
        each.filter_map(|(spacing, force)| {
            let em = match force? {
                Force::Pixels(pixels) => pixels / size,
                Force::Share(share) => share,
            };
            Some(Forced { spacing, em, wraps: self.wraps(text, size) })
        })
        .collect()
    }

    /// Letters are between a third and two thirds of their height wide.
    fn wraps(&self, text: &str, size: f32) -> Option<bool> {
        let letters = f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
        if self.nowrap || letters * size * 0.7 < self.width {
            return Some(false);
        }
        (letters * size * 0.33 > self.width).then_some(true)
    }

    /// Takes over the values that won. `inline` are the values of the `style` attribute among them.
    pub fn take(&mut self, won: &Won, inline: &Won, above: &Self) {
        self.take_variables(won);
        let text = |name: &str| {
            let (value, _) = won.get(name)?;
            Some(value::fill_in(value, &self.variables).unwrap_or_default())
        };
        if won.contains_key("all") {
            (self.colour, self.behind) = (Err(Unknowable::NotUnderstood), Err(Unknowable::NotUnderstood));
        }
        let (font, size, weight) = (text("font"), text("font-size"), text("font-weight"));
        let (colour, fill) = (text("color"), text("-webkit-text-fill-color"));
        let grounds = (text("background"), text("background-color"), text("background-image"));
        let rest: BTreeMap<&str, String> =
            won.keys().filter_map(|name| Some((name.as_str(), text(name)?.to_ascii_lowercase()))).collect();
        self.take_font(font.as_deref(), size.as_deref(), weight.as_deref(), above);
        self.take_colour(fill.or(colour).as_deref(), above);
        self.take_backgrounds(&grounds, above);
        self.take_presence(&rest);
        self.take_effects(&rest, above);
        self.take_spacing(&rest, inline);
    }

    fn take_variables(&mut self, won: &Won) {
        let own = || won.iter().filter(|(name, _)| name.starts_with("--"));
        if own().next().is_some() {
            let mut variables = (*self.variables).clone();
            variables.extend(own().map(|(name, (value, _))| (name.clone(), value.clone())));
            // Every element of a hostile page could add one; nobody uses so many.
            if variables.len() <= MOST_VARIABLES {
                self.variables = Arc::new(variables);
            }
        }
    }

    fn take_font(&mut self, font: Option<&str>, size: Option<&str>, weight: Option<&str>, above: &Self) {
        if let Some(font) = font {
            let head = font.split(['"', '\'']).next().unwrap_or_default();
            self.bold = head.split_whitespace().any(|word| is_bold(word) == Some(true));
            let mut sizes = head.split_whitespace().filter_map(|word| font_size(word.split('/').next()?, above));
            self.size = sizes.next_back();
        }
        match size {
            Some("inherit") => self.size = above.size,
            Some(size) => self.size = font_size(size, above),
            None => {}
        }
        match weight {
            Some("inherit") => self.bold = above.bold,
            Some(weight) => self.bold = is_bold(weight).unwrap_or(self.bold),
            None => {}
        }
    }

    fn take_colour(&mut self, colour: Option<&str>, above: &Self) {
        let Some(colour) = colour else { return };
        self.colour = match colour.to_ascii_lowercase().as_str() {
            "inherit" | "unset" | "currentcolor" => above.colour,
            "initial" => Ok(Colour::BLACK),
            text => value::colour(text, above.colour.unwrap_or(Colour::BLACK)).ok_or(Unknowable::NotUnderstood),
        };
    }

    fn take_backgrounds(
        &mut self,
        (short, colour, image): &(Option<String>, Option<String>, Option<String>),
        above: &Self,
    ) {
        if short.is_none() && colour.is_none() && image.is_none() {
            return;
        }
        // The author replaces what the browser would paint.
        self.behind = above.behind;
        let current = self.colour.unwrap_or(Colour::BLACK);
        let last_layer = short.as_ref().and_then(|text| super::sheet::split(text, b',').pop()).unwrap_or_default();
        let from_short = || super::sheet::split(&last_layer, b' ').iter().find_map(|word| value::colour(word, current));
        let odd_short = short.as_deref().is_some_and(is_odd);
        let painted = match colour.as_deref().map(str::to_ascii_lowercase).as_deref() {
            Some("inherit" | "initial" | "unset" | "none") => None,
            Some(text) => match value::colour(text, current) {
                Some(colour) => Some(colour),
                None => return self.behind = Err(Unknowable::NotUnderstood),
            },
            None if odd_short => return self.behind = Err(Unknowable::NotUnderstood),
            None => from_short(),
        };
        if let Some(colour) = painted {
            self.paint(colour);
        }
        let pictured = image.as_deref().or(short.as_deref()).is_some_and(is_picture);
        if pictured {
            self.behind = Err(Unknowable::Picture);
        }
    }

    fn take_presence(&mut self, won: &BTreeMap<&str, String>) {
        let is = |name: &str, value: &str| won.get(name).is_some_and(|text| text == value);
        let length =
            |name: &str| won.get(name).and_then(|text| value::length(text, self.size.unwrap_or(16.0), self.root));
        let placed = ["absolute", "fixed", "relative"].iter().any(|value| is("position", value));
        let away = placed && ["top", "left"].iter().any(|side| length(side).is_some_and(|at| at < -400.0));
        let tiny =
            is("overflow", "hidden") && ["width", "height"].iter().any(|side| length(side).is_some_and(|x| x < 2.0));
        let clipped = won.get("clip").is_some_and(|text| text.contains("rect"))
            || won.get("clip-path").is_some_and(|text| text.contains("inset"));
        let indented = length("text-indent").is_some_and(|at| at < -400.0);
        let clear = won.get("opacity").and_then(|text| text.parse::<f32>().ok()).is_some_and(|alpha| alpha <= 0.0);
        self.skip |= is("display", "none") || away || tiny || clipped || indented || clear;
        match won.get("visibility").map(String::as_str) {
            Some("hidden" | "collapse") => self.invisible = true,
            Some("visible") => self.invisible = false,
            _ => {}
        }
        let side = ["max-width", "width"]
            .iter()
            .filter_map(|side| won.get(side).filter(|text| !text.ends_with('%')).and_then(|_| length(side)));
        self.width = side.fold(self.width, f32::min);
        self.nowrap = won.get("white-space").map_or(self.nowrap, |text| matches!(text.as_str(), "nowrap" | "pre"));
    }

    fn take_effects(&mut self, won: &BTreeMap<&str, String>, above: &Self) {
        let set =
            |name: &str| won.get(name).is_some_and(|text| !matches!(text.as_str(), "none" | "normal" | "initial"));
        self.shadow = if won.contains_key("text-shadow") { set("text-shadow") } else { above.shadow };
        let clipped = ["background-clip", "-webkit-background-clip"]
            .iter()
            .any(|name| won.get(name).is_some_and(|text| text.contains("text")));
        let effects = ["filter", "backdrop-filter", "mix-blend-mode", "-webkit-text-stroke"];
        self.effect |= clipped || effects.iter().any(|name| set(name));
        let moved =
            set("transform") || won.get("position").is_some_and(|text| matches!(text.as_str(), "absolute" | "fixed"));
        // A moved element takes its own background along, if it has one.
        if moved && self.behind == above.behind {
            self.behind = Err(Unknowable::Moved);
        }
        if won.get("color-scheme").is_some_and(|text| text.starts_with("dark")) {
            self.behind = Err(Unknowable::NotUnderstood);
        }
        if let Some(alpha) = won.get("opacity").and_then(|text| text.parse::<f32>().ok()).filter(|alpha| *alpha < 1.0) {
            // So many groups inside each other are no design.
            if self.groups.len() >= MOST_GROUPS {
                self.behind = Err(Unknowable::NotUnderstood);
            } else {
                self.groups.push((alpha, above.behind));
            }
        }
    }

    fn take_spacing(&mut self, won: &BTreeMap<&str, String>, inline: &Won) {
        for (place, name) in ["line-height", "letter-spacing", "word-spacing"].into_iter().enumerate() {
            let Some(text) = won.get(name) else { continue };
            let forced = inline.get(name).is_some_and(|(_, important)| *important);
            let em = self.size.unwrap_or(16.0);
            self.forced[place] = match text.as_str() {
                _ if !forced => None,
                "inherit" | "unset" | "revert" | "revert-layer" => None,
                // What browsers take for normal lines is about 1.2.
                "normal" | "initial" => Some(Force::Share(if place == 0 { 1.2 } else { 0.0 })),
                text if place == 0 && text.parse::<f32>().is_ok() => text.parse().ok().map(Force::Share),
                text => value::length(text, em, self.root).map(Force::Pixels),
            };
        }
    }
}

fn is_bold(weight: &str) -> Option<bool> {
    match weight.trim().to_ascii_lowercase().as_str() {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" | "initial" => Some(false),
        number => number.parse::<f32>().ok().map(|weight| weight >= 700.0),
    }
}

fn font_size(text: &str, above: &Computed) -> Option<f32> {
    let fixed = match text.trim().to_ascii_lowercase().as_str() {
        "xx-small" => 9.0,
        "x-small" => 10.0,
        "small" => 13.0,
        "medium" | "initial" => 16.0,
        "large" => 18.0,
        "x-large" => 24.0,
        "xx-large" => 32.0,
        "xxx-large" => 48.0,
        "smaller" => return above.size.map(|size| size / 1.2),
        "larger" => return above.size.map(|size| size * 1.2),
        "unset" => return above.size,
        text => return value::length(text, above.size?, above.root),
    };
    Some(fixed)
}

fn is_picture(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["url(", "gradient(", "image(", "image-set(", "element("].iter().any(|name| text.contains(name))
}

/// A colour notation that is not understood, so that the colour would be missed.
fn is_odd(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.is_empty()
        || ["oklch(", "oklab(", "lch(", "lab(", "hwb(", "color(", "color-mix(", "light-dark("]
            .iter()
            .any(|name| text.contains(name))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(part: f32) -> u8 {
    part.round().clamp(0.0, 255.0) as u8
}

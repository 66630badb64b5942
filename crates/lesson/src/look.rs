//! How text looks: colours, size, forced spacing.
//!
//! Only what follows from the file; where that cannot be known, the reason is given. Whether it can be
//! read well is for the kwaliteitsmodel (criterion 3.1), not for a reader.

use crate::Location;

/// How one text looks. Of texts that look the same only the first few are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The text, or its beginning.
    pub text: String,
    /// Where it stands.
    pub location: Location,
    /// The colours as they reach the eye.
    pub colours: Result<Colours, Unknowable>,
    /// The height of the letters in CSS pixels (a point is four thirds of one).
    pub size: Option<f32>,
    /// Bold, weight 700 or more.
    pub bold: bool,
    /// Spacing that a reader cannot change (`!important` in a `style` attribute).
    pub forced: Vec<Forced>,
}

/// Letters and what is behind them, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colours {
    /// The letters: red, green, blue.
    pub text: [u8; 3],
    /// What is behind them.
    pub background: [u8; 3],
}

/// Why colours cannot be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknowable {
    /// A style sheet stands elsewhere.
    SheetElsewhere,
    /// A value that we do not understand.
    NotUnderstood,
    /// A picture or a gradient is behind it.
    Picture,
    /// A shadow, a filter or a blend mode.
    Effect,
    /// It was moved over something else.
    Moved,
    /// The letters have the colour of what is behind them: hidden on purpose, or something is missed.
    Same,
    /// The file does not say it with the text; a theme or template does.
    NotStated,
}

/// A kind of spacing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spacing {
    /// Between lines.
    Line,
    /// Between letters.
    Letter,
    /// Between words.
    Word,
}

/// Spacing that a style sheet forces on readers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forced {
    /// Which.
    pub spacing: Spacing,
    /// As a share of the height of the letters.
    pub em: f32,
    /// Whether the text takes more than a line; `None` when that cannot be known.
    pub wraps: Option<bool>,
}

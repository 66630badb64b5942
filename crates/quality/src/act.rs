//! What the checks say in terms of the W3C's ACT rules: one outcome for each rule and page.
//!
//! A rule stands here when a check carries it out. A page fails a rule when any element fails it,
//! and nothing is called passed that was not measured.

use crate::wcag::{self, Contrast, Needed};
use lesson::{Lesson, Look, Spacing};

/// The outcome of an ACT rule for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActOutcome {
    /// There is nothing that the rule is about.
    Inapplicable,
    /// Everything meets the rule.
    Passed,
    /// It cannot be told without a person.
    CantTell,
    /// Something does not meet the rule.
    Failed,
}

/// The rules that are carried out, with their outcome for a lesson that is one page.
#[must_use]
pub fn outcomes(lesson: &Lesson) -> Vec<(&'static str, ActOutcome)> {
    vec![
        ("b4f0c3", zoom(lesson)),
        ("afw4f7", contrast(lesson, wcag::MINIMUM)),
        ("09o5cg", contrast(lesson, wcag::ENHANCED)),
        ("78fd32", spacing(lesson, Spacing::Line)),
        ("24afc2", spacing(lesson, Spacing::Letter)),
        ("9e45ec", spacing(lesson, Spacing::Word)),
    ]
}

fn contrast(lesson: &Lesson, needed: Needed) -> ActOutcome {
    worst(lesson.looks.iter().map(|look| match wcag::judge(look, needed) {
        Contrast::Enough(_) => ActOutcome::Passed,
        Contrast::TooLittle { .. } => ActOutcome::Failed,
        Contrast::Unknown(_) => ActOutcome::CantTell,
    }))
}

fn spacing(lesson: &Lesson, spacing: Spacing) -> ActOutcome {
    worst(lesson.looks.iter().filter_map(|look| forced(look, spacing)))
}

/// What a forced spacing comes to (WCAG 1.4.12): enough when it is as wide as readers may ask for.
pub(crate) fn forced(look: &Look, spacing: Spacing) -> Option<ActOutcome> {
    let forced = look.forced.iter().find(|one| one.spacing == spacing)?;
    let (least, wraps) = match spacing {
        Spacing::Line => (1.5, forced.wraps),
        Spacing::Letter => (0.12, Some(true)),
        Spacing::Word => (0.16, Some(true)),
    };
    Some(match wraps {
        _ if forced.em >= least - 0.0001 => ActOutcome::Passed,
        Some(true) => ActOutcome::Failed,
        Some(false) => ActOutcome::Inapplicable,
        None => ActOutcome::CantTell,
    })
}

fn zoom(lesson: &Lesson) -> ActOutcome {
    let ports = lesson.metadata.iter().filter(|meta| meta.name == "viewport");
    worst(ports.filter_map(|meta| locks_zoom(&meta.value)).map(|locks| match locks {
        true => ActOutcome::Failed,
        false => ActOutcome::Passed,
    }))
}

fn worst(outcomes: impl Iterator<Item = ActOutcome>) -> ActOutcome {
    outcomes.max().unwrap_or(ActOutcome::Inapplicable)
}

/// Whether a `viewport` keeps readers from zooming in to twice the size; `None` when it says nothing
/// about zooming. Values are read as CSS Viewport says: `yes` is 1, other words are 0.
pub(crate) fn locks_zoom(content: &str) -> Option<bool> {
    let content = content.to_ascii_lowercase();
    let mut found = None;
    for part in content.split([',', ';']) {
        let Some((name, value)) = part.split_once('=') else { continue };
        let value = value.trim();
        let number: f64 = match value {
            "yes" => 1.0,
            "device-width" | "device-height" => 10.0,
            _ => value.parse().unwrap_or(0.0),
        };
        let locked = match name.trim() {
            "user-scalable" => number.abs() < 1.0,
            // A negative number is dropped.
            "maximum-scale" if number >= 0.0 => number < 2.0,
            _ => continue,
        };
        found = Some(found.unwrap_or(false) || locked);
    }
    found
}

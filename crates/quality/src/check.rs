//! A check: a function that looks at one thing, with the criterion that it serves.
//!
//! A check is a file in `checks/` that opens with its manual page in Dutch (`Wat wordt
//! gecontroleerd`, `Waarom`, `Wat deze controle niet ziet`, `Voorbeeld`), a row in `checks::CHECKS`
//! and a test document in `tests/checks/`.

use crate::{Context, Outcome};

/// A registered check.
#[derive(Clone, Copy)]
pub struct Check {
    /// The stable code, `<criterion>-<kebab-name>`; findings of the check begin with it or with
    /// the criterion.
    pub id: &'static str,
    /// The criterion, `3.3`.
    pub criterion: &'static str,
    /// The part of the criterion, `3.3.c`.
    pub part: Option<&'static str>,
    /// What it does.
    pub run: fn(&Context<'_>) -> Outcome,
}

impl Check {
    /// A check of a whole criterion.
    #[must_use]
    pub const fn new(criterion: &'static str, id: &'static str, run: fn(&Context<'_>) -> Outcome) -> Self {
        Self { id, criterion, part: None, run }
    }

    /// A check of a part of a criterion.
    #[must_use]
    pub const fn of_part(
        criterion: &'static str,
        part: &'static str,
        id: &'static str,
        run: fn(&Context<'_>) -> Outcome,
    ) -> Self {
        Self { id, criterion, part: Some(part), run }
    }
}

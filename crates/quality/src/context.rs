//! What a check may look at.

use crate::cues::Passages;
use crate::{Model, Passage, Reason, Scenario, language};
use lesson::{Lesson, Location, Reading, UnscannedReason};
use metadata::Record;
use std::collections::BTreeMap;

/// Everything a check knows.
pub struct Context<'a> {
    /// The lesson and what was not read of it.
    pub reading: &'a Reading,
    /// The metadata, given or embedded.
    pub record: Option<&'a Record>,
    /// The model, for its settings.
    pub model: &'a Model,
    /// What was gathered outside.
    pub evidence: &'a Evidence,
    /// What the assessment is for.
    pub scenario: Scenario,
    /// The lesson cut into passages, once for all checks.
    pub(crate) passages: Passages<'a>,
    /// Whether the text is Dutch, as the cues are.
    is_dutch: bool,
}

/// What a check needs and cannot read from the lesson: facts gathered beforehand, and a dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What asking the links gave, by address.
    pub links: BTreeMap<String, LinkHistory>,
    /// How Dutch words are spelled; without it only patterns are looked for (2.4).
    pub spelling: Option<dutch::Speller>,
}

/// What asking one link gave, over time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkHistory {
    /// It answered the last time.
    pub works: bool,
    /// On how many different days in a row it surely failed; 403, 405 and 429 are no failure.
    pub failed_days: usize,
}

impl<'a> Context<'a> {
    /// Gathers what the checks need.
    #[must_use]
    pub fn new(
        reading: &'a Reading,
        record: Option<&'a Record>,
        model: &'a Model,
        evidence: &'a Evidence,
        scenario: Scenario,
    ) -> Self {
        let passages = Passages::of(&reading.lesson);
        let is_dutch = language::is_dutch(&reading.lesson);
        Self { reading, record, model, evidence, scenario, passages, is_dutch }
    }

    /// The lesson.
    #[must_use]
    pub const fn lesson(&self) -> &'a Lesson {
        &self.reading.lesson
    }

    /// Why nothing was found: because it is not there, or because not everything could be read.
    #[must_use]
    pub fn absent(&self) -> Reason {
        if self.text_is_complete() { Reason::NotFound } else { Reason::NotScanned }
    }

    /// Why no cue was found. Cues are Dutch: in another language their absence says nothing.
    #[must_use]
    pub fn no_cue(&self) -> Reason {
        match self.absent() {
            Reason::NotFound if !self.is_dutch => Reason::LanguageUnknownToCheck,
            reason => reason,
        }
    }

    /// All text was read and it is Dutch, so that a cue which was not found is probably not there.
    #[must_use]
    pub fn knows_the_language(&self) -> bool {
        self.is_dutch && self.text_is_complete()
    }

    /// All text was read; images and sound hold none that we could read.
    #[must_use]
    pub fn text_is_complete(&self) -> bool {
        self.reading.unscanned.iter().all(|unscanned| unscanned.reason == UnscannedReason::Media)
    }

    /// Absence is a defect in this scenario.
    #[must_use]
    pub fn absence_is_not_met(&self, criterion: &str) -> bool {
        self.model.scenario(self.scenario).absence_is_not_met.iter().any(|id| id == criterion)
    }

    /// The material as a whole, as a place.
    #[must_use]
    pub fn whole(&self) -> Passage {
        Passage::new(&self.lesson().name, &Location::file(&self.lesson().name))
    }
}

/// A value of the record, as a place.
pub(crate) fn in_record(value: &str) -> Passage {
    Passage::new(value, &Location::file("metadata"))
}

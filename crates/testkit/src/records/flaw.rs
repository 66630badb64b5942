//! The flaws that real records have, planted so that importers and checks meet them.

use super::rng::Rng;

/// What is wrong with a record. All are well-formed XML; only [`Flaw::TwoEducational`] and
/// [`Flaw::NoRole`] break the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// No contribution with the role of publisher.
    NoPublisher,
    /// A contribution without a role.
    NoRole,
    /// All keywords in one element, with commas.
    KeywordsInOne,
    /// No keywords.
    NoKeywords,
    /// A second `educational` element.
    TwoEducational,
    /// A learning time that is no ISO 8601 duration.
    BadDuration,
    /// A licence that is not in the list.
    UnknownLicence,
    /// No classification for the discipline.
    NoDiscipline,
    /// HTML in the description, as text.
    MarkupInDescription,
    /// White space around values.
    SpacesAround,
    /// A file name for a title.
    FileNameAsTitle,
    /// A title of nothing but spaces.
    EmptyTitle,
}

const ALL: [Flaw; 12] = [
    Flaw::NoPublisher,
    Flaw::NoRole,
    Flaw::KeywordsInOne,
    Flaw::NoKeywords,
    Flaw::TwoEducational,
    Flaw::BadDuration,
    Flaw::UnknownLicence,
    Flaw::NoDiscipline,
    Flaw::MarkupInDescription,
    Flaw::SpacesAround,
    Flaw::FileNameAsTitle,
    Flaw::EmptyTitle,
];

impl Flaw {
    /// One record in sixteen has one.
    pub(super) fn draw(rng: &mut Rng) -> Option<Self> {
        (rng.below(16) == 0).then(|| rng.pick(&ALL))
    }

    /// Whether the record is still valid against the IMS schema.
    #[must_use]
    pub fn keeps_schema(self) -> bool {
        !matches!(self, Self::TwoEducational | Self::NoRole)
    }
}

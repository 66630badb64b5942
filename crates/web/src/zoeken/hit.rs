//! One hit as a row: what it is, for whom, how long, what you may do with it, how good.

use crate::materiaal::facts;
use base::Licence;
use search::Hit;

/// A hit as the page shows it.
pub struct HitView {
    /// Its page.
    pub link: String,
    /// The title, matched words marked.
    pub title_html: String,
    /// A piece of the description, matched words marked.
    pub snippet_html: String,
    /// The sign of its kind.
    pub icon: &'static str,
    /// Short facts, in the order in which a teacher decides.
    pub facts: Vec<String>,
    /// The quality in words; absent when the material was not assessed.
    pub quality: Option<facts::QualitySign>,
    /// Why it stands here.
    pub why: Vec<String>,
}

/// The row of a hit.
#[must_use]
pub fn view(hit: Hit) -> HitView {
    let card = hit.card;
    let mut shown: Vec<String> = Vec::new();
    shown.extend(facts::levels(&card.levels));
    shown.extend(facts::few(&card.subjects));
    shown.extend(card.kinds.first().cloned());
    shown.extend(card.minutes.map(facts::duration));
    shown.extend(card.licence.as_deref().and_then(Licence::from_token).map(|licence| licence.name().to_owned()));
    shown.extend(card.language.as_deref().filter(|code| !code.starts_with("nl")).map(facts::language));
    shown.extend(card.publisher);
    HitView {
        link: format!("/materiaal/{}", hit.id),
        title_html: hit.title_html,
        snippet_html: hit.snippet_html,
        icon: facts::kind_icon(&card.kinds),
        facts: shown,
        quality: card.quality.as_deref().map(facts::quality),
        why: hit.why.iter().map(super::results::reason).collect(),
    }
}

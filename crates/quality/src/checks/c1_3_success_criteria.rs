//! Criterion 1.3: pointing at passages; people decide.

use crate::cues::{first, pattern};
use crate::{Check, Context, Outcome, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// # Wat wordt gecontroleerd
/// Of er woorden in de les staan die op succescriteria wijzen: een rubric, een checklist, “je bent klaar als …”.
/// # Waarom
/// Criterium 1.3 (Plus): de les beschrijft criteria die zicht geven op de mate waarin het leerdoel behaald is.
/// # Wat deze controle niet ziet
/// Of de criteria echt zicht geven op het leerdoel. Daarom beslist een mens, ook als we iets vinden.
/// # Voorbeeld
/// “Je bent klaar als je drie bronnen met elkaar hebt vergeleken.”
pub const CHECK: Check = Check::new("1.3", "1.3-success-criteria", run);

const QUOTES: usize = 5;

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\bsuccescriteri(?:a|um)\b | \bbeoordelingscriteri(?:a|um)\b | \brubric\b | \bchecklist\b | \bsuccess\scriteria\b | \bje\shebt\s(?:het|dit)\s(?:leer)?doel\s(?:gehaald|bereikt)\sals\b | \bje\sbent\sklaar\sals\b | \bis\sgoed\sals\b | \bdit\slaat\sik\szien\sdoor\b | \bhier\sletten\swe\sop\b",
    )
});

fn run(context: &Context<'_>) -> Outcome {
    let found = first(context.passages.matching(&CUE), QUOTES);
    let reason = if found.is_empty() { context.no_cue() } else { Reason::Human };
    Outcome::pointing_at(reason, found)
}

//! Running all checks and combining them per criterion.

use crate::report::SCHEMA_VERSION;
use crate::{
    CHECKS, Check, Context, Criterion, CriterionReport, Evidence, Model, ModelRef, Outcome, PartReport, Reason, Report,
    Scenario, Summary, VerdictClass,
};
use lesson::Reading;
use metadata::Record;

/// Assesses a lesson with its record against the model.
#[must_use]
pub fn assess(
    reading: &Reading,
    record: Option<&Record>,
    model: &Model,
    evidence: &Evidence,
    scenario: Scenario,
) -> Report {
    let context = Context::new(reading, record, model, evidence, scenario);
    let criteria: Vec<CriterionReport> = model.criteria.iter().map(|criterion| judge(criterion, &context)).collect();
    Report {
        schema_version: SCHEMA_VERSION,
        model: ModelRef { id: model.id.clone(), version: model.version.clone(), hash: model.hash.clone(), scenario },
        file: reading.lesson.name.clone(),
        format: reading.lesson.format,
        language: reading.lesson.language.clone(),
        words: reading.lesson.words().count(),
        unscanned: reading.unscanned.clone(),
        summary: Summary::of(&criteria),
        criteria,
    }
}

fn judge(criterion: &Criterion, context: &Context<'_>) -> CriterionReport {
    let mut parts = Vec::new();
    let mut outcomes = Vec::new();
    for part in &criterion.parts {
        let outcome = combine(run(criterion, Some(&part.id), context), context);
        parts.push(PartReport::new(&part.id, &outcome));
        outcomes.push(outcome);
    }
    outcomes.extend(run(criterion, None, context));
    let outcome = bounded(combine(outcomes, context), criterion.class);
    CriterionReport::new(&criterion.id, criterion.tier, &outcome, parts)
}

fn run(criterion: &Criterion, part: Option<&str>, context: &Context<'_>) -> Vec<Outcome> {
    let mine = |check: &&Check| check.criterion == criterion.id && check.part == part;
    CHECKS.iter().filter(mine).map(|check| with_part((check.run)(context), part)).collect()
}

fn with_part(mut outcome: Outcome, part: Option<&str>) -> Outcome {
    if let Outcome::Met { findings, .. } | Outcome::NotMet { findings, .. } | Outcome::NeedsReview { findings, .. } =
        &mut outcome
    {
        findings.iter_mut().for_each(|finding| finding.part = part.map(str::to_owned));
    }
    outcome
}

/// Without a check people decide; "does not apply" is only said of what was read whole.
fn combine(outcomes: Vec<Outcome>, context: &Context<'_>) -> Outcome {
    match outcomes.into_iter().reduce(Outcome::and) {
        None => Outcome::review(Reason::Human),
        Some(Outcome::NotApplicable) if !context.text_is_complete() => Outcome::review(Reason::NotScanned),
        Some(outcome) => outcome,
    }
}

/// On criteria that people decide, a program's proof is only a pointer.
fn bounded(outcome: Outcome, class: VerdictClass) -> Outcome {
    match (outcome, class) {
        (Outcome::Met { evidence, findings }, VerdictClass::C | VerdictClass::D) => {
            Outcome::NeedsReview { reason: Reason::Human, evidence, findings }
        }
        (outcome, _) => outcome,
    }
}

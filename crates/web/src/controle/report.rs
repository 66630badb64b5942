//! A report as a page: what is good first, then at most three things to mend, then all
//! criteria in their six chapters, each with the passage, the reason and how to mend it.
//! Never a grade: counts of what the model asks, and what could not be seen.

use crate::numbers;
use crate::wording::{t, tn, tv};
use lesson::{Location, LocationKind};
use quality::{Count, CriterionReport, Finding, Model, OutcomeCode, Passage, Reason, Report, Severity, Tier};

/// Never more than this at once, or nobody begins.
const FIRST: usize = 3;
/// Findings shown of one criterion.
const MOST_FINDINGS: usize = 20;

/// The page's view of a report.
pub struct ReportView {
    /// Before every anchor, where several reports stand on one page; empty for one.
    pub prefix: String,
    /// The file or folder.
    pub file: String,
    /// Format and length.
    pub about: String,
    /// Basis and Plus in a sentence each.
    pub basis: CountView,
    /// The same of Plus.
    pub plus: CountView,
    /// Titles of what is met.
    pub good: Vec<String>,
    /// What to mend first.
    pub first: Vec<FirstStep>,
    /// Files that were not looked at, each with the reason.
    pub unscanned: Vec<(String, String)>,
    /// The six chapters.
    pub chapters: Vec<ChapterView>,
}

/// How many criteria of a tier have which outcome.
pub struct CountView {
    /// "9 van 12".
    pub met: String,
    /// What is not met, in words; empty when nothing.
    pub mend: String,
    /// What could not be decided, in words.
    pub unseen: String,
}

/// One thing to mend first.
pub struct FirstStep {
    /// The criterion's number and title.
    pub criterion: String,
    /// Where in the page its findings stand.
    pub anchor: String,
    /// What was found.
    pub finding: FindingView,
    /// How many more of the same criterion there are, in words.
    pub others: String,
}

/// A chapter.
pub struct ChapterView {
    /// 1 to 6.
    pub number: u8,
    /// Its title.
    pub title: String,
    /// Its criteria.
    pub criteria: Vec<CriterionView>,
}

/// A criterion.
pub struct CriterionView {
    /// "3.3".
    pub id: String,
    /// Basis or Plus.
    pub tier: String,
    /// Its title.
    pub title: String,
    /// What it means in practice.
    pub help: String,
    /// The sign of its outcome.
    pub icon: &'static str,
    /// The outcome in words.
    pub outcome: String,
    /// The colour of its outcome.
    pub class: &'static str,
    /// Whether its findings are shown at once.
    pub open: bool,
    /// Why a person decides.
    pub reason: Option<&'static str>,
    /// What speaks for it.
    pub evidence: Vec<(String, String)>,
    /// What was found.
    pub findings: Vec<FindingView>,
    /// How many findings are not shown, in words.
    pub rest: String,
}

/// A finding.
pub struct FindingView {
    /// What is the matter.
    pub message: String,
    /// How to mend it.
    pub advice: String,
    /// The words it is about.
    pub quote: String,
    /// Where they stand.
    pub place: String,
}

/// The view of a report.
#[must_use]
pub fn view(report: &Report) -> ReportView {
    let model = Model::current();
    let title = |id: &str| model.criterion(id).map_or_else(String::new, |criterion| criterion.title.clone());
    let met = report.criteria.iter().filter(|criterion| criterion.outcome == OutcomeCode::Met);
    ReportView {
        prefix: String::new(),
        file: report.file.clone(),
        about: format!("{} · {}", report.format.label(), tn("controle-woorden", report.words)),
        basis: count(report.summary.basis),
        plus: count(report.summary.plus),
        good: met.map(|criterion| title(&criterion.id)).collect(),
        first: first_steps(report, &title),
        unscanned: report.unscanned.iter().map(|item| (item.path.clone(), item.message.clone())).collect(),
        chapters: model
            .chapters
            .iter()
            .map(|chapter| ChapterView {
                number: chapter.number,
                title: chapter.title.clone(),
                criteria: report
                    .criteria
                    .iter()
                    .filter(|criterion| belongs(criterion, chapter.number))
                    .map(|row| criterion(row, model))
                    .collect(),
            })
            .collect(),
    }
}

fn belongs(criterion: &CriterionReport, chapter: u8) -> bool {
    criterion.id.split_once('.').is_some_and(|(number, _)| number.parse() == Ok(chapter))
}

fn count(count: Count) -> CountView {
    let asked = count.met + count.not_met + count.needs_review;
    CountView {
        met: tv("controle-van", &[("deel", &numbers::grouped(count.met)), ("geheel", &numbers::grouped(asked))]),
        mend: if count.not_met == 0 { String::new() } else { tn("controle-te-verbeteren", count.not_met) },
        unseen: if count.needs_review == 0 { String::new() } else { tn("controle-niet-gezien", count.needs_review) },
    }
}

/// What weighs most first: defects of Basis, defects of Plus, then likely improvements of Basis;
/// one thing of each criterion.
fn first_steps(report: &Report, title: &impl Fn(&str) -> String) -> Vec<FirstStep> {
    let mut ranked: Vec<(u8, &CriterionReport, &Finding)> = Vec::new();
    for criterion in &report.criteria {
        let Some(finding) = criterion.findings.iter().min_by_key(|finding| finding.severity) else { continue };
        let weight = match (finding.severity, criterion.tier) {
            (Severity::Error, Tier::Basis) => 0,
            (Severity::Error, Tier::Plus) => 1,
            (Severity::Warning, Tier::Basis) => 2,
            (Severity::Warning, Tier::Plus) | (Severity::Review | Severity::Info, _) => continue,
        };
        ranked.push((weight, criterion, finding));
    }
    ranked.sort_by_key(|(weight, _, _)| *weight);
    let step = |(_, criterion, finding): (u8, &CriterionReport, &Finding)| FirstStep {
        criterion: format!("{} {}", criterion.id, title(&criterion.id)),
        anchor: anchor(&criterion.id),
        finding: view_finding(finding),
        others: match criterion.findings.len() - 1 {
            0 => String::new(),
            more => tn("controle-nog-zo", more),
        },
    };
    ranked.into_iter().take(FIRST).map(step).collect()
}

fn criterion(row: &CriterionReport, model: &Model) -> CriterionView {
    let known = model.criterion(&row.id);
    let (icon, class, outcome) = match row.outcome {
        OutcomeCode::Met => ("met", "is-good", t("uitkomst-met")),
        OutcomeCode::NotMet => ("not_met", "is-mend", t("uitkomst-not-met")),
        OutcomeCode::NeedsReview if row.reason == Some(Reason::Human) => {
            ("needs_review", "is-unseen", t("uitkomst-human"))
        }
        OutcomeCode::NeedsReview => ("needs_review", "is-unseen", t("uitkomst-needs-review")),
        OutcomeCode::NotApplicable => ("not_applicable", "soft", t("uitkomst-not-applicable")),
    };
    let hidden = row.findings.len().saturating_sub(MOST_FINDINGS);
    CriterionView {
        id: row.id.clone(),
        tier: t(if row.tier == Tier::Basis { "controle-basis" } else { "controle-plus" }),
        title: known.map(|known| known.title.clone()).unwrap_or_default(),
        help: known.map(|known| known.help.clone()).unwrap_or_default(),
        icon,
        outcome,
        class,
        open: row.outcome == OutcomeCode::NotMet,
        reason: row.reason.map(Reason::sentence),
        evidence: row.evidence.iter().take(3).map(view_passage).collect(),
        findings: row.findings.iter().take(MOST_FINDINGS).map(view_finding).collect(),
        rest: if hidden == 0 { String::new() } else { tn("controle-meer-bevindingen", hidden) },
    }
}

fn anchor(id: &str) -> String {
    format!("c{}", id.replace('.', "-"))
}

impl CriterionView {
    /// Where in the page it stands.
    #[must_use]
    pub fn anchor(&self) -> String {
        anchor(&self.id)
    }
}

fn view_passage(passage: &Passage) -> (String, String) {
    (passage.quote.clone(), place(&passage.location))
}

fn view_finding(finding: &Finding) -> FindingView {
    FindingView {
        message: finding.message.clone(),
        advice: finding.advice.clone(),
        quote: finding.quote.clone(),
        place: place(&finding.location),
    }
}

/// A place in words a maker can follow.
fn place(location: &Location) -> String {
    let number = location.number.or(location.line).map(|number| number.to_string());
    let spot = match (location.kind, number) {
        (LocationKind::Page, Some(number)) => tv("controle-plaats-pagina", &[("nummer", &number)]),
        (LocationKind::Slide, Some(number)) => tv("controle-plaats-dia", &[("nummer", &number)]),
        (LocationKind::Paragraph, Some(number)) => tv("controle-plaats-alinea", &[("nummer", &number)]),
        (LocationKind::Line | LocationKind::Html | LocationKind::Package, Some(number)) => {
            tv("controle-plaats-regel", &[("nummer", &number)])
        }
        (_, None) => location.selector.clone().unwrap_or_default(),
    };
    match (&location.path, spot.is_empty()) {
        (Some(path), true) => path.clone(),
        (Some(path), false) => format!("{path}, {spot}"),
        (None, _) => spot,
    }
}

//! From the dated files to a typed round. Everything that is wrong is reported together.

use crate::{
    Ambiguity, Basis, Cited, Framework, Law, Round, RoundHash, canonical,
    cited::AmbiguityId,
    framework::{Aspect, AspectFact, Criterion},
    outline::Outline,
    round::{
        Activity, ActivityCode, ActivityKind, Amounts, ApplicantKind, Ceilings, Committee, DeclaredAt, Obligation,
        Payment, Programme, ProgrammeTheme, Reporting, RequiredDocument, Scores, Theme, ThemeBalance, Version, Window,
    },
    term::{RestDays, Term},
    validate,
};
use base::{Citation, SchoolYear};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// Rules that cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoundError {
    /// There is no such round.
    #[error("there is no round '{name}'; there are: 2023, 2024")]
    Unknown {
        /// What was asked for.
        name: String,
    },
    /// The round took place, but too little of its rules is known to apply them.
    #[error("too little is known of the rules of round {name} to apply them; missing: {}", missing.join(", "))]
    Incomplete {
        /// The round.
        name: String,
        /// What is not known.
        missing: Vec<String>,
    },
    /// The files contradict themselves or the wording.
    #[error("the rules do not hold together:\n- {}", problems.join("\n- "))]
    Invalid {
        /// All that is wrong.
        problems: Vec<String>,
    },
}

const ROUND_2024: &str = include_str!("../../../regulation/iol/2024.toml");
const AMBIGUITIES: &str = include_str!("../../../regulation/iol/onduidelijkheden.toml");

static ROUND: LazyLock<Result<Round, RoundError>> = LazyLock::new(|| Round::read(ROUND_2024, AMBIGUITIES, Law::get()?));

impl Round {
    /// The rules of a round that applications can be judged by.
    ///
    /// # Errors
    /// When there is no such round, or too little of its rules is known.
    pub fn get(name: &str) -> Result<&'static Self, RoundError> {
        match name {
            "2024" => ROUND.as_ref().map_err(Clone::clone),
            "2023" => {
                let missing = Outline::get(name)?.missing();
                Err(RoundError::Incomplete { name: name.to_owned(), missing })
            }
            _ => Err(RoundError::Unknown { name: name.to_owned() }),
        }
    }

    /// Reads a round from the text of its files.
    ///
    /// # Errors
    /// When a value is missing or of the wrong kind, a citation leads nowhere, or sums do not agree.
    pub fn read(round: &str, ambiguities: &str, law: &'static Law) -> Result<Self, RoundError> {
        let invalid = |problem: String| RoundError::Invalid { problems: vec![problem] };
        let values: toml::Table = toml::from_str(round).map_err(|error| invalid(error.to_string()))?;
        let open: toml::Table = toml::from_str(ambiguities).map_err(|error| invalid(error.to_string()))?;
        let mut problems = validate::citations(&values, law);
        problems.extend(validate::citations(&open, law));
        if !problems.is_empty() {
            return Err(RoundError::Invalid { problems });
        }
        let file: File = toml::from_str(round).map_err(|error| invalid(error.to_string()))?;
        let list: List = toml::from_str(ambiguities).map_err(|error| invalid(error.to_string()))?;
        let canonical = canonical::text(&values, &open, law).map_err(invalid)?;
        let round = file.assemble(list.ambiguity, law, canonical)?;
        let problems = validate::values(&round, &values);
        if problems.is_empty() { Ok(round) } else { Err(RoundError::Invalid { problems }) }
    }
}

/// The file of ambiguities.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    ambiguity: Vec<Ambiguity>,
}

/// The file of a round, as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    title: String,
    source: String,
    version: Version,
    school_years: Cited<Vec<SchoolYear>>,
    activities_per_application: Cited<u32>,
    window: Window,
    ceilings: Ceilings,
    amounts: Amounts,
    activity: Vec<ActivityFile>,
    theme: Vec<ThemeFile>,
    scores: Scores,
    theme_balance: ThemeBalance,
    document: Vec<RequiredDocument>,
    term: Vec<Term>,
    rest_days: RestDays,
    payment: Payment,
    programme: ProgrammeFile,
    obligation: Vec<ObligationFile>,
    reporting: Reporting,
    committee: Committee,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityFile {
    code: ActivityCode,
    kind: Cited<ActivityKind>,
    name: Cited<String>,
    applicants: Vec<Cited<ApplicantKind>>,
    themes_max: Option<Cited<u32>>,
    theme_balance: Cited<bool>,
    framework: FrameworkFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkFile {
    id: String,
    article: Citation,
    criterion: Vec<CriterionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionFile {
    number: u8,
    title: String,
    weight: Cited<u32>,
    #[serde(default)]
    facts: BTreeMap<char, AspectFact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    id: String,
    title: String,
    article: Citation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeFile {
    declared: Cited<DeclaredAt>,
    theme: Vec<ProgrammeTheme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObligationFile {
    id: String,
    title: String,
    article: Citation,
    evidence: String,
    #[serde(default)]
    activities: Vec<ActivityCode>,
    #[serde(default)]
    ambiguities: Vec<AmbiguityId>,
}

impl File {
    fn assemble(self, ambiguities: Vec<Ambiguity>, law: &'static Law, canonical: String) -> Result<Round, RoundError> {
        let activities = self.activity.into_iter().map(|activity| activity.assemble(law)).collect::<Result<_, _>>()?;
        let themes = self.theme.into_iter().map(|theme| theme.assemble(law)).collect::<Result<_, _>>()?;
        let obligations = self.obligation.into_iter().map(|duty| duty.assemble(law)).collect::<Result<_, _>>()?;
        Ok(Round {
            name: self.name,
            version: self.version,
            title: self.title,
            source: self.source,
            school_years: self.school_years,
            window: self.window,
            ceilings: self.ceilings,
            amounts: self.amounts,
            activities_per_application: self.activities_per_application,
            activities,
            themes,
            scores: self.scores,
            theme_balance: self.theme_balance,
            documents: self.document,
            terms: self.term,
            rest_days: self.rest_days,
            payment: self.payment,
            programme: Programme { declared: self.programme.declared, themes: self.programme.theme },
            obligations,
            reporting: self.reporting,
            committee: self.committee,
            ambiguities,
            law,
            hash: RoundHash::of(&canonical),
            canonical,
        })
    }
}

/// The words of a paragraph that must be there.
fn words(law: &'static Law, citation: &Citation) -> Result<&'static str, RoundError> {
    law.paragraph(citation)
        .map(|paragraph| paragraph.text)
        .ok_or_else(|| RoundError::Invalid { problems: vec![format!("{citation} is no paragraph of the text")] })
}

impl ActivityFile {
    fn assemble(self, law: &'static Law) -> Result<Activity, RoundError> {
        let FrameworkFile { id, article, criterion } = self.framework;
        let criteria = criterion.into_iter().map(|row| row.assemble(&article, law)).collect::<Result<_, _>>()?;
        Ok(Activity {
            code: self.code,
            kind: self.kind,
            name: self.name,
            applicants: self.applicants,
            themes_max: self.themes_max,
            theme_balance: self.theme_balance,
            framework: Framework { id, citation: article, criteria },
        })
    }
}

impl CriterionFile {
    /// The requirements come from the wording: those under the criterion, in the order of the text.
    fn assemble(self, framework: &Citation, law: &'static Law) -> Result<Criterion, RoundError> {
        let invalid = |problem: String| RoundError::Invalid { problems: vec![problem] };
        let place = format!("{framework}({})", self.number);
        let citation = Citation::parse(&place).map_err(|error| invalid(error.to_string()))?;
        let mut facts = self.facts;
        let mut aspects = Vec::new();
        for paragraph in law.children(&citation) {
            let letter = paragraph.citation.parts().last().and_then(|part| part.chars().next()).unwrap_or('?');
            let fact = facts.remove(&letter);
            aspects.push(Aspect { letter, citation: paragraph.citation.clone(), text: paragraph.text, fact });
        }
        match facts.keys().next() {
            Some(letter) => Err(invalid(format!("{citation} has no requirement {letter} to show a fact beside"))),
            None => Ok(Criterion { number: self.number, title: self.title, weight: self.weight, aspects }),
        }
    }
}

impl ThemeFile {
    fn assemble(self, law: &'static Law) -> Result<Theme, RoundError> {
        let text = words(law, &self.article)?;
        Ok(Theme { id: self.id, title: self.title, citation: self.article, text })
    }
}

impl ObligationFile {
    fn assemble(self, law: &'static Law) -> Result<Obligation, RoundError> {
        let text = words(law, &self.article)?;
        Ok(Obligation {
            id: self.id,
            title: self.title,
            basis: Basis::of(&self.article),
            citation: self.article,
            text,
            evidence: self.evidence,
            activities: self.activities,
            ambiguities: self.ambiguities,
        })
    }
}

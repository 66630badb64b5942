//! The kwaliteitsmodel as data: loaded, validated, and identified by the hash of its text.
//!
//! An assessment names the version and the hash that it used, so that a later model never changes
//! an old assessment.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const CURRENT: &str = include_str!("../../../quality-model/2024.toml");

/// The model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// What the model is called on the wire.
    pub id: String,
    /// The version.
    pub version: String,
    /// The title.
    pub title: String,
    /// Where it was published.
    pub source: String,
    /// What it is meant for, in its own words.
    pub scope: String,
    /// What it is based on.
    pub credits: Vec<String>,
    /// The six chapters.
    #[serde(rename = "chapter")]
    pub chapters: Vec<Chapter>,
    /// The uses of the model.
    #[serde(rename = "scenario")]
    scenarios: BTreeMap<Scenario, ScenarioRow>,
    /// The settings.
    #[serde(rename = "threshold")]
    thresholds: BTreeMap<String, Threshold>,
    /// The criteria, in order.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
    /// Hash of the text that the model was read from.
    #[serde(skip)]
    pub hash: String,
}

/// A chapter of the model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// 1 to 6.
    pub number: u8,
    /// The title.
    pub title: String,
    /// The introduction.
    pub text: String,
}

/// A criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// "1.1" to "6.2".
    pub id: String,
    /// Basis or Plus.
    pub tier: Tier,
    /// What a program can say of it.
    pub class: VerdictClass,
    /// The regulation's own title.
    pub title: String,
    /// The regulation's own explanation.
    pub text: String,
    /// The regulation's Tools column.
    pub tools: Option<String>,
    /// What it means in practice, in our words.
    pub help: String,
    /// Its parts; only 3.3 has them.
    #[serde(rename = "part", default)]
    pub parts: Vec<Part>,
}

/// A part of a criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// "3.3.a".
    pub id: String,
    /// The regulation's own text.
    pub text: String,
}

/// Whether a criterion is asked of all material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Asked of all complete lessons.
    Basis,
    /// Valuable, optional.
    Plus,
}

/// What a program can say of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum VerdictClass {
    /// It decides, or says that it cannot be known.
    A,
    /// It proves one side.
    B,
    /// It points at passages; people decide.
    C,
    /// People decide.
    D,
}

/// What the assessment is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scenario {
    /// Judging material that was found.
    #[default]
    Beoordelen,
    /// Making material.
    Maken,
    /// Publishing material.
    Publiceren,
    /// Meeting the obligations of a grant.
    Subsidie,
}

/// What a scenario asks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioRow {
    /// The title.
    pub title: String,
    /// When to choose it.
    pub text: String,
    /// The criteria that count in it.
    pub required: Vec<String>,
    /// Criteria for which absence is a defect.
    pub absence_is_not_met: Vec<String>,
}

/// A setting with its reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The value.
    pub value: usize,
    /// Why this value.
    pub reason: String,
}

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The text is no model.
    #[error("het kwaliteitsmodel is niet te lezen: {0}")]
    Syntax(#[from] toml::de::Error),
    /// The model contradicts itself.
    #[error("het kwaliteitsmodel klopt niet: {0}")]
    Inconsistent(String),
}

impl Scenario {
    /// All scenarios.
    pub const ALL: [Self; 4] = [Self::Beoordelen, Self::Maken, Self::Publiceren, Self::Subsidie];

    /// The word on the wire and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Beoordelen => "beoordelen",
            Self::Maken => "maken",
            Self::Publiceren => "publiceren",
            Self::Subsidie => "subsidie",
        }
    }

    /// The scenario with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scenario| scenario.code() == code)
    }
}

impl Model {
    /// The model in force.
    #[must_use]
    pub fn current() -> &'static Self {
        static MODEL: LazyLock<Model> =
            LazyLock::new(|| Model::parse(CURRENT).expect("the model in the program is tested to load"));
        &MODEL
    }

    /// Reads a model and checks it against itself.
    ///
    /// # Errors
    /// When it is no model or contradicts itself.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let mut model: Self = toml::from_str(text)?;
        model.hash = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        model.validate().map_err(ModelError::Inconsistent)?;
        Ok(model)
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// What a scenario asks.
    #[must_use]
    pub fn scenario(&self, scenario: Scenario) -> &ScenarioRow {
        self.scenarios.get(&scenario).expect("validation found every scenario")
    }

    /// A setting.
    ///
    /// # Panics
    /// When the model has no such setting; the tests run every check, so that a name that does not
    /// exist is found there.
    #[must_use]
    pub fn threshold(&self, name: &str) -> usize {
        self.thresholds.get(name).unwrap_or_else(|| panic!("the model has no threshold {name}")).value
    }

    fn validate(&self) -> Result<(), String> {
        let ids: Vec<&str> = self.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        if let Some(double) = ids.iter().enumerate().find(|(place, id)| ids[..*place].contains(id)) {
            return Err(format!("criterium {} staat er twee keer in", double.1));
        }
        for criterion in &self.criteria {
            let chapter = criterion.id.split_once('.').and_then(|(chapter, _)| chapter.parse::<u8>().ok());
            if !self.chapters.iter().any(|row| Some(row.number) == chapter) {
                return Err(format!("criterium {} hoort bij geen hoofdstuk", criterion.id));
            }
            if let Some(part) = criterion.parts.iter().find(|part| !part.id.starts_with(&criterion.id)) {
                return Err(format!("onderdeel {} staat bij criterium {}", part.id, criterion.id));
            }
        }
        for scenario in Scenario::ALL {
            let row = self.scenarios.get(&scenario).ok_or_else(|| format!("scenario {} ontbreekt", scenario.code()))?;
            let named = row.required.iter().chain(&row.absence_is_not_met);
            if let Some(unknown) = named.into_iter().find(|id| !ids.contains(&id.as_str())) {
                return Err(format!("scenario {} noemt criterium {unknown}, dat niet bestaat", scenario.code()));
            }
        }
        match self.thresholds.iter().find(|(_, threshold)| threshold.reason.trim().is_empty()) {
            Some((name, _)) => Err(format!("drempel {name} heeft geen reden")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_has_twelve_basis_and_fourteen_plus_criteria_and_seven_parts() {
        let model = Model::current();
        let count = |tier| model.criteria.iter().filter(|criterion| criterion.tier == tier).count();
        assert_eq!((count(Tier::Basis), count(Tier::Plus)), (12, 14));
        let parts: Vec<_> =
            model.criteria.iter().flat_map(|criterion| &criterion.parts).map(|part| part.id.as_str()).collect();
        assert_eq!(parts, ["3.3.a", "3.3.b", "3.3.c", "3.3.d", "3.3.e", "3.3.f", "3.3.g"]);
        assert_eq!(model.hash.len(), 64);
    }

    #[test]
    fn a_model_that_contradicts_itself_does_not_load() {
        for (from, to, complaint) in [
            ("id = \"1.2\"", "id = \"1.1\"", "twee keer"),
            ("id = \"6.2\"", "id = \"9.2\"", "geen hoofdstuk"),
            ("id = \"3.3.c\"", "id = \"2.3.c\"", "onderdeel 2.3.c"),
            ("absence_is_not_met = [\"4.2\", \"6.1\"]", "absence_is_not_met = [\"4.9\"]", "4.9"),
            ("\n[scenario.maken]", "\n[scenario.breien]", "unknown variant"),
        ] {
            let broken = CURRENT.replacen(from, to, 1);
            assert_ne!(broken, CURRENT, "{from}");
            let error = Model::parse(&broken).expect_err(to).to_string();
            assert!(error.contains(complaint), "{error}");
        }
    }

    #[test]
    fn every_basis_criterion_counts_when_found_material_is_judged() {
        let model = Model::current();
        let basis: Vec<_> = model
            .criteria
            .iter()
            .filter(|criterion| criterion.tier == Tier::Basis)
            .map(|criterion| &criterion.id)
            .collect();
        assert_eq!(model.scenario(Scenario::Beoordelen).required.iter().collect::<Vec<_>>(), basis);
    }
}

//! The dossier of a round: every step in one hash-chained list, in canonical JSON.
//!
//! The content of a step hangs from the chain by a salted digest ([`base::chain`]), so that a
//! step can later be taken out while everything around it still verifies. The salts come from
//! the caller; whoever wants to hide a step's content has to give random ones.
//! [`replay`] computes the ranking again from the rules and facts inside and compares bytes.

use crate::certificate::certificate;
use crate::decision::first_decisions;
use crate::parameters::Parameters;
use crate::receipt::Receipt;
use crate::round_input::{self, Problem};
use crate::round_output::rank;
use base::canonical;
use base::chain::{self, GENESIS, Hash, Link, Root};
use base::hex;
use jiff::Timestamp;
use regulation::Round;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The version of this form.
pub const SCHEMA_VERSION: i64 = 1;

/// A whole dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// The version of the form.
    pub schema_version: i64,
    /// The round.
    pub round: String,
    /// The steps, oldest first.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// From 1.
    pub number: i64,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// Who did it: an account's number or a part of the program, never a name.
    pub actor: String,
    /// What it is: `rules`, `facts`, `ranking`, `certificate`, `decisions`, or a later one.
    pub kind: String,
    /// What it holds; `null` when it was taken out.
    pub content: Value,
    /// The salt of the digest, in hexadecimal digits.
    pub salt: String,
    /// The salted digest of the content.
    pub digest: String,
    /// The hash of this step and all before it.
    pub hash: String,
}

/// What went wrong with a dossier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DossierError {
    /// The document was refused.
    #[error("het document is geweigerd: {} problemen", .0.len())]
    Refused(Vec<Problem>),
    /// A number is no integer.
    #[error(transparent)]
    NotCanonical(#[from] canonical::NotCanonical),
    /// The bytes or a step are not what a dossier has.
    #[error("dit is geen dossier van deze versie: {0}")]
    Malformed(String),
    /// The chain does not hold.
    #[error("stap {0} is veranderd: de hash klopt niet")]
    Broken(i64),
    /// The rules inside are not those of this program.
    #[error("het dossier rust op andere regels ({inside}) dan dit programma ({here})")]
    OtherRules {
        /// Hash of the rules inside.
        inside: String,
        /// Hash of the rules here.
        here: String,
    },
}

impl Dossier {
    /// An empty dossier.
    #[must_use]
    pub fn new(round: &str) -> Self {
        Self { schema_version: SCHEMA_VERSION, round: round.to_owned(), steps: Vec::new() }
    }

    /// The dossier of a ranking: rules, facts, ranking, certificate, decisions.
    ///
    /// # Errors
    /// When the document is refused, with every problem.
    pub fn of_ranking(
        document: &Value,
        parameters: &Parameters,
        round: &Round,
        at: Timestamp,
    ) -> Result<Self, DossierError> {
        Self::assemble(document, parameters, round, at, env!("CARGO_PKG_VERSION"))
    }

    fn assemble(
        document: &Value,
        parameters: &Parameters,
        round: &Round,
        at: Timestamp,
        version: &str,
    ) -> Result<Self, DossierError> {
        let accepted = round_input::read(document, parameters).map_err(DossierError::Refused)?;
        let output = rank(&accepted.input, parameters);
        let date = at.to_zoned(round.window.zone()).date();
        let receipt = Receipt { program_version: version.to_owned(), ..Receipt::new(parameters, document, date)? };
        let rules: Value = serde_json::from_str(round.canonical()).map_err(|error| malformed(&error))?;
        let decisions = first_decisions(&output, &receipt);
        let steps = [
            ("rules", json!({ "law": rules, "parameters": parameters.to_json(), "program_version": version })),
            ("facts", document.clone()),
            ("ranking", to_value(&output)?),
            ("certificate", to_value(&certificate(&output, parameters))?),
            ("decisions", to_value(&decisions)?),
        ];
        let mut dossier = Self::new(&parameters.round);
        for (kind, content) in steps {
            let salt = chain::digest(kind.as_bytes(), receipt.facts_hash.as_bytes());
            dossier.append(kind, "program", content, at.as_millisecond(), &salt[..chain::SALT_LENGTH])?;
        }
        Ok(dossier)
    }

    /// Adds a step at the end.
    ///
    /// # Errors
    /// When the content holds a number that is no integer.
    pub fn append(
        &mut self,
        kind: &str,
        actor: &str,
        content: Value,
        at: i64,
        salt: &[u8],
    ) -> Result<(), DossierError> {
        let number = self.steps.len() as i64 + 1;
        let digest = chain::digest(salt, canonical::to_string(&content)?.as_bytes());
        let previous = match self.steps.last() {
            Some(step) => unhex(&step.hash)?,
            None => GENESIS,
        };
        let mut step = Step {
            number,
            at,
            actor: actor.to_owned(),
            kind: kind.to_owned(),
            content,
            salt: hex::encode(salt),
            digest: hex::encode(&digest),
            hash: String::new(),
        };
        step.hash = hex::encode(&step.link(&self.round, previous, &digest));
        self.steps.push(step);
        Ok(())
    }

    /// The hash of the last step: it stands for everything before it.
    #[must_use]
    pub fn head(&self) -> &str {
        self.steps.last().map_or("", |step| &step.hash)
    }

    /// The content of the last step of this kind.
    #[must_use]
    pub fn content(&self, kind: &str) -> Option<&Value> {
        self.steps.iter().rev().find(|step| step.kind == kind).map(|step| &step.content)
    }

    /// The one text of this dossier.
    ///
    /// # Errors
    /// When a content holds a number that is no integer.
    pub fn to_canonical(&self) -> Result<String, DossierError> {
        Ok(canonical::to_string(&to_value(self)?)?)
    }

    /// Reads a dossier and checks its chain; a text that is not canonical was changed.
    ///
    /// # Errors
    /// When it is no dossier, or a step was changed.
    pub fn read(text: &str) -> Result<Self, DossierError> {
        let dossier: Self = serde_json::from_str(text).map_err(|error| malformed(&error))?;
        if dossier.schema_version != SCHEMA_VERSION {
            return Err(DossierError::Malformed(format!("versie {}", dossier.schema_version)));
        }
        if dossier.to_canonical()? != text {
            return Err(DossierError::Malformed("de tekst is niet canoniek".to_owned()));
        }
        dossier.check_chain()?;
        Ok(dossier)
    }

    fn check_chain(&self) -> Result<(), DossierError> {
        let mut previous = GENESIS;
        for (index, step) in self.steps.iter().enumerate() {
            let broken = || DossierError::Broken(step.number);
            let digest = unhex(&step.digest).map_err(|_| broken())?;
            let salt = hex::decode(&step.salt).ok_or_else(broken)?;
            let content = canonical::to_string(&step.content)?;
            let hash = step.link(&self.round, previous, &digest);
            let whole = step.content.is_null() || chain::digest(&salt, content.as_bytes()) == digest;
            if step.number != index as i64 + 1 || !whole || hex::encode(&hash) != step.hash {
                return Err(broken());
            }
            previous = hash;
        }
        Ok(())
    }
}

impl Step {
    fn link(&self, round: &str, previous: Hash, digest: &Hash) -> Hash {
        let mut root = Root::default();
        root.add(&chain::leaf(self.number, &self.kind, round, digest));
        let chain = format!("round {round}");
        let link = Link {
            previous,
            chain: &chain,
            number: self.number,
            at: self.at,
            actor: &self.actor,
            kind: &self.kind,
            first: self.number,
            count: 1,
            root: root.finish(),
        };
        link.hash()
    }
}

/// What a replay found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Per kind of step whether the replayed bytes are those of the dossier.
    pub equal: Vec<(&'static str, bool)>,
}

impl Replay {
    /// Whether everything is equal.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.equal.iter().all(|(_, equal)| *equal)
    }
}

/// Computes ranking, certificate and decisions again from the rules and facts inside.
///
/// # Errors
/// When the dossier lacks a step, its facts are refused, or its rules are not those given.
pub fn replay(dossier: &Dossier, round: &Round) -> Result<Replay, DossierError> {
    let content =
        |kind: &str| dossier.content(kind).ok_or_else(|| DossierError::Malformed(format!("{kind} ontbreekt")));
    let parameters = parameters_inside(content("rules")?, round)?;
    let at = dossier.steps.first().and_then(|step| Timestamp::from_millisecond(step.at).ok());
    let at = at.ok_or_else(|| DossierError::Malformed("een stap heeft geen moment".to_owned()))?;
    let version = content("rules")?["program_version"].as_str().unwrap_or_default();
    let again = Dossier::assemble(content("facts")?, &parameters, round, at, version)?;
    let text = |dossier: &Dossier, kind| dossier.content(kind).map(canonical::to_string).transpose();
    let mut equal = Vec::new();
    for kind in ["rules", "ranking", "certificate", "decisions"] {
        equal.push((kind, text(dossier, kind)? == text(&again, kind)?));
    }
    Ok(Replay { equal })
}

/// The parameters that the dossier was made with: those of the round, with the same changes.
fn parameters_inside(rules: &Value, round: &Round) -> Result<Parameters, DossierError> {
    let inside = &rules["parameters"];
    let mut parameters = Parameters::of(round);
    let hash = inside["round_hash"].as_str().unwrap_or_default();
    if hash != parameters.round_hash {
        return Err(DossierError::OtherRules { inside: hash.to_owned(), here: parameters.round_hash });
    }
    for change in inside["changed"].as_array().into_iter().flatten() {
        let (name, value) = (change["name"].as_str().unwrap_or_default(), change["is"].as_str().unwrap_or_default());
        parameters.set(name, value).map_err(|error| DossierError::Malformed(error.to_string()))?;
    }
    Ok(parameters)
}

fn to_value(value: &impl Serialize) -> Result<Value, DossierError> {
    serde_json::to_value(value).map_err(|error| malformed(&error))
}

fn malformed(error: &serde_json::Error) -> DossierError {
    DossierError::Malformed(error.to_string())
}

fn unhex(text: &str) -> Result<Hash, DossierError> {
    let found = hex::decode(text).and_then(|bytes| bytes.try_into().ok());
    found.ok_or_else(|| DossierError::Malformed(format!("{text} is geen hash")))
}

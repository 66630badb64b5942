//! What a ranking needs of the round, as values that a person may change for a what-if.
//!
//! Every value keeps its article. A value that was changed is an assumption from then on, and
//! the explanation of every outcome names it. No amount, date or weight stands in the code.

use crate::per_activity::PerActivity;
use base::{Citation, Fraction, Money};
use jiff::Timestamp;
use regulation::{ApplicantKind, Basis, Cited, LinePolicy, Round};
use serde_json::{Value, json};

/// The values of a round that decide on ranking and allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// The round, `2024`.
    pub round: String,
    /// Hash of the round's data, before any change.
    pub round_hash: String,
    /// First instant of the window.
    pub opens: Cited<Timestamp>,
    /// First instant after the window.
    pub closes: Cited<Timestamp>,
    /// Who may apply.
    pub applicants: PerActivity<Vec<ApplicantKind>>,
    /// Where it says who may apply.
    pub applicants_article: PerActivity<Citation>,
    /// The most themes; `None` when themes play no part.
    pub themes_max: PerActivity<Option<Cited<u32>>>,
    /// The listed themes.
    pub themes: Vec<String>,
    /// Whether the balance over themes decides between equal applications.
    pub balances: PerActivity<Cited<bool>>,
    /// The weights of the criteria, in order.
    pub weights: PerActivity<Vec<Cited<u32>>>,
    /// The lowest score.
    pub lowest: Cited<u32>,
    /// The highest score.
    pub highest: Cited<u32>,
    /// The least total that is sufficient, unless the committee says otherwise.
    pub sufficient_total: Cited<Fraction>,
    /// The least mean per criterion; 0 for none.
    pub sufficient_criterion: Cited<u32>,
    /// The most for a project.
    pub project_max: Cited<Money>,
    /// What is added for contributing to the programme.
    pub contribution: Cited<Money>,
    /// Whether that counts against the ceiling.
    pub contribution_inside: Cited<bool>,
    /// The two ceilings.
    pub ceilings: PerActivity<Cited<Money>>,
    /// The two together.
    pub total: Cited<Money>,
    /// What happens at the line.
    pub policy: Cited<LinePolicy>,
    /// What was changed, in order.
    pub changed: Vec<Change>,
}

/// A value that was set by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of the parameter.
    pub name: &'static str,
    /// What it was.
    pub was: String,
    /// What it is.
    pub is: String,
    /// Where the value of the round stands.
    pub article: Citation,
}

/// A parameter that cannot be set so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParameterError {
    /// There is no parameter of this name.
    #[error("er is geen parameter {0}; kies uit {names}", names = NAMES.join(", "))]
    Unknown(String),
    /// The value does not fit.
    #[error("{name}={value} kan niet: {expected}")]
    Value {
        /// The name.
        name: &'static str,
        /// What was given.
        value: String,
        /// What fits.
        expected: &'static str,
    },
}

/// The parameters that can be set by name.
pub const NAMES: [&str; 13] = [
    "opens_at",
    "closes_at",
    "themes_max",
    "weights_a",
    "weights_b",
    "sufficient_total",
    "sufficient_criterion",
    "project_max_cents",
    "contribution_cents",
    "contribution_inside",
    "ceiling_a_cents",
    "ceiling_b_cents",
    "policy",
];

impl Parameters {
    /// The parameters of a round, unchanged.
    #[must_use]
    pub fn of(round: &Round) -> Self {
        let kinds = |applicants: &[Cited<ApplicantKind>]| applicants.iter().map(|kind| kind.value).collect();
        let weights = |activity| round.activity(activity).framework.criteria.iter().map(|c| c.weight.clone()).collect();
        Self {
            round: round.name.clone(),
            round_hash: round.hash().to_string(),
            opens: like(&round.window.first_day, round.window.opens_at()),
            closes: like(&round.window.last_day, round.window.closes_at()),
            applicants: PerActivity::of(|activity| kinds(&round.activity(activity).applicants)),
            applicants_article: PerActivity::of(|activity| applicants_article(round, activity)),
            themes_max: PerActivity::of(|activity| round.activity(activity).themes_max.clone()),
            themes: round.themes.iter().map(|theme| theme.id.clone()).collect(),
            balances: PerActivity::of(|activity| round.activity(activity).theme_balance.clone()),
            weights: PerActivity::of(weights),
            lowest: round.scores.lowest.clone(),
            highest: round.scores.highest.clone(),
            sufficient_total: round.scores.sufficient_total.clone(),
            sufficient_criterion: round.scores.sufficient_criterion.clone(),
            project_max: round.amounts.project_max.clone(),
            contribution: round.amounts.contribution.clone(),
            contribution_inside: round.ceilings.contribution_inside.clone(),
            ceilings: PerActivity::of(|activity| round.ceiling(activity).clone()),
            total: round.ceilings.total.clone(),
            policy: round.ceilings.policy.clone(),
            changed: Vec::new(),
        }
    }

    /// The number of criteria; the same for both activities.
    #[must_use]
    pub fn criteria(&self) -> usize {
        self.weights.a.len()
    }

    /// Sets a parameter by name.
    ///
    /// # Errors
    /// [`ParameterError`] when the name is unknown or the value does not fit.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ParameterError> {
        let name =
            NAMES.into_iter().find(|known| *known == name).ok_or_else(|| ParameterError::Unknown(name.into()))?;
        let setting = Setting { name, value };
        let change = match name {
            "opens_at" => setting.instant(&mut self.opens),
            "closes_at" => setting.instant(&mut self.closes),
            "themes_max" => match &mut self.themes_max.a {
                Some(most) => setting.count(most),
                None => return Err(setting.refused("in deze ronde spelen thema's geen rol")),
            },
            "weights_a" => setting.weights(&mut self.weights.a),
            "weights_b" => setting.weights(&mut self.weights.b),
            "sufficient_total" => setting.set(&mut self.sufficient_total, "geef een breuk, zoals 11/2 of 5.5"),
            "sufficient_criterion" => setting.count(&mut self.sufficient_criterion),
            "project_max_cents" => setting.money(&mut self.project_max),
            "contribution_cents" => setting.money(&mut self.contribution),
            "contribution_inside" => setting.set(&mut self.contribution_inside, "geef true of false"),
            "ceiling_a_cents" => setting.money(&mut self.ceilings.a),
            "ceiling_b_cents" => setting.money(&mut self.ceilings.b),
            _ => setting.policy(&mut self.policy),
        }?;
        if change.was != change.is {
            self.changed.push(change);
        }
        Ok(())
    }

    /// The values as data, as a dossier carries them: instants in seconds since 1970.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "round": self.round,
            "round_hash": self.round_hash,
            "opens_at": self.opens.as_second(),
            "closes_at": self.closes.as_second(),
            "applicants": self.applicants,
            "themes_max": PerActivity::of(|activity| self.themes_max.get(activity).as_ref().map(|most| most.value)),
            "themes": self.themes,
            "balances": PerActivity::of(|activity| self.balances.get(activity).value),
            "weights": PerActivity::of(|activity| self.weights.get(activity).iter().map(|w| w.value).collect::<Vec<_>>()),
            "lowest": self.lowest.value,
            "highest": self.highest.value,
            "sufficient_total": self.sufficient_total.value,
            "sufficient_criterion": self.sufficient_criterion.value,
            "project_max_cents": self.project_max.value,
            "contribution_cents": self.contribution.value,
            "contribution_inside": self.contribution_inside.value,
            "ceilings_cents": PerActivity::of(|activity| self.ceilings.get(activity).value),
            "policy": policy_code(self.policy.value),
            "changed": self.changed.iter().map(|change| json!({
                "name": change.name, "was": change.was, "is": change.is,
            })).collect::<Vec<_>>(),
        })
    }
}

/// The code of a policy on the wire.
#[must_use]
pub fn policy_code(policy: LinePolicy) -> &'static str {
    match policy {
        LinePolicy::Partial => "partial",
        LinePolicy::Stop => "stop",
        LinePolicy::Skip => "skip",
    }
}

fn like<T, U>(cited: &Cited<T>, value: U) -> Cited<U> {
    Cited {
        value,
        article: cited.article.clone(),
        basis: cited.basis,
        ambiguity: cited.ambiguity.clone(),
        reason: cited.reason.clone(),
    }
}

/// The paragraph that all kinds of applicant of an activity stand in.
fn applicants_article(round: &Round, activity: regulation::ActivityCode) -> Citation {
    let mut articles = round.activity(activity).applicants.iter().map(|kind| &kind.article);
    let first = articles.next().expect("a round says who may apply").clone();
    if articles.all(|article| *article == first) { first } else { first.parent().unwrap_or(first) }
}

struct Setting<'a> {
    name: &'static str,
    value: &'a str,
}

impl Setting<'_> {
    fn refused(&self, expected: &'static str) -> ParameterError {
        ParameterError::Value { name: self.name, value: self.value.to_owned(), expected }
    }

    fn change<T>(&self, cited: &mut Cited<T>, value: T, show: impl Fn(&T) -> String) -> Change {
        let was = std::mem::replace(&mut cited.value, value);
        let change =
            Change { name: self.name, was: show(&was), is: show(&cited.value), article: cited.article.clone() };
        if change.was != change.is {
            cited.basis = Basis::Assumption;
        }
        change
    }

    fn set<T: std::str::FromStr + ToString>(
        &self,
        cited: &mut Cited<T>,
        expected: &'static str,
    ) -> Result<Change, ParameterError> {
        let value = self.value.parse().map_err(|_| self.refused(expected))?;
        Ok(self.change(cited, value, T::to_string))
    }

    fn instant(&self, cited: &mut Cited<Timestamp>) -> Result<Change, ParameterError> {
        self.set(cited, "geef een moment met tijdzone, zoals 2024-11-03T00:00:00+01:00")
    }

    fn count(&self, cited: &mut Cited<u32>) -> Result<Change, ParameterError> {
        self.set(cited, "geef een geheel getal van 0 of meer")
    }

    fn money(&self, cited: &mut Cited<Money>) -> Result<Change, ParameterError> {
        let cents = self.value.parse().ok().map(Money::cents);
        let fits = cents.filter(|cents| (Money::ZERO..=Money::LARGEST).contains(cents));
        let value = fits.ok_or_else(|| self.refused("geef een bedrag in hele centen, zoals 12000000"))?;
        Ok(self.change(cited, value, |money| money.in_cents().to_string()))
    }

    fn weights(&self, weights: &mut [Cited<u32>]) -> Result<Change, ParameterError> {
        const EXPECTED: &str = "geef evenveel gehele getallen als er criteria zijn, zoals 30,25,20,15,10";
        let values: Result<Vec<u32>, _> = self.value.split(',').map(|weight| weight.trim().parse()).collect();
        let values = values.map_err(|_| self.refused(EXPECTED))?;
        let fits = values.len() == weights.len()
            && (1..=1_000_000).contains(&values.iter().map(|weight| u64::from(*weight)).sum::<u64>());
        if !fits {
            return Err(self.refused(EXPECTED));
        }
        let show = |weights: &[Cited<u32>]| weights.iter().map(|w| w.to_string()).collect::<Vec<_>>().join(",");
        let was = show(weights);
        for (weight, value) in weights.iter_mut().zip(values) {
            weight.value = value;
            weight.basis = Basis::Assumption;
        }
        let article = weights[0].article.parent().unwrap_or_else(|| weights[0].article.clone());
        Ok(Change { name: self.name, was, is: show(weights), article })
    }

    fn policy(&self, cited: &mut Cited<LinePolicy>) -> Result<Change, ParameterError> {
        let all = [LinePolicy::Partial, LinePolicy::Stop, LinePolicy::Skip];
        let found = all.into_iter().find(|policy| policy_code(*policy) == self.value);
        let policy = found.ok_or_else(|| self.refused("kies partial, stop of skip"))?;
        Ok(self.change(cited, policy, |policy| policy_code(*policy).to_owned()))
    }
}

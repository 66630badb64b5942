//! A round of applications as typed values. No value stands in the program: all come from the dated
//! files in `regulation/`. What the values mean for an application is decided in the crate `grant`.

mod activity;
mod assessment;
mod money;
mod recipient;
mod window;

pub use activity::{Activity, ActivityCode, ActivityKind, ApplicantKind, Theme};
pub use assessment::{BalanceMeasure, BalanceScope, Committee, EqualQuality, LastResort, Scores, ThemeBalance};
pub use money::{Amounts, Ceilings, Leftover, LinePolicy, Payment, RateRounding, RateSource, RemainderRule};
pub use recipient::{DeclaredAt, Obligation, Programme, ProgrammeTheme, Reporting, RequiredDocument};
pub use window::Window;

use crate::{
    Ambiguity, Law, Money, canonical,
    cited::{AmbiguityId, Cited},
    term::{RestDays, Term, TermId},
};
use base::{Citation, SchoolYear};
use serde::{Deserialize, Serialize};

/// Aanvraagronde: everything one round fixes.
#[derive(Debug)]
pub struct Round {
    /// The short name: `2024`.
    pub name: String,
    /// The version of these rules within the round, and why it exists.
    pub version: Version,
    /// The full title.
    pub title: String,
    /// The publication.
    pub source: String,
    /// The school years that grants are given for.
    pub school_years: Cited<Vec<SchoolYear>>,
    /// When applications are received.
    pub window: Window,
    /// What there is to divide.
    pub ceilings: Ceilings,
    /// What one application may get.
    pub amounts: Amounts,
    /// How many of the activities one application may ask for.
    pub activities_per_application: Cited<u32>,
    /// The activities, A first.
    pub activities: Vec<Activity>,
    /// The listed themes, in the order of the article.
    pub themes: Vec<Theme>,
    /// How scores are given and when they suffice.
    pub scores: Scores,
    /// How the balance over the themes is measured.
    pub theme_balance: ThemeBalance,
    /// What an application must contain.
    pub documents: Vec<RequiredDocument>,
    /// The terms of law.
    pub terms: Vec<Term>,
    /// Days on which a term of one of the regimes does not end.
    pub rest_days: RestDays,
    /// When and how is paid.
    pub payment: Payment,
    /// Contribution to the programme, beside the project.
    pub programme: Programme,
    /// What a recipient owes.
    pub obligations: Vec<Obligation>,
    /// Talks, reports and determination.
    pub reporting: Reporting,
    /// The committee and its fees.
    pub committee: Committee,
    /// What the text leaves open.
    pub ambiguities: Vec<Ambiguity>,
    /// The wording.
    pub law: &'static Law,
    pub(crate) canonical: String,
    pub(crate) hash: crate::RoundHash,
}

impl Round {
    /// The activity with this letter.
    ///
    /// # Panics
    /// Never for a round that loaded: loading refuses a round without A or B.
    #[must_use]
    pub fn activity(&self, code: ActivityCode) -> &Activity {
        self.activities.iter().find(|activity| activity.code == code).expect("a round has both activities")
    }

    /// The ceiling of one activity.
    #[must_use]
    pub fn ceiling(&self, code: ActivityCode) -> &Cited<Money> {
        match code {
            ActivityCode::A => &self.ceilings.a,
            ActivityCode::B => &self.ceilings.b,
        }
    }

    /// The term with this name.
    ///
    /// # Panics
    /// Never for a round that loaded: loading refuses a round that lacks a term.
    #[must_use]
    pub fn term(&self, id: TermId) -> &Term {
        self.terms.iter().find(|term| term.id == id).expect("a round has every term")
    }

    /// The listed theme with this identifier.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// The ambiguity with this number.
    #[must_use]
    pub fn ambiguity(&self, id: &AmbiguityId) -> Option<&Ambiguity> {
        self.ambiguities.iter().find(|ambiguity| ambiguity.id == *id)
    }

    /// The ambiguities that touch a paragraph or a part of it: what a decision on it must mention.
    pub fn ambiguities_at<'a>(&'a self, citation: &'a Citation) -> impl Iterator<Item = &'a Ambiguity> {
        self.ambiguities.iter().filter(move |ambiguity| {
            ambiguity.articles.iter().any(|article| article.contains(citation) || citation.contains(article))
        })
    }

    /// All values in one canonical JSON text: what the hash is taken of and what a dossier carries.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// Whether only the version would differ from the rules that this hash was taken of.
    pub(crate) fn same_rules(&self, hash: &crate::RoundHash, version: &Version) -> bool {
        let own = canonical::version(&self.version);
        crate::RoundHash::of(&self.canonical.replacen(&own, &canonical::version(version), 1)) == *hash
    }

    /// The hash of [`Round::canonical`].
    #[must_use]
    pub fn hash(&self) -> crate::RoundHash {
        self.hash
    }
}

/// A version of the rules of one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// 1 for the rules as first frozen.
    pub number: u32,
    /// Why this version exists.
    pub reason: String,
}

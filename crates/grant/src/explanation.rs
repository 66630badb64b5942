//! Why a ranking and an allocation are what they are: verdicts over the round as a whole.
//!
//! In the order of the procedure: changed parameters, amounts, weights, sufficiency, ranking,
//! equal quality, ceilings, the line. What rests on an assumption says so; what a person has to
//! decide is a question. Why one application is excluded stands with that application.

use crate::allocation::{Allocation, AtLine, RankedOutcome, Tie};
use crate::lot;
use crate::parameters::{Parameters, policy_code};
use crate::per_activity::PerActivity;
use crate::ranking::Standing;
use crate::round_input::Committee;
use crate::theme_balance::{Balance, LARGEST_GROUP, MOST_LISTED};
use crate::verdict::{FactValue, RuleOutcome, Verdict};
use base::{Citation, Money};
use regulation::{ActivityCode, Basis, LinePolicy};

/// Both rankings with their allocation.
pub type Divided<'a> = PerActivity<(Vec<Standing<'a>>, Allocation)>;

/// The explanation of a whole round.
#[must_use]
pub fn explain(divided: &Divided<'_>, committee: &Committee, parameters: &Parameters) -> Vec<Verdict> {
    let mut verdicts = changes(parameters);
    verdicts.extend(amounts(divided, parameters));
    for (activity, (standings, _)) in divided.iter() {
        verdicts.extend(assessment(activity, standings, committee, parameters));
    }
    for (activity, (standings, allocation)) in divided.iter() {
        verdicts.extend(equal_quality(activity, standings));
        verdicts.push(ceiling(activity, allocation, parameters));
        let line = Line { activity, committee, policy: parameters.policy.value, tie: allocation.tie.as_ref() };
        verdicts.extend(allocation.at_line.iter().map(|event| line.verdict(event)));
    }
    verdicts.push(total(divided, parameters));
    verdicts
}

fn cents(money: Money) -> FactValue {
    FactValue::Integer(money.in_cents())
}

/// A value that was set by hand: a what-if, never the round itself.
fn changes(parameters: &Parameters) -> Vec<Verdict> {
    let verdict = |change: &crate::parameters::Change| {
        Verdict::new("parameter", change.article.clone(), Basis::Assumption, RuleOutcome::NeedsJudgement)
            .with("name", change.name)
            .with("was", change.was.clone())
            .with("is", change.is.clone())
            .asking("Deze waarde wijkt af van de ronde. Is dit een verkenning? Besluit er dan niet op.")
    };
    parameters.changed.iter().map(verdict).collect()
}

/// Art. 14d: requests above the most, and the contribution.
fn amounts(divided: &Divided<'_>, parameters: &Parameters) -> Vec<Verdict> {
    let most = &parameters.project_max;
    let all = ActivityCode::ALL.into_iter().flat_map(|activity| &divided.get(activity).0);
    let mut above: Vec<_> = all.filter(|standing| standing.filed.requested > most.value).collect();
    above.sort_by_key(|standing| &standing.filed.id);
    let cut = above.into_iter().map(|standing| {
        Verdict::new("P5", most.article.clone(), most.basis, RuleOutcome::NotSatisfied)
            .with("id", standing.filed.id.as_str())
            .with("requested_cents", cents(standing.filed.requested))
            .with("project_max_cents", cents(most.value))
            .with("project_cents", cents(most.value))
    });
    let mut verdicts: Vec<_> = cut.collect();
    let (contribution, inside) = (&parameters.contribution, &parameters.contribution_inside);
    verdicts.push(
        Verdict::new("P6", contribution.article.clone(), contribution.basis, RuleOutcome::Satisfied)
            .with("contribution_cents", cents(contribution.value)),
    );
    verdicts.push(
        Verdict::new("I-03", inside.article.clone(), inside.basis, RuleOutcome::Satisfied)
            .with("contribution_inside", inside.value),
    );
    verdicts
}

/// Annex 2 and art. 14f(4): weights, sufficiency, ranking.
fn assessment(
    activity: ActivityCode,
    standings: &[Standing<'_>],
    committee: &Committee,
    parameters: &Parameters,
) -> Vec<Verdict> {
    let weights = parameters.weights.get(activity);
    let basis = weights.iter().map(|weight| weight.basis).max().unwrap_or(Basis::Assumption);
    let article = weights[0].article.parent().unwrap_or_else(|| weights[0].article.clone());
    let threshold = &parameters.sufficient_total;
    let mut verdicts = vec![
        Verdict::new("C4", article, basis, RuleOutcome::Satisfied)
            .with("activity", activity.as_str())
            .with("weights", weights.iter().map(|weight| weight.value.to_string()).collect::<Vec<_>>()),
        Verdict::new("C5", threshold.article.clone(), threshold.basis, RuleOutcome::Satisfied)
            .with("activity", activity.as_str())
            .with("sufficient_total", threshold.value.to_string())
            .with("insufficient", ids(standings.iter().filter(|standing| !standing.sufficient))),
    ];
    for standing in standings {
        let Some(judged) = committee.sufficient.get(&standing.filed.id) else { continue };
        verdicts.push(
            Verdict::new("C5", Citation::of("14f(4)"), Basis::Article, RuleOutcome::of(*judged))
                .with("id", standing.filed.id.as_str())
                .with("total", standing.total.to_string())
                .with("judged_by", "committee"),
        );
    }
    verdicts.push(
        Verdict::new("C6", Citation::of("14f(4)"), Basis::Article, RuleOutcome::Satisfied)
            .with("activity", activity.as_str())
            .with("ranked", standings.iter().filter(|standing| standing.sufficient).count()),
    );
    verdicts
}

/// Ambiguity I-07: equal quality is an exactly equal total.
fn equal_quality(activity: ActivityCode, standings: &[Standing<'_>]) -> Vec<Verdict> {
    let groups = crate::ties::groups(standings).filter(|group| group.len() > 1);
    let verdict = |group: &[Standing<'_>]| {
        Verdict::new("I-07", Citation::of("14f(5)"), Basis::Assumption, RuleOutcome::Satisfied)
            .with("activity", activity.as_str())
            .with("total", group[0].total.to_string())
            .with("equal", ids(group))
    };
    groups.map(verdict).collect()
}

fn ceiling(activity: ActivityCode, allocation: &Allocation, parameters: &Parameters) -> Verdict {
    let ceiling = parameters.ceilings.get(activity);
    let rule = match activity {
        ActivityCode::A => "P2",
        ActivityCode::B => "P3",
    };
    Verdict::new(rule, ceiling.article.clone(), ceiling.basis, RuleOutcome::of(allocation.charged <= ceiling.value))
        .with("ceiling_cents", cents(ceiling.value))
        .with("awarded_cents", cents(allocation.charged))
}

/// Art. 14b: the two together.
fn total(divided: &Divided<'_>, parameters: &Parameters) -> Verdict {
    let charged = divided.a.1.charged + divided.b.1.charged;
    let outcome = RuleOutcome::of(charged <= parameters.total.value);
    Verdict::new("P1", parameters.total.article.clone(), parameters.total.basis, outcome)
        .with("total_cents", cents(parameters.total.value))
        .with("awarded_cents", cents(charged))
}

fn ids<'s, 'a: 's>(standings: impl IntoIterator<Item = &'s Standing<'a>>) -> Vec<String> {
    let mut ids: Vec<_> = standings.into_iter().map(|standing| standing.filed.id.clone()).collect();
    ids.sort();
    ids
}

/// The line of one activity.
struct Line<'a> {
    activity: ActivityCode,
    committee: &'a Committee,
    policy: LinePolicy,
    tie: Option<&'a Tie>,
}

impl Line<'_> {
    fn verdict(&self, event: &AtLine) -> Verdict {
        match event {
            AtLine::Partial { id, awarded, whole } => self
                .policy_verdict(RuleOutcome::NeedsJudgement)
                .with("id", id.as_str())
                .with("awarded_cents", cents(*awarded))
                .with("whole_cents", cents(*whole))
                .asking(
                    "Is het project met dit lagere bedrag nog uitvoerbaar en zinvol? \
                     Vraag het de aanvrager voordat je besluit.",
                ),
            AtLine::Stopped(id) | AtLine::Skipped(id) => {
                self.policy_verdict(RuleOutcome::NotSatisfied).with("id", id.as_str())
            }
            AtLine::Undecided { ids, needed, room } => self.undecided(ids, *needed, *room),
            AtLine::Balanced { ids, best } => self.balanced(ids, *best),
            AtLine::Drawn { ids, among_best_sets } => self.drawn(ids, *among_best_sets),
            AtLine::Provisional(ids) => self
                .policy_verdict(RuleOutcome::NeedsJudgement)
                .with("ids", ids.clone())
                .asking("Of deze nog passen, hangt af van de groep erboven. Beslis eerst over die groep en rangschik opnieuw."),
        }
    }

    /// `partial` carries out "voor zover" of the act; the others are assumptions.
    fn policy_verdict(&self, outcome: RuleOutcome) -> Verdict {
        let basis = if self.policy == LinePolicy::Partial { Basis::Article } else { Basis::Assumption };
        Verdict::new("P4", Citation::of("Awb 4:25(2)"), basis, outcome)
            .with("activity", self.activity.as_str())
            .with("policy", policy_code(self.policy))
    }

    fn undecided(&self, ids: &[String], needed: RankedOutcome, room: Money) -> Verdict {
        let by_balance = needed == RankedOutcome::ThemeBalanceNeeded;
        let (rule, basis) = if by_balance { ("C7", Basis::Article) } else { ("I-07", Basis::Assumption) };
        let mut verdict = Verdict::new(rule, Citation::of("14f(5)"), basis, RuleOutcome::NeedsJudgement)
            .with("activity", self.activity.as_str())
            .with("tied", ids.to_vec())
            .with("room_cents", cents(room));
        verdict = match self.tie.map(|tie| &tie.balance) {
            Some(Balance::Found { count, .. }) if by_balance => {
                verdict.with("sets", *count).with("sets_listed", (*count).min(MOST_LISTED))
            }
            Some(Balance::TooLarge) if by_balance => verdict.with("largest_group_searched", LARGEST_GROUP),
            _ => verdict,
        };
        verdict.asking(if by_balance {
            "Deze aanvragen zijn van gelijke kwaliteit. Welke geven de beste verdeling over de thema's? Geef het antwoord in committee.balance."
        } else {
            "Deze aanvragen zijn van gelijke kwaliteit en de regeling zegt niet wie voorgaat. Laat loten en geef de uitslag in committee.lot."
        })
    }

    fn balanced(&self, ids: &[String], best: Option<bool>) -> Verdict {
        let outcome = if best == Some(true) { RuleOutcome::Satisfied } else { RuleOutcome::NeedsJudgement };
        let verdict = Verdict::new("C7", Citation::of("14f(5)"), Basis::Article, outcome)
            .with("activity", self.activity.as_str())
            .with("chosen", ids.to_vec())
            .with("among_best_sets", FactValue::from(best));
        if outcome == RuleOutcome::Satisfied {
            return verdict;
        }
        verdict.asking(
            "De keuze van de commissie is niet een van de beste verdelingen volgens onze maat. Klopt dat, en waarom?",
        )
    }

    fn drawn(&self, ids: &[String], among_best_sets: bool) -> Verdict {
        let lot = self.committee.lot.as_ref();
        let follows = lot.is_some_and(|lot| lot::follows(&lot.seed, &lot.order));
        let outcome = if follows { RuleOutcome::Satisfied } else { RuleOutcome::NeedsJudgement };
        let verdict = Verdict::new("lot", Citation::of("14f(5)"), Basis::Assumption, outcome)
            .with("activity", self.activity.as_str())
            .with("drawn", ids.to_vec())
            .with("among_best_sets", among_best_sets)
            .with("seed", lot.map(|lot| lot.seed.clone()))
            .with("drawn_at", lot.map(|lot| lot.drawn_at.to_string()))
            .with("order_follows_from_seed", follows);
        if follows {
            return verdict;
        }
        verdict.asking("De volgorde volgt niet uit de seed. Is er met de hand geloot, en staat dat in het verslag?")
    }
}

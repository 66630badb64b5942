//! Named properties of the ranking, on random rounds.

use crate::rounds::{Dice, parameters_with, random, random_settings, rank};
use grant::allocation::RankedOutcome;
use grant::{Parameters, RoundOutput};
use serde_json::Value;

const ROUNDS: u64 = 400;

fn each(check: impl Fn(&mut Dice, &Value, &Parameters, &RoundOutput)) {
    for number in 0..ROUNDS {
        let mut dice = Dice(1_000_000 + number);
        let document = random(&mut dice);
        let parameters = parameters_with(&random_settings(&mut dice));
        let output = rank(&document, &parameters);
        check(&mut dice, &document, &parameters, &output);
    }
}

fn text(output: &RoundOutput) -> String {
    serde_json::to_string(output).unwrap()
}

#[test]
fn the_order_of_the_document_plays_no_part() {
    each(|dice, document, parameters, output| {
        let mut shuffled = document.clone();
        dice.shuffle(shuffled["applications"].as_array_mut().unwrap());
        assert_eq!(text(&rank(&shuffled, parameters)), text(output));
    });
}

#[test]
fn who_applied_plays_no_part_once_it_may_apply() {
    each(|_, document, parameters, output| {
        let mut others = document.clone();
        for application in others["applications"].as_array_mut().unwrap() {
            let excluded = output.excluded.iter().any(|excluded| application["id"] == excluded.id);
            if !excluded {
                application["applicant"]["caribbean"] = true.into();
                if application["activity"] == "A" {
                    application["applicant"]["kind"] = "profile_organisation".into();
                }
            }
        }
        assert_eq!(text(&rank(&others, parameters)), text(output));
    });
}

#[test]
fn the_names_of_the_members_play_no_part() {
    each(|_, document, parameters, output| {
        let renamed = document.to_string().replace("\"m0\"", "\"zoë\"").replace("\"m2\"", "\"adam\"");
        assert_eq!(text(&rank(&serde_json::from_str(&renamed).unwrap(), parameters)), text(output));
    });
}

#[test]
fn the_sum_of_the_first_decisions_is_never_above_a_ceiling() {
    each(|_, _, parameters, output| {
        for (activity, ceiling) in output.ceilings.iter() {
            assert!(ceiling.awarded_cents <= ceiling.ceiling_cents);
            assert_eq!(ceiling.awarded_cents + ceiling.left_cents, ceiling.ceiling_cents);
            let awarded = output.rankings.get(activity).iter().map(|row| row.awarded);
            if parameters.contribution_inside.value {
                assert_eq!(awarded.sum::<base::Money>(), ceiling.awarded_cents);
            }
        }
    });
}

#[test]
fn raising_a_score_never_lowers_a_rank() {
    each(|dice, document, parameters, output| {
        let mut raised = document.clone();
        let applications = raised["applications"].as_array_mut().unwrap();
        let place = dice.below(applications.len() as u64) as usize;
        let id = applications[place]["id"].clone();
        let criterion = (dice.below(5) + 1).to_string();
        let score = &mut applications[place]["scores"]["m0"][criterion];
        *score = (score.as_i64().unwrap() + 1).min(10).into();
        let rank_of = |output: &RoundOutput| {
            let rows = output.rankings.iter().flat_map(|(_, rows)| rows.clone());
            rows.filter(|row| id == row.id).map(|row| row.rank.unwrap_or(usize::MAX)).next()
        };
        assert!(rank_of(&rank(&raised, parameters)) <= rank_of(output));
    });
}

#[test]
fn equal_totals_share_a_rank_and_a_tie_group() {
    each(|_, _, _, output| {
        for (_, rows) in output.rankings.iter() {
            for (one, other) in rows.iter().flat_map(|one| rows.iter().map(move |other| (one, other))) {
                if one.id != other.id && one.sufficient && other.sufficient {
                    assert_eq!(one.total == other.total, one.rank == other.rank);
                    assert_eq!(one.total > other.total, one.rank < other.rank);
                    assert!(
                        one.total != other.total || (one.tie_group == one.rank && one.tie_group == other.tie_group)
                    );
                }
            }
        }
    });
}

#[test]
fn the_engine_never_divides_a_tie() {
    each(|_, document, _, output| {
        if document["committee"]["balance"].is_array() {
            return;
        }
        for (_, rows) in output.rankings.iter() {
            for row in rows.iter().filter(|row| row.tie_group.is_some()) {
                let equals = rows.iter().filter(|other| other.tie_group == row.tie_group);
                let outcomes: std::collections::BTreeSet<_> = equals.map(|other| other.outcome).collect();
                assert_eq!(outcomes.len(), 1, "equals must share their outcome: {outcomes:?}");
            }
        }
    });
}

#[test]
fn under_stop_and_partial_nobody_overtakes_a_better_one() {
    each(|_, _, parameters, output| {
        if parameters.policy.value == regulation::LinePolicy::Skip {
            return;
        }
        for (_, rows) in output.rankings.iter() {
            let funded = |outcome| matches!(outcome, RankedOutcome::Awarded | RankedOutcome::AwardedPartly);
            let last = rows.iter().filter(|row| funded(row.outcome)).filter_map(|row| row.rank).max().unwrap_or(0);
            assert!(rows.iter().all(|row| row.rank.is_none_or(|rank| rank >= last) || funded(row.outcome)));
        }
    });
}

#[test]
fn what_rests_on_an_assumption_says_so() {
    each(|_, _, parameters, output| {
        let changed = output.explanation.iter().filter(|verdict| verdict.rule == "parameter").count();
        assert_eq!(changed, parameters.changed.len());
        let open = output.rankings.iter().flat_map(|(_, rows)| rows).any(|row| {
            matches!(
                row.outcome,
                RankedOutcome::AwardedPartly | RankedOutcome::LotNeeded | RankedOutcome::ThemeBalanceNeeded
            )
        });
        let asked = output
            .explanation
            .iter()
            .any(|verdict| verdict.outcome == grant::RuleOutcome::NeedsJudgement && verdict.rule != "parameter");
        assert!(asked || !open, "a person has to be asked");
    });
}

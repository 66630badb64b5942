//! Equal parts, odd cents, thirds of the ceilings, dollars, the export.

use crate::builders::{day, round};
use base::Money;
use grant::payment::{Conversion, ExportRow, Instalment, Rate, convert, csv, schedule, yearly_verdicts};
use grant::verdict::{FactValue, RuleOutcome};
use proptest::prelude::*;
use regulation::ActivityCode;

#[test]
fn a_full_award_is_45_000_a_year() {
    let parts = schedule(Money::euros(135_000), round());
    assert_eq!(parts, [2025, 2026, 2027].map(|year| Instalment { year, amount: Money::euros(45_000) }));
}

#[test]
fn odd_cents_go_to_the_last_year() {
    let amounts = |awarded| schedule(awarded, round()).iter().map(|part| part.amount.in_cents()).collect::<Vec<_>>();
    assert_eq!(amounts(Money::euros(100_000)), [3_333_333, 3_333_333, 3_333_334]);
    assert_eq!(amounts(Money::cents(2)), [0, 0, 2]);
}

#[test]
fn ten_full_a_and_eight_full_b_fill_both_ceilings_and_all_thirds() {
    let full = Money::euros(135_000);
    let round = round();
    assert_eq!(full, *round.amounts.application_max);
    for (activity, number, third) in [(ActivityCode::A, 10, 450_000), (ActivityCode::B, 8, 360_000)] {
        let awards = vec![full; number];
        assert_eq!(awards.iter().copied().sum::<Money>(), **round.ceiling(activity));
        for verdict in yearly_verdicts(&awards, activity, round) {
            assert_eq!(verdict.outcome, RuleOutcome::Satisfied);
            assert_eq!(verdict.fact("paid_cents"), Some(&FactValue::Integer(third * 100)));
            assert_eq!(verdict.fact("yearly_ceiling_cents"), Some(&FactValue::Integer(third * 100)));
        }
    }
    assert_eq!(*round.ceilings.total, Money::euros(2_430_000));
}

#[test]
fn dollars_are_exact_and_rounded_half_up_once() {
    let usd =
        |cents, rate: &str| convert(Money::cents(cents), rate.parse().unwrap(), day("2025-06-02"), "ECB", round());
    for (cents, rate, dollars) in [
        (4_500_000, "1.0834", 4_875_300),
        (1, "1.5", 2),
        (1, "1.4999", 1),
        (3, "1.5", 5),
        (3_333_333, "1.1234", 3_744_666),
        (100, "2", 200),
    ] {
        assert_eq!(usd(cents, rate).paid, Money::cents(dollars), "{cents} at {rate}");
    }
    let kept = usd(4_500_000, "1.0834");
    assert_eq!(
        (kept.currency.as_str(), kept.rate.to_string().as_str(), kept.source.as_str()),
        ("USD", "1.0834", "ECB")
    );
    assert_eq!(kept.fixed_on, day("2025-06-02"));
}

#[test]
fn a_rate_is_read_strictly() {
    for text in ["", "1,08", "1.", ".5", "-1", "0", "0.0000", "1e3", "+1", "1.123456789", "99999", "1.0 "] {
        assert!(text.parse::<Rate>().is_err(), "{text:?}");
    }
}

#[test]
fn the_export_is_one_line_a_payment_and_no_formula() {
    let conversion: Option<Conversion> =
        Some(convert(Money::euros(45_000), "1.0834".parse().unwrap(), day("2025-06-02"), "ECB \"reference\"", round()));
    let row = |application: &str, conversion| ExportRow {
        application: application.to_owned(),
        recipient: "=HYPERLINK(1)".to_owned(),
        account: "NL00BANK0123456789".to_owned(),
        instalment: Instalment { year: 2025, amount: Money::euros(45_000) },
        conversion,
    };
    insta::assert_snapshot!(
        "the_export_for_the_paying_office",
        csv(&[row("a1", None), row("a2", conversion)]).replace('\r', "")
    );
}

proptest! {
    #[test]
    fn the_parts_are_the_whole_and_differ_by_less_than_their_number(cents in 0_i64..=1_000_000_000) {
        let parts = schedule(Money::cents(cents), round());
        prop_assert_eq!(parts.iter().map(|part| part.amount).sum::<Money>(), Money::cents(cents));
        let amounts: Vec<i64> = parts.iter().map(|part| part.amount.in_cents()).collect();
        prop_assert!(amounts.iter().max().unwrap() - amounts.iter().min().unwrap() < parts.len() as i64);
    }

    #[test]
    fn awards_within_a_ceiling_pass_a_third_by_odd_cents_only(amounts in prop::collection::vec(1_i64..=13_500_000, 1..=10)) {
        let awards: Vec<Money> = amounts.iter().map(|cents| Money::cents(*cents)).collect();
        for verdict in yearly_verdicts(&awards, ActivityCode::A, round()) {
            let (Some(FactValue::Integer(paid)), Some(FactValue::Integer(third))) =
                (verdict.fact("paid_cents"), verdict.fact("yearly_ceiling_cents")) else { panic!("two amounts") };
            prop_assert!(*paid - *third < 3 * awards.len() as i64);
            prop_assert_eq!(verdict.outcome == RuleOutcome::Satisfied, paid <= third);
        }
    }

    #[test]
    fn a_rate_prints_as_it_was_read(whole in 1_u32..9999, decimals in "[0-9]{1,8}") {
        let text = format!("{whole}.{decimals}");
        prop_assert_eq!(text.parse::<Rate>().unwrap().to_string(), text);
    }
}

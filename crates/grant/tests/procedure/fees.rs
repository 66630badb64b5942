//! Half-days, caps, travel, and the three amounts of the note.

use crate::builders::{day, round};
use base::Money;
use grant::fees::{Claim, Journey, largest_cost, statement, totals};
use proptest::prelude::*;

fn claim(member: &str, half_days: [u32; 3]) -> Claim {
    Claim { member: member.to_owned(), half_days, travel: Vec::new() }
}

#[test]
fn the_three_amounts_of_the_note_follow_from_one_number() {
    let committee = &round().committee;
    let now = largest_cost(committee, *committee.assessment_max);
    let before = largest_cost(committee, *committee.assessment_max_before);
    assert_eq!(now, Money::euros(22_360));
    assert_eq!(before, Money::euros(13_760));
    assert_eq!(now - before, Money::euros(8_600));
    assert_eq!(
        (now, before, now - before),
        (*committee.cost_max, *committee.cost_max_before, *committee.cost_increase)
    );
}

#[test]
fn eight_members_who_claim_everything_cost_what_the_note_says() {
    let committee = &round().committee;
    let statements: Vec<_> = (0..8).map(|n| statement(&claim(&n.to_string(), [1, 10, 2]), committee)).collect();
    let totals = totals(&statements, committee);
    assert_eq!((totals.fees, totals.left), (Money::euros(22_360), Money::ZERO));
    assert_eq!(totals.budget, "Nationaal Groeifonds");
}

#[test]
fn a_claim_above_the_cap_is_paid_up_to_the_cap_and_shows_both() {
    let committee = &round().committee;
    let travel =
        vec![Journey { on: day("2024-11-20"), route: "Zwolle – Den Haag".to_owned(), amount: Money::cents(4_820) }];
    let statement = statement(&Claim { travel, ..claim("m1", [2, 13, 1]) }, committee);
    let lines: Vec<_> =
        statement.lines.iter().map(|line| (line.claimed, line.paid, line.citation.to_string())).collect();
    let article = |number| format!("Instellingsbesluit 8(3)({number})");
    assert_eq!(lines, [(2, 1, article(1)), (13, 10, article(2)), (1, 1, article(3))]);
    assert_eq!(statement.fees, Money::euros(12 * 215));
    assert_eq!(statement.travel_costs, Money::cents(4_820));
    assert_eq!(statement.total, statement.fees + statement.travel_costs);
}

proptest! {
    #[test]
    fn no_claim_is_paid_above_the_caps(half_days in prop::array::uniform3(0_u32..100)) {
        let committee = &round().committee;
        let statement = statement(&claim("m", half_days), committee);
        let most = *committee.introduction + *committee.assessment_max + *committee.advice_max;
        prop_assert!(statement.lines.iter().map(|line| line.paid).sum::<u32>() <= most);
        prop_assert!(statement.lines.iter().all(|line| line.paid <= line.claimed));
    }
}

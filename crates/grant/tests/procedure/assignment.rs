//! Readers: equal to an exhaustive solver, large cases, shortages, independence of order.

use crate::assignment_oracle::best;
use grant::assignment::{Assignment, Conflict, EXAMPLE, Expertise, Input, Member, Outcome, Proof, assign};
use grant::random::Generator;
use std::collections::{BTreeMap, BTreeSet};

/// A random committee; `conflicts` out of a hundred pairs may not be.
fn random(
    generator: &mut Generator,
    rows: usize,
    columns: usize,
    readers: i64,
    conflicts: usize,
    levels: usize,
) -> Input {
    let applications: Vec<String> = (0..rows).map(|row| format!("a{row:03}")).collect();
    let ids: Vec<String> = (0..columns).map(|column| format!("m{column:02}")).collect();
    let mut input = Input {
        readers,
        per_half_day: 2,
        members: ids.iter().map(|id| Member { id: id.clone(), half_days: None }).collect(),
        applications: applications.clone(),
        conflicts: Vec::new(),
        expertise: Vec::new(),
    };
    for application in &applications {
        for member in &ids {
            let (member, application) = (member.clone(), application.clone());
            if generator.below(100) < conflicts {
                input.conflicts.push(Conflict { member, application });
            } else {
                let level = generator.below(levels) as i64;
                input.expertise.push(Expertise { member, application, level });
            }
        }
    }
    input
}

fn assigned(outcome: Outcome) -> Assignment {
    match outcome {
        Outcome::Assigned(assignment) => assignment,
        Outcome::Impossible(shortage) => panic!("{shortage:?}"),
    }
}

/// Everything that is hard, checked on the document itself, and the three aims counted again.
fn check(input: &Input, assignment: &Assignment, cap: i64) {
    let mut loads: BTreeMap<&str, i64> = input.members.iter().map(|member| (member.id.as_str(), 0)).collect();
    let mut expertise = 0;
    assert_eq!(assignment.readings.len(), input.applications.len());
    for reading in &assignment.readings {
        assert_eq!(reading.readers.iter().collect::<BTreeSet<_>>().len() as i64, input.readers);
        for reader in &reading.readers {
            *loads.get_mut(reader.as_str()).unwrap() += 1;
            let pair = |member: &str, application: &str| member == reader && application == reading.application;
            assert!(!input.conflicts.iter().any(|conflict| pair(&conflict.member, &conflict.application)));
            let known = input.expertise.iter().find(|known| pair(&known.member, &known.application));
            expertise += known.map_or(0, |known| known.level);
        }
    }
    for (member, load) in input.members.iter().zip(&assignment.loads) {
        assert_eq!((load.member.as_str(), load.applications), (member.id.as_str(), loads[member.id.as_str()]));
        assert!(load.half_days <= member.half_days.unwrap_or(cap).min(cap));
    }
    assert_eq!(assignment.expertise, expertise);
    assert_eq!(Some(&assignment.maximum_load), loads.values().max());
    assert_eq!(assignment.components, components(assignment));
}

fn components(assignment: &Assignment) -> usize {
    let mut groups: Vec<BTreeSet<&str>> = Vec::new();
    for reading in &assignment.readings {
        let mut group: BTreeSet<&str> = reading.readers.iter().map(String::as_str).collect();
        groups.retain(|other| {
            let apart = other.is_disjoint(&group);
            if !apart {
                group.extend(other);
            }
            apart
        });
        groups.push(group);
    }
    groups.len()
}

#[test]
fn a_thousand_small_committees_are_assigned_as_well_as_an_exhaustive_search_does() {
    let mut generator = Generator::new(86);
    let (mut possible, mut divided) = (0, 0);
    for number in 0..1_000 {
        let readers = 1 + (number % 3) as i64;
        let (conflicts, levels) = ([10, 30, 60][number % 7 % 3], [1, 2, 4][number % 5 % 3]);
        let mut input = random(&mut generator, 8, 6, readers, conflicts, levels);
        for member in &mut input.members {
            member.half_days = [None, Some(2), Some(1)][generator.below(3)];
        }
        let cap = 2;
        match (assign(&input, cap).unwrap(), best(&input, cap)) {
            (Outcome::Assigned(found), Some(expected)) => {
                check(&input, &found, cap);
                assert_eq!((found.maximum_load, found.expertise, found.components), expected, "case {number}");
                assert_eq!(found.proof, Proof::Optimal, "case {number}");
                possible += 1;
                divided += usize::from(expected.2 > 1);
            }
            (Outcome::Impossible(shortage), None) => assert!(shortage.wanted > shortage.available, "{shortage:?}"),
            (found, expected) => panic!("case {number}: {found:?}, but {expected:?}"),
        }
    }
    assert!((200..900).contains(&possible), "{possible} can be assigned");
    assert!(divided > 50, "{divided} fall apart into groups");
}

#[test]
fn sixty_applications_and_eight_members_are_solved_and_proven() {
    let mut generator = Generator::new(608);
    for _ in 0..20 {
        let input = random(&mut generator, 60, 8, 2, 8, 4);
        let found = assigned(assign(&input, 10).unwrap());
        check(&input, &found, 10);
        assert_eq!((found.maximum_load, found.proof), (15, Proof::Optimal));
    }
}

#[test]
fn five_hundred_applications_and_fifty_members_are_solved_and_proven() {
    let input = random(&mut Generator::new(50_050), 500, 50, 3, 5, 4);
    let found = assigned(assign(&input, 20).unwrap());
    check(&input, &found, 20);
    assert_eq!((found.maximum_load, found.components, found.proof), (30, 1, Proof::Optimal));
}

#[test]
fn the_order_of_the_document_changes_nothing() {
    let mut generator = Generator::new(7);
    let input = random(&mut generator, 20, 6, 2, 20, 3);
    let mut turned = input.clone();
    turned.applications.reverse();
    turned.members.rotate_left(2);
    turned.expertise.reverse();
    turned.conflicts.reverse();
    assert_eq!(assign(&input, 10).unwrap(), assign(&turned, 10).unwrap());
}

#[test]
fn a_shortage_names_the_applications_and_the_members_left() {
    let mut input = random(&mut Generator::new(3), 4, 3, 2, 0, 2);
    for member in ["m00", "m01"] {
        input.conflicts.push(Conflict { member: member.to_owned(), application: "a002".to_owned() });
    }
    let Outcome::Impossible(shortage) = assign(&input, 10).unwrap() else { panic!("one reader is left") };
    assert_eq!((shortage.applications, shortage.members), (vec!["a002".to_owned()], vec!["m02".to_owned()]));
    assert_eq!((shortage.wanted, shortage.available), (2, 1));
}

#[test]
fn every_problem_of_a_document_is_named_with_its_path() {
    let mut input: Input = serde_json::from_str(EXAMPLE).unwrap();
    assert!(matches!(assign(&input, 10), Ok(Outcome::Assigned(_))), "the example in the help works");
    input.readers = 0;
    input.applications.push(input.applications[0].clone());
    input.expertise[0].level = -1;
    input.conflicts[0].member = "nobody".to_owned();
    let last = input.applications.len() - 1;
    let problems = assign(&input, 10).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    let twice = format!("applications[{last}]");
    assert_eq!(
        found,
        [
            (twice.as_str(), "identifier_twice"),
            ("conflicts[0].member", "unknown_member"),
            ("expertise[0].level", "level_out_of_range"),
            ("readers", "readers_out_of_range"),
        ]
    );
}

#[test]
fn nothing_to_read_is_assigned_to_nobody() {
    let input = random(&mut Generator::new(1), 0, 3, 2, 0, 1);
    let found = assigned(assign(&input, 10).unwrap());
    assert_eq!((found.maximum_load, found.components, found.proof), (0, 0, Proof::Optimal));
    let nobody = random(&mut Generator::new(1), 2, 0, 2, 0, 1);
    assert!(matches!(assign(&nobody, 10).unwrap(), Outcome::Impossible(_)));
}

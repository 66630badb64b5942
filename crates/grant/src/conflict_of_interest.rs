//! Conflicts of interest, computed and declared.
//!
//! Art. 2:4(2) Awb: nobody with a personal interest takes part in a decision. A member who works for
//! the board of a party, is a partner, sits in its network or worked with it before is found by
//! comparing identifiers; what no register knows the member declares. Both kinds are hard in the
//! assignment. A computed conflict shows its ground and can be lifted by the chair, a declared one
//! only by the member: that is kept by the caller.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What ties a member to organisations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberTies {
    /// The member.
    pub member: String,
    /// The boards the member works for or governs.
    pub boards: BTreeSet<String>,
    /// Other organisations the member belongs to.
    pub organisations: BTreeSet<String>,
    /// Networks the member sits in.
    pub networks: BTreeSet<String>,
    /// Organisations the member worked with in earlier projects.
    pub worked_with: BTreeSet<String>,
}

/// The organisations behind an application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationTies {
    /// The application.
    pub application: String,
    /// The boards of all parties.
    pub boards: BTreeSet<String>,
    /// All parties.
    pub organisations: BTreeSet<String>,
    /// The networks they name.
    pub networks: BTreeSet<String>,
}

/// A conflict that a member declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The member.
    pub member: String,
    /// The application.
    pub application: String,
    /// In the member's words; not shown to other members.
    pub reason: String,
}

/// Why a member may not read an application.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "ground", content = "organisation", rename_all = "snake_case")]
pub enum Ground {
    /// The same board.
    SameBoard(String),
    /// The member belongs to a party.
    Partner(String),
    /// The same network.
    SameNetwork(String),
    /// Earlier work with a party.
    EarlierWork(String),
    /// Declared by the member.
    Declared,
}

/// A member who may not read an application, with every ground.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Conflict {
    /// The application.
    pub application: String,
    /// The member.
    pub member: String,
    /// The grounds, at least one.
    pub grounds: Vec<Ground>,
}

/// Every conflict, by application and member.
pub fn conflicts(members: &[MemberTies], applications: &[ApplicationTies], declared: &[Declared]) -> Vec<Conflict> {
    let mut found = Vec::new();
    for application in applications {
        for member in members {
            let mut grounds = computed(member, application);
            let names = |it: &&Declared| it.member == member.member && it.application == application.application;
            if declared.iter().any(|it| names(&it)) {
                grounds.push(Ground::Declared);
            }
            if !grounds.is_empty() {
                let (application, member) = (application.application.clone(), member.member.clone());
                found.push(Conflict { application, member, grounds });
            }
        }
    }
    found.sort();
    found
}

fn computed(member: &MemberTies, application: &ApplicationTies) -> Vec<Ground> {
    let shared = |one: &BTreeSet<String>, other: &BTreeSet<String>, ground: fn(String) -> Ground| {
        one.intersection(other).cloned().map(ground).collect::<Vec<_>>()
    };
    let mut grounds = shared(&member.boards, &application.boards, Ground::SameBoard);
    grounds.extend(shared(&member.organisations, &application.organisations, Ground::Partner));
    grounds.extend(shared(&member.networks, &application.networks, Ground::SameNetwork));
    grounds.extend(shared(&member.worked_with, &application.organisations, Ground::EarlierWork));
    grounds
}

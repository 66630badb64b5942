//! Who reads what: each application gets its readers, provably as well as possible.
//!
//! Hard: the number of readers of each application, conflicts of interest, and the half-days a
//! member may claim (art. 8(3)(2) of the committee decree). Then, in this order: the least maximum
//! load, the most expertise, the fewest components of the comparison graph (applications that no
//! chain of common readers links cannot be compared). The regulation asks for none of this order;
//! it is our proposal for the chair, who may change what comes out.
//!
//! Load and expertise are optimal by the theory of flows: the load is the least for which a flow
//! exists, the expertise comes from a flow of minimum cost. The prices that prove that flow also
//! describe *all* assignments of the same quality ([`optimum::Face`]); among these the third aim is
//! sought, and [`Proof`] says whether the result is known to be the best. Nothing depends on the
//! order in which members and applications are given.

pub mod components;
pub mod flow;
pub mod input;
pub mod optimum;
pub mod search;

pub use input::{Conflict, Expertise, Input, Member, Problem};

use components::{Graph, improve};
use input::Instance;
use serde::{Deserialize, Serialize};

/// The JSON schema of [`Input`].
pub const SCHEMA: &str = include_str!("assignment/input.schema.json");
/// A document that can be assigned.
pub const EXAMPLE: &str = include_str!("assignment/example.json");

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Every application has its readers.
    Assigned(Assignment),
    /// It cannot be done; this is a fact about the committee, not a fault of the document.
    Impossible(Shortage),
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Per application, by identifier, its readers by identifier.
    pub readings: Vec<Reading>,
    /// Per member, by identifier, what there is to read.
    pub loads: Vec<Load>,
    /// The first aim: the most applications that any member reads.
    pub maximum_load: i64,
    /// The second aim: the sum of the levels of expertise.
    pub expertise: i64,
    /// The third aim: the number of groups of applications that no chain of readers links.
    pub components: usize,
    /// How far the third aim is proven; the first two always are.
    pub proof: Proof,
}

/// The readers of one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The application.
    pub application: String,
    /// Its readers.
    pub readers: Vec<String>,
}

/// The work of one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// The member.
    pub member: String,
    /// How many applications.
    pub applications: i64,
    /// How many half-days that takes, begun ones counted whole.
    pub half_days: i64,
}

/// What is known of the third aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Fewer components are impossible without giving up one of the first two aims.
    Optimal,
    /// The search was cut off; fewer than this many are impossible.
    AtLeast(usize),
}

/// Why no assignment exists: these applications together ask for more readings than their possible
/// readers have places for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    /// The applications.
    pub applications: Vec<String>,
    /// The readings they ask for.
    pub wanted: i64,
    /// The places that members without a conflict have for them.
    pub available: i64,
    /// Those members.
    pub members: Vec<String>,
}

/// Assigns readers. `half_days_cap` is the most half-days a member may claim for reading.
///
/// # Errors
/// Every problem of the document, with its path.
pub fn assign(input: &Input, half_days_cap: i64) -> Result<Outcome, Vec<Problem>> {
    let instance = Instance::of(input, half_days_cap)?;
    let face = match optimum::solve(&instance) {
        Ok(face) => face,
        Err(cut) => return Ok(Outcome::Impossible(shortage(&instance, &cut))),
    };
    let (graph, proof) = improve(&instance, &face);
    Ok(Outcome::Assigned(describe(&instance, &face, &graph, proof)))
}

fn describe(instance: &Instance, face: &optimum::Face, graph: &Graph, proof: Proof) -> Assignment {
    let members = instance.members.len();
    let readings = instance.applications.iter().enumerate().map(|(row, application)| Reading {
        application: application.clone(),
        readers: (0..members).filter(|m| graph.reads(row, *m)).map(|m| instance.members[m].clone()).collect(),
    });
    let loads = instance.members.iter().enumerate().map(|(column, member)| {
        let applications = graph.load(column);
        let half_days = (applications + instance.per_half_day - 1) / instance.per_half_day;
        Load { member: member.clone(), applications, half_days }
    });
    Assignment {
        readings: readings.collect(),
        loads: loads.collect(),
        maximum_load: (0..members).map(|column| graph.load(column)).max().unwrap_or(0),
        expertise: face.expertise,
        components: graph.components(),
        proof,
    }
}

fn shortage(instance: &Instance, cut: &optimum::Cut) -> Shortage {
    let capacity = |column: &usize| instance.capacity[*column].min(cut.applications.len() as i64);
    Shortage {
        applications: cut.applications.iter().map(|row| instance.applications[*row].clone()).collect(),
        wanted: instance.readers * cut.applications.len() as i64,
        available: cut.places,
        members: cut.members.iter().filter(|m| capacity(m) > 0).map(|m| instance.members[*m].clone()).collect(),
    }
}

//! The procedure around a ranking: facts, rules, states, terms, payments, fees, obligations,
//! assignment of readers, robustness. Golden dates and amounts are those of the regulation.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

mod assignment;
mod assignment_oracle;
mod builders;
mod fees;
mod life;
mod obligations;
mod payments;
mod robustness;
mod rules;
mod scenarios;
mod terms;

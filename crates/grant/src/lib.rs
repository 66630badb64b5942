//! The grant domain, pure: facts, rules, assessment, ranking, allocation, decision, payment, determination.

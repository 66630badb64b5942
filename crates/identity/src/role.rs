//! The roles, and what a route may require of the one who opens it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a person does in the programme. One account may hold several roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A teacher who searches and uses material.
    Docent,
    /// Makes or adapts material.
    Maker,
    /// Files a grant application for a partnership (penvoerder).
    Aanvrager,
    /// Member of the assessment committee.
    Beoordelaar,
    /// Works at the programme office.
    Programmabureau,
    /// Carries out the grant scheme (DUS-I).
    Uitvoerder,
    /// Administers this installation.
    Beheerder,
}

impl Role {
    /// Every role, in the order in which people meet them.
    pub const ALL: [Self; 7] = [
        Self::Docent,
        Self::Maker,
        Self::Aanvrager,
        Self::Beoordelaar,
        Self::Programmabureau,
        Self::Uitvoerder,
        Self::Beheerder,
    ];

    /// The word used on the command line, in the database and in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Docent => "docent",
            Self::Maker => "maker",
            Self::Aanvrager => "aanvrager",
            Self::Beoordelaar => "beoordelaar",
            Self::Programmabureau => "programmabureau",
            Self::Uitvoerder => "uitvoerder",
            Self::Beheerder => "beheerder",
        }
    }

    /// The Dutch name as people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Docent => "Docent",
            Self::Maker => "Maker",
            Self::Aanvrager => "Aanvrager",
            Self::Beoordelaar => "Beoordelaar",
            Self::Programmabureau => "Programmabureau",
            Self::Uitvoerder => "Uitvoerder",
            Self::Beheerder => "Beheerder",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// There is no role with this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no role is called “{0}”; choose docent, maker, aanvrager, beoordelaar, programmabureau, uitvoerder or beheerder"
)]
pub struct UnknownRole(String);

impl std::str::FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_code(text).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// What a route requires of the one who opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Nothing: the page is public.
    Anyone,
    /// Any account.
    SignedIn,
    /// An account with at least one of these roles.
    AnyOf(&'static [Role]),
}

impl Requirement {
    /// Whether someone with these roles may pass; `None` is a visitor without an account.
    #[must_use]
    pub fn allows(self, roles: Option<&[Role]>) -> bool {
        match (self, roles) {
            (Self::Anyone, _) | (Self::SignedIn, Some(_)) => true,
            (Self::SignedIn | Self::AnyOf(_), None) => false,
            (Self::AnyOf(wanted), Some(held)) => held.iter().any(|role| wanted.contains(role)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_back_to_its_role() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
            assert_eq!(role.code().parse(), Ok(role));
        }
        assert!("admin".parse::<Role>().is_err());
    }

    #[test]
    fn requirement_by_who_asks() {
        let office = Requirement::AnyOf(&[Role::Programmabureau, Role::Beheerder]);
        #[rustfmt::skip]
        let table: &[(Requirement, Option<&[Role]>, bool)] = &[
            (Requirement::Anyone, None, true),
            (Requirement::Anyone, Some(&[]), true),
            (Requirement::SignedIn, None, false),
            (Requirement::SignedIn, Some(&[]), true),
            (office, None, false),
            (office, Some(&[]), false),
            (office, Some(&[Role::Docent, Role::Maker]), false),
            (office, Some(&[Role::Docent, Role::Programmabureau]), true),
            (office, Some(&[Role::Beheerder]), true),
            (Requirement::AnyOf(&[]), Some(&Role::ALL), false),
        ];
        for (requirement, roles, expected) in table {
            assert_eq!(requirement.allows(*roles), *expected, "{requirement:?} for {roles:?}");
        }
    }
}

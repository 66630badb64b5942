//! Passwords: argon2id in the PHC string format, with the parameters that OWASP advises.
//!
//! Nothing here stores or logs a password. A wrong name costs as much as a wrong password
//! when the caller verifies against [`decoy`].

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::OnceLock;

/// The fewest characters that a password may have.
pub const SHORTEST: usize = 12;

/// The most bytes that are hashed; longer input is refused before it costs time.
const LONGEST: usize = 512;

/// Why a password cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than [`SHORTEST`] characters.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// More bytes than is sensible.
    #[error("a password has at most {LONGEST} bytes")]
    TooLong,
    /// The hash function refused; a defect of ours.
    #[error("the password could not be hashed")]
    NotHashed,
}

/// The hash of a password, with `salt` fresh for each password.
///
/// # Errors
/// When the password is too short or too long.
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, PasswordProblem> {
    if password.chars().count() < SHORTEST {
        return Err(PasswordProblem::TooShort);
    }
    if password.len() > LONGEST {
        return Err(PasswordProblem::TooLong);
    }
    hash_unchecked(password, salt).ok_or(PasswordProblem::NotHashed)
}

/// Whether the password belongs to the hash. An unreadable hash never matches.
#[must_use]
pub fn verify(password: &str, hash: &str) -> bool {
    password.len() <= LONGEST && hasher().verify_password(password.as_bytes(), hash).is_ok()
}

/// A hash that no password matches: verify against it when the account is unknown, so that
/// the answer takes as long as for a known one.
#[must_use]
pub fn decoy() -> &'static str {
    static DECOY: OnceLock<String> = OnceLock::new();
    DECOY.get_or_init(|| hash_unchecked("\u{0}no such account", b"leerbron decoy 1").unwrap_or_default())
}

fn hash_unchecked(password: &str, salt: &[u8; 16]) -> Option<String> {
    hasher().hash_password_with_salt(password.as_bytes(), salt).ok().map(|hash| hash.to_string())
}

/// 19 MiB, two passes, one lane: OWASP's first recommendation for argon2id.
fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_matches() {
        let stored = hash("koffie met twee suiker", &[7; 16]).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("koffie met twee suiker", &stored));
        assert!(!verify("koffie met twee suikers", &stored));
        assert!(!verify("", &stored));
        assert!(!verify("koffie met twee suiker", "no hash at all"));
    }

    #[test]
    fn another_salt_gives_another_hash() {
        assert_ne!(hash("koffie met melk", &[1; 16]), hash("koffie met melk", &[2; 16]));
    }

    #[test]
    fn length_is_bounded_on_both_sides() {
        assert_eq!(hash("elf tekens!", &[0; 16]), Err(PasswordProblem::TooShort));
        assert_eq!(hash(&"x".repeat(513), &[0; 16]), Err(PasswordProblem::TooLong));
        assert!(hash("twaalf teken", &[0; 16]).is_ok());
    }

    #[test]
    fn the_decoy_is_a_real_hash_that_matches_nothing_typed() {
        assert!(decoy().starts_with("$argon2id$"));
        assert!(!verify("no such account", decoy()));
    }
}

//! Secrets that stand for a person for a while: session cookies and bearer tokens.
//!
//! The holder gets the secret once; what is stored is its SHA-256. A secret of 256 random
//! bits needs no slow hash, and a copy of the database opens no session.

use sha2::{Digest, Sha256};
use std::fmt;

/// What is stored of a token.
pub type TokenHash = [u8; 32];

/// The randomness of the operating system failed; nothing safe can be made without it.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

/// Bytes from the operating system's generator.
///
/// # Errors
/// When the operating system has none.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A secret of 32 random bytes, written as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A token of these bytes, which must be random.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A fresh token.
    ///
    /// # Errors
    /// When the operating system has no random bytes.
    pub fn fresh() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    /// Reads what [`Token::reveal`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
        }
        Some(Self(bytes))
    }

    /// The secret as the holder keeps it. Never log it.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0).into()
    }

    /// The token that every form of this session carries against cross-site requests. It is
    /// derived, so that it needs no storage, and tells nothing of the session's secret.
    #[must_use]
    pub fn csrf(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"leerbron csrf 1\0");
        hasher.update(self.0);
        hex(&hasher.finalize()[..16])
    }
}

/// Whether two texts are equal, in a time that does not tell where they differ.
#[must_use]
pub fn equal_in_constant_time(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_being_written_down() {
        let token = Token::fresh().unwrap();
        assert_eq!(Token::parse(&token.reveal()), Some(token.clone()));
        assert_eq!(token.hash(), Token::parse(&token.reveal()).unwrap().hash());
    }

    #[test]
    fn rubbish_is_no_token() {
        let upper = "AB".repeat(32);
        for text in ["", "ab", "zz", &"g".repeat(64), &upper, &"a".repeat(65)] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
    }

    #[test]
    fn neither_hash_nor_csrf_nor_debug_shows_the_secret() {
        let token = Token::new([0xab; 32]);
        let secret = token.reveal();
        assert_ne!(hex(&token.hash()), secret);
        assert!(!secret.contains(&token.csrf()));
        assert_eq!(format!("{token:?}"), "Token(…)");
    }

    #[test]
    fn two_fresh_tokens_differ_in_everything() {
        let (one, two) = (Token::fresh().unwrap(), Token::fresh().unwrap());
        assert_ne!(one.hash(), two.hash());
        assert_ne!(one.csrf(), two.csrf());
    }

    #[test]
    fn constant_time_equality_is_equality() {
        for (left, right) in [("", ""), ("a", "a"), ("a", "b"), ("a", "aa"), ("abc", "abd")] {
            assert_eq!(equal_in_constant_time(left, right), left == right, "{left} {right}");
        }
    }
}

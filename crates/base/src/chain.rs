//! The hashes of an event chain, apart from any storage.
//!
//! A chain is a list of events; each event carries entries; each entry has a payload. The
//! payload hangs from the chain by a salted digest, so that payload and salt can be erased
//! while every later hash still verifies, and nobody can guess the payload from its digest.
//!
//! ```text
//! digest = SHA-256("leerbron payload 1" ‖ salt ‖ payload)
//! leaf   = SHA-256("leerbron entry 1" ‖ sequence ‖ kind ‖ subject ‖ digest)
//! root   = SHA-256("leerbron root 1" ‖ leaf ‖ leaf ‖ …)
//! hash   = SHA-256("leerbron event 1" ‖ previous hash ‖ chain ‖ number ‖ instant ‖ actor ‖ kind ‖ first ‖ count ‖ root)
//! ```
//! Texts are preceded by their length, numbers are eight bytes big-endian.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash before the first event of a chain.
pub const GENESIS: Hash = [0; 32];

/// Length of a salt in bytes.
pub const SALT_LENGTH: usize = 16;

/// The salted digest of a payload.
#[must_use]
pub fn digest(salt: &[u8], payload: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"leerbron payload 1");
    hasher.update(salt);
    hasher.update(payload);
    hasher.finalize().into()
}

/// What an event says of one entry, without its payload.
#[must_use]
pub fn leaf(sequence: i64, kind: &str, subject: &str, digest: &Hash) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"leerbron entry 1");
    hasher.update(sequence.to_be_bytes());
    text(&mut hasher, kind);
    text(&mut hasher, subject);
    hasher.update(digest);
    hasher.finalize().into()
}

/// The hash over the leaves of one event, taken in one at a time.
#[derive(Clone)]
pub struct Root(Sha256);

impl Default for Root {
    fn default() -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"leerbron root 1");
        Self(hasher)
    }
}

impl Root {
    /// Takes in the next leaf.
    pub fn add(&mut self, leaf: &Hash) {
        self.0.update(leaf);
    }

    /// The root over all leaves so far.
    #[must_use]
    pub fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}

/// An event as the chain hashes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// Hash of the event before, or [`GENESIS`].
    pub previous: Hash,
    /// Name of the chain.
    pub chain: &'a str,
    /// Number of the event in its chain, from 1.
    pub number: i64,
    /// Instant in milliseconds since 1970, UTC.
    pub at: i64,
    /// Who did it: an account's number or a part of the program, never a name.
    pub actor: &'a str,
    /// What happened.
    pub kind: &'a str,
    /// Sequence number of its first entry.
    pub first: i64,
    /// Number of entries.
    pub count: i64,
    /// Hash over the leaves.
    pub root: Hash,
}

impl Link<'_> {
    /// The hash of the event.
    #[must_use]
    pub fn hash(&self) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(b"leerbron event 1");
        hasher.update(self.previous);
        text(&mut hasher, self.chain);
        hasher.update(self.number.to_be_bytes());
        hasher.update(self.at.to_be_bytes());
        text(&mut hasher, self.actor);
        text(&mut hasher, self.kind);
        hasher.update(self.first.to_be_bytes());
        hasher.update(self.count.to_be_bytes());
        hasher.update(self.root);
        hasher.finalize().into()
    }
}

fn text(hasher: &mut Sha256, text: &str) {
    hasher.update((text.len() as u64).to_be_bytes());
    hasher.update(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link<'a>(kind: &'a str, actor: &'a str) -> Link<'a> {
        Link { previous: GENESIS, chain: "catalogue", number: 1, at: 0, actor, kind, first: 1, count: 1, root: GENESIS }
    }

    proptest! {
        #[test]
        fn neighbouring_texts_do_not_run_together(a in "[a-c]{0,4}", b in "[a-c]{0,4}", c in "[a-c]{0,4}", d in "[a-c]{0,4}") {
            let same = a == c && b == d;
            prop_assert_eq!(link(&a, &b).hash() == link(&c, &d).hash(), same);
        }

        #[test]
        fn the_salt_hides_the_payload(payload in ".*", one in any::<[u8; 16]>(), other in any::<[u8; 16]>()) {
            prop_assert_eq!(digest(&one, payload.as_bytes()) == digest(&other, payload.as_bytes()), one == other);
        }
    }
}

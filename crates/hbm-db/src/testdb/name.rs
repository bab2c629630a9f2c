//! What databases for tests are called, and how it is proven that they are ours.
//!
//! The name ends with a token, and the connection limit is made of that: nobody else gives a database that number.

use crate::db::{HALF_DROPPED, mark_of_ours};
use serde::Deserialize;
use std::fmt;
use uuid::Uuid;

/// Begins the name of a template; what it depends on follows.
const TEMPLATE: &str = "hbm_db_template_";
/// Begins the name of an instance; its template and a token follow.
const INSTANCE: &str = "hbm_db_test_";
/// How many digits of a hash stand in a name.
const DIGITS: usize = 12;

/// The classes of advisory locks: "hbmt" and "hbmu" in ASCII.
const INSTANCE_LOCKS: i32 = 0x6862_6d74;
const TEMPLATE_LOCKS: i32 = 0x6862_6d75;

/// What a template depends on, as it stands in names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Hash(String);

impl Hash {
    /// The first digits of a longer one.
    pub(crate) fn of(text: &str) -> Self {
        Self(text[..DIGITS].to_owned())
    }

    /// The name of the template.
    pub(super) fn template(&self) -> String {
        format!("{TEMPLATE}{}", self.0)
    }

    /// How the names of its instances begin.
    pub(super) fn instances(&self) -> String {
        format!("{INSTANCE}{}_", self.0)
    }

    /// The connection limit of the template.
    pub(super) fn mark(&self) -> i64 {
        mark_of_ours(&format!("template of hbm-db, {}", self.0))
    }

    /// The lock of whoever makes the template.
    pub(super) fn lock(&self) -> Lock {
        Lock(TEMPLATE_LOCKS, number(&self.0))
    }
}

/// What an instance is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Token(String);

impl Token {
    pub(super) fn new() -> Self {
        Self(Uuid::new_v4().simple().to_string()[..DIGITS].to_owned())
    }

    pub(super) fn name(&self, hash: &Hash) -> String {
        hash.instances() + &self.0
    }

    pub(super) fn mark(&self) -> i64 {
        mark_of_ours(&format!("test database of hbm-db, {}", self.0))
    }

    /// The lock of whoever uses it.
    pub(super) fn lock(&self) -> Lock {
        Lock(INSTANCE_LOCKS, number(&self.0))
    }
}

/// An advisory lock, as SQL names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lock(i32, i32);

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.0, self.1)
    }
}

/// The class of the locks of instances, as SQL names it.
pub(super) fn class_of_instances() -> String {
    INSTANCE_LOCKS.to_string()
}

/// A lock has 32 bits: two of the same number wait for each other, and do no harm.
fn number(digits: &str) -> i32 {
    let bits = u32::from_str_radix(&digits[..8], 16).unwrap_or_default();
    i32::from_be_bytes(bits.to_be_bytes())
}

/// The parts of a name that could be one of an instance.
pub(crate) fn instance_of(name: &str) -> Option<(Hash, Token)> {
    let (hash, token) = name.strip_prefix(INSTANCE)?.split_once('_')?;
    [hash, token].iter().all(|part| is_digits(part)).then(|| (Hash(hash.to_owned()), Token(token.to_owned())))
}

/// The part of a name that could be one of a template.
pub(super) fn template_of(name: &str) -> Option<Hash> {
    let hash = name.strip_prefix(TEMPLATE)?;
    is_digits(hash).then(|| Hash(hash.to_owned()))
}

fn is_digits(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A database that is called as ours are.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Candidate {
    pub(super) name: String,
    pub(super) mark: i64,
    pub(super) comment: Option<String>,
    /// Whether nobody can connect to it.
    pub(super) sealed: bool,
}

/// Whether hbm-db made it: the name alone proves nothing.
pub(crate) fn is_of_ours(candidate: &Candidate) -> bool {
    let mark = instance_of(&candidate.name)
        .map(|(_, token)| token.mark())
        .or_else(|| template_of(&candidate.name).map(|hash| hash.mark()));
    mark.is_some_and(|mark| candidate.mark == mark || candidate.mark == HALF_DROPPED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_proves_nothing() {
        let (hash, token) = (Hash::of("0123456789abcdef"), Token("ba9876543210".into()));
        let candidate =
            |name: &str, mark| Candidate { name: name.into(), mark, comment: None, sealed: false };
        let (test, template) = (token.name(&hash), hash.template());
        assert_eq!(instance_of(&test), Some((hash.clone(), token.clone())));
        for (name, mark, ours) in [
            (&test, token.mark(), true),
            (&test, HALF_DROPPED, true),
            (&test, -1, false),
            (&test, hash.mark(), false),
            (&template, hash.mark(), true),
            (&template, -1, false),
            (&"hbm_db_test_of_somebody".to_owned(), HALF_DROPPED, false),
        ] {
            assert_eq!(is_of_ours(&candidate(name, mark)), ours, "{name} {mark}");
        }
    }
}

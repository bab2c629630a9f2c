//! Maps by identities, which bring their hash with them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are identities, or little more: what they write is a hash already.
pub type ById<K, V> = HashMap<K, V, BuildHasherDefault<OfHashes>>;

/// Puts together hashes that were computed before. Nobody outside chooses them: they are of names that PostgreSQL holds.
#[derive(Debug, Default)]
pub struct OfHashes(u64);

/// An odd number with ones and zeros in no order: 2^64 divided by the golden ratio (Knuth, "The Art of Computer Programming", 6.4).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for OfHashes {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = (self.0.rotate_left(5) ^ hash).wrapping_mul(MULTIPLIER);
    }

    fn write_isize(&mut self, place: isize) {
        self.write_u64(place as u64);
    }
}

//! Password hashes of seeds.
//!
//! The salt is made from the application and the text, so that loading the same seeds twice changes nothing and
//! two databases seeded alike are alike. The texts stand in the seed files anyway: a random salt would protect
//! nothing that the repository does not show.

use super::{HashKind, Text};
use crate::cache;
use crate::catalog::Fingerprint;
use crate::error::{Error, Result};
use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::PasswordHash;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

/// bcrypt's cost: 2^10 rounds.
const COST: u32 = 10;

/// The hashes of a load, one per distinct text.
#[derive(Debug, Default)]
pub struct Hashes(HashMap<(HashKind, Text), String>);

impl Hashes {
    /// Computes all hashes while the caller does something else, on all cores but the one that the database
    /// and the caller take turns on.
    ///
    /// # Errors
    /// A text the algorithm does not take.
    pub async fn compute(app: &str, wanted: BTreeSet<(HashKind, Text)>) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let wanted: Vec<_> = wanted.into_iter().collect();
        let share = wanted.len().div_ceil(cores.saturating_sub(1).max(1)).max(1);
        let mut tasks = Vec::new();
        for texts in wanted.chunks(share) {
            let (app, texts) = (app.to_owned(), texts.to_vec());
            tasks.push(tokio::task::spawn_blocking(move || {
                let hashed = texts.into_iter().map(|(kind, text)| {
                    let hash = hash(&app, kind, &text)?;
                    Ok(((kind, text), hash))
                });
                hashed.collect::<Result<Vec<_>>>()
            }));
        }
        let mut hashes = HashMap::new();
        for task in tasks {
            let hashed = task.await.map_err(|error| Error::bug("hashing panicked").because(error))?;
            hashes.extend(hashed?);
        }
        Ok(Self(hashes))
    }

    /// The hash of a text.
    pub(super) fn get(&self, kind: HashKind, text: &Text) -> Option<&str> {
        self.0.get(&(kind, text.clone())).map(String::as_str)
    }
}

/// The hash, from the cache of an earlier run where it is there.
fn hash(app: &str, kind: HashKind, text: &str) -> Result<String> {
    let name = Fingerprint::of_text(&format!("hbm-db seed hash {kind:?} {COST} {app}\n{text}"));
    let kept = cache::file(&format!("hash-{name}"));
    if let Some(hash) = kept.as_deref().and_then(|file| cache::read(file).ok().flatten()) {
        return Ok(hash);
    }
    let hash = compute(app, kind, text)?;
    cache::write(kept.as_deref(), hash.as_bytes());
    Ok(hash)
}

fn compute(app: &str, kind: HashKind, text: &str) -> Result<String> {
    let digest = Sha256::digest(format!("hbm-db seed salt\n{app}\n{text}"));
    let mut salt = [0; 16];
    salt.copy_from_slice(&digest[..16]);
    match kind {
        HashKind::Bcrypt => bcrypt::hash_with_salt(text, COST, salt)
            .map(|parts| parts.to_string())
            .map_err(|error| Error::failed("bcrypt does not take the text").because(error)),
        HashKind::Argon2 => {
            let hash: std::result::Result<PasswordHash, _> =
                argon2::Argon2::default().hash_password_with_salt(text.as_bytes(), &salt);
            hash.map(|hash| hash.to_string())
                .map_err(|error| Error::failed(format!("argon2 does not take the text: {error}")))
        }
    }
}

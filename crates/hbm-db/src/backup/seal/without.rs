//! A build without encryption.

use crate::error::{Error, Result};
use std::path::Path;

/// For whom something is encrypted: nobody.
#[derive(Clone, Debug, Default)]
pub(super) struct Recipients;

/// Keys: none.
pub(super) struct Identities;

/// The recipients of these names, which are none.
pub(super) fn recipients(names: &[String]) -> Result<Recipients> {
    match names.is_empty() {
        true => Ok(Recipients),
        false => Err(refused()),
    }
}

/// Encrypts no file.
pub(super) fn encrypt(_: &Recipients, _: &Path, _: &Path) -> Result<()> {
    Err(refused())
}

/// Reads no keys.
pub(super) fn identities(_: &Path) -> Result<Identities> {
    Err(refused())
}

/// Decrypts no file.
pub(super) fn decrypt(_: &Identities, _: &Path, _: &Path) -> Result<()> {
    Err(refused())
}

fn refused() -> Error {
    Error::usage("this program was built without encryption")
        .hint("build it with the feature encryption, which is on by default")
}

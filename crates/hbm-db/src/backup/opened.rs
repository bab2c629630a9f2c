//! A backup whose files can be read: decrypted, where it is encrypted.

use super::files::unusable;
use super::rows::Key;
use super::seal::Identity;
use super::shelf::Kept;
use crate::advice::Advice;
use crate::catalog::Catalog;
use crate::error::{Error, Result};
use crate::file::{FileKind, read_plain, unreadable};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The dump in the folder of a backup.
pub(crate) const DUMP: &str = "dump";
/// The roles in it.
pub(crate) const ROLES: &str = "roles.sql";
/// The catalog in it.
pub(crate) const CATALOG: &str = "catalog.json";
/// The secret of the checksums in it.
pub(crate) const KEY: &str = "checksum-key";

/// Its files, for as long as it is kept.
pub(crate) struct Opened {
    folder: PathBuf,
    /// What was decrypted is gone afterwards.
    _decrypted: Option<TempDir>,
}

impl Opened {
    /// Opens a backup, whose files were compared with its manifest.
    ///
    /// # Errors
    /// Exit 2 where it is encrypted and nobody said with what it is decrypted; exit 1 where that fails.
    pub(crate) async fn of(kept: &Kept, identity: Option<&Path>) -> Result<Self> {
        if kept.manifest.encrypted_to.is_empty() {
            return Ok(Self { folder: kept.folder.clone(), _decrypted: None });
        }
        let Some(identity) = identity else {
            return Err(needs_identity(&format!("the backup {} is encrypted", kept.manifest.name)));
        };
        let temporary = std::env::temp_dir();
        let decrypted =
            tempfile::Builder::new().prefix("hbm-db-backup-").tempdir().map_err(unusable(&temporary))?;
        let (identity, from, to) =
            (Identity::of(identity.to_owned()), kept.folder.clone(), decrypted.path().to_owned());
        let done = tokio::task::spawn_blocking(move || identity.open(&from, &to)).await;
        done.map_err(|error| Error::bug("decrypting panicked").because(error))??;
        Ok(Self { folder: decrypted.path().to_owned(), _decrypted: Some(decrypted) })
    }

    /// The dump.
    pub(crate) fn dump(&self) -> PathBuf {
        self.folder.join(DUMP)
    }

    /// The secret of the checksums.
    ///
    /// # Errors
    /// Exit 1 where it is not there.
    pub(crate) fn key(&self) -> Result<Key> {
        Key::parse(&self.text(KEY)?)
    }

    /// The SQL that makes missing roles.
    ///
    /// # Errors
    /// Exit 1 where it is not there.
    pub(crate) fn roles(&self) -> Result<String> {
        self.text(ROLES)
    }

    /// The catalog of what was backed up.
    ///
    /// # Errors
    /// Exit 1 where it cannot be read.
    pub(crate) fn catalog(&self) -> Result<Catalog> {
        serde_json::from_str(&self.text(CATALOG)?).map_err(|error| {
            Error::failed("the catalog of the backup cannot be read")
                .because(error)
                .hint("use the version of hbm-db that its manifest names")
        })
    }

    fn text(&self, name: &str) -> Result<String> {
        let path = self.folder.join(name);
        read_plain(&path, FileKind::Json).map_err(|error| unreadable(&path, FileKind::Json, error))
    }
}

/// What is told where something is encrypted and no identity was named.
pub(crate) fn needs_identity(what: &str) -> Error {
    Error::usage(format!("{what}, and no key was named"))
        .hint(Advice::to("name the file of an identity of age: --identity FILE"))
}

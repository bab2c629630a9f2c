//! Encryption of a backup: every file for itself, in the format of age (<https://age-encryption.org/v1>).

#[cfg(feature = "encryption")]
mod with_age;
#[cfg(not(feature = "encryption"))]
mod without;

#[cfg(feature = "encryption")]
use with_age as cipher;
#[cfg(not(feature = "encryption"))]
use without as cipher;

use super::files::{below, unusable};
use super::part::IN_USE;
use crate::error::Result;
use std::fs;
use std::path::{Path, PathBuf};

/// What the name of an encrypted file ends with.
const ENDING: &str = "age";

/// For whom a backup is encrypted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seal {
    /// The recipients, as they were written.
    pub(crate) names: Vec<String>,
    recipients: cipher::Recipients,
}

/// Whose backups can be read.
#[derive(Clone, Debug)]
pub(crate) struct Identity(PathBuf);

impl Seal {
    /// The recipients of these names.
    ///
    /// # Errors
    /// Exit 2 where one is none.
    pub(crate) fn to(names: &[String]) -> Result<Self> {
        Ok(Self { names: names.to_vec(), recipients: cipher::recipients(names)? })
    }

    /// Encrypts every file below a folder, where there are recipients, and removes what was not encrypted.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read or written.
    pub(crate) fn close(&self, folder: &Path) -> Result<()> {
        if self.names.is_empty() {
            return Ok(());
        }
        for path in below(folder)?.into_iter().filter(|path| path != Path::new(IN_USE)) {
            let plain = folder.join(path);
            cipher::encrypt(&self.recipients, &plain, &sealed_name(&plain))?;
            fs::remove_file(&plain).map_err(unusable(&plain))?;
        }
        Ok(())
    }
}

/// `3001.dat.gz` -> `3001.dat.gz.age`.
fn sealed_name(plain: &Path) -> PathBuf {
    let mut name = plain.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    name.into()
}

impl Identity {
    /// That of a file.
    pub(crate) fn of(file: PathBuf) -> Self {
        Self(file)
    }

    /// Decrypts every file below a folder into another one.
    ///
    /// # Errors
    /// Exit 1 where the identity is no recipient, or a file is damaged.
    pub(super) fn open(&self, folder: &Path, to: &Path) -> Result<()> {
        let identities = cipher::identities(&self.0)?;
        for path in
            below(folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == ENDING))
        {
            let plain = to.join(path.with_extension(""));
            if let Some(parent) = plain.parent() {
                super::manifest::make_private(parent)?;
            }
            cipher::decrypt(&identities, &folder.join(path), &plain)?;
        }
        Ok(())
    }
}

#[cfg(all(test, feature = "encryption"))]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    #[test]
    fn only_a_recipient_reads_what_was_encrypted() {
        let folder = tempfile::tempdir().expect("a folder");
        let (dump, out) = (folder.path().join("dump"), folder.path().join("out"));
        fs::create_dir(&dump).expect("a folder");
        fs::write(dump.join("3001.dat"), "rows").expect("a file");
        let key = age::x25519::Identity::generate();
        let own = folder.path().join("own");
        fs::write(&own, key.to_string().expose_secret()).expect("a file");
        let other = folder.path().join("other");
        fs::write(&other, age::x25519::Identity::generate().to_string().expose_secret()).expect("a file");

        Seal::to(&[key.to_public().to_string()]).expect("a recipient").close(&dump).expect("it is encrypted");
        assert_eq!(below(&dump).expect("files"), [PathBuf::from("3001.dat.age")]);
        let refused = Identity::of(other).open(&dump, &out).expect_err("another's").to_string();
        assert!(refused.contains("cannot be decrypted"), "{refused}");
        Identity::of(own).open(&dump, &out).expect("its own");
        assert_eq!(fs::read_to_string(out.join("3001.dat")).expect("a file"), "rows");
        assert!(Seal::to(&["age1nobody".into()]).is_err());
    }
}

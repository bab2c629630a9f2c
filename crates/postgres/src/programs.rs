//! The programs of a server: those that are named, those on the machine, those that are bundled.

use crate::Problem;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that is used.
pub const OLDEST: u32 = 14;

/// The environment variable that names the folder of `initdb` and `postgres`. Empty, it means the bundled ones.
pub const VARIABLE: &str = "POSTGRES_BIN";

/// Where programs come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Found on the machine, or named.
    Machine,
    /// Carried by this program.
    Bundled,
}

/// `initdb` and `postgres` of one version.
#[derive(Clone, Debug)]
pub struct Programs {
    /// The folder they are in.
    pub bin: PathBuf,
    /// Their major version.
    pub major: u32,
    /// Where they come from.
    pub origin: Origin,
}

impl Programs {
    /// Finds the programs of this major version, or of any that is [`OLDEST`] or newer.
    ///
    /// In this order: the folder that [`VARIABLE`] names, PATH, the folders where systems install PostgreSQL, the
    /// newest version first, and those that this program carries, which are unpacked into the user's cache folder.
    ///
    /// # Errors
    /// [`Problem::NotPrograms`] for a folder that was named and has none; [`Problem::NoPrograms`].
    pub fn find(major: Option<u32>) -> Result<Self, Problem> {
        let named = std::env::var_os(VARIABLE);
        match named.as_deref() {
            Some(folder) if !folder.is_empty() => Self::named(Path::new(folder), major),
            Some(_) => Self::bundled(major),
            None => match installed().iter().find_map(|bin| Self::fitting(bin, major)) {
                Some(found) => Ok(found),
                None => Self::bundled(major),
            },
        }
    }

    /// The programs in this folder.
    fn named(folder: &Path, major: Option<u32>) -> Result<Self, Problem> {
        let refuse = |why: String| Problem::NotPrograms { folder: folder.to_owned(), why };
        let found = version(folder)
            .ok_or_else(|| refuse(format!("{VARIABLE} names it, and it has no `initdb` and `postgres`")))?;
        match major {
            _ if found < OLDEST => {
                Err(refuse(format!("PostgreSQL {found}; {OLDEST} is the oldest that works")))
            }
            Some(wanted) if wanted != found => {
                Err(refuse(format!("PostgreSQL {found}, but the data was made by PostgreSQL {wanted}")))
            }
            _ => Ok(Self { bin: folder.to_owned(), major: found, origin: Origin::Machine }),
        }
    }

    fn fitting(bin: &Path, wanted: Option<u32>) -> Option<Self> {
        let major = version(bin)?;
        let fits = wanted.map_or(major >= OLDEST, |wanted| wanted == major);
        fits.then(|| Self { bin: bin.to_owned(), major, origin: Origin::Machine })
    }

    #[cfg(feature = "bundled")]
    fn bundled(major: Option<u32>) -> Result<Self, Problem> {
        match crate::bundle::MAJOR {
            Some(own) if major.is_none_or(|wanted| wanted == own) => {
                Ok(Self { bin: crate::bundle::unpack()?.join("bin"), major: own, origin: Origin::Bundled })
            }
            _ => Err(Problem::NoPrograms(major)),
        }
    }

    #[cfg(not(feature = "bundled"))]
    fn bundled(major: Option<u32>) -> Result<Self, Problem> {
        Err(Problem::NoPrograms(major))
    }

    /// A program with what it needs in its environment.
    ///
    /// The variables are set by `env`, so that whatever starts it runs without them.
    pub(crate) fn command(&self, program: &str) -> Vec<std::ffi::OsString> {
        let mut words = self.with_environment();
        words.push(self.bin.join(program).into());
        words
    }

    #[cfg(feature = "bundled")]
    fn with_environment(&self) -> Vec<std::ffi::OsString> {
        match self.origin {
            Origin::Machine => Vec::new(),
            Origin::Bundled => {
                std::iter::once("env".into()).chain(crate::bundle::environment(&self.bin)).collect()
            }
        }
    }

    #[cfg(not(feature = "bundled"))]
    fn with_environment(&self) -> Vec<std::ffi::OsString> {
        Vec::new()
    }
}

/// The folders with a server on this machine: PATH, and where systems install it, the newest version first.
fn installed() -> Vec<PathBuf> {
    let mut bins = folders();
    bins.retain(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file());
    bins
}

/// The newest program of this name on the machine, of at least this major version: in the folder that [`VARIABLE`] names, in
/// PATH, and where systems install PostgreSQL.
///
/// # Errors
/// Those that there are, where none is new enough.
pub fn newest(program: &str, least: u32) -> Result<Client, Vec<Client>> {
    let found = clients(program);
    // Of two that are equally new the first is used.
    match found.iter().rev().max_by_key(|client| client.major) {
        Some(newest) if newest.major >= least => Ok(newest.clone()),
        _ => Err(found),
    }
}

/// The program of this name on the machine that is of this major version, looked for as [`newest`] does.
///
/// # Errors
/// Those that there are, where none is.
pub fn of_version(program: &str, major: u32) -> Result<Client, Vec<Client>> {
    let found = clients(program);
    match found.iter().find(|client| client.major == major) {
        Some(client) => Ok(client.clone()),
        None => Err(found),
    }
}

/// All of this name on the machine.
fn clients(program: &str) -> Vec<Client> {
    let named = std::env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let mut found: Vec<Client> = Vec::new();
    for bin in named.into_iter().chain(folders()) {
        let path = bin.join(program);
        // Debian's wrapper chooses by clusters of the machine, and starts perl before.
        let is_wrapper = path.canonicalize().is_ok_and(|path| path.ends_with("pg_wrapper"));
        if !is_wrapper && let Some((major, version)) = said_version(&path) {
            found.push(Client { path, major, version });
        }
    }
    found
}

/// A client program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its path.
    pub path: PathBuf,
    /// Its major version.
    pub major: u32,
    /// What it says of its version: `15.18`.
    pub version: String,
}

/// The folders in which programs may be: PATH, and where systems install PostgreSQL, the newest version first.
fn folders() -> Vec<PathBuf> {
    let mut bins: Vec<PathBuf> = std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .filter(|bin| bin.is_absolute())
        .collect();
    // Debian and Ubuntu; Red Hat; Homebrew on both processors; Postgres.app.
    for (parent, prefix, below) in [
        ("/usr/lib/postgresql", "", "bin"),
        ("/usr", "pgsql-", "bin"),
        ("/opt/homebrew/opt", "postgresql", "bin"),
        ("/usr/local/opt", "postgresql", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
    ] {
        let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(parent)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let number = name.strip_prefix(prefix)?.trim_start_matches('@').parse().unwrap_or(0);
                Some((number, entry.path().join(below)))
            })
            .collect();
        versions.sort();
        bins.extend(versions.into_iter().rev().map(|(_, bin)| bin));
    }
    bins.push("/usr/local/pgsql/bin".into());
    bins
}

/// The major version of the server in a folder, by what it says itself.
fn version(bin: &Path) -> Option<u32> {
    if !bin.join("initdb").is_file() {
        return None;
    }
    Some(said_version(&bin.join("postgres"))?.0)
}

/// The version that a program says, and its major one.
fn said_version(program: &Path) -> Option<(u32, String)> {
    if !program.is_file() {
        return None;
    }
    let said = Command::new(program).arg("--version").output().ok()?.stdout;
    // "postgres (PostgreSQL) 18.4 (Debian 18.4-1)", "… 19beta1"
    let text = String::from_utf8(said).ok()?;
    let version = text.split_once("(PostgreSQL) ")?.1.split_whitespace().next()?;
    let major = version.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    Some((major, version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A folder with programs that say this version.
    fn folder(said: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for program in ["initdb", "postgres"] {
            let path = folder.path().join(program);
            fs::write(&path, format!("#!/bin/sh\necho 'postgres (PostgreSQL) {said}'\n")).expect("a program");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
        }
        folder
    }

    #[test]
    fn the_version_is_what_the_server_says() {
        for (said, major) in [("18.4", 18), ("15.18 (Debian 15.18-0+deb12u1)", 15), ("19beta1", 19)] {
            assert_eq!(version(folder(said).path()), Some(major), "{said}");
        }
        assert_eq!(version(tempfile::tempdir().expect("a folder").path()), None);
    }

    #[test]
    fn a_named_folder_is_used_or_refused() {
        let fits = folder("16.2");
        assert_eq!(Programs::named(fits.path(), None).expect("it fits").major, 16);
        assert_eq!(Programs::named(fits.path(), Some(16)).expect("it fits").major, 16);
        for (folder, major, why) in [
            (folder("13.9"), None, "PostgreSQL 13; 14 is the oldest that works"),
            (folder("16.2"), Some(15), "PostgreSQL 16, but the data was made by PostgreSQL 15"),
            (tempfile::tempdir().expect("a folder"), None, "it has no `initdb` and `postgres`"),
        ] {
            let refused = Programs::named(folder.path(), major).expect_err(why).to_string();
            assert!(refused.contains(why), "{refused}");
        }
    }
}

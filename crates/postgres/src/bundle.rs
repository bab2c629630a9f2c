//! The programs that this crate carries, and where they are unpacked.

use crate::Problem;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An installation of PostgreSQL as a tar archive; empty for a target that there is none for.
static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/postgres.tar"));

/// `postgres-` and a hash of the archive, so that another one is unpacked into another folder.
const NAME: &str = env!("HBM_DB_POSTGRES");

/// Its major version; none for a target that there is none for.
pub(crate) const MAJOR: Option<u32> = if ARCHIVE.len() > 1024 { Some(18) } else { None };

/// Unpacks the archive, or finds it unpacked.
///
/// # Errors
/// Where the folder cannot be written.
pub(crate) fn unpack() -> Result<PathBuf, Problem> {
    let parent = cache();
    let folder = parent.join(NAME);
    if folder.is_dir() {
        return Ok(folder);
    }
    fs::create_dir_all(&parent).map_err(Problem::file(&parent))?;
    // Whole or not at all, also beside another process that does the same.
    let partial =
        tempfile::Builder::new().prefix(NAME).tempdir_in(&parent).map_err(Problem::file(&parent))?;
    let unpacked = partial.path().join("installation");
    fs::create_dir(&unpacked).map_err(Problem::file(&unpacked))?;
    tar::Archive::new(ARCHIVE).unpack(&unpacked).map_err(Problem::file(&unpacked))?;
    try_it(&unpacked.join("bin"))?;
    match fs::rename(&unpacked, &folder) {
        Err(error) if !folder.is_dir() => Err(Problem::file(&folder)(error)),
        _ => Ok(folder),
    }
}

/// Whether the programs run here: they need glibc, and the C++ library beside it.
fn try_it(bin: &Path) -> Result<(), Problem> {
    let tried =
        Command::new("env").args(environment(bin)).arg(bin.join("postgres")).arg("--version").output();
    match tried {
        Ok(out) if out.status.success() => Ok(()),
        Ok(out) => Err(Problem::Unfit(String::from_utf8_lossy(&out.stderr).trim().to_owned())),
        Err(error) => Err(Problem::Unfit(error.to_string())),
    }
}

/// `$XDG_CACHE_HOME/hbm-db`, or `~/.cache/hbm-db`. Root's server runs as another user, who cannot look into root's
/// home: for root it is `/var/cache/hbm-db`.
fn cache() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let parent = if rustix::process::geteuid().is_root() {
        Some("/var/cache".into())
    } else {
        std::env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .or_else(home)
    };
    parent.unwrap_or_else(std::env::temp_dir).join("hbm-db")
}

/// The variables that the programs need, as `NAME=value`.
pub(crate) fn environment(bin: &Path) -> Vec<OsString> {
    let lib = bin.with_file_name("lib");
    let set = |name: &str, value: &Path| {
        let mut word = OsString::from(name);
        word.push("=");
        word.push(value);
        word
    };
    // The data of ICU is not bundled, and without it `initdb` must not ask ICU which collations there are.
    let without_icu = set("OLIPHAUNT_INTERNAL_SKIP_ICU_DISCOVERY", Path::new("1"));
    if cfg!(target_os = "macos") {
        vec![without_icu, set("DYLD_LIBRARY_PATH", &lib)]
    } else {
        vec![without_icu, set("LD_LIBRARY_PATH", &lib), set("LD_PRELOAD", &lib.join("libhbm_db_glibc.so"))]
    }
}

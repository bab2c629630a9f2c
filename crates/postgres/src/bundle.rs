//! The programs that this crate carries, and where they are unpacked.

use crate::Problem;
use rustix::process::geteuid;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
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
/// Where the folder cannot be written, or others could write to it.
pub(crate) fn unpack() -> Result<PathBuf, Problem> {
    let parent = cache();
    let folder = parent.join(NAME);
    DirBuilder::new().recursive(true).mode(mode()).create(&parent).map_err(Problem::file(&parent))?;
    only_ours(&parent)?;
    if folder.is_dir() {
        return Ok(folder);
    }
    // Whole or not at all, also beside another process that does the same.
    let partial =
        tempfile::Builder::new().prefix(NAME).tempdir_in(&parent).map_err(Problem::file(&parent))?;
    let unpacked = partial.path().join("installation");
    fs::create_dir(&unpacked).map_err(Problem::file(&unpacked))?;
    tar::Archive::new(ARCHIVE).unpack(&unpacked).map_err(Problem::file(&unpacked))?;
    readable(&unpacked).map_err(Problem::file(&unpacked))?;
    try_it(&unpacked.join("bin"))?;
    // A crash of the system must not leave empty files under the name that counts.
    rustix::fs::sync();
    match fs::rename(&unpacked, &folder) {
        Err(error) if !folder.is_dir() => Err(Problem::file(&folder)(error)),
        _ => Ok(folder),
    }
}

/// The mode of the cache folder: another user runs programs from root's.
fn mode() -> u32 {
    if geteuid().is_root() { 0o755 } else { 0o700 }
}

/// Refuses a folder that another user can write to: what is in it is run.
fn only_ours(folder: &Path) -> Result<(), Problem> {
    let found = fs::metadata(folder).map_err(Problem::file(folder))?;
    if found.uid() == geteuid().as_raw() && found.mode() & 0o022 == 0 {
        // Whatever the umask of the process that made it.
        return fs::set_permissions(folder, Permissions::from_mode(mode())).map_err(Problem::file(folder));
    }
    let why = "another user can write to it, and programs are run from it";
    Err(Problem::file(folder)(Error::new(ErrorKind::PermissionDenied, why)))
}

/// Makes the folders such that another user can enter them, whatever the umask.
fn readable(folder: &Path) -> std::io::Result<()> {
    fs::set_permissions(folder, Permissions::from_mode(0o755))?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            readable(&path)?;
        }
    }
    Ok(())
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

/// `$XDG_CACHE_HOME/hbm-db`, or `~/.cache/hbm-db`. Root's server runs as another user, who cannot enter root's home:
/// for root it is `/var/cache/hbm-db`. Without a home it is a folder of this user among the temporary ones.
fn cache() -> PathBuf {
    let user = geteuid();
    let absolute =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let parent = if user.is_root() {
        Some("/var/cache".into())
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))
    };
    match parent {
        Some(parent) => parent.join("hbm-db"),
        None => std::env::temp_dir().join(format!("hbm-db-{}", user.as_raw())),
    }
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
        vec![without_icu, set("LD_LIBRARY_PATH", &lib), set("LD_PRELOAD", Path::new("libhbm_db_glibc.so"))]
    }
}

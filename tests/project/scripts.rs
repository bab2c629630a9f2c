//! The project of examples/without-rust, used by scripts that know nothing but the binary and its JSON.

use crate::harness::{Database, server, skipped};
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn node_uses_it() {
    runs("node", "check.mjs");
}

#[test]
fn python_uses_it() {
    runs("python3", "check.py");
}

fn runs(interpreter: &str, script: &str) {
    let cluster = server!();
    if Command::new(interpreter).arg("--version").output().is_err() {
        return skipped(&format!("{interpreter} is not there"));
    }
    // That of a server, without applications, where it was built.
    let lean = std::env::var_os("HBM_DB_LEAN").map(PathBuf::from);
    for program in [Some(PathBuf::from(env!("CARGO_BIN_EXE_hbm-db"))), lean].into_iter().flatten() {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/without-rust"), folder.path());
        let database = Database::new(cluster);
        let done = Command::new(interpreter)
            .arg(script)
            .current_dir(folder.path())
            .env("HBM_DB", &program)
            .env("DATABASE_URL", database.url())
            .output()
            .expect("the interpreter starts");
        let said =
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && said.contains("ok"), "{}: {said}", program.display());
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let place = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &place),
            false => drop(std::fs::copy(&path, place).expect("a copy")),
        }
    }
}

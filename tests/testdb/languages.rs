//! The examples of other languages: four tests each, side by side, on a server and without one.

use crate::harness::{Database, hbm_db, server, skipped};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Where Debian has the driver of Go.
const LIB_PQ: &str = "/usr/share/gocode/src/github.com/lib/pq";

#[test]
fn node_has_a_database_for_each_test() {
    let database = Database::new(server!());
    let project = project("node");
    let mut install = Command::new("npm");
    install.args(["install", "--no-audit", "--no-fund"]);
    if is_there("node", "--version")
        && is_there("npm", "--version")
        && installs(&mut install, &project, "node")
    {
        // Colors would stand between the words.
        passes(&database, &project.path().join("node"), &["npm", "test"], &[("NO_COLOR", "1")]);
    }
}

#[test]
fn python_has_a_database_for_each_test() {
    let database = Database::new(server!());
    let project = project("python");
    // Not below the folder of the tests, where pytest would look for more of them.
    let packages = project.path().join("packages").display().to_string();
    let mut install = Command::new("python3");
    install.args(["-m", "pip", "install", "--quiet", "--target", &packages, "-r", "requirements.txt"]);
    if is_there("python3", "--version") && installs(&mut install, &project, "python") {
        let pytest = ["python3", "-m", "pytest", "-n", "4"];
        passes(&database, &project.path().join("python"), &pytest, &[("PYTHONPATH", packages.as_str())]);
    }
}

/// Not every machine of CI has Go and the driver.
#[test]
fn go_has_a_database_for_each_test() {
    let database = Database::new(server!());
    let is_complete = starts("go", "version") && Path::new(LIB_PQ).exists();
    if std::env::var_os("CI").is_some() && !is_complete || !is_there("go", "version") {
        return;
    }
    let project = project("go");
    let mut environment = vec![("GOFLAGS", "")];
    if Path::new(LIB_PQ).exists() {
        let work = format!("go 1.19\n\nuse (\n\t.\n\t{LIB_PQ}\n)\n");
        fs::write(project.path().join("go/go.work"), work).expect("a file");
        environment.push(("GOPROXY", "off"));
    } else if !installs(Command::new("go").args(["mod", "download"]), &project, "go") {
        return;
    }
    // As many words as the others say.
    let test = "go test -v -parallel 4 ./... && echo 4 passed";
    passes(&database, &project.path().join("go"), &["sh", "-c", test], &environment);
}

/// The project with the folder of one language, without what was installed there.
fn project(language: &str) -> TempDir {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/test-databases");
    let project = tempfile::tempdir().expect("a folder");
    for part in ["", "schema", "seeds", language] {
        let (from, to) = (example.join(part), project.path().join(part));
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
            }
        }
    }
    project
}

fn starts(program: &str, version: &str) -> bool {
    Command::new(program).arg(version).output().is_ok_and(|done| done.status.success())
}

fn is_there(program: &str, version: &str) -> bool {
    let is_there = starts(program, version);
    if !is_there {
        skipped(&format!("{program} is not there"));
    }
    is_there
}

/// Whether packages could be installed.
fn installs(install: &mut Command, project: &TempDir, language: &str) -> bool {
    let done = install.current_dir(project.path().join(language)).output().expect("it starts");
    if !done.status.success() {
        skipped(&format!("{install:?}: {}", String::from_utf8_lossy(&done.stderr)));
    }
    done.status.success()
}

/// Runs the tests on the server, and on one of the run's own.
#[track_caller]
fn passes(database: &Database, folder: &Path, tests: &[&str], environment: &[(&str, &str)]) {
    // The driver of Go wants TLS where nothing is said.
    let url = format!("{}?sslmode=disable", database.url());
    let on_a_server = hbm_db(&[&["testdb", "exec", "--"], tests].concat()).env("DATABASE_URL", &url);
    let without_one = hbm_db(&[&["testdb", "exec", "--ephemeral", "--"], tests].concat());
    for run in [on_a_server, without_one] {
        let run = environment.iter().fold(run, |run, (name, value)| run.env(name, value));
        run.within(folder).succeeds().says("4 passed");
    }
}

//! psql and hbm-db beside each other: who connects, and with TLS or without.

use crate::harness::{client_program, hbm_db};
use std::path::Path;
use std::process::Command;

/// Expects that both connect, or neither, and in the same way. `variables` are of both; the home is empty but for what is in
/// the folder. Gives whether they connected.
#[track_caller]
pub(crate) fn alike(url: &str, home: &Path, variables: &[(&str, &str)]) -> bool {
    let mut psql = Command::new(client_program("psql"));
    psql.args(["-XAtqw", "-d", url, "-c", "select ssl from pg_stat_ssl where pid = pg_backend_pid()"]);
    let mut run = hbm_db(&["test", "--format", "json"]).env("DATABASE_URL", url);
    for (name, value) in variables.iter().copied().chain([("HOME", home.to_str().expect("text"))]) {
        psql.env(name, value);
        run = run.env(name, value);
    }
    let out = psql.output().expect("psql starts");
    let theirs = out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim() == "t");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    let outcome = run.outcome();
    let told = format!("{}{}", outcome.stdout, outcome.stderr);
    let ours = (outcome.code == 0).then(|| {
        let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        value["server"]["tls"].is_string()
    });
    assert_eq!(ours, theirs, "{url} {variables:?}\npsql: {said}\nhbm-db: {told}");
    if ours.is_none() {
        assert_eq!(outcome.code, 5, "{url}: {told}");
        assert!(told.contains("failed"), "{url}: {told}");
        // What is wrong with TLS is not told as a server that does not run.
        if said.contains("SSL") || said.contains("certificate") {
            assert!(!told.contains("TCP failed"), "{url}\npsql: {said}\nhbm-db: {told}");
        }
    }
    ours.is_some()
}

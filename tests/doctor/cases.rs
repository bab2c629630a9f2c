//! Each probe on a database that has its illness, and on one that has not.

use super::case::{Case, file, folder};
use crate::harness::{Cluster, server, until_some};
use std::fs;

/// A test for each case with SQL.
macro_rules! cases {
    ($($probe:ident)*) => {
        const CASES: &[&str] = &[$(stringify!($probe)),*];
        $(
            #[test]
            fn $probe() {
                case(server!(), stringify!($probe));
            }
        )*
    };
}

cases! {
    autovacuum_behind
    autovacuum_off
    autovacuum_off_tables
    bloat_indexes
    bloat_tables
    blocked_sessions
    connections
    dead_rows
    duplicate_indexes
    extensions
    foreign_keys_without_index
    idle_in_transaction
    inactive_slots
    integer_keys
    invalid_indexes
    long_queries
    long_transactions
    lost_slots
    md5_passwords
    not_valid_constraints
    overlapping_indexes
    pending_restart
    prepared_transactions
    public_create
    random_page_cost
    row_level_security
    sequences
    slot_wal
    stale_statistics
    statements
    tables_without_primary_key
    unfrozen_tables
    unlogged_tables
    unsafe_settings
    unused_indexes
    work_mem
}

fn case(cluster: &'static Cluster, probe: &str) {
    let major = cluster.major();
    // What no test can measure is given.
    let found = |case: &Case, figures: &str| match file(probe, figures, major) {
        Some(figures) => case.findings_with(&figures),
        None => case.findings(),
    };
    let mut own = None;
    let ill = Case::run(cluster, &mut own, probe, "ill.sql").expect("ill.sql");
    let expected = file(probe, "ill.expected", major).expect("ill.expected");
    let mut expected: Vec<(String, String)> = expected.lines().map(|line| ill.expected(line)).collect();
    expected.sort();
    // Sessions have to be idle for a while, and counts come after the transaction.
    until_some(format_args!("{probe} finds {expected:?}"), || {
        let found = found(&ill, "ill.measured.sql");
        let is_expected = found.len() == expected.len()
            && found.iter().zip(&expected).all(|(one, other)| one.1 == other.1 && is_like(&one.0, &other.0));
        if is_expected { Ok(()) } else { Err(format!("{found:?}")) }
    });
    ill.end();
    let well = Case::run(cluster, &mut own, probe, "well.sql").expect("well.sql");
    // Counts of the last session may come after it.
    until_some(format_args!("{probe} finds nothing"), || {
        let found = found(&well, "well.measured.sql");
        if found.iter().all(|(_, severity)| severity == "info") { Ok(()) } else { Err(format!("{found:?}")) }
    });
    well.end();
}

/// Whether an object is the one that is expected; `*` is any word.
fn is_like(object: &str, expected: &str) -> bool {
    let mut words = object.split(' ');
    expected.split(' ').all(|word| words.next().is_some_and(|own| word == "*" || own == word))
        && words.next().is_none()
}

/// A folder that no test runs shows nothing.
#[test]
fn every_probe_has_a_case() {
    let probes = fs::read_dir(folder().join("../../../crates/hbm-db/src/doctor/probes")).expect("the probes");
    let mut count = 0;
    for entry in probes.map(|entry| entry.expect("an entry")).filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let has = |file: &str| folder().join(&name).join(file).exists();
        assert_eq!(has("ill.sql"), CASES.contains(&name.as_str()), "{name}");
        let is_measured = has("ill.measured.sql") && !has("ill.sql");
        assert_eq!(is_measured, super::measured::CASES.contains(&name.as_str()), "{name}");
        assert!(has("ill.sql") && has("well.sql") || has("ill.md"), "{name} has no case");
        count += 1;
    }
    assert!(count >= 50, "only {count} probes were found");
}

//! The probes: a folder each in `probes/`, and a line here.

use super::probe::Probe;
use std::sync::LazyLock;

/// Takes the names of the folders.
macro_rules! probes {
    ($($name:ident)*) => {
        /// Each with `about.md` and `probe.sql`.
        const FOLDERS: &[(&str, &str, &str)] = &[$((
            stringify!($name),
            include_str!(concat!("probes/", stringify!($name), "/about.md")),
            include_str!(concat!("probes/", stringify!($name), "/probe.sql")),
        )),*];
    };
}

probes! {
    archiver
    autovacuum_behind
    autovacuum_off
    autovacuum_off_tables
    bloat_indexes
    bloat_tables
    blocked_sessions
    cache_hit
    checksum_failures
    checksums_off
    collation_versions
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
    multixact_ids
    not_valid_constraints
    outdated_minor
    overlapping_indexes
    pending_restart
    prepared_transactions
    public_create
    random_page_cost
    replication_behind
    replication_lag
    requested_checkpoints
    row_level_security
    sequences
    slot_wal
    small_shared_buffers
    stale_statistics
    statements
    tables_without_primary_key
    temp_files
    transaction_ids
    unfrozen_tables
    unlogged_tables
    unsafe_settings
    unsupported_version
    unused_indexes
    work_mem
}

static PROBES: LazyLock<Vec<Probe>> = LazyLock::new(|| {
    FOLDERS.iter().filter_map(|(name, about, query)| Probe::read(name, about, query)).collect()
});

/// All probes, by name.
pub fn probes() -> &'static [Probe] {
    &PROBES
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_folder_is_a_probe_that_is_complete() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/doctor/probes");
        let mut written: Vec<String> = fs::read_dir(folder)
            .expect("the probes")
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        written.sort();
        let read: Vec<&str> = probes().iter().map(|probe| probe.name).collect();
        assert_eq!(read, written);
    }

    #[test]
    fn texts_of_probes_are_sentences_and_links() {
        let mut titles = BTreeSet::new();
        for probe in probes() {
            assert!(titles.insert(probe.title), "{}: another probe has its title", probe.name);
            assert!(probe.why.ends_with('.'), "{}: {}", probe.name, probe.why);
            assert!(probe.manual.starts_with("https://www.postgresql.org/docs/current/"), "{}", probe.manual);
            assert!(probe.warning <= probe.critical || probe.critical.is_none(), "{}", probe.name);
            assert!(!probe.query.trim_end().ends_with(';'), "{}: it is part of a query", probe.name);
        }
    }
}

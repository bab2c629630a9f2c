//! Probes whose illness no test can make: their query with figures that the case gives.

use super::case::file;
use super::script::of_major;
use crate::harness::{Cluster, hbm_db, server};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A test for each case with figures.
macro_rules! cases {
    ($($probe:ident)*) => {
        pub(super) const CASES: &[&str] = &[$(stringify!($probe)),*];
        $(
            #[test]
            fn $probe() {
                case(server!(), stringify!($probe));
            }
        )*
    };
}

cases! {
    archiver
    cache_hit
    checksum_failures
    collation_versions
    multixact_ids
    outdated_minor
    replication_behind
    replication_lag
    requested_checkpoints
    small_shared_buffers
    temp_files
    transaction_ids
    unsupported_version
}

fn case(cluster: &'static Cluster, probe: &str) {
    let expected = file(probe, "ill.expected", cluster.major()).expect("ill.expected");
    let mut expected: Vec<&str> = expected.lines().collect();
    expected.sort_unstable();
    let found = |figures: &str| -> Vec<String> {
        let figures = file(probe, figures, cluster.major()).expect("figures");
        let found = found(cluster, "postgres", (probe, &figures), &BTreeMap::new());
        found.into_iter().map(|(object, severity)| format!("{object} | {severity}")).collect()
    };
    assert_eq!(found("ill.measured.sql"), expected, "{probe}, ill");
    assert_eq!(found("well.measured.sql"), Vec::<String>::new(), "{probe}, well");
}

/// Object and severity of each row of a probe with other figures that reaches its thresholds, or these, sorted.
pub(super) fn found(
    cluster: &Cluster,
    database: &str,
    (probe, figures): (&str, &str),
    limits: &BTreeMap<String, f64>,
) -> Vec<(String, String)> {
    let major = cluster.sql(database, "select current_setting('server_version_num')::int / 10000");
    let query = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/hbm-db/src/doctor/probes").join(probe);
    let query = std::fs::read_to_string(query.join("probe.sql")).expect("the query");
    let query = with_figures(&of_major(&query, major.parse().expect("a number")), figures);
    let rows = cluster.sql(
        database,
        &format!(
            "set search_path = '';
             select coalesce(pg_catalog.json_agg(q), '[]') from ({query}) q where q.figure is not null"
        ),
    );
    let rows: Vec<Value> = serde_json::from_str(&rows).expect("JSON");
    let own = listed(probe);
    let limit = |name: &str| limits.get(name).copied().or(own[name].as_f64());
    let mut found: Vec<(String, String)> = rows
        .iter()
        .filter_map(|row| {
            let figure = row["figure"].as_f64().expect("a figure");
            let reaches = |name: &&str| limit(name).is_some_and(|limit| figure >= limit);
            let severity = ["critical", "warning"].into_iter().find(reaches)?;
            Some((row["object"].as_str().unwrap_or("server").to_owned(), severity.to_owned()))
        })
        .collect();
    found.sort();
    found
}

/// The query with another body of the common table expression `measured`.
fn with_figures(query: &str, figures: &str) -> String {
    let start = query.find("measured (").expect("measured");
    let body = start + query[start..].find(") as (\n").expect("its body") + ") as (\n".len();
    let end = body + query[body..].find("\n)").expect("its end");
    format!("{}{figures}{}", &query[..body], &query[end + 1..])
}

/// What the program says of a probe.
fn listed(probe: &str) -> Value {
    let outcome = hbm_db(&["doctor", "--list", "--format", "json"]).succeeds();
    let list: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let found = list["probes"].as_array().expect("probes").iter().find(|one| one["name"] == probe);
    found.expect("the probe is listed").clone()
}

/// Whether the server has checksums is chosen when it is made.
#[test]
fn checksums_off() {
    let cluster = server!();
    let database = crate::harness::Database::new(cluster);
    let outcome = hbm_db(&["doctor", "checksums_off", "--format", "json"]).on(&database).succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let found = value["findings"].as_array().expect("findings").len();
    let is_on = cluster.sql("postgres", "show data_checksums") == "on";
    assert_eq!(found, usize::from(!is_on), "{value}");
}

//! The dashboard and the alert rules of docs/monitoring name what `/metrics` has.

use super::listener::Listener;
use crate::harness::{Database, hbm_db, server, until_some};
use std::collections::BTreeSet;
use std::path::Path;

/// Every word of a text that is the name of a metric.
fn metrics(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.starts_with("hbm_db_"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_metric_of_dashboard_and_alerts_is_answered() {
    let database = Database::new(server!());
    hbm_db(&["migrate", "up"]).on(&database).succeeds();
    let listener = Listener::on(&database);
    // Both of these are counted beside the answers.
    let answered = until_some("all figures are known", || {
        let body = listener.get("/metrics").body;
        let is_known = |name: &str| body.contains(&format!("# TYPE {name} gauge"));
        if is_known("hbm_db_schema_differences") && is_known("hbm_db_doctor_work_mem_ratio") {
            Ok(body)
        } else {
            Err(body)
        }
    });
    super::parse(&answered);
    let families: BTreeSet<String> = answered
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.strip_suffix(" gauge").map(str::to_owned))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/monitoring");
    for (file, least) in [("alerts.yml", 10), ("grafana.json", 20)] {
        let text = std::fs::read_to_string(folder.join(file)).expect("a file");
        let named = metrics(&text);
        assert!(named.len() >= least, "{file} names only {named:?}");
        let unknown: Vec<&String> = named.difference(&families).collect();
        assert!(unknown.is_empty(), "{file} names {unknown:?}, which /metrics does not have");
    }
    let text = std::fs::read_to_string(folder.join("grafana.json")).expect("a file");
    let dashboard: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(dashboard["panels"].as_array().is_some_and(|panels| panels.len() > 15));
    assert_eq!(listener.end("TERM"), Some(0));
}

//! The command: what it asks, what it says, and how it ends.

use crate::harness::{Database, hbm_db, server};
use serde_json::{Value, json};

/// Two tables, and three foreign keys without an index; a sequence that is nearly at its end.
pub(super) const ILL: &str = "create table customer (id bigint primary key);
    create table \"Order\" (id bigint primary key, customer bigint references customer, payer bigint references customer,
        agent bigint references customer);
    create sequence ticket maxvalue 100; select setval('ticket', 95);";

fn ill() -> Option<Database> {
    let cluster = crate::harness::Cluster::get()?;
    let database = Database::new(cluster);
    database.sql(ILL);
    Some(database)
}

#[test]
fn findings_are_grouped_with_what_mends_them() {
    let _ = server!();
    let database = ill().expect("a server");
    let outcome = hbm_db(&["doctor", "sequences", "foreign_keys_without_index"]).on(&database).succeeds();
    let text = outcome.stdout;
    assert_eq!(text.matches("Foreign keys without an index").count(), 1, "{text}");
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}"));
    let critical = place("CRITICAL  Sequences near their end (sequences)");
    let warning = place("WARNING   Foreign keys without an index (3 of foreign_keys_without_index)");
    assert!(critical < warning, "{text}");
    for part in [
        "public.ticket: 94.95 % of 100",
        "      ALTER SEQUENCE public.ticket NO MAXVALUE;",
        "https://www.postgresql.org/docs/current/sql-altersequence.html",
        "public.\"Order\".\"Order_customer_fkey\"",
        "      CREATE INDEX CONCURRENTLY ON public.\"Order\" (payer);",
        "1 critical finding, 3 warnings, 0 for information; 2 probes asked",
    ] {
        place(part);
    }
}

#[test]
fn json_has_each_finding() {
    let _ = server!();
    let database = ill().expect("a server");
    let outcome = hbm_db(&["doctor", "sequences", "--format", "json"]).on(&database).succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let finding = &value["findings"][0];
    assert_eq!(finding["severity"], "critical");
    assert_eq!(finding["object"], "public.ticket");
    assert_eq!(finding["unit"], "percent");
    assert!(finding["figure"].as_f64().is_some_and(|figure| figure > 94.0), "{finding}");
    assert_eq!(finding["mend"], "ALTER SEQUENCE public.ticket NO MAXVALUE");
    assert!(finding["why"].as_str().is_some_and(|why| why.contains("INSERT")), "{finding}");
    assert_eq!((&value["hidden"], &value["probes"]), (&json!([]), &json!(["sequences"])));
    assert_eq!(value["database"], database.name.as_str());
}

/// What the statement mends is gone after it.
#[test]
fn what_mends_a_finding_mends_it() {
    let _ = server!();
    let database = ill().expect("a server");
    let asked = ["doctor", "sequences", "foreign_keys_without_index", "--format", "json"];
    let outcome = hbm_db(&asked).on(&database).succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let findings = value["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 4, "{value}");
    for finding in findings {
        database.sql(finding["mend"].as_str().expect("a statement"));
    }
    let outcome = hbm_db(&asked).on(&database).succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["findings"], json!([]));
}

#[test]
fn thresholds_can_be_others() {
    let _ = server!();
    let database = ill().expect("a server");
    let doctor = |more: &[&str]| hbm_db(&[&["doctor", "sequences", "--check"], more].concat()).on(&database);
    doctor(&[]).exits(3).says("CRITICAL");
    doctor(&["--critical", "sequences=99"]).exits(3).says("WARNING").hides("CRITICAL");
    doctor(&["--critical", "sequences=99", "--warning", "sequences=98"]).succeeds().says("0 warnings");
    doctor(&["--warning", "connections=5"]).exits(2).says("which is not asked: sequences is");
    doctor(&["--warning", "sequence=5"]).exits(2).says("did you mean hbm-db doctor sequences?");
    doctor(&["--warning", "sequences"]).exits(2).says("like connections=60");
    doctor(&["--warning", "sequences=many"]).exits(2).says("like connections=60");
}

#[test]
fn check_ends_with_3_where_something_is_found() {
    let database = Database::new(server!());
    hbm_db(&["doctor", "sequences", "--check"]).on(&database).succeeds();
    database.sql(ILL);
    hbm_db(&["doctor", "sequences", "--check"]).on(&database).exits(3);
    // Information is no finding to end for.
    hbm_db(&["doctor", "random_page_cost", "--check"]).on(&database).succeeds().says("INFO");
}

#[test]
fn an_unknown_probe_is_named_with_the_nearest() {
    hbm_db(&["doctor", "conections"])
        .exits(2)
        .says("there is no probe conections")
        .says("did you mean hbm-db doctor connections?")
        .says("hbm-db doctor --list lists them");
}

#[test]
fn probes_are_listed_without_a_database() {
    let text = hbm_db(&["doctor", "--list"]).succeeds().stdout;
    assert!(text.lines().count() > 50, "{text}");
    assert!(text.contains("blocked_sessions") && text.contains("Blocked sessions"), "{text}");
    hbm_db(&["doctor", "--list", "sequences"]).exits(2);
    let value: Value =
        serde_json::from_str(&hbm_db(&["doctor", "--list", "--format", "json"]).succeeds().stdout)
            .expect("JSON");
    let connections =
        value["probes"].as_array().expect("probes").iter().find(|one| one["name"] == "connections");
    assert_eq!(connections.expect("connections")["warning"], 80.0);
}

/// It looks: what may not be written to need not be named.
#[test]
fn a_protected_database_is_looked_at_as_any() {
    let database = Database::new(server!());
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    let before = database.schema();
    hbm_db(&["doctor"]).on(&database).env("APP_ENV", "production").succeeds().says("50 probes asked");
    assert_eq!(database.schema(), before, "it created nothing");
}

#[test]
fn a_database_that_cannot_be_reached_is_an_error() {
    let url = "postgresql://somebody:canary@127.0.0.1:1/nowhere";
    hbm_db(&["doctor"]).env("DATABASE_URL", url).exits(5).says("cannot connect").hides("canary");
    let folder = tempfile::tempdir().expect("a folder");
    hbm_db(&["doctor"]).within(folder.path()).exits(2).says("no database is named");
}

/// The program without applications and without a server.
#[test]
fn the_lean_program_has_it_as_well() {
    let database = Database::new(server!());
    let Some(lean) = std::env::var_os("HBM_DB_LEAN").filter(|path| std::path::Path::new(path).exists())
    else {
        return crate::harness::skipped("HBM_DB_LEAN names no program");
    };
    let mut command = std::process::Command::new(lean);
    let out = command.args(["doctor", "sequences"]).env("DATABASE_URL", database.url()).output();
    let out = out.expect("it starts");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(String::from_utf8_lossy(&out.stdout).contains("1 probe asked"));
}

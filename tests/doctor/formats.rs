//! The forms for monitoring.

use super::command::ILL;
use crate::harness::{Database, hbm_db, server};

#[test]
fn nagios_is_one_line_with_performance_data() {
    let database = Database::new(server!());
    let nagios = |probe: &str| hbm_db(&["doctor", probe, "--format", "nagios"]).on(&database);
    let outcome = nagios("sequences").succeeds();
    assert_eq!(outcome.stdout, "HBM-DB OK: nothing found by 1 probe | critical=0 warning=0 not_seen=0\n");
    database.sql(ILL);
    assert_eq!(
        nagios("foreign_keys_without_index").exits(1).stdout,
        "HBM-DB WARNING: foreign_keys_without_index public.\"Order\".\"Order_agent_fkey\": (agent) refers to \
         public.customer and 2 more | critical=0 warning=3 not_seen=0 foreign_keys_without_index=1;1\n"
    );
    assert_eq!(
        nagios("sequences").exits(2).stdout,
        "HBM-DB CRITICAL: sequences public.ticket: 94.95 % of 100 | critical=1 warning=0 not_seen=0 sequences=94.949%;75;90\n"
    );
}

/// Whatever is wrong, a plugin ends with 3 and one line.
#[test]
fn nagios_does_not_know_what_cannot_be_asked() {
    let unknown = |run: crate::harness::Run| {
        let outcome = run.exits(3);
        assert!(outcome.stdout.starts_with("HBM-DB UNKNOWN: "), "{outcome:?}");
        assert_eq!(outcome.stdout.lines().count(), 1, "{outcome:?}");
        outcome
    };
    let url = "postgresql://somebody:canary@127.0.0.1:1/nowhere";
    unknown(hbm_db(&["doctor", "--format", "nagios"]).env("DATABASE_URL", url)).hides("canary");
    unknown(hbm_db(&["doctor", "--format", "nagios"])).says("no database is named");
    unknown(hbm_db(&["doctor", "conections", "--format", "nagios"])).says("there is no probe conections");
    unknown(hbm_db(&["doctor", "--format=nagios", "--bogus"]));
    unknown(hbm_db(&["doctor", "--list", "--format", "nagios"]));
}

/// Names can have whatever a line and performance data must not have.
#[test]
fn names_do_not_break_the_line() {
    let database = Database::new(server!());
    database.sql("create sequence \"a|b\nc\" maxvalue 100; select setval('\"a|b\nc\"', 95)");
    let outcome = hbm_db(&["doctor", "sequences", "--format", "nagios"]).on(&database).exits(2);
    assert_eq!(outcome.stdout.lines().count(), 1, "{outcome:?}");
    assert_eq!(outcome.stdout.matches('|').count(), 1, "{outcome:?}");
    let outcome = hbm_db(&["doctor", "sequences", "--format", "prometheus"]).on(&database).succeeds();
    let sample = "hbm_db_doctor_sequences_percent{object=\"public.\\\"a|b\\nc\\\"\"} 94.9";
    assert!(outcome.stdout.contains(sample), "{}", outcome.stdout);
}

#[test]
fn prometheus_has_every_figure() {
    let database = Database::new(server!());
    database.sql(ILL);
    let outcome = hbm_db(&["doctor", "--format", "prometheus"]).on(&database).succeeds();
    let samples = crate::health::parse(&outcome.stdout);
    assert_eq!(samples["hbm_db_doctor_severity{probe=\"sequences\"}"], 2.0);
    assert_eq!(samples["hbm_db_doctor_severity{probe=\"foreign_keys_without_index\"}"], 1.0);
    assert_eq!(samples["hbm_db_doctor_severity{probe=\"duplicate_indexes\"}"], 0.0);
    assert_eq!(samples["hbm_db_doctor_hidden{probe=\"sequences\"}"], 0.0);
    let key =
        "hbm_db_doctor_foreign_keys_without_index{object=\"public.\\\"Order\\\".\\\"Order_agent_fkey\\\"\"}";
    assert_eq!(samples[key], 1.0);
    let families = outcome.stdout.lines().filter(|line| line.starts_with("# TYPE ")).count();
    assert_eq!(families, 53, "one for each probe, and three of all");
}

#[test]
fn other_commands_refuse_these_forms() {
    for (command, form) in [("status", "nagios"), ("apps", "prometheus")] {
        hbm_db(&[command, "--format", form])
            .exits(2)
            .says(&format!("{command} has no --format {form}: it has table and json"))
            .says(&format!("hbm-db doctor --format {form} has it"));
    }
}

//! `maintain`: what is done, in which order, and what is left.

use crate::harness::{Database, Holder, Run, hbm_db, server, until, until_some};
use serde_json::Value;
use std::io::{BufRead, BufReader};

fn maintain(database: &Database, arguments: &[&str]) -> Run {
    hbm_db(&[&["maintain"], arguments].concat()).on(database)
}

/// A table with dead rows, one without statistics, and one that needs nothing; autovacuum leaves them alone.
fn worn() -> Option<Database> {
    let database = Database::new(crate::harness::Cluster::get()?);
    database.sql(
        "create table dead (id int primary key, n int) with (autovacuum_enabled = off);
         create table \"Never seen\" (id int) with (autovacuum_enabled = off);
         create table well (id int primary key) with (autovacuum_enabled = off)",
    );
    database.sql("insert into dead select g, g from generate_series(1, 5000) g");
    database.sql("insert into \"Never seen\" select generate_series(1, 2000)");
    database.sql("insert into well select generate_series(1, 2000)");
    for statement in ["analyze dead", "vacuum analyze well", "update dead set n = n + 1"] {
        database.sql(statement);
    }
    let counted = "select count(*) from pg_stat_user_tables where n_dead_tup = 5000 or relname = 'Never seen' and n_live_tup = 2000";
    until("the statistics are counted", || database.sql(counted) == "2");
    Some(database)
}

macro_rules! worn {
    () => {
        match worn() {
            Some(database) => database,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

fn report(run: Run, code: i32) -> Value {
    serde_json::from_str(&run.exits(code).stdout).expect("JSON")
}

/// `action object`, of a list in a report.
fn list(report: &Value, key: &str) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = report[key].as_array().expect("a list");
    all.iter().map(|one| format!("{} {}", word(&one["action"]), word(&one["object"]))).collect()
}

#[test]
fn what_doctor_finds_is_done_and_nothing_else() {
    let database = worn!();
    let expected = ["vacuum public.dead", "analyze public.\"Never seen\"", "analyze public.dead"];
    let planned = report(maintain(&database, &["--dry-run", "--format", "json"]), 0);
    assert_eq!(list(&planned, "planned"), expected);
    let touched =
        "select count(*) from pg_stat_user_tables where last_vacuum is not null or last_analyze is not null";
    assert_eq!(database.sql(touched), "2");
    let done = report(maintain(&database, &["--format", "json"]), 0);
    assert_eq!((list(&done, "done"), list(&done, "left")), (expected.map(str::to_owned).to_vec(), vec![]));
    until("the statistics say so", || {
        database.sql("select n_dead_tup from pg_stat_user_tables where relname = 'dead'") == "0"
    });
    assert_eq!(database.sql("select reltuples from pg_class where relname = 'Never seen'"), "2000");
    maintain(&database, &[]).succeeds().says("nothing to do");
}

#[test]
fn an_action_chooses() {
    let database = worn!();
    let only = report(maintain(&database, &["analyze", "--format", "json"]), 0);
    assert_eq!(list(&only, "done"), ["analyze public.\"Never seen\"", "analyze public.dead"]);
    maintain(&database, &["tidy"]).exits(2);
}

/// What is unchanged since it was worked on is not done again.
#[test]
fn everything_is_done_once() {
    let database = worn!();
    let all = report(maintain(&database, &["vacuum", "analyze", "--all", "--format", "json"]), 0);
    let done = list(&all, "done");
    assert!(
        done.contains(&"vacuum public.\"Never seen\"".to_owned())
            && done.contains(&"analyze public.dead".to_owned()),
        "{done:?}"
    );
    assert!(!done.iter().any(|one| one.ends_with("well")), "{done:?}");
    let done = "select count(*) from pg_stat_user_tables where n_dead_tup = 0 and n_ins_since_vacuum = 0 and n_mod_since_analyze = 0";
    until("the statistics say so", || database.sql(done) == "3");
    maintain(&database, &["vacuum", "analyze", "--all"]).succeeds().says("nothing to do");
    database.sql("update well set id = id + 10000");
    until("it is counted", || {
        database.sql("select n_mod_since_analyze from pg_stat_user_tables where relname = 'well'") == "2000"
    });
    let again = report(maintain(&database, &["vacuum", "analyze", "--all", "--format", "json"]), 0);
    assert_eq!(list(&again, "done"), ["vacuum public.well", "analyze public.well"]);
}

#[test]
fn a_locked_table_is_left_and_the_next_run_does_it() {
    let database = worn!();
    let holder = Holder::new(&database, "lock table dead in share mode");
    let run = report(maintain(&database, &["--lock-timeout", "200ms", "--format", "json"]), 0);
    assert_eq!(list(&run, "left"), ["vacuum public.dead", "analyze public.dead"]);
    assert_eq!(list(&run, "done"), ["analyze public.\"Never seen\""]);
    let left = &run["left"][0];
    assert_eq!(left["reason"], "locked");
    let because = left["because"].as_str().expect("a text");
    assert!(
        because.contains(&format!("locked by pid {}", holder.pid()))
            && because.contains("application holder"),
        "{because}"
    );
    drop(holder);
    let run = report(maintain(&database, &["--format", "json"]), 0);
    assert_eq!(list(&run, "done"), ["vacuum public.dead", "analyze public.dead"]);
}

#[test]
fn outside_of_the_window_nothing_is_done() {
    let database = worn!();
    let now = chrono::Local::now();
    let time = |hours: i64| (now + chrono::TimeDelta::hours(hours)).format("%H:%M").to_string();
    let window = |from: i64, to: i64| format!("{}-{}", time(from), time(to));
    let run = report(maintain(&database, &["--between", &window(2, 5), "--format", "json"]), 0);
    assert_eq!((list(&run, "done").len(), list(&run, "left").len()), (0, 3));
    assert_eq!(run["left"][0]["reason"], "outside_of_window");
    let told = run["window"].as_str().expect("a window");
    assert!(
        told.contains(&now.format("%:z").to_string()) && told.contains("time zone of this machine"),
        "{told}"
    );
    // Whether that goes over midnight depends on when this runs.
    let run = report(maintain(&database, &["--between", &window(-13, 2), "--format", "json"]), 0);
    assert_eq!(list(&run, "done").len(), 3);
    maintain(&database, &["--between", "5-6"]).exits(2).says("01:00-05:00");
}

#[test]
fn when_the_time_is_over_the_rest_is_left() {
    let database = worn!();
    // Whoever has an old snapshot is waited for by a REINDEX CONCURRENTLY.
    let holder =
        Holder::new(&database, "set transaction isolation level repeatable read; select 1 from well");
    let run =
        report(maintain(&database, &["reindex", "--all", "--max-duration", "1s", "--format", "json"]), 0);
    assert_eq!(
        (list(&run, "done").len(), list(&run, "left")),
        (0, vec!["reindex public.dead_pkey".into(), "reindex public.well_pkey".into()])
    );
    assert_eq!(
        (&run["left"][0]["because"], &run["left"][1]["because"]),
        (&"the time was over".into(), &"the time was over before it".into())
    );
    drop(holder);
    let run = report(maintain(&database, &["reindex", "--all", "--format", "json"]), 0);
    assert_eq!(run["left"], serde_json::json!([]), "{run}");
    assert_eq!(database.sql("select count(*) from pg_index where not indisvalid"), "0");
}

#[test]
fn an_invalid_index_is_built_anew_and_what_a_reindex_left_is_dropped_first() {
    let database = Database::new(server!());
    database.sql(
        "create table t (a int); insert into t select generate_series(1, 100); create index t_a on t (a)",
    );
    // As a broken REINDEX CONCURRENTLY leaves them.
    database.sql("create index t_a_ccnew on t (a); create index broken on t (a)");
    database.sql("update pg_index set indisvalid = false where indexrelid in ('t_a_ccnew'::regclass, 'broken'::regclass)");
    let run = report(maintain(&database, &["reindex", "--format", "json"]), 0);
    assert_eq!(list(&run, "done"), ["drop public.t_a_ccnew", "reindex public.broken"]);
    assert_eq!(database.sql("select string_agg(relname, ' ' order by relname) from pg_class where relkind = 'i' and relnamespace = 'public'::regnamespace"), "broken t_a");
    assert_eq!(database.sql("select count(*) from pg_index where not indisvalid"), "0");
}

#[test]
fn what_the_server_refuses_is_left_and_nothing_of_it_stays() {
    let database = Database::new(server!());
    database.sql("create table t (a int); insert into t values (1), (1); create index t_a on t (a)");
    database
        .sql("update pg_index set indisunique = true, indisvalid = false where indexrelid = 't_a'::regclass");
    let run = report(maintain(&database, &["reindex", "--format", "json"]), 1);
    assert_eq!(list(&run, "left"), ["reindex public.t_a"]);
    assert!(
        run["left"][0]["because"].as_str().expect("a text").contains("Key (a)=(1) is duplicated"),
        "{run}"
    );
    assert_eq!(database.sql("select count(*) from pg_class where relname like 't_a_cc%'"), "0");
}

#[test]
fn a_signal_cancels_the_statement_and_the_rest_is_said() {
    let database = worn!();
    let holder =
        Holder::new(&database, "set transaction isolation level repeatable read; select 1 from well");
    let child = maintain(&database, &["reindex", "--all", "--format", "json"]).spawn();
    let runs = "select count(*) from pg_stat_activity where query like 'reindex index concurrently%' and state = 'active' and datname = current_database()";
    until("it waits for the old snapshot", || database.sql(runs) == "1");
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().expect("kill starts").success());
    until("the statement is cancelled", || database.sql(runs) == "0");
    drop(holder);
    let out = child.wait_with_output().expect("it ends");
    assert_eq!(out.status.code(), Some(130), "{}", String::from_utf8_lossy(&out.stderr));
    let run: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    assert_eq!(
        (&run["interrupted"], list(&run, "done").len(), list(&run, "left").len()),
        (&true.into(), 0, 2),
        "{run}"
    );
    assert_eq!(database.sql("select count(*) from pg_class where relname like '%ccnew%'"), "0");
}

/// The progress views have it while it runs; a second connection asks them.
#[test]
fn how_far_it_got_is_seen_from_a_second_connection() {
    let database = worn!();
    let holder =
        Holder::new(&database, "set transaction isolation level repeatable read; select 1 from well");
    let mut child = maintain(&database, &["reindex", "--all", "-v"]).spawn();
    let (told, hears) = std::sync::mpsc::channel();
    let stderr = BufReader::new(child.stderr.take().expect("stderr"));
    let reader = std::thread::spawn(move || {
        for line in stderr.lines().map_while(Result::ok) {
            // Who has heard enough listens no more.
            let _ = told.send(line);
        }
    });
    let mut heard = String::new();
    until("phase and holder are told", || {
        heard.extend(hears.try_iter().map(|line| line + "\n"));
        heard.contains("reindex public.dead_pkey: waiting for old snapshots")
            && heard.contains(&format!("reindex public.dead_pkey waits for pid {}", holder.pid()))
    });
    drop(holder);
    let code = until_some("it ends", || child.try_wait().ok().flatten().ok_or("it runs"));
    assert!(code.success());
    reader.join().expect("all was read");
}

#[test]
fn what_a_role_may_not_do_is_left() {
    let database = worn!();
    let role = format!("other_{}", database.name);
    database.sql(&format!("create role {role} login password 'x'"));
    let run = hbm_db(&["maintain", "--format", "json"]).env("DATABASE_URL", &database.url_of(&role, "x"));
    let run = report(run, 1);
    assert_eq!((list(&run, "done").len(), list(&run, "left").len()), (0, 3));
    assert_eq!(run["left"][0]["reason"], "not_allowed");
    database.sql(&format!("drop role {role}"));
}

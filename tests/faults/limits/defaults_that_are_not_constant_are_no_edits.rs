//! What a default writes once, as the time of the row, is not taken for an edit when seeds are undone.

use crate::harness::{Cluster, Database, Run, hbm_db, server};

/// Every way in which a value of `roles` can be another each time, and two in which it cannot.
const COLUMNS: &str = "create sequence numbers; create domain moment as timestamptz default now();
    alter table roles
        add made_at timestamptz default current_timestamp, add made_on date default current_date,
        add made_by text default current_user, add local_time time default localtime,
        add token uuid default gen_random_uuid(), add number text default 'N' || nextval('numbers'),
        add lot double precision default random(), add read_at timestamptz default ('now'::text)::timestamptz,
        add seen moment, add given_at timestamptz, add given_on date,
        add sum int default (1 + 1), add note text default 'none'";

const SEEDS: &str = "sets:\n  base:\n    one: { name: one, given_at: now, given_on: today }\n";

fn seed(database: &Database, arguments: &[&str]) -> Run {
    hbm_db(arguments).file("seed-data/hbm/roles.yaml", SEEDS).on(database)
}

fn seeded(cluster: &'static Cluster) -> Database {
    let database = Database::after(cluster, &["reset", "--no-seed"]);
    database.sql(COLUMNS);
    seed(&database, &["seed"]).succeeds();
    database
}

#[test]
fn a_fresh_row_is_undone_without_a_question() {
    let database = seeded(server!());
    // A second load finds nothing to change.
    seed(&database, &["seed", "--format", "json"]).succeeds().says("\"updated\": 0");
    seed(&database, &["seed", "--undo", "--all"]).succeeds().hides("edited since");
    assert_eq!(database.sql("select count(*) from roles"), "0");
}

#[test]
fn what_is_constant_is_compared() {
    for edit in ["sum = 3", "note = 'mine'", "description = 'mine'"] {
        let database = seeded(server!());
        database.sql(&format!("update roles set {edit}"));
        seed(&database, &["seed", "--undo", "--all"]).exits(4).says("edited since: roles.one");
        assert_eq!(database.sql("select count(*) from roles"), "1", "{edit}");
    }
}

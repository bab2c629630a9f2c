//! A database in which something of the desired state is missing is not in step, of whatever kind it is.

use crate::harness::{Database, hbm_db, server};

/// Of several kinds, beside a table.
const WANTED: &[(&str, &str)] = &[
    ("create view seen", "create view seen as select id from kept;"),
    ("create function answer()", "create function answer() returns int language sql as 'select 42';"),
    (
        "create trigger kept.t",
        "create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger t before insert on kept for each row execute function f();",
    ),
    ("create policy kept.p", "create policy p on kept using (true);"),
    ("create domain word", "create domain word as text check (value <> '');"),
    ("create statistics both_of", "create statistics both_of on id, n from kept;"),
    ("comment on table kept", "comment on table kept is 'x';"),
    ("create rule kept.r", "create rule r as on delete to kept do instead nothing;"),
    ("to PUBLIC", "grant select on kept to public;"),
];

#[test]
fn what_is_missing_is_made_and_then_in_step() {
    let cluster = server!();
    for (said, sql) in WANTED {
        let database = Database::new(cluster);
        database.sql("create table kept (id int primary key, n int)");
        let wanted = format!("create table kept (id int primary key, n int); {sql}");
        let run = |arguments: &[&str]| hbm_db(arguments).file("wanted.sql", &wanted).on(&database);
        run(&["diff", "--schema", "wanted.sql", "--check"]).exits(3).says(said);
        let push = ["push", "--schema", "wanted.sql", "--accept", "grant_public"];
        run(&push).succeeds().says(said).says("the database is in step");
        run(&push).succeeds().says("no changes");
        run(&["diff", "--schema", "wanted.sql", "--check"]).succeeds();
        // Made by hand it is in step as well.
        let by_hand = Database::new(cluster);
        by_hand.sql(&wanted);
        let run = |arguments: &[&str]| hbm_db(arguments).file("wanted.sql", &wanted).on(&by_hand);
        run(&["push", "--schema", "wanted.sql", "--yes"]).succeeds().says("no changes");
        run(&["diff", "--schema", "wanted.sql", "--check"]).succeeds();
    }
}

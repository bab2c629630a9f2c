//! A database in which something of the desired state is missing is not in step, also where no statement makes it.

use crate::harness::{Database, hbm_db, server};

/// Of every kind that is not modelled, beside a table.
const WANTED: &[(&str, &str)] = &[
    ("view public.seen", "create view seen as select id from kept;"),
    ("function public.answer()", "create function answer() returns int language sql as 'select 42';"),
    (
        "trigger",
        "create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger t before insert on kept for each row execute function f();",
    ),
    ("policy", "create policy p on kept using (true);"),
];

#[test]
fn what_is_not_modelled_and_missing_is_named_with_exit_code_3() {
    let cluster = server!();
    for (name, sql) in WANTED {
        let database = Database::new(cluster);
        let wanted = format!("create table kept (id int primary key); {sql}");
        let run = |arguments: &[&str]| hbm_db(arguments).file("wanted.sql", &wanted).on(&database);
        let first = run(&["push", "--schema", "wanted.sql", "--yes"]).exits(3).says("not in step").says(name);
        assert!(!first.stderr.contains("the database is in step"), "{}", first.stderr);
        let second = run(&["push", "--schema", "wanted.sql", "--yes"]).exits(3).says(name);
        assert!(!second.stdout.contains("no changes"), "{}", second.stdout);
        run(&["diff", "--schema", "wanted.sql", "--check"]).exits(3).says(name);
        // Made by hand it is in step.
        database.sql(sql);
        run(&["push", "--schema", "wanted.sql", "--yes"]).succeeds().says("no changes");
        run(&["diff", "--schema", "wanted.sql", "--check"]).succeeds();
    }
}

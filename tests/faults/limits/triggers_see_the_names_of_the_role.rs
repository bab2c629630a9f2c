//! Functions of triggers, defaults and checks that name tables without their schema run while rows are seeded and removed.

use crate::harness::{Database, hbm_db, server};

/// What the application made for itself. The path of the database has its schema.
const MADE: &str = "create schema tools;
    create table tools.journal (id serial, note text);
    create function tools.noted() returns trigger language plpgsql as
        $$begin insert into journal (note) values (lower(tg_op)); return coalesce(new, old); end$$;
    create function tools.greeting() returns text language sql as $$select 'hello' || count(*) from journal$$;
    create function tools.is_right(text) returns bool language plpgsql as
        $$begin return (select count(*) >= 0 from journal); end$$;
    create trigger noted before insert or delete on roles for each row execute function tools.noted();
    create constraint trigger noted_later after insert on roles deferrable initially deferred
        for each row execute function tools.noted();
    alter table roles add greeting text default tools.greeting(),
        add constraint is_right check (tools.is_right(name))";

#[test]
fn seeding_and_undoing_run_them() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    database.sql(&format!("alter database {} set search_path = public, tools", database.name));
    database.sql(MADE);
    let seeds = "sets:\n  base:\n    one: { name: one }\n";
    let run = |arguments: &[&str]| hbm_db(arguments).file("seed-data/hbm/roles.yaml", seeds).on(&database);
    run(&["seed", "--only", "roles"]).succeeds();
    assert_eq!(database.sql("select string_agg(note, ' ' order by id) from tools.journal"), "insert insert");
    assert_eq!(database.sql("select name || ' ' || greeting from roles"), "one hello0");
    run(&["seed", "--undo", "roles"]).succeeds();
    assert_eq!(
        database.sql("select string_agg(note, ' ' order by id) from tools.journal"),
        "insert insert delete"
    );
}

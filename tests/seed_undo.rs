//! `seed --undo`: what a set put in goes, and nothing else.

use crate::harness::{Database, ROLE, hbm_db, server, tables, with};

const STAFF: (&str, &str) = (
    "users",
    "key: email\nsets:\n  dev:\n    a: { email: a, password_hash: !bcrypt secret, first_name: A, last_name: B, role_id: !ref roles.admin, created_at: !ago 3d }\n    b: { email: b, password_hash: x, first_name: A, last_name: B }\n",
);

fn files(arguments: &[&str], database: &Database) -> crate::harness::Run {
    with(hbm_db(arguments), &[ROLE, STAFF]).on(database)
}

fn users(database: &Database) -> String {
    database.sql("select coalesce(string_agg(email, ' ' order by email), '') from users")
}

#[test]
fn what_a_set_put_in_goes_and_nothing_else() {
    let database = tables(server!());
    files(&["seed", "--set", "base"], &database).succeeds().says("1 inserted");
    let before = database.contents();
    files(&["seed"], &database).succeeds().says("2 inserted");
    files(&["seed", "--undo", "dev"], &database).succeeds().says("2 removed, 0 kept, 0 were gone");
    assert_eq!(database.contents(), before);
    assert_eq!(database.sql("select seed_set from hbm_db.seeds"), "base");
    files(&["seed", "--undo", "dev"], &database).succeeds().says("loaded: base").says("nothing to undo");
    files(&["seed"], &database).succeeds().says("2 inserted");
}

/// HBM has cycles between users and media, and keys that RESTRICT, CASCADE and SET NULL.
#[cfg(feature = "apps")]
#[test]
fn everything_goes_at_once() {
    for app in hbm_db_apps::all() {
        let database = Database::new(server!());
        hbm_db(&["reset", "--app", app.name()]).on(&database).succeeds();
        hbm_db(&["seed", "--undo", "--all", "--app", app.name()])
            .on(&database)
            .succeeds()
            .says(" 0 kept, 0 were gone");
        for table in app.tables() {
            assert_eq!(database.sql(&format!("select count(*) from {table}")), "0", "{table}");
        }
        assert_eq!(database.sql("select count(*) from hbm_db.seeds"), "0");
        hbm_db(&["seed", "--app", app.name()]).on(&database).succeeds().says("inserted");
        hbm_db(&["status", "--check", "--app", app.name()]).on(&database).succeeds().says("in step");
    }
}

/// A deletion would take such rows along, or change them: neither was put in by the set.
#[test]
fn a_row_that_others_refer_to_stays_and_is_named() {
    for action in ["cascade", "set null", "restrict", "no action"] {
        let database = tables(server!());
        files(&["seed"], &database).succeeds();
        database.sql(&format!(
            "create schema other;
             create table other.mine (id int primary key, user_id uuid references users on delete {action});
             insert into other.mine select 1, id from users where email = 'a'"
        ));
        // Who stays needs its role.
        files(&["seed", "--undo", "--all"], &database)
            .exits(1)
            .says("1 removed, 2 kept, 0 were gone")
            .says("kept users.a (seed-data/hbm/users.yaml:4:5): 1 row of other.mine (user_id) refers to it")
            .says("kept roles.admin (seed-data/hbm/roles.yaml:4:5): 1 row of users (role_id) refers to it");
        assert_eq!(users(&database), "a");
        assert_eq!(database.sql("select count(*) from other.mine where user_id is not null"), "1");
        files(&["status"], &database).succeeds().says("dev loaded").says("changed since");
        // What is left can be undone when nothing is in the way.
        database.sql("delete from other.mine");
        files(&["seed", "--undo", "dev"], &database).succeeds().says("1 removed, 0 kept, 1 were gone");
        assert_eq!(database.sql("select seed_set from hbm_db.seeds"), "base");
    }
}

#[test]
fn what_somebody_wrote_is_lost_only_by_name() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    // Times are written once, so another is no edit.
    database.sql("update users set created_at = '2020-01-01', updated_at = '2020-01-01' where email = 'a'");
    database.sql("update users set first_name = 'Other' where email = 'b'");
    let before = database.contents();
    files(&["seed", "--undo", "--all"], &database)
        .exits(4)
        .says("edited since: users.b (seed-data/hbm/users.yaml:5:5)")
        .says("delete_edited users, 1 rows that are not as the seeds say: --accept delete_edited:users");
    assert_eq!(database.contents(), before);
    files(&["seed", "--undo", "--all", "--accept", "delete_edited:users"], &database)
        .succeeds()
        .says("3 removed");
    assert_eq!(users(&database), "");
    // A column of which the files say nothing, and the key itself.
    for edit in ["phone = '1'", "email = 'c'"] {
        files(&["seed"], &database).succeeds();
        database.sql(&format!("update users set {edit} where email = 'b'"));
        let before = database.contents();
        files(&["seed", "--undo", "dev"], &database).exits(4).says("delete_edited users, 1 rows");
        assert_eq!(database.contents(), before);
        files(&["seed", "--undo", "--all", "--accept", "delete_edited:users"], &database)
            .succeeds()
            .says("3 removed, 0 kept, 0 were gone");
        assert_eq!(users(&database), "");
    }
}

/// Loading found it, as it is or to be changed: it was not put in.
#[test]
fn what_was_there_before_stays() {
    let database = tables(server!());
    database.sql(
        "insert into users (email, password_hash, first_name, last_name) values ('a', 'y', 'Z', 'Z'), ('b', 'x', 'A', 'B')",
    );
    files(&["seed"], &database).succeeds().says("1 inserted, 1 updated, 1 unchanged");
    // Once more changes nothing of what is known.
    files(&["seed"], &database).succeeds().says("nothing to seed");
    let (stays, goes) = ("left public.users.a: it was there before", "public.roles.admin");
    files(&["seed", "--undo", "--all"], &database)
        .exits(1)
        .says(stays)
        .says("left public.users.b: it was there before")
        .says("kept roles.admin");
    assert_eq!(users(&database), "a b");
    database.sql("update users set role_id = null");
    files(&["seed", "--undo", "--all"], &database).succeeds().says("1 removed").hides(goes);
    assert_eq!(users(&database), "a b");
    assert_eq!(database.sql("select count(*) from hbm_db.seeds where seed_set = 'base'"), "0");
}

/// How to find a row is in the files; where these have forgotten it, that is said, and it is known for later.
#[test]
fn what_the_files_have_forgotten_is_named() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    let other = |from: &str, to: &str| (STAFF.0, STAFF.1.replace(from, to));
    let undo = |name: &str, (file, text): &(&str, String)| {
        with(hbm_db(&["seed", "--undo", name]), &[ROLE, (*file, text.as_str())]).on(&database)
    };
    let named = other("dev:", "demo:");
    undo("demo", &named).succeeds().says("nothing to undo");
    let without = other("    b: {", "    c: {");
    undo("dev", &without)
        .exits(1)
        .says("left public.users.b: it is in no seed file any more")
        .says("1 removed, 0 kept, 0 were gone");
    assert_eq!(users(&database), "b");
    undo("dev", &without).exits(1).says("public.users.b").says("nothing to undo");
    files(&["seed", "--undo", "dev"], &database).succeeds().says("1 removed");
    assert_eq!(users(&database), "");
    // A set that is in no file.
    files(&["seed"], &database).succeeds();
    let none = (STAFF.0, "key: email\nsets: {}\n".to_owned());
    undo("dev", &none).exits(1).says("public.users.a: it is in no").says("public.users.b: it is in no");
    assert_eq!(users(&database), "a b");
    // Many are counted.
    let many: String = (0..30).map(|at| format!("    r{at}: {{ name: r{at} }}\n")).collect();
    let (many, none) = (format!("sets:\n  more:\n{many}"), "sets: {}\n".to_owned());
    let run = |arguments: &[&str], text: &String| {
        with(hbm_db(arguments), &[("roles", text)]).on(&database).outcome()
    };
    assert_eq!(run(&["seed", "--only", "more"], &many).code, 0);
    let said = run(&["seed", "--undo", "more"], &none).stdout;
    assert_eq!(said.matches("left public.roles.r").count(), 20, "{said}");
    assert!(said.contains("and 10 more: it is in no seed file any more"), "{said}");
}

/// The one that put it in is the one that takes it out.
#[test]
fn a_row_of_two_sets_belongs_to_the_first() {
    let database = tables(server!());
    let text = format!(
        "{}  test:\n    a2: {{ email: a, password_hash: z, first_name: A, last_name: B }}\n",
        STAFF.1
    );
    let run = |arguments: &[&str]| with(hbm_db(arguments), &[ROLE, (STAFF.0, &text)]).on(&database);
    run(&["seed"]).succeeds();
    run(&["seed", "--only", "test"]).succeeds().says("1 updated");
    run(&["seed", "--undo", "test"]).succeeds().says("left public.users.a2: it was there before");
    assert_eq!(users(&database), "a b");
    run(&["seed", "--undo", "--all", "--accept", "delete_edited"]).succeeds().says("3 removed");
    assert_eq!(users(&database), "");
}

/// What a policy hides would go along unseen.
#[test]
fn a_hidden_reference_is_an_error() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    let role = format!("{}_undo", database.name);
    database.sql(&format!(
        "create table mine (user_id uuid references users on delete cascade);
         insert into mine select id from users where email = 'a';
         alter table mine enable row level security;
         create role {role} login password 'x';
         grant all on all tables in schema public, hbm_db to {role};
         grant usage, create on schema public, hbm_db to {role}"
    ));
    let before = database.contents();
    files(&["seed", "--undo", "dev"], &database)
        .env("DATABASE_URL", &database.url_of(&role, "x"))
        .exits(1)
        .says("row-level security");
    assert_eq!(database.contents(), before);
    // Nor is what was loaded unknown to be nothing.
    database.sql(&format!("revoke all on hbm_db.seeds from {role}"));
    files(&["seed", "--undo", "dev"], &database)
        .env("DATABASE_URL", &database.url_of(&role, "x"))
        .exits(4)
        .says("this role may not read")
        .says("GRANT SELECT");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// A row with the key of a set that was never loaded is somebody else's.
#[test]
fn a_set_that_was_not_loaded_is_left_alone() {
    let database = tables(server!());
    files(&["seed", "--undo", "--all"], &database).succeeds().says("nothing to undo");
    database
        .sql("insert into users (email, password_hash, first_name, last_name) values ('b', 'x', 'A', 'B')");
    files(&["seed", "--set", "base"], &database).succeeds();
    files(&["seed", "--undo", "dev"], &database).succeeds().says("nothing to undo");
    files(&["seed", "--undo", "users.yaml"], &database).succeeds().says("nothing to undo");
    files(&["seed", "--undo", "--all"], &database).succeeds().says("1 removed");
    assert_eq!(users(&database), "b");
}

#[test]
fn a_file_is_undone_like_a_set() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    files(&["seed", "--undo", "users"], &database).succeeds().says("2 removed");
    assert_eq!(database.sql("select string_agg(seed_set, ' ') from hbm_db.seeds"), "base");
    files(&["seed", "--only", "users.yaml"], &database).succeeds().says("2 inserted");
    files(&["seed", "--undo", "users.yaml"], &database).succeeds().says("2 removed");
    assert_eq!(database.sql("select string_agg(seed_set, ' ') from hbm_db.seeds"), "base");
}

#[test]
fn a_protected_database_is_refused() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    let undo = || files(&["seed", "--undo", "--all"], &database);
    undo().env("NODE_ENV", "production").exits(4).says("NODE_ENV=production");
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    undo().exits(4).says("seed --undo refuses").says("marked production and protected");
    assert_eq!(users(&database), "a b");
}

#[test]
fn which_is_to_be_undone_is_said() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    files(&["seed", "--undo"], &database).exits(2).says("loaded: base, dev").says("--undo --all");
    files(&["seed", "--undo", "dev", "--all"], &database).exits(2).says("takes no name");
    files(&["seed", "--undo", "dve"], &database).exits(2).says("did you mean dev?");
    files(&["seed", "--all"], &database).exits(2).says("--undo");
    assert_eq!(users(&database), "a b");
}

#[test]
fn a_trigger_that_keeps_a_row_keeps_all() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    database.sql(
        "create function keep() returns trigger language plpgsql as $$ begin return null; end $$;
         create trigger keep before delete on roles for each row execute function keep()",
    );
    let before = database.contents();
    files(&["seed", "--undo", "--all"], &database)
        .exits(1)
        .says("a trigger or rule keeps rows")
        .says("roles.admin");
    assert_eq!(database.contents(), before);
}

#[test]
fn the_report_is_for_programs_too() {
    let database = tables(server!());
    files(&["seed"], &database).succeeds();
    database.sql("create table mine (user_id uuid references users); insert into mine select id from users where email = 'b'");
    let outcome = files(&["seed", "--undo", "dev", "--format", "json"], &database).exits(1);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(
        report,
        serde_json::json!({
            "tables": [{ "table": "users", "removed": 1, "absent": 0, "kept": 1 }],
            "kept": [{
                "row": "users.b",
                "place": "seed-data/hbm/users.yaml:5:5",
                "referred_by": [{ "table": "mine", "columns": ["user_id"], "rows": 1 }],
            }],
            "older": [],
            "forgotten": [],
        })
    );
}

/// Where no index helps a foreign key, PostgreSQL would read the table that refers for each row that goes.
#[test]
fn an_index_helps_while_many_rows_go() {
    let database = tables(server!());
    database.sql(
        "create table t (id int primary key, up int references t deferrable initially deferred);
         create table indexes_made (name text);
         create function note() returns event_trigger language plpgsql as
             $$begin insert into public.indexes_made select object_identity from pg_event_trigger_ddl_commands(); end$$;
         create event trigger note on ddl_command_end when tag in ('CREATE INDEX') execute function note();",
    );
    let rows: String = (2..=6000).map(|id| format!("{id},1\n")).collect();
    let csv = format!("id,up\n1,\n{rows}");
    let run = |arguments: &[&str]| {
        let run = hbm_db(arguments).file("seed-data/hbm/t.yaml", "sets:\n  base: !file t.csv\n");
        run.file("seed-data/hbm/t.csv", &csv).on(&database)
    };
    let indexes = "select count(*) from pg_indexes where tablename = 't'";
    let before = database.sql(indexes);
    run(&["seed"]).succeeds().says("6000 inserted");
    // Whoever uses the table is not waited for.
    let mut reader = database.session("reader");
    reader.run("begin; select count(*) from t").expect("rows");
    run(&["seed", "--undo", "--all"]).succeeds().says("6000 removed, 0 kept");
    drop(reader);
    assert_eq!(database.sql("select count(*) from indexes_made"), "0");
    run(&["seed"]).succeeds();
    run(&["seed", "--undo", "--all"]).succeeds().says("6000 removed, 0 kept");
    assert_eq!(database.sql("select name from indexes_made"), "public.hbm_db_undo_1");
    assert_eq!(database.sql(indexes), before);
}

//! What may be destroyed, and what not.

use crate::harness::{Cluster, Database, Run, hbm_db, server};

#[test]
fn flush_needs_a_development_database_or_its_name() {
    needs_a_development_database_or_its_name(server!(), "flush");
}

#[test]
fn reset_needs_a_development_database_or_its_name() {
    needs_a_development_database_or_its_name(server!(), "reset");
}

/// One row per situation: how the database is, what the command is given, and how it must end.
fn needs_a_development_database_or_its_name(cluster: &'static Cluster, command: &str) {
    let rows = "create table precious (id int); insert into precious values (1)";
    type Situation = (
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
        &'static [(&'static str, &'static str)],
        i32,
        &'static str,
    );
    // before, marks, arguments, environment, exit, says
    let table: &[Situation] = &[
        ("", &[], &[], &[], 0, ""),
        (rows, &[], &[], &[], 2, "--confirm-database"),
        (rows, &[], &["--confirm-database", "other"], &[], 4, "--confirm-database says other"),
        (rows, &[], &["--confirm-database", "$NAME"], &[], 0, ""),
        (rows, &["development"], &[], &[], 0, ""),
        (rows, &["test"], &[], &[], 0, ""),
        (rows, &["staging"], &[], &[], 4, "marked staging and protected"),
        (rows, &["production"], &[], &[], 4, "marked production and protected"),
        (rows, &["production"], &["--confirm-database", "$NAME"], &[], 4, "protected"),
        (
            rows,
            &["production"],
            &["--confirm-database", "$NAME", "--no-input", "--terminate"],
            &[],
            4,
            "protected",
        ),
        (rows, &["development"], &[], &[("NODE_ENV", "production")], 4, "NODE_ENV=production"),
        (
            rows,
            &["development"],
            &["--confirm-database", "$NAME"],
            &[("RAILS_ENV", "Production")],
            4,
            "RAILS_ENV",
        ),
        (rows, &["development"], &[], &[("APP_ENV", "production")], 4, "APP_ENV"),
        (rows, &["production"], &[], &[("NODE_ENV", "development")], 4, "protected"),
        (rows, &["development"], &[], &[("NODE_ENV", "test")], 0, ""),
    ];
    for (before, marks, arguments, environment, code, said) in table {
        let database = Database::new(cluster);
        if !before.is_empty() {
            database.sql(before);
        }
        for mark in *marks {
            hbm_db(&["mark", mark]).on(&database).succeeds();
        }
        // Whose it is, is another matter.
        let arguments: Vec<&str> = [command, "--app", "hbm"]
            .into_iter()
            .chain(
                arguments
                    .iter()
                    .map(|argument| if *argument == "$NAME" { database.name.as_str() } else { argument }),
            )
            .collect();
        let run: Run = environment
            .iter()
            .fold(hbm_db(&arguments).on(&database), |run, (name, value)| run.env(name, value));
        let situation = format!("{marks:?} {arguments:?} {environment:?}");
        let outcome = run.outcome();
        assert_eq!(outcome.code, *code, "{situation}: {}", outcome.stderr);
        outcome.says(said);
        if *code != 0 {
            assert_eq!(database.sql("select count(*) from precious"), "1", "{situation}");
        }
    }
}

#[test]
fn a_protection_is_taken_away_only_by_name() {
    let database = Database::new(server!());
    hbm_db(&["mark", "production"]).on(&database).succeeds().says("marked production, protected");
    hbm_db(&["mark", "development"])
        .on(&database)
        .exits(4)
        .says(&format!("--confirm-database {}", database.name));
    hbm_db(&["mark", "development", "--confirm-database", "other"]).on(&database).exits(4);
    // A wrong name is wrong, also where none is needed.
    hbm_db(&["mark", "staging", "--confirm-database", "other"])
        .on(&database)
        .exits(4)
        .says("--confirm-database says other");
    hbm_db(&["fresh"])
        .on(&database)
        .exits(4)
        .says(&format!("hbm-db mark development --confirm-database {}", database.name));
    hbm_db(&["mark", "staging"]).on(&database).succeeds();
    hbm_db(&["mark", "development", "--confirm-database", &database.name]).on(&database).succeeds();
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
}

/// push may change a protected database; what it would lose still needs a name.
#[test]
fn push_to_production_loses_nothing_unnamed() {
    let database = Database::after(server!(), &["reset"]);
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    database.sql("alter table users add column extra int default 1; drop index users_role_id_idx");
    hbm_db(&["push", "--yes"]).on(&database).exits(4).says("drop_column users.extra, 9 non-null values");
    let accepted = ["push", "--accept", "drop_column:users.extra"];
    hbm_db(&accepted).on(&database).exits(4).says("--confirm-database");
    assert_eq!(database.sql("select count(extra) from users"), "9");
    let named = [&accepted[..], &["--confirm-database", &database.name]].concat();
    hbm_db(&named).on(&database).succeeds();
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

/// What reset made, it may make again; a push may have been the first deploy of production.
#[test]
fn what_reset_made_is_for_development() {
    let database = Database::new(server!());
    let marker = "select concat_ws(' ', environment, protected, app) from hbm_db.environment";
    hbm_db(&["push", "--yes"]).on(&database).succeeds();
    assert_eq!(database.sql(marker), "f hbm");
    hbm_db(&["reset", "--no-seed"]).on(&database).exits(2);
    hbm_db(&["reset", "--no-seed", "--confirm-database", &database.name]).on(&database).succeeds();
    assert_eq!(database.sql(marker), "development f hbm");
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
}

/// A marker that cannot be read may say anything.
#[test]
fn a_hidden_marker_is_a_no() {
    let database = Database::new(server!());
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    let role = format!("{}_owner", database.name);
    database.sql(&format!(
        "create role {role} login password 'x'; grant create, usage on schema public to {role};
         set role {role}; create table public.t (id int); insert into public.t values (1)"
    ));
    let url = database.url_of(&role, "x");
    for command in ["flush", "reset"] {
        hbm_db(&[command, "--confirm-database", &database.name])
            .env("DATABASE_URL", &url)
            .exits(4)
            .says("may not read it");
    }
    hbm_db(&["status"]).env("DATABASE_URL", &url).succeeds().says("hidden from this role");
    assert_eq!(database.sql("select count(*) from public.t"), "1");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

//! A database in LATIN1, which has no "…" and no "ł", and one in SQL_ASCII, which has no encoding.

use crate::harness::{Cluster, Database, hbm_db, server};

fn database(cluster: &'static Cluster, encoding: &str) -> Database {
    let name = format!("e{}_{}", std::process::id(), encoding.to_lowercase());
    cluster.sql(
        "postgres",
        &format!(
            "create database {name} template template0 encoding '{encoding}' lc_collate 'C' lc_ctype 'C'"
        ),
    );
    Database { cluster, name }
}

const SCHEMA: &str =
    "-- Größen\ncreate table sizes (id int primary key, name text default 'größe' check (name <> 'ü'));";

#[test]
fn a_push_and_what_reads_work() {
    for encoding in ["LATIN1", "SQL_ASCII"] {
        let database = database(server!(), encoding);
        let with = |arguments: &[&str]| hbm_db(arguments).file("s.sql", SCHEMA).on(&database);
        with(&["push", "--schema", "s.sql", "--yes"]).succeeds();
        with(&["push", "--schema", "s.sql"]).succeeds().says("no changes");
        database.sql("insert into sizes values (1)");
        for arguments in [
            ["diff", "--schema", "s.sql"].as_slice(),
            &["status"],
            &["test"],
            &["health"],
            &["inspect"],
            &["inspect", "sizes"],
            &["inspect", "sizes", "--rows"],
            &["inspect", "--sql", "select * from sizes where name = 'größe'"],
            &["inspect", "--erd", "svg"],
            &["migrate", "status", "--app", "hbm"],
        ] {
            let outcome = with(arguments).outcome();
            assert!([0, 3].contains(&outcome.code), "{encoding} {arguments:?}: {outcome:?}");
        }
        with(&["inspect", "sizes", "--rows"]).succeeds().says("größe");
    }
}

#[test]
fn an_application_is_pushed_and_seeded() {
    for encoding in ["LATIN1", "SQL_ASCII"] {
        let database = database(server!(), encoding);
        let with = |arguments: &[&str], name: &str| {
            let seeds = format!(
                "key: name\nsets:\n  base:\n    one: {{ name: one }}\n    two:\n      name: {name}\n"
            );
            hbm_db(arguments).file("seed-data/hbm/roles.yaml", &seeds).on(&database)
        };
        with(&["push", "--yes"], "größe").succeeds();
        with(&["seed"], "größe").succeeds();
        with(&["seed"], "größe").succeeds();
        assert_eq!(database.sql("select count(*) from roles"), "2");
        with(&["reset", "--confirm-database", &database.name], "größe").succeeds();
        with(&["status", "--check"], "größe").succeeds();
    }
}

#[test]
fn what_cannot_be_written_is_said_with_its_place() {
    let database = database(server!(), "LATIN1");
    hbm_db(&["push", "--yes"]).on(&database).succeeds();
    let seeds = "key: name\nsets:\n  base:\n    one: { name: one }\n    two:\n      name: a ł b\n";
    for arguments in [["seed"].as_slice(), &["reset", "--confirm-database", &database.name]] {
        hbm_db(arguments)
            .file("seed-data/hbm/roles.yaml", seeds)
            .on(&database)
            .exits(1)
            .says("seed-data/hbm/roles.yaml:6:13: the character ł is not in the encoding of the database")
            .says("UTF8");
    }
    hbm_db(&["push", "--schema", "s.sql", "--yes"])
        .file("s.sql", "create table t (a text default 'ł');")
        .on(&database)
        .exits(1)
        .says("the encoding of the database has no such character");
    hbm_db(&["inspect", "--sql", "select 'ł'"])
        .on(&database)
        .exits(1)
        .says("the encoding of the database has no such character");
}

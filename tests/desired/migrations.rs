//! A folder of migrations as the desired state, in the forms of several tools.

use super::with_files;
use crate::harness::{Database, server};

const FIRST: &str = "create table t (id int primary key, old text);";
const SECOND: &str = "alter table t rename old to new;";
const THIRD: &str = "alter table t add unique (new);";
const BACK: &str = "drop table t;";

/// Each leads to a table `t` with the columns `id` and `new`, where it is run in its order, and what goes back is not.
const FORMS: &[(&str, &[(&str, &str)])] = &[
    (
        "pairs",
        &[
            ("m/m20260101_000001_one/up.sql", FIRST),
            ("m/m20260101_000001_one/down.sql", BACK),
            ("m/m20260102_000001_two/up.sql", SECOND),
            ("m/m20260103_000001_three/up.sql", "-- hbm-db: no-transaction\nalter table t add unique (new);"),
        ],
    ),
    (
        "prisma",
        &[
            ("m/20260101_one/migration.sql", FIRST),
            ("m/20260102_two/migration.sql", SECOND),
            ("m/20260103_three/migration.sql", THIRD),
            ("m/migration_lock.toml", ""),
        ],
    ),
    ("numbers", &[("m/2_one.sql", FIRST), ("m/9_two.sql", SECOND), ("m/10_three.sql", THIRD)]),
    (
        "flyway",
        &[
            ("m/V1_2__one.sql", FIRST),
            ("m/V1_10__two.sql", SECOND),
            ("m/R__always.sql", "alter table t add unique (new);"),
            ("m/U1_10__two.sql", BACK),
        ],
    ),
    (
        "up and down",
        &[
            ("m/000001_one.up.sql", FIRST),
            ("m/000001_one.down.sql", BACK),
            ("m/000002_two.up.sql", "begin;\nalter table t rename old to new;\ncommit;"),
            ("m/000002_two.down.sql", BACK),
            ("m/000003_three.up.sql", THIRD),
        ],
    ),
    (
        "dbmate",
        &[
            (
                "m/20260101_one.sql",
                "-- migrate:up\ncreate table t (id int primary key, old text);\n-- migrate:down\ndrop table t;",
            ),
            (
                "m/20260102_two.sql",
                "-- migrate:up\nalter table t rename old to new;\n\n-- migrate:down\nnonsense;",
            ),
            (
                "m/20260103_three.sql",
                "-- migrate:up transaction:false\nalter table t add unique (new);\n-- migrate:down\n",
            ),
        ],
    ),
    (
        "goose",
        &[
            (
                "m/00001_one.sql",
                "-- +goose Up\n-- +goose StatementBegin\ncreate table t (id int primary key, old text);\n-- +goose StatementEnd\n-- +goose Down\ndrop table t;",
            ),
            (
                "m/00002_two.sql",
                "-- +goose Up\nalter table t rename old to new;\n-- +goose Down\ndrop table t;",
            ),
            ("m/00003_three.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nalter table t add unique (new);"),
        ],
    ),
];

#[test]
fn they_are_run_in_their_order() {
    let cluster = server!();
    for (form, files) in FORMS {
        let database = Database::new(cluster);
        let run = |arguments: &[&str]| with_files(arguments, files, &database);
        let pushed = run(&["push", "--schema", "m", "--yes"]).outcome();
        assert_eq!(pushed.code, 0, "{form}: {}", pushed.stderr);
        run(&["push", "--schema", "m", "--yes"]).succeeds().says("no changes");
        let columns = "select string_agg(attname, ',' order by attnum) from pg_attribute where attrelid = 't'::regclass and attnum > 0";
        assert_eq!(database.sql(columns), "id,new", "{form}");
        assert_eq!(
            database
                .sql("select count(*) from pg_constraint where contype = 'u' and conrelid = 't'::regclass"),
            "1",
            "{form}"
        );
    }
}

/// The order of a history is never another one.
#[test]
fn what_fails_is_not_tried_again() {
    let database = Database::new(server!());
    let files = [("m/1_two.sql", SECOND), ("m/2_one.sql", FIRST)];
    with_files(&["push", "--schema", "m", "--yes"], &files, &database)
        .exits(1)
        .says("m/1_two.sql, line 1, column 1")
        .says("relation \"t\" does not exist");
}

#[test]
fn a_part_of_a_history_is_none() {
    let database = Database::new(server!());
    for (files, says) in [
        (
            &[("m/0001_one.sql", FIRST), ("m/0002_two.py", "")][..],
            "m/0002_two.py is a migration that is not SQL",
        ),
        (
            &[("m/1_one/up.sql", FIRST), ("m/2_two.sql", SECOND)],
            "m/2_two.sql is beside migrations that are folders",
        ),
        (&[("m/1_one/up.sql", FIRST), ("m/2_two/down.sql", BACK)], "m/2_two/down.sql stands alone"),
    ] {
        with_files(&["push", "--schema", "m", "--yes"], files, &database).exits(2).says(says);
    }
}

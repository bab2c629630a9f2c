use super::*;
use crate::Script;

#[test]
fn a_file_says_which_migration_it_is_of() {
    use Part::{Both, Down, Repeated, Up};
    for (form, file, found) in [
        (Form::UpDown, "000001_init.up.sql", Some(("000001_init", Up))),
        (Form::UpDown, "000001_init.down.sql", Some(("000001_init", Down))),
        (Form::UpDown, "000001_init.sql", None),
        (Form::Plain, "20240101000000_init.sql", Some(("20240101000000_init", Up))),
        (Form::Plain, "0000_x.down.sql", None),
        (Form::Plain, "init.sql", None),
        (Form::Flyway, "V1.1__init.sql", Some(("V1.1__init", Up))),
        (Form::Flyway, "U2__init.sql", Some(("U2__init", Down))),
        (Form::Flyway, "R__views.sql", Some(("R__views", Repeated))),
        (Form::Flyway, "1_init.sql", None),
        (Form::Goose, "00001_init.sql", Some(("00001_init", Both))),
        (Form::Goose, "00001_init.go", None),
    ] {
        assert_eq!(form.part(file), found, "{form} {file}");
    }
}

#[test]
fn numbers_are_compared_as_numbers_and_what_is_repeated_is_last() {
    let sorted = |form: Form, names: &[&str]| {
        let mut places: Vec<(Place, String)> =
            names.iter().map(|name| (Place::of(form, name), (*name).to_owned())).collect();
        places.sort();
        places.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    assert_eq!(
        sorted(Form::Flyway, &["V10__d", "R__v", "V2__c", "V1.1__b", "V1__a"]),
        ["V1__a", "V1.1__b", "V2__c", "V10__d", "R__v"]
    );
    assert_eq!(sorted(Form::Plain, &["10_b", "9_a"]), ["9_a", "10_b"]);
    // As SeaORM has them.
    assert_eq!(sorted(Form::Pair, &["m2024_9_b", "m2024_10_a"]), ["m2024_10_a", "m2024_9_b"]);
}

#[test]
fn the_next_name_has_the_number_of_the_last() {
    let now = "20261201120000";
    for (form, last, next) in [
        (Form::UpDown, Some("000009_a"), "000010_x"),
        (Form::UpDown, None, "000001_x"),
        (Form::Plain, Some("20240101000000_a"), "20261201120000_x"),
        (Form::Plain, Some("20270101000000_a"), "20270101000001_x"),
        (Form::Plain, Some("0007_a"), "0008_x"),
        (Form::Prisma, None, "20261201120000_x"),
        (Form::Flyway, Some("V1.10__a"), "V1.11__x"),
        (Form::Flyway, Some("V1_1__a_1__b"), "V1_2__x"),
        (Form::Flyway, Some("V2024.01.09__a"), "V2024.01.10__x"),
        (Form::Flyway, Some("V2__a"), "V3__x"),
        (Form::Flyway, Some("V9__a"), "V10__x"),
        (Form::Goose, Some("00003_a"), "00004_x"),
        (Form::NodePgMigrate, Some("1700000000000_a"), "1700000000001_x"),
        (Form::Pair, Some("2024-01-31-235959_a"), "2026-12-01-120000_x"),
        (Form::Pair, Some("2027-01-31-235959_a"), "2027-01-31-235960_x"),
    ] {
        assert_eq!(form.next(last, now, "x").as_deref(), Ok(next), "{form} {last:?}");
    }
    assert!(Form::Plain.next(Some("init"), now, "x").is_err());
    assert!(Form::Plain.next(Some("9223372036854775807_a"), now, "x").is_err());
    assert!(Form::Plain.next(Some("18446744073709551615_a"), now, "x").is_err());
}

#[test]
fn tools_refuse_two_of_one_number() {
    for (form, one, other, is_refused) in [
        (Form::UpDown, "000003_a", "3_b", true),
        (Form::Goose, "00003_a", "00003_b", true),
        (Form::Dbmate, "20240101_a", "20240101_b", true),
        (Form::Plain, "0003_a", "0003_b", true),
        (Form::Plain, "2024_01_a", "2024_02_b", false),
        (Form::Flyway, "V1.0__a", "V1__b", true),
        (Form::Flyway, "V1_1__a", "V1.1__b", true),
        (Form::Flyway, "V10__a", "V1__b", false),
        (Form::Flyway, "R__1", "R__1", false),
        (Form::SqlMigrate, "1_a", "1_b", false),
        (Form::Pair, "m20260101_000001_a", "m20260101_000001_b", false),
    ] {
        let is_same = form.number(one).is_some() && form.number(one) == form.number(other);
        assert_eq!(is_same, is_refused, "{form} {one} {other}");
    }
}

#[test]
fn a_folder_shows_its_form() {
    let file = |name, text| Entry::File { name, text };
    let folder = |is_pair, is_one| Entry::Folder { is_pair, is_one };
    for (entries, form) in [
        (vec![folder(true, false)], Some(Form::Pair)),
        (vec![folder(false, true), file("notes.sql", "")], Some(Form::Prisma)),
        (vec![file("1_a.up.sql", ""), file("1_a.down.sql", "")], Some(Form::UpDown)),
        (vec![file("0000_a.sql", "select 1;")], Some(Form::Plain)),
        (vec![file("V1__a.sql", ""), file("R__v.sql", "")], Some(Form::Flyway)),
        (vec![file("1_a.sql", "--  migrate:up\nselect 1;")], Some(Form::Dbmate)),
        (vec![file("1_a.sql", "-- migrate:up\nselect 1;")], Some(Form::Dbmate)),
        (vec![file("1_a.sql", "\u{feff}-- +goose Up\n")], Some(Form::Goose)),
        (vec![file("1_a.sql", "-- +migrate Up\n")], Some(Form::SqlMigrate)),
        (vec![file("1_a.sql", "-- Up Migration\n")], Some(Form::NodePgMigrate)),
        (vec![file("readme.sql", "")], None),
        (vec![file("1_a.sql", ""), file("2_b.sql", ""), folder(true, false)], Some(Form::Plain)),
    ] {
        assert_eq!(Form::seen(entries.clone()), form, "{entries:?}");
    }
}

/// Statements of each half, with their lines, and whether the half runs in a transaction.
fn read(form: Form, text: &str) -> Vec<(bool, Vec<(usize, String)>)> {
    let (up, down) = form.halves(text);
    let script = |text: String| {
        let script = Script::parse(&text).expect("a script");
        let lines = script.statements.into_iter().map(|one| (one.line, one.sql)).collect();
        (script.transactional, lines)
    };
    std::iter::once(up).chain(down).map(script).collect()
}

#[test]
fn halves_keep_their_lines() {
    let one = |line: usize, sql: &str| vec![(line, sql.to_owned())];
    for (form, text, halves) in [
        (
            Form::Dbmate,
            "-- migrate:up\na;\n\n-- migrate:down\nb;\n",
            vec![(true, one(2, "a")), (true, one(5, "b"))],
        ),
        (
            Form::Dbmate,
            "-- migrate:up transaction:false\na;\n-- migrate:down\nb;\n",
            vec![(false, one(2, "a")), (true, one(4, "b"))],
        ),
        (Form::Dbmate, "-- migrate:up\r\na;\r\n", vec![(true, one(2, "a"))]),
        (
            Form::Goose,
            "-- +goose NO TRANSACTION\n-- +goose Up\na;\n-- +goose Down\nb;",
            vec![(false, one(3, "a")), (false, one(5, "b"))],
        ),
        (
            Form::Goose,
            "-- +goose Up\n-- +goose StatementBegin\ndo $$ a; $$;\n-- +goose StatementEnd\n",
            vec![(true, one(3, "do $$ a; $$"))],
        ),
        (
            Form::SqlMigrate,
            "-- +migrate Up notransaction\na;\n-- +migrate Down\nb;",
            vec![(false, one(2, "a")), (true, one(4, "b"))],
        ),
        (Form::Plain, "-- no-transaction\na;", vec![(false, one(2, "a"))]),
        (Form::Plain, "\u{feff}a\n--> statement-breakpoint\n", vec![(true, one(1, "a"))]),
        (Form::UpDown, "BEGIN;\na;\nCOMMIT;\n", vec![(true, one(2, "a"))]),
        (
            Form::Prisma,
            "create index concurrently i on t (a);",
            vec![(false, one(1, "create index concurrently i on t (a)"))],
        ),
    ] {
        assert_eq!(read(form, text), halves, "{form} {text:?}");
    }
}

#[test]
fn files_are_named_as_the_tool_does() {
    for (form, name, files) in [
        (Form::Pair, "x", &["up.sql", "down.sql"][..]),
        (Form::Prisma, "1_x", &["migration.sql"]),
        (Form::UpDown, "1_x", &["1_x.up.sql", "1_x.down.sql"]),
        (Form::Plain, "1_x", &["1_x.sql"]),
        (Form::Flyway, "V1.2__x", &["V1.2__x.sql", "U1.2__x.sql"]),
    ] {
        let written = form.files(name, "-- hbm-db: no-transaction\na;", Some("b;"));
        let names: Vec<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, files);
        assert!(
            !Script::parse(&form.halves(&written[0].1).0).expect("a script").transactional,
            "{written:?}"
        );
    }
}

/// What is meant to undo is never taken for what goes forwards.
#[test]
fn a_file_that_is_divided_otherwise_does_not_fit() {
    for (form, text, fits) in [
        (Form::Plain, "a;", true),
        (Form::Plain, "-- migrate:up\na;\n-- migrate:down\nb;", false),
        (Form::UpDown, "--+goose Down\nb;", false),
        (Form::Dbmate, "--migrate:up\na;\n--  migrate:down\nb;", true),
        (Form::Dbmate, "a;\n-- migrate:up\nb;", false),
        (Form::Dbmate, "-- a remark\n\n-- migrate:up\nb;", true),
        (Form::Dbmate, "-- migrate:upgrade\na;", false),
        (
            Form::Dbmate,
            "-- migrate:up\na;\n-- migrate:down\nb;\n-- migrate:up\nc;\n-- migrate:down\nd;",
            false,
        ),
        (Form::Goose, "a;", false),
        (Form::Goose, "-- +goose NO TRANSACTION\n--+goose Up\na;", true),
        (Form::NodePgMigrate, "a;", true),
        (Form::NodePgMigrate, "--- Up Migration\na;\n--- Down Migration\nb;", true),
    ] {
        assert_eq!(form.fits(text), fits, "{form} {text:?}");
    }
    assert_eq!(Form::Dbmate.halves("--migrate:up\na;\n--migrate:down\nb;").0, "--migrate:up\na;\n\n");
    for (form, name) in [
        (Form::Plain, "U2__b.sql"),
        (Form::Plain, "002_b.undo.sql"),
        (Form::Plain, "002_b_down.sql"),
        (Form::Goose, "004_d.down.sql"),
        (Form::Goose, "004_d.up.sql"),
    ] {
        assert_eq!(form.part(name), None, "{form} {name}");
    }
}

#[test]
fn what_is_joined_is_halved_again() {
    let up = "create function f() returns int language plpgsql as $$ begin return 1; end $$;\ncreate table t ();\n";
    for form in [Form::Dbmate, Form::Goose, Form::SqlMigrate, Form::NodePgMigrate] {
        for header in ["", "-- hbm-db: no-transaction\n"] {
            let files = form.files("1_x", &format!("{header}{up}"), Some("drop table t;\n"));
            let [(name, text)] = files.as_slice() else { panic!("{files:?}") };
            assert_eq!(name, "1_x.sql");
            let halves = read(form, text);
            let statements: Vec<Vec<&str>> =
                halves.iter().map(|(_, all)| all.iter().map(|(_, sql)| sql.as_str()).collect()).collect();
            assert_eq!(
                statements,
                [
                    vec![
                        "create function f() returns int language plpgsql as $$ begin return 1; end $$",
                        "create table t ()"
                    ],
                    vec!["drop table t"]
                ],
                "{text}"
            );
            assert_eq!(halves[0].0, header.is_empty(), "{text}");
        }
    }
}

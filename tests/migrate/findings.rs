//! What does not fit between files and ledger: found, named, and with the ways out.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;

/// What was done to the files, the word for it, and the ways out.
type Finding = (fn(&Project), &'static str, &'static str, &'static [&'static str]);

const FINDINGS: &[Finding] = &[
    (
        |project| project.write(ONE, "up.sql", "create table one (id bigint);"),
        "edited",
        "m20260101_000001_one was edited after it was applied",
        &[
            "git log -p -- migration/src/hbm/m20260101_000001_one/up.sql",
            "hbm-db generate NAME",
            "hbm-db migrate repair",
        ],
    ),
    (
        |project| project.remove(ONE),
        "missing",
        "m20260101_000001_one was applied, and its file is not there",
        &["bring its folder back", "hbm-db migrate down", "hbm-db migrate repair"],
    ),
    (
        |project| project.rename(ONE, "m20260104_000001_uno"),
        "renamed",
        "m20260101_000001_one was applied, and is called m20260104_000001_uno now",
        &["git mv m20260104_000001_uno m20260101_000001_one", "hbm-db migrate repair"],
    ),
    (
        |project| project.rename(ONE, "m20260101_000002_uno"),
        "renamed",
        "m20260101_000001_one was applied, and is called m20260101_000002_uno now",
        &["git mv m20260101_000002_uno m20260101_000001_one"],
    ),
    (
        |project| project.write("m20260101_000002_late", "up.sql", "create table late (id int);"),
        "out_of_order",
        "m20260101_000002_late is pending, and m20260103_000001_three, which comes after it, was applied",
        &["git mv m20260101_000002_late m<today>", "hbm-db migrate up --out-of-order"],
    ),
];

#[test]
fn each_is_found_and_keeps_up_from_running() {
    let cluster = server!();
    for (change, word, message, ways) in FINDINGS {
        let project = three(cluster);
        project.run(&["migrate", "up"]).succeeds();
        project.write("m20260109_000001_next", "up.sql", "create table next (id int);");
        change(&project);
        let before = project.state();
        for (command, code) in [
            (&["migrate", "status"][..], 0),
            (&["migrate", "status", "--check"], 3),
            (&["migrate", "validate"], 3),
            (&["migrate", "up"], 1),
            (&["migrate", "up", "--dry-run"], 1),
        ] {
            let outcome = project.run(command).exits(code).says(message);
            let outcome = ways.iter().fold(outcome, |outcome, way| outcome.says(way));
            outcome.says(if code == 1 { "files and ledger do not fit" } else { word });
        }
        project.run(&["status"]).succeeds().says(message);
        let value = project.json(&["migrate", "validate"], 3);
        let finding = &value["findings"][0];
        assert_eq!((&finding["finding"], &finding["message"]), (&(*word).into(), &(*message).into()));
        assert_eq!(value["findings"].as_array().map(Vec::len), Some(1), "{value}");
        assert!(finding["ways"].as_array().is_some_and(|list| list.len() >= ways.len()));
        assert_eq!(project.state(), before, "{message}");
        assert!(!project.has("next"), "{message}");
    }
}

#[test]
fn several_are_named_together() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.write(ONE, "up.sql", "select 1;");
    project.remove(TWO);
    project
        .run(&["migrate", "up"])
        .exits(1)
        .says("do not fit in 2 places")
        .says(&format!("{ONE} was edited"))
        .says(&format!("{TWO} was applied"));
}

/// What version control and editors do to a file is no edit.
#[test]
fn line_ends_blanks_and_a_byte_order_mark_are_no_edit() {
    let text = "create table one (\n  id int\n);\n\ninsert into one values (1);\n";
    let project = Project::new(server!()).with(ONE, text, "drop table one;");
    project.run(&["migrate", "up"]).succeeds();
    for same in [
        text.replace('\n', "\r\n"),
        text.replace('\n', " \t\n"),
        format!("\u{feff}{text}"),
        format!("{text}\n\n"),
        text.trim_end().to_owned(),
    ] {
        project.write(ONE, "up.sql", &same);
        project.run(&["migrate", "validate"]).succeeds();
        project.run(&["migrate", "status", "--check"]).succeeds();
        project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    }
    // And each of them runs.
    let other = Project::new(server!()).with(ONE, &format!("\u{feff}{}", text.replace('\n', "\r\n")), "");
    other.run(&["migrate", "up"]).succeeds();
    assert_eq!(other.sql("select id from one"), "1");
    project.write(ONE, "up.sql", &text.replace("  id", "   id"));
    project.run(&["migrate", "validate"]).exits(3).says("edited");
}

/// Editing the way back is nobody's business until it runs.
#[test]
fn a_down_file_may_be_edited() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.write(TWO, "down.sql", "drop table if exists two;");
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "down", "--steps", "2"]).succeeds();
}

#[test]
fn out_of_order_runs_where_it_is_wanted() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.write("m20260101_000002_late", "up.sql", "create table late (id int);");
    project.run(&["migrate", "up", "--out-of-order", "--dry-run"]).succeeds().says("create table late");
    assert!(!project.has("late"));
    project.run(&["migrate", "up", "--out-of-order"]).succeeds().says("late").hides(THREE);
    assert!(project.has("late"));
    project.run(&["migrate", "validate"]).succeeds();
    // It is no leave for anything else.
    project.write(ONE, "up.sql", "select 1;");
    project.run(&["migrate", "up", "--out-of-order"]).exits(1).says("edited");
}

#[test]
fn an_edited_file_may_be_brought_back() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let text = project.read(ONE, "up.sql");
    project.write(ONE, "up.sql", "select 1;");
    project.run(&["migrate", "validate"]).exits(3);
    project.write(ONE, "up.sql", &text);
    project.run(&["migrate", "validate"]).succeeds();
}

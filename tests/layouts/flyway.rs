//! What Flyway has and no other tool: repeatable migrations, versions in parts, undo.

use super::{Layout, server};
use std::fs;

fn layout() -> Option<Layout> {
    Some(Layout::built(crate::harness::Cluster::get()?, "flyway", "sql"))
}

/// What is repeated runs after a new version on an empty database: one that does not run before it is not written.
#[test]
fn a_new_version_runs_before_what_is_repeated() {
    server!();
    let layout = layout().expect("a server");
    let schema = layout.folder.path().join("expected.sql");
    let text = fs::read_to_string(&schema).expect("a file");
    let view = layout.database.sql("select viewname from pg_views where schemaname = 'public'");
    fs::write(&schema, format!("{text}\ndrop view public.{view};\n")).expect("a file");
    let before = layout.files();
    layout.run(&["generate", "drop_view"]).exits(1).says("R__view").says("on an empty database");
    assert_eq!(layout.files(), before);
    fs::write(&schema, format!("{text}\ncreate table public.added (id int primary key);\n")).expect("a file");
    layout.run(&["generate", "add_table"]).succeeds().says("V11__add_table");
}

/// A failed undo is named: what is there is not known.
#[test]
fn an_undo_that_failed_is_named() {
    server!();
    let layout = layout().expect("a server");
    layout.database.sql("insert into flyway_schema_history values (98, '10', 'index visits', 'UNDO_SQL', 'U10__index_visits.sql', null, 'x', now(), 1, false)");
    layout.run(&["migrate", "adopt"]).exits(1).says("10 did not finish").says("flyway repair");
    // What was deleted by a repair counts for nothing, whatever became of it.
    layout.database.sql("update flyway_schema_history set type = 'DELETE' where installed_rank = 98");
    layout.run(&["migrate", "adopt", "--dry-run"]).exits(1).says("and the migrations do not make it");
}

/// What is repeated and has changed since is pending, as it is for Flyway.
#[test]
fn what_is_repeated_and_has_changed_is_pending() {
    server!();
    let layout = layout().expect("a server");
    let file = layout.migrations.join("R__view.sql");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, format!("{text}\n-- a remark\n")).expect("a file");
    layout.run(&["migrate", "adopt"]).succeeds().says("R__view: it has changed since flyway ran it");
    layout.run(&["migrate", "status"]).succeeds().says("1 pending");
    layout.run(&["migrate", "up"]).succeeds().says("R__view");
    layout.run(&["check"]).succeeds();
}

/// Where it makes something else now, Flyway runs it first.
#[test]
fn what_is_repeated_and_makes_something_else_is_run_first() {
    server!();
    let layout = layout().expect("a server");
    let file = layout.migrations.join("R__view.sql");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(
        &file,
        format!("{text}\ncomment on table patients is 'changed';\ncreate view more as select 1 as one;\n"),
    )
    .expect("a file");
    layout.run(&["migrate", "adopt"]).exits(1).says("more").says("let flyway run R__view first");
}

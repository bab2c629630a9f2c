//! What a rollback does not undo does not happen when a `down.sql` is rehearsed.

use crate::harness::server;
use crate::migrate::project::{ONE, Project, TWO};

/// What acts at once, and the word by which it is told.
const AT_ONCE: &[(&str, &str)] = &[
    ("copy (select 1) to '$FILE'", "COPY"),
    ("copy (select 1) to program 'cat > $FILE'", "COPY"),
    ("do $$ begin execute format('copy (select 1) to %L', '$FILE'); end $$", "COPY"),
    ("select lo_export(4711, '$FILE')", "lo_export"),
    ("select writes()", "writes"),
    ("select calls_writes()", "writes"),
    ("insert into watched values (1)", "writes"),
];

#[test]
fn files_and_programs() {
    let project = Project::new(server!()).with(ONE, "create table watched (id int);", "");
    let file = project.database.cluster.folder.join("data").join(format!("{}.out", project.database.name));
    let file = file.display().to_string();
    project.write(
        ONE,
        "up.sql",
        &format!(
            "create table watched (id int); select lo_from_bytea(4711, 'x');
             create function writes() returns int language plpgsql as $$ begin copy (select 1) to '{file}'; return 1; end $$;
             create function calls_writes() returns int begin atomic select writes(); end;
             create function on_insert() returns trigger language plpgsql as $$ begin perform writes(); return new; end $$;
             create trigger on_insert before insert on watched for each row execute function on_insert();"
        ),
    );
    let written = format!("select count(*) from pg_ls_dir('.') f where f = '{}.out'", project.database.name);
    project.write(TWO, "up.sql", "select 1;");
    project.run(&["migrate", "up", "--to", "one"]).succeeds();
    for (down, word) in AT_ONCE {
        project.run(&["migrate", "up"]).succeeds();
        project.write(TWO, "down.sql", &down.replace("$FILE", &file));
        project
            .run(&["migrate", "down", "--dry-run"])
            .succeeds()
            .says("what would be lost is not known: not_rehearsed m20260102_000001_two")
            .says(word);
        project.run(&["migrate", "down"]).exits(4).says("--accept not_rehearsed:m20260102_000001_two");
        assert_eq!(project.sql(&written), "0", "{down}");
        project.run(&["migrate", "down", "--accept", "not_rehearsed:m20260102_000001_two"]).succeeds();
        assert_eq!(project.sql(&written), "1", "{down}");
        project.sql(&format!("copy (select 1) to program 'rm {file}; cat > /dev/null'"));
    }
}

#[test]
fn another_database_that_is_reached_by_an_extension() {
    let project = Project::new(server!()).with(ONE, "create table done (id int);", "drop table done;").with(
        TWO,
        "create extension dblink;",
        "",
    );
    if project.sql("select count(*) from pg_available_extensions where name = 'dblink'") == "0" {
        return;
    }
    project.run(&["migrate", "up"]).succeeds();
    let url = project.database.socket_url();
    project.write(TWO, "down.sql", &format!("select dblink_exec('{url}', 'insert into done values (1)');"));
    project.run(&["migrate", "down", "--dry-run"]).succeeds().says("dblink_exec").says("not known");
    project.run(&["migrate", "down"]).exits(4).says("not_rehearsed");
    assert_eq!(project.sql("select count(*) from done"), "0");
    // What only mentions it is no reason.
    project.write(TWO, "down.sql", "drop extension dblink;");
    project.run(&["migrate", "down"]).succeeds();
}

//! `migrate down` names values, rows and numbers that a `down.sql` changes, whatever statement does it.

use crate::harness::{Cluster, server};
use crate::migrate::project::{ONE, Project, TWO};

/// Tables with rows, what a way back does, and what it has to name; nothing where it loses nothing.
const WAYS: &[(&str, &str, &[&str])] = &[
    (
        "alter table t alter phone type text using left(phone, 2)",
        "change_type t.phone, 2 values",
        &["change_type:t.phone"],
    ),
    (
        "alter table t alter phone type text using null",
        "change_type t.phone, 3 values",
        &["change_type:t.phone"],
    ),
    (
        "alter table t alter phone type int using length(phone)",
        "change_type t.phone, 3 values",
        &["change_type:t.phone"],
    ),
    (
        "alter table child drop constraint child_id_fkey; alter table t alter id type bigint using id * 2",
        "change_type t.id",
        &["change_type:t.id"],
    ),
    ("alter table t alter mood type text using 'x'", "change_type t.mood, 3 values", &["change_type:t.mood"]),
    ("update t set phone = 'x' where id = 1", "change_rows t, 1 rows changed or deleted", &["change_rows:t"]),
    (
        "update t set phone = case id when 1 then '22' when 2 then '1111' else phone end",
        "change_rows t, 2 rows",
        &["change_rows:t"],
    ),
    ("delete from t where id > 1", "change_rows t, 2 rows", &["change_rows:t"]),
    ("truncate t cascade", "change_rows t, 3 rows", &["change_rows"]),
    (
        "do $$ begin execute 'dele' || 'te from t where id > 1'; end $$",
        "change_rows t, 2 rows",
        &["change_rows"],
    ),
    ("update parts set a = 5 where a = 1", "change_rows parts, 1 rows", &["change_rows:parts"]),
    (
        "alter table t rename to u; update u set phone = null; alter table u rename to t",
        "change_rows t, 3 rows",
        &["change_rows:t"],
    ),
    ("drop sequence free", "drop_sequence free, 1 value in use", &["drop_sequence:free"]),
    ("drop sequence restarted", "drop_sequence restarted, 1 value in use", &["drop_sequence:restarted"]),
    ("alter table t alter n drop identity", "drop_sequence t_n_seq", &["drop_sequence:t_n_seq"]),
    (
        "select setval('free', 1, false)",
        "restart_sequence free, 2 numbers that it gives again",
        &["restart_sequence:free"],
    ),
    ("alter sequence free restart", "restart_sequence free, 2 numbers", &["restart_sequence:free"]),
    (
        "truncate t restart identity cascade",
        "restart_sequence t_n_seq, 3 numbers",
        &["change_rows", "restart_sequence"],
    ),
    (
        "select lo_unlink(oid) from pg_largeobject_metadata",
        "change_rows pg_catalog.pg_largeobject",
        &["change_rows"],
    ),
    (
        "alter table t drop constraint t_pkey cascade; delete from child",
        "change_rows child, 1 rows",
        &["change_rows:child"],
    ),
    // Nothing is lost.
    ("update t set phone = phone", "", &[]),
    ("insert into t (id, phone) values (9, 'new')", "", &[]),
    ("insert into t (id, phone) values (9, 'new'); delete from t where id = 9", "", &[]),
    ("alter table t alter phone type varchar(40) using phone", "", &[]),
    ("alter table t alter id type bigint", "", &[]),
    ("alter table t alter mood type text", "", &[]),
    ("alter table t alter at type text using at::text", "", &[]),
    ("alter table t add column more int not null default 3", "", &[]),
    ("alter table child set unlogged; alter table child set logged", "", &[]),
    ("select nextval('free')", "", &[]),
    ("alter sequence free restart 100", "", &[]),
    ("drop sequence unused", "", &[]),
    ("cluster t using t_pkey; create index on t (phone)", "", &[]),
    ("update parts set a = 1 where a = 1", "", &[]),
];

const TABLES: &str = "create type mood as enum ('sad', 'glad');
    create table t (id int primary key, phone text, mood mood, at timestamptz, n int generated always as identity);
    insert into t (id, phone, mood, at) values (1, '1111', 'sad', now()), (2, '22', 'glad', now()), (3, '3333', 'sad', null);
    create table child (id int references t);
    insert into child values (1);
    create table parts (a int) partition by list (a); create table part1 partition of parts for values in (1);
    create table rest partition of parts default; insert into parts values (1), (2);
    create sequence free; select nextval('free'), nextval('free'); create sequence unused;
    create sequence restarted; alter sequence restarted restart 500;
    select lo_from_bytea(4711, 'abc');";

/// With the tables applied, and a second migration with this way back.
fn with_way(cluster: &'static Cluster, down: &str) -> Project {
    let project = Project::new(cluster).with(ONE, TABLES, "").with(TWO, "select 1;", down);
    project.run(&["migrate", "up"]).succeeds();
    project
}

/// The contents, and where every sequence stands.
fn state(project: &Project) -> String {
    project.state()
        + &project.sql("select string_agg(schemaname || sequencename || coalesce(last_value, 0), ' ' order by 1) from pg_sequences")
        + &project.sql("select last_value, is_called from free")
}

#[test]
fn every_way_of_changing_them() {
    each(server!(), |named| !named.is_empty());
}

#[test]
fn nothing_is_asked_for_where_nothing_is_lost() {
    each(server!(), str::is_empty);
}

fn each(cluster: &'static Cluster, chosen: impl Fn(&str) -> bool) {
    let project = with_way(cluster, "select 1;");
    for (down, named, consent) in WAYS.iter().filter(|(_, named, _)| chosen(named)) {
        project.write(TWO, "down.sql", down);
        let before = state(&project);
        let dry = project.run(&["migrate", "down", "--dry-run"]).succeeds();
        assert_eq!(state(&project), before, "{down}: the rehearsal changed something");
        if named.is_empty() {
            dry.hides("would be lost");
            project.run(&["migrate", "down"]).succeeds();
        } else {
            dry.says("would be lost: ").says(named);
            project.run(&["migrate", "down"]).exits(4).says(named).says(&format!("--accept {}", consent[0]));
            assert_eq!(state(&project), before, "{down}: what was refused changed something");
            let mut command = vec!["migrate", "down"];
            consent.iter().for_each(|one| command.extend(["--accept", one]));
            project.run(&command).succeeds();
        }
        assert_eq!(project.applied(), "one", "{down}");
        // As it was.
        project.sql(
            "select lo_unlink(oid) from pg_largeobject_metadata; drop schema public cascade; create schema public;
             drop schema hbm_db cascade",
        );
        project.run(&["migrate", "up"]).succeeds();
    }
}

/// What the way back does really happens, once.
#[test]
fn what_was_agreed_to_is_done() {
    let project = with_way(
        server!(),
        "update t set phone = left(phone, 2); select setval('free', 1, false); drop table child",
    );
    project
        .run(&[
            "migrate",
            "down",
            "--accept",
            "change_rows:t",
            "--accept",
            "restart_sequence:free",
            "--accept",
            "drop_table:child",
        ])
        .succeeds();
    assert_eq!(project.sql("select string_agg(phone, ' ' order by id) from t"), "11 22 33");
    assert_eq!(project.sql("select nextval('free')"), "1");
    assert!(!project.has("child"));
    assert_eq!(project.sql("select count(*) from pg_class where relname like 'hbm_db_before%'"), "0");
}

/// Several files together, and a role that owns nothing but what it made.
#[test]
fn as_an_owner_and_of_several_files() {
    let project = Project::new(server!())
        .with(ONE, "create table t (id int generated always as identity, a text); insert into t (a) values ('a'), ('b');", "delete from t where a = 'a';")
        .with(TWO, "select 1;", "update t set a = 'x' where a = 'b';");
    let owner = project.role("owner", "");
    project.sql(&format!("grant create on schema public to {owner}; grant create on database {} to {owner}; create sequence foreign_one; grant all on sequence foreign_one to {owner}; select nextval('foreign_one'), nextval('foreign_one')", project.database.name));
    project.run_as(&owner, &["migrate", "up", "--app", "hbm"]).succeeds();
    project.run_as(&owner, &["migrate", "down", "--all"]).exits(4).says("change_rows t, 2 rows");
    project.write(TWO, "down.sql", "select setval('foreign_one', 1, false);");
    project.run_as(&owner, &["migrate", "down"]).exits(4).says("restart_sequence foreign_one, 2 numbers");
    assert_eq!(project.sql("select last_value from foreign_one"), "2");
    project.run_as(&owner, &["migrate", "down", "--accept", "restart_sequence"]).succeeds();
    assert_eq!(project.sql("select last_value from foreign_one"), "1");
    project.drop_role(&owner);
}

//! What is written of a migration, and by whom.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;

#[test]
fn a_migration_is_recorded_with_what_is_known_of_it() {
    let project = three(server!());
    let up = "create table one (id int);\r\ninsert into one values (1);  \r\n";
    project.write(ONE, "up.sql", up);
    let start = project.sql("select floor(extract(epoch from clock_timestamp()))::bigint");
    project.run(&["migrate", "up", "--steps", "1"]).succeeds();
    let end = project.sql("select ceil(extract(epoch from clock_timestamp()))::bigint");
    let ledger = format!(
        "select version = '{ONE}' and applied_at between {start} and {end} from public.seaql_migrations"
    );
    assert_eq!(project.sql(&ledger), "t");
    let record = project.sql(
        "select r.app, r.name, r.checksum, r.undoing, r.statements, r.reached, r.running is null,
                r.applied_at = s.applied_at, r.milliseconds > 0, r.role, r.tool_version
         from hbm_db.migrations r join public.seaql_migrations s on s.version = r.name",
    );
    let checksum = hbm_db_migration_file::checksum(up);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(record, format!("hbm|{ONE}|{checksum}|f|2|2|t|t|t|postgres|{version}"));
    assert_eq!(
        checksum,
        hbm_db_migration_file::checksum("create table one (id int);\ninsert into one values (1);\n")
    );
    project.run(&["migrate", "down", "--accept", "drop_table:one"]).succeeds();
    assert_eq!(project.sql("select count(*) from hbm_db.migrations"), "0");
}

/// The table is SeaORM's own, column for column.
#[test]
fn the_ledger_is_made_as_sea_orm_makes_it() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let columns = "select string_agg(format('%s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull), ', ' order by a.attnum)
                   from pg_attribute a where a.attrelid = 'public.seaql_migrations'::regclass and a.attnum > 0";
    assert_eq!(project.sql(columns), "version character varying t, applied_at bigint t");
    assert_eq!(
        project.sql("select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'public.seaql_migrations'::regclass and contype = 'p'"),
        "PRIMARY KEY (version)"
    );
}

/// Another role than the owner may migrate, where it was given what that needs.
#[test]
fn the_role_that_ran_it_is_recorded() {
    let project = three(server!());
    let role = project.role("runner", "");
    project.sql(&format!(
        "grant create on schema public to {role}; grant create on database {} to {role}",
        project.database.name
    ));
    project.run_as(&role, &["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select distinct role from hbm_db.migrations"), role);
    project.run(&["migrate", "status"]).succeeds().says(&role);
    project.drop_role(&role);
}

#[test]
fn a_role_that_may_not_make_the_ledger_is_told_so() {
    let project = three(server!());
    let role = project.role("guest", "");
    project.sql("revoke create on schema public from public");
    project.run_as(&role, &["migrate", "up"]).exits(1).says("permission denied").says("GRANT CREATE");
    assert!(project.is_untouched());
    project.drop_role(&role);
}

/// Two applications share a ledger; each answers for its own files.
#[test]
fn another_applications_rows_are_its_own_matter() {
    let project = three(server!());
    project.run(&["migrate", "up", "--steps", "1"]).succeeds();
    project.sql(
        "insert into seaql_migrations values ('m20260101_000009_theirs', 1);
         insert into hbm_db.migrations (app, name, checksum, statements, reached, reached_checksum, applied_at, tool_version)
         values ('theirs', 'm20260101_000009_theirs', 'x', 1, 1, 'x', 1, '0')",
    );
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down", "--all"]).succeeds();
    assert_eq!(project.applied(), "theirs");
}

/// A row that somebody else removed meanwhile is not undone a second time.
#[test]
fn a_migration_that_an_unfinished_other_applied_is_refused() {
    let project = Project::new(server!())
        .with(
            ONE,
            "create table one (id int); insert into seaql_migrations values ('m20260102_000001_two', 1);",
            "",
        )
        .with(TWO, "create table two (id int);", "");
    project.run(&["migrate", "up"]).exits(1).says("seaql_migrations_pkey");
    assert!(project.has("one") && !project.has("two"));
    let project = three(server!());
    project.write(THREE, "down.sql", "delete from seaql_migrations where version like '%three';");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down"]).exits(1).says("the ledger was changed by somebody else");
    assert_eq!(project.applied(), "one two three");
}

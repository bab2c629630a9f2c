//! `fresh` drops the schemas that migrations make, and nothing that is not theirs.

use crate::harness::{Cluster, server};
use crate::migrate::project::{ONE, Project};

/// A schema of the migrations, which were applied.
fn audited(cluster: &'static Cluster, up: &str) -> Project {
    let up = format!("create schema audit; create table audit.log (id int); {up}");
    let project = Project::new(cluster).with(ONE, &up, "");
    project.run(&["fresh", "--no-seed"]).succeeds();
    project
}

/// It is refused with this name, and nothing has changed.
#[track_caller]
fn refuses(project: &Project, named: &[&str]) {
    let before = project.state();
    let mut outcome = project.run(&["fresh", "--no-seed"]).exits(4).says("nothing was changed");
    for name in named {
        outcome = outcome.says(name);
    }
    assert_eq!(project.state(), before);
}

fn has_extension(project: &Project, name: &str) -> bool {
    project.sql(&format!("select count(*) from pg_available_extensions where name = '{name}'")) == "1"
}

#[test]
fn a_column_whose_type_is_of_an_extension_there() {
    let project = audited(server!(), "");
    if !has_extension(&project, "citext") {
        return;
    }
    project.sql(
        "create extension citext schema audit; create schema billing;
         create table billing.customers (id int, email audit.citext); insert into billing.customers values (1, 'a@b')",
    );
    refuses(&project, &["column email of table billing.customers", "extension citext", "SET SCHEMA public"]);
    project.sql("alter extension citext set schema public");
    project.run(&["fresh", "--no-seed"]).succeeds();
    assert_eq!(project.sql("select email from billing.customers"), "a@b");
}

#[test]
fn an_extension_that_the_migrations_do_not_make_but_one_that_they_make() {
    let project = audited(server!(), "");
    if !has_extension(&project, "citext") {
        return;
    }
    project.sql("create extension citext schema audit");
    refuses(&project, &["extension citext"]);
    project.sql("drop extension citext");
    project.write(ONE, "up.sql", "create schema audit; create extension citext schema audit; create table audit.log (id audit.citext);");
    for _ in 0..2 {
        project.run(&["fresh", "--no-seed"]).succeeds();
    }
    project.sql("create schema billing; create table billing.t (email audit.citext)");
    refuses(&project, &["column email of table billing.t"]);
}

#[test]
fn the_publication_of_a_schema() {
    let project = audited(server!(), "");
    if project.database.cluster.major() < 15 {
        return;
    }
    project.sql("create publication all_of_it for tables in schema audit");
    refuses(&project, &["publication", "all_of_it"]);
    project.sql("drop publication all_of_it; create publication one for table audit.log");
    let before = project.state();
    project.run(&["fresh", "--no-seed"]).exits(4).says("publication");
    assert_eq!(project.state(), before);
}

#[test]
fn a_text_search_configuration_elsewhere() {
    let project = audited(server!(), "");
    project.sql(
        "create text search dictionary audit.words (template = simple); create schema search;
         create text search configuration search.plain (copy = simple);
         alter text search configuration search.plain alter mapping for word with audit.words",
    );
    refuses(&project, &["text search configuration search.plain"]);
    project.sql("drop schema search cascade");
    project.run(&["fresh", "--no-seed"]).succeeds();
}

#[test]
fn views_defaults_rules_and_casts_elsewhere() {
    let project = audited(server!(), "");
    for (made, named) in [
        ("create view other.v as select * from audit.log", "view other.v"),
        (
            "create function audit.f() returns int language sql as 'select 1'; create table other.t (a int default audit.f())",
            "other.t",
        ),
        ("create domain audit.d as int; create table other.u (a audit.d)", "column a of table other.u"),
        (
            "create collation audit.c (provider = libc, locale = 'C'); create table other.w (a text collate audit.c)",
            "column a of table other.w",
        ),
    ] {
        project.sql(&format!("create schema other; {made}"));
        let before = project.state();
        project.run(&["fresh", "--no-seed"]).exits(4).says(named);
        assert_eq!(project.state(), before, "{made}");
        project.sql("drop schema other cascade");
    }
}

/// What is set on the schema itself is there again, whatever way the migrations ran.
#[test]
fn privileges_comments_and_defaults_of_the_schema() {
    for header in ["", "-- hbm-db: no-transaction\n"] {
        let project = audited(server!(), "");
        project.write(
            ONE,
            "up.sql",
            &format!("{header}create schema audit; create table audit.log (id int);"),
        );
        let (reader, owner) = (project.role("reader", ""), project.role("owner", ""));
        project.sql(&format!(
            "grant usage on schema audit to {reader} with grant option; grant create on schema audit to public;
             comment on schema audit is 'kept'; alter schema audit owner to {owner};
             alter default privileges for role postgres in schema audit grant select on tables to {reader};
             alter default privileges for role postgres in schema audit grant execute on routines to {reader};
             alter default privileges for role postgres in schema audit grant usage on types to {reader};
             alter default privileges for role postgres in schema audit grant usage on sequences to {reader}"
        ));
        let settings = "select nspowner::regrole, obj_description(n.oid, 'pg_namespace'),
                               (select string_agg(a::text, ' ' order by a::text) from aclexplode(nspacl) a),
                               (select string_agg(defaclrole::text || defaclobjtype::text || defaclacl::text, ' ' order by defaclobjtype)
                                from pg_default_acl where defaclnamespace = n.oid)
                        from pg_namespace n where nspname = 'audit'";
        let before = project.sql(settings);
        assert!(before.contains("kept"), "{before}");
        project.run(&["fresh", "--no-seed"]).succeeds();
        assert_eq!(project.sql(settings), before, "{header}");
        // What the migrations say themselves is what they say.
        project.write(
            ONE,
            "up.sql",
            "create schema audit; create table audit.log (id int); comment on schema audit is 'theirs';",
        );
        project.run(&["fresh", "--no-seed"]).succeeds();
        assert!(project.sql(settings).contains("theirs"));
        project.drop_role(&reader);
        project.drop_role(&owner);
    }
}

/// All kinds that a schema can hold are made again.
#[test]
fn what_the_migrations_make_can_be_made_again() {
    let project = audited(
        server!(),
        "create text search dictionary audit.words (template = simple);
         create text search configuration audit.plain (copy = simple);
         alter text search configuration audit.plain alter mapping for word with audit.words;
         create function audit.eq(int, int) returns boolean language sql immutable as 'select $1 = $2';
         create operator audit.=== (function = audit.eq, leftarg = int, rightarg = int);
         create operator family audit.f using hash; create operator family audit.g using btree;
         create operator class audit.c for type int using hash family audit.f as operator 1 audit.===;
         create default conversion audit.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
         create type audit.pair as (a int, b int); create cast (audit.pair as text) with inout;
         create statistics audit.s on id, (id + 1) from audit.log;",
    );
    let schema = project.database.schema();
    project.run(&["fresh", "--no-seed"]).succeeds();
    assert_eq!(project.database.schema(), schema);
}

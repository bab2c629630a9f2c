//! Migrations are read by running them in a scratch database, and what belongs to the server is as it was afterwards.

use crate::harness::{Cluster, server};
use crate::migrate::project::{Project, TWO, three};

/// Everything that belongs to the server and names this database's roles, or this database.
fn shared(project: &Project) -> String {
    let name = &project.database.name;
    project.database.cluster.sql(
        "postgres",
        &format!(
            "select concat_ws(' ',
                (select string_agg(rolname || rolsuper || rolcanlogin || coalesce(rolpassword, '') || coalesce(rolconnlimit, 0), ' ' order by rolname)
                 from pg_authid where rolname like '{name}\\_%'),
                (select string_agg(pg_get_userbyid(roleid) || pg_get_userbyid(member), ' ' order by 1)
                 from pg_auth_members where pg_get_userbyid(member) like '{name}\\_%'),
                (select string_agg(setconfig::text, ' ' order by setconfig) from pg_db_role_setting s
                 left join pg_database d on d.oid = s.setdatabase left join pg_roles r on r.oid = s.setrole
                 where d.datname = '{name}' or r.rolname like '{name}\\_%'),
                (select datacl::text || coalesce(shobj_description(oid, 'pg_database'), '') || datconnlimit from pg_database where datname = '{name}'),
                (select count(*) from pg_tablespace where spcname like '{name}\\_%'),
                (select count(*) from pg_file_settings where sourcefile like '%auto.conf' and setting like '{name}%'))"
        ),
    )
}

/// Every command that reads migrations.
const READING: [&[&str]; 4] = [
    &["check"],
    &["generate", "x", "--dry-run"],
    &["drift", "adopt", "x", "--dry-run"],
    &["squash", "--to", "two", "--dry-run"],
];

/// Three migrations, of which the second does this; `$db` is the database, and `$db_svc` a role.
fn with(cluster: &'static Cluster, up: &str) -> Project {
    let project = three(cluster);
    project.sql(&format!("create role {}_svc login password 'first'", project.database.name));
    let up = up.replace("$db", &project.database.name);
    project.write(TWO, "up.sql", &format!("{up}\ncreate table two (id int);"));
    project
}

fn forget(project: &Project) {
    let name = &project.database.name;
    let roles = project
        .sql(&format!("select string_agg(rolname, ' ') from pg_roles where rolname like '{name}\\_%'"));
    for role in roles.split_whitespace() {
        project.sql(&format!("drop owned by {role}; drop role {role}"));
    }
}

#[track_caller]
fn reads(project: &Project, commands: &[&[&str]]) {
    for command in commands {
        let before = shared(project);
        let outcome = project.run(command).outcome();
        assert!([0, 3].contains(&outcome.code), "{command:?}: {}", outcome.stderr);
        assert_eq!(shared(project), before, "{command:?}: {}", outcome.stderr);
    }
}

/// What a transaction undoes.
#[test]
fn roles_and_settings_that_were_changed_since() {
    let cluster = server!();
    for up in [
        "alter role $db_svc password 'of the migration';",
        "do $$ begin execute 'alter role $db_svc connection limit 3'; end $$;",
        "alter database $db set work_mem = '1MB'; alter role $db_svc set work_mem = '2MB';",
        "alter role $db_svc in database $db set work_mem = '3MB';",
        "grant pg_monitor to $db_svc;",
        "grant create on database $db to $db_svc; comment on database $db is 'of the migration';",
        "do $$ begin if not exists (select from pg_roles where rolname = '$db_other') then create role $db_other; end if; end $$;
         grant pg_monitor to $db_other;",
        "-- hbm-db: no-transaction\nalter role $db_svc password 'of the migration';",
    ] {
        let project = with(cluster, up);
        project.run(&["migrate", "up"]).succeeds();
        let name = &project.database.name;
        project.sql(&format!(
            "alter role {name}_svc password 'rotated' connection limit 5; alter database {name} set work_mem = '9MB';
             alter role {name}_svc set work_mem = '9MB'; alter role {name}_svc in database {name} set work_mem = '9MB';
             revoke pg_monitor from {name}_svc; comment on database {name} is 'later'; revoke create on database {name} from {name}_svc"
        ));
        reads(&project, &READING);
        forget(&project);
    }
}

/// It is said, and what is pending runs afterwards.
#[test]
fn a_role_that_a_pending_migration_makes() {
    let project = with(server!(), "create role $db_new; grant $db_new to $db_svc;");
    project.run(&["migrate", "up", "--to", "one"]).succeeds();
    project.run(&["check"]).exits(3).says("belongs to the server").says("rolled back");
    reads(&project, &[&["check"], &["generate", "x", "--dry-run"]]);
    project.run(&["migrate", "up"]).succeeds();
    // It is there now, and the history can still be read.
    reads(&project, &READING);
    forget(&project);
}

#[test]
fn what_no_transaction_can_have() {
    let cluster = server!();
    let place = cluster.folder.display();
    for up in [
        "alter system set application_name = '$db of the migration';".to_owned(),
        format!("create tablespace $db_space location '{place}/$db_space';"),
    ] {
        let project = with(cluster, &format!("-- hbm-db: no-transaction\n{up}"));
        let before = shared(&project);
        project.run(&["check"]).exits(3).says("left out while reading").says("two/up.sql:2");
        project.run(&["generate", "x", "--dry-run"]).succeeds();
        assert_eq!(shared(&project), before, "{up}");
        forget(&project);
    }
}

/// It can be neither committed nor rolled back as a whole here.
#[test]
fn what_has_to_be_committed_is_read_elsewhere() {
    let cluster = server!();
    for up in [
        "-- hbm-db: no-transaction\ncreate procedure p() language plpgsql as $$ begin alter role $db_svc password 'x'; commit; end $$;\ncall p();",
        "-- hbm-db: no-transaction\ncreate type mood as enum ('sad');\nalter type mood add value 'glad';\nalter role $db_svc password 'x';\ncreate table m (m mood default 'glad');\ncreate index concurrently on_m on m (m);",
    ] {
        let project = with(cluster, up);
        project.run(&["migrate", "up"]).succeeds();
        project.sql(&format!("alter role {}_svc password 'rotated'", project.database.name));
        reads(&project, &[&["generate", "x", "--dry-run"]]);
        project.run(&["check"]).exits(3).hides("does not run");
        forget(&project);
    }
}

/// Files and other databases are not written to either.
#[test]
fn what_acts_outside_is_left_out() {
    let project = with(server!(), "copy (select 1) to program 'cat > $db.out';");
    project.run(&["check"]).exits(3).says("left out while reading").says("COPY");
    let written = format!("select count(*) from pg_ls_dir('.') f where f = '{}.out'", project.database.name);
    assert_eq!(project.sql(&written), "0");
    forget(&project);
}

#[test]
fn a_schema_file() {
    let project = with(server!(), "");
    let name = &project.database.name;
    let text = format!(
        "begin;\ncreate role {name}_made;\nalter role {name}_svc password 'x';\ncreate table t (id int);\ngrant select on t to {name}_made;\ncommit;\n"
    );
    std::fs::write(project.path().join("schema.sql"), text).expect("a file");
    let before = shared(&project);
    project.run(&["diff", "--schema", "schema.sql"]).outcome();
    project.run(&["push", "--schema", "schema.sql", "--dry-run"]).succeeds().says("create table t");
    assert_eq!(shared(&project), before);
    std::fs::write(project.path().join("schema.sql"), "begin;\ncreate table t (id nowhere);\ncommit;")
        .expect("a file");
    project.run(&["push", "--schema", "schema.sql", "--dry-run"]).exits(1).says("line 2, column 20");
    forget(&project);
}

/// What it rolls back itself is not there, and what it does one by one lasts no more than the rest.
#[test]
fn a_schema_file_with_transactions_of_its_own() {
    let project = with(server!(), "");
    let name = &project.database.name;
    let before = shared(&project);
    for text in [
        format!(
            "begin;\ncreate table not_kept (id int);\ncreate role {name}_gone;\nrollback;\n\
             alter role {name}_svc password 'x';\nstart transaction;\nset local search_path = public;\n\
             create table t (id int);\ncommit;\nalter role {name}_svc connection limit 7;\n"
        ),
        // What is not known to the server is left out, which is found out one by one.
        format!(
            "set no_such_parameter = 1;\ncreate table t (id int);\nalter role {name}_svc connection limit 7;\n\
             create role {name}_made;\ncreate index concurrently on_t on t (id);\n"
        ),
    ] {
        std::fs::write(project.path().join("schema.sql"), &text).expect("a file");
        let push = ["push", "--schema", "schema.sql", "--dry-run"];
        project.run(&push).succeeds().says("create table t").hides("not_kept");
        assert_eq!(shared(&project), before, "{text}");
    }
    forget(&project);
}

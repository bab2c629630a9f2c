//! What a table has besides columns, keys and indexes.

use super::{inspect, json};
use crate::harness::{Database, server};
use serde_json::{Value, json};

const SCHEMA: &str = r#"
    create table parent (id int);
    create table users (
        id int primary key, email text constraint has_at check (email like '%@%'), boss int references users,
        state text) inherits (parent) with (fillfactor = 70);
    comment on table users is 'who may log in';
    comment on constraint has_at on users is 'an address';
    comment on constraint users_pkey on users is 'never reused';
    comment on constraint users_boss_fkey on users is 'one above';
    create index by_state on users (state);
    comment on index by_state is 'for the list';
    alter table users enable row level security;
    alter table users replica identity full;
    create policy own on users for select using (email = current_user);
    comment on policy own on users is 'each their own';
    create function touch() returns trigger language plpgsql as 'begin return new; end';
    create trigger touched before update on users for each row execute function touch();
    alter table users disable trigger touched;
    create rule nothing as on delete to users do instead nothing;
    create statistics together on email, state from users;
    create publication people for table users;
    create publication every for all tables;
    grant select on users to public;
    create view mails with (security_barrier) as select email from users;
    create unlogged table plain (id int);
    create table parts (id int) partition by range (id);
    create table parts_1 partition of parts for values from (1) to (10);
"#;

fn database(cluster: &'static crate::harness::Cluster) -> Database {
    let database = Database::new(cluster);
    database.sql(SCHEMA);
    database
}

/// The statements of the parts of a kind.
fn made(table: &Value, kind: &str) -> Vec<String> {
    let parts = table["parts"].as_array().expect("parts").iter().filter(|part| part["kind"] == kind);
    let statements = parts.flat_map(|part| part["statements"].as_array().expect("statements"));
    statements.map(|sql| sql.as_str().expect("SQL").to_owned()).collect()
}

#[test]
fn are_told_as_the_statements_that_make_them() {
    let database = database(server!());
    let users = json(&database, &["users"]);
    let of = |kind: &str| made(&users, kind);
    assert_eq!(of("policy"), ["CREATE POLICY own ON public.users FOR SELECT USING ((email = CURRENT_USER))"]);
    assert_eq!(
        of("trigger"),
        [
            "CREATE TRIGGER touched BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch()",
            "ALTER TABLE public.users DISABLE TRIGGER touched"
        ]
    );
    assert_eq!(of("rule").len(), 1);
    assert_eq!(of("statistics"), ["CREATE STATISTICS public.together ON email, state FROM public.users"]);
    assert_eq!(of("publication member"), ["ALTER PUBLICATION people ADD TABLE ONLY public.users"]);
    assert_eq!(of("publication"), ["CREATE PUBLICATION every FOR ALL TABLES"]);
    for listed in ["column", "constraint", "index", "foreign key"] {
        assert!(of(listed).is_empty(), "{listed} has a list of its own");
    }
    assert_eq!(users["privileges"], json!(["GRANT SELECT ON TABLE public.users TO PUBLIC"]));
    let setting = |name: &str| {
        let settings = users["settings"].as_array().expect("settings");
        settings.iter().find(|one| one["name"] == name).map(|one| one["value"].clone())
    };
    for (name, value) in [
        ("inherits", "public.parent"),
        ("row security", "enabled"),
        ("replica identity", "full"),
        ("storage parameters", "fillfactor=70"),
    ] {
        assert_eq!(setting(name), Some(json!(value)), "{name}: {users:#}");
    }
    assert_eq!(setting("unlogged"), None);
    assert_eq!(users["owner"], database.sql("select current_user"));
    assert_eq!(users["checks"][0]["comment"], "an address");
    assert_eq!(users["primary_key"]["comment"], "never reused");
    assert_eq!(users["references"][0]["comment"], "one above");
    let indexes = users["indexes"].as_array().expect("indexes");
    let by_state = indexes.iter().find(|one| one["name"] == "by_state").expect("an index");
    assert_eq!(by_state["comment"], "for the list");
    let mails = json(&database, &["mails"]);
    assert_eq!(mails["settings"], json!([{ "name": "options", "value": "security_barrier=true" }]));
    assert_eq!(made(&mails, "publication"), Vec::<String>::new(), "a view is not published");
    assert_eq!(json(&database, &["plain"])["settings"], json!([{ "name": "unlogged", "value": "yes" }]));
}

#[test]
fn are_read_by_people() {
    let database = database(server!());
    let told = [
        "owner: ",
        "row security: enabled",
        "replica identity: full",
        "has_at CHECK",
        "-- an address",
        "policies\n  CREATE POLICY own",
        "-- each their own",
        "triggers\n  CREATE TRIGGER touched",
        "DISABLE TRIGGER touched",
        "publication members\n  ALTER PUBLICATION people ADD",
        "privileges\n  GRANT SELECT",
    ];
    told.iter().fold(inspect(&database, &["users"]).succeeds(), |outcome, text| outcome.says(text));
    inspect(&database, &["parent"]).succeeds().says("inherited by\n  users");
    inspect(&database, &["parts"]).succeeds().says("partitions\n  parts_1 FOR VALUES FROM (1) TO (10)");
    let plain = json(&database, &["plain"]);
    assert_eq!((&plain["children"], &plain["privileges"]), (&json!([]), &json!([])));
}

/// Only the table that was asked for is looked at: what somebody else has locked is nobody's business.
#[test]
fn nobody_waits_for_another_table() {
    let database = database(server!());
    database.sql("create table busy (id int check (id > 0)); create view over as select id from busy; create index on busy ((id + 1)) where id > 3");
    let mut locker = database.cluster.client("psql", &database.name).args(["-XAtq", "-c"]).arg(
        "begin; lock table busy in access exclusive mode; select pg_advisory_lock(43); select pg_sleep(120)",
    ).spawn().expect("psql starts");
    let locked = "select count(*) from pg_locks where locktype = 'advisory' and objid = 43 and database = \
                  (select oid from pg_database where datname = current_database())";
    crate::harness::until("the table is locked", || database.sql(locked) == "1");
    inspect(&database, &["users"]).succeeds().says("CREATE POLICY own");
    inspect(&database, &[]).succeeds().says("users");
    locker.kill().expect("psql ends");
    locker.wait().expect("psql ends");
    database.sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 43 and pid <> pg_backend_pid()");
}

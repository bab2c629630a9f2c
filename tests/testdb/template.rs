//! A template is made once for everything it depends on.

use super::{SEEDS, Shop};
use crate::harness::{hbm_db, server, until};
use std::fs;

/// What it depends on makes another one; what it does not depend on makes none.
#[test]
fn it_is_made_once_for_what_it_depends_on() {
    let shop = Shop::new(server!());
    let first = shop.get(&[]);
    assert_eq!(first["made_template"], true, "{first}");
    let again = shop.get(&[]);
    assert_eq!((&again["made_template"], &again["template"]), (&false.into(), &first["template"]), "{again}");
    assert_ne!(again["database"], first["database"]);
    let sets = |more: &[&str]| shop.get(more)["template"].clone();
    assert_eq!(
        sets(&["--set", "base", "--set", "dev"]),
        sets(&["--set", "dev", "--set", "base", "--set", "dev"])
    );
    let database = first["database"].as_str().expect("a name");
    let sql = |sql: &str| shop.database.cluster.sql(database, sql);
    assert_eq!(
        sql("select string_agg(email, ' ' order by id) from customers"),
        "ada@example.org bob@example.org"
    );
    assert_eq!(sql("select environment from hbm_db.environment"), "test");
    let template = |more: &[&str]| shop.get(more)["template"].clone();
    // Its sets, whether there are rows, and from what its tables are made.
    let mut seen = vec![
        first["template"].clone(),
        template(&["--set", "dev", "--set", "base"]),
        template(&["--no-seed"]),
    ];
    hbm_db(&["generate", "create_schema"]).on(&shop.database).within(shop.folder.path()).succeeds();
    seen.push(template(&["--migrations"]));
    assert_eq!(template(&[]), seen[0], "a migration is nothing to the schema");
    // Its seeds, and the variables that they name.
    let seeds = fs::read_to_string(shop.folder.path().join("seeds/customers.yaml")).expect("text");
    shop.write("seeds/customers.yaml", &(seeds + "    env: {email: !env SHOP_MAIL}\n"));
    for mail in ["a@x.org", "b@x.org"] {
        let run = shop.run(&["get", "--format", "json"]).env("SHOP_MAIL", mail).succeeds();
        let got: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        seen.push(got["template"].clone());
    }
    for mail in ["c@x.org", "d@x.org"] {
        let tab = SEEDS.to_owned() + "    env: {email: !env\tSHOP_MAIL}\n";
        shop.write("seeds/customers.yaml", &tab);
        let run = shop.run(&["get", "--format", "json"]).env("SHOP_MAIL", mail).succeeds();
        let got: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        seen.push(got["template"].clone());
    }
    shop.write("schema/more.sql", "alter table orders add note text;\n");
    seen.push(template(&["--no-seed"]));
    let mut different = seen.clone();
    different.sort_by_key(ToString::to_string);
    different.dedup();
    assert_eq!(different.len(), seen.len(), "{seen:?}");
}

/// From a folder of the project it is the same.
#[test]
fn the_current_folder_is_nothing_to_it() {
    let shop = Shop::new(server!());
    let there = shop.get(&[]);
    shop.write("node/test.js", "");
    let below = hbm_db(&["testdb", "get", "--format", "json"]).on(&shop.database);
    let below = below.within(&shop.folder.path().join("node")).succeeds();
    let below: serde_json::Value = serde_json::from_str(&below.stdout).expect("JSON");
    assert_eq!(below["template"], there["template"]);
}

/// Of many that need it at once, one makes it.
#[test]
fn many_at_once_make_one() {
    let shop = Shop::new(server!());
    let mut runs: Vec<_> = (0..8).map(|_| shop.run(&["get", "--format", "json"])).collect();
    let children: Vec<_> = runs.iter_mut().map(crate::harness::Run::spawn).collect();
    let got: Vec<serde_json::Value> = children
        .into_iter()
        .map(|child| {
            let out = child.wait_with_output().expect("it ends");
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            serde_json::from_slice(&out.stdout).expect("JSON")
        })
        .collect();
    assert_eq!(got.iter().filter(|one| one["made_template"] == true).count(), 1, "{got:?}");
    assert_eq!(shop.instances(got[0]["template"].as_str().expect("a name")).len(), 8);
}

/// What fails leaves nothing, and the next one makes it. On a server that no other test uses.
#[test]
fn what_fails_leaves_nothing() {
    let shop = Shop::new(server!());
    let run = |arguments: &[&str]| {
        let program: &[&str] = if arguments == ["exec"] { &["--", "true"] } else { &[] };
        shop.run(&[arguments, &["--embedded"], program].concat()).without("DATABASE_URL")
    };
    shop.write("schema/wrong.sql", "create table wrong (id nonsense);\n");
    run(&["exec"]).exits(1).says("nonsense").says("schema/wrong.sql");
    shop.write("schema/wrong.sql", "create table wrong (id int primary key);\n");
    shop.write("seeds/wrong.yaml", "sets:\n  base:\n    one: {id: 1}\n    two: {id: 1}\n");
    run(&["exec"]).exits(1).says("the template of tests cannot be made").says("seeds/wrong.yaml");
    // It would drop what is not whole.
    run(&["prune"]).succeeds().says("0 templates and 0 test databases dropped");
    shop.write("seeds/wrong.yaml", "sets:\n  base:\n    one: {id: 1}\n");
    run(&["exec"]).succeeds();
}

/// What get made is dropped by its URL, and nothing else is.
#[test]
fn drop_drops_what_get_made() {
    let shop = Shop::new(server!());
    let got = shop.get(&[]);
    let url = got["url"].as_str().expect("a URL");
    shop.run(&["drop", &shop.database.url()]).exits(4).says("is no test database of hbm-db");
    // A name is no pattern.
    let all = url.rsplit_once('/').expect("a name").0.to_owned() + "/hbm_db_test_%25";
    shop.run(&["drop", &all]).exits(4).says("is no test database of hbm-db");
    shop.run(&["drop", url]).succeeds().says("dropped hbm_db_test_");
    shop.run(&["drop", url]).exits(4).says("or is gone already");
    assert!(shop.instances(got["template"].as_str().expect("a name")).is_empty());
    assert_eq!(shop.get(&[])["made_template"], false);
}

/// Prune drops what is old, and nothing that somebody uses; on a server that no other test uses.
#[test]
fn prune_drops_what_is_old() {
    let shop = Shop::new(server!());
    let program = env!("CARGO_BIN_EXE_hbm-db");
    // The template of --no-seed is nobody's; the other one is that of the program itself.
    let all = format!(
        "{program} testdb get && {program} testdb get --no-seed && {program} testdb prune && {program} testdb prune --older-than 0s \
         && curl -fsS -o given -X POST $HBM_DB_TESTDB_URL/database/detached && psql -XAtq \"$DATABASE_URL\" -c 'select 1'"
    );
    shop.run(&["exec", "--ephemeral", "--", "sh", "-c", &all])
        .without("DATABASE_URL")
        .succeeds()
        .says("0 templates and 0 test databases dropped")
        .says("1 template and 2 test databases dropped\n1");
    shop.run(&["prune", "--older-than", "soon"]).exits(2).says("like 30s");
}

/// A file that is another one when the template is done was not what its name says.
#[test]
fn what_changes_meanwhile_is_no_template() {
    let shop = Shop::new(server!());
    let cluster = shop.database.cluster;
    // It takes long enough for somebody to save a file.
    shop.write(
        "schema/slow.sql",
        "create table slow (id int primary key, waited text default pg_sleep(1)::text);\n",
    );
    shop.write("seeds/slow.yaml", "sets:\n  base:\n    one: {id: 1}\n");
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    cluster.sql("postgres", &format!("drop database {template}"));
    let mut run = shop.run(&["get"]);
    let child = run.spawn();
    let is_there = format!("select count(*) from pg_database where datname = '{template}'");
    until("the template is begun", || cluster.sql("postgres", &is_there) == "1");
    shop.write("seeds/slow.yaml", "sets:\n  base:\n    one: {id: 2}\n");
    let out = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.code() == Some(1) && said.contains("were changed while"), "{said}");
    assert_eq!(cluster.sql("postgres", &is_there), "0");
    let got = shop.get(&[]);
    let database = got["database"].as_str().expect("a name");
    assert_eq!(
        (got["template"] != *template, cluster.sql(database, "select id from slow")),
        (true, "2".into())
    );
}

/// The databases are as the one that is named: its encoding, its locale.
#[test]
fn the_locale_is_that_of_the_database_that_is_named() {
    let shop = Shop::new(server!());
    let cluster = shop.database.cluster;
    let usual = shop.get(&[])["template"].clone();
    let name = format!("{}_latin", shop.database.name);
    cluster.sql(
        "postgres",
        &format!("create database {name} template template0 encoding latin1 lc_collate 'C' lc_ctype 'C'"),
    );
    let url = shop.database.url().replace(&format!("/{}", shop.database.name), &format!("/{name}"));
    let got = shop.run(&["get", "--format", "json"]).env("DATABASE_URL", &url).succeeds();
    let got: serde_json::Value = serde_json::from_str(&got.stdout).expect("JSON");
    cluster.sql("postgres", &format!("drop database {name}"));
    assert_ne!(got["template"], usual);
    let database = got["database"].as_str().expect("a name");
    let like = "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = current_database()";
    assert_eq!(cluster.sql(database, like), "LATIN1 C");
}

/// A database that has the name of a template, and is none of hbm-db, stays.
#[test]
fn a_name_proves_nothing() {
    let shop = Shop::new(server!());
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    let cluster = shop.database.cluster;
    cluster.sql("postgres", &format!("drop database {template}"));
    cluster.sql("postgres", &format!("create database {template}"));
    cluster.sql(&template, "create table mine (id int)");
    shop.run(&["get"]).exits(4).says("this role did not make for tests; it stays");
    assert_eq!(cluster.sql(&template, "select count(*) from mine"), "0");
    cluster.sql("postgres", &format!("drop database {template}"));
    assert_eq!(shop.get(&[])["template"], template.as_str());
}

/// A database that is to stay is not made on a server that ends with the command.
#[test]
fn what_stays_needs_a_server_that_stays() {
    let shop = Shop::new(server!());
    let run = |arguments: &[&str]| shop.run(arguments).without("DATABASE_URL");
    run(&["get"]).exits(2).says("outlives this command").says("DATABASE_URL or --url");
    for server in ["--embedded", "--ephemeral"] {
        run(&["exec", server, "--keep-failed", "--", "true"]).exits(2).says("outlives this command");
    }
    // The URL says where it is, whatever else is named.
    let got = shop.get(&[]);
    run(&["drop", got["url"].as_str().expect("a URL")]).succeeds();
    assert!(shop.instances(got["template"].as_str().expect("a name")).is_empty());
}

/// A server whose database is protected has no databases for tests, unless it is named.
#[test]
fn a_protected_server_is_refused() {
    let shop = Shop::new(server!());
    hbm_db(&["mark", "production"]).on(&shop.database).within(shop.folder.path()).succeeds();
    shop.run(&["get"]).exits(4).says("marked production and protected").says("--ephemeral");
    shop.run(&["exec", "--", "true"]).exits(4);
    shop.run(&["get", "--confirm-database", "other"]).exits(4).says("check the URL");
    shop.run(&["get", "--confirm-database", &shop.database.name]).succeeds();
    let fresh = Shop::new(shop.database.cluster);
    fresh.run(&["get"]).env("NODE_ENV", "production").exits(4).says("NODE_ENV=production");
}

/// A role that may not create databases is told what helps.
#[test]
fn a_role_without_createdb_is_told() {
    let shop = Shop::new(server!());
    let role = format!("tester_{}", shop.database.name);
    shop.database.sql(&format!("create role {role} login password 'x'"));
    let url =
        format!("postgresql://{role}:x@127.0.0.1:{}/{}", shop.database.cluster.port, shop.database.name);
    shop.run(&["get"])
        .env("DATABASE_URL", &url)
        .exits(1)
        .says(&format!("ALTER ROLE {role} CREATEDB"))
        .says("--ephemeral");
    shop.database.sql(&format!("alter role {role} createdb"));
    shop.run(&["get"]).env("DATABASE_URL", &url).succeeds();
    let owned = format!(
        "select datname from pg_database d join pg_roles r on r.oid = datdba where rolname = '{role}'"
    );
    for database in shop.database.cluster.sql("postgres", &owned).lines() {
        shop.database.cluster.sql("postgres", &format!("drop database {database}"));
    }
    shop.database.sql(&format!("drop role {role}"));
}

//! `testdb exec --isolation schema`: for a role that may not create databases.

use super::Shop;
use crate::harness::{Cluster, server, skipped};
use std::process::Command;

const ROLE: &str = "testdb_plain";

/// A shop in a database of a role that may create nothing but what is in it.
fn shop(cluster: &'static Cluster) -> Shop {
    let shop = Shop::new(cluster);
    let name = &shop.database.name;
    cluster.sql(
        "postgres",
        &format!(
            "do $$ begin create role {ROLE} login password 'x'; exception when duplicate_object or unique_violation then null; end $$;
             alter database {name} owner to {ROLE}"
        ),
    );
    shop.database.sql(&format!("alter schema public owner to {ROLE}"));
    shop
}

fn exec(shop: &Shop, arguments: &[&str]) -> crate::harness::Run {
    let url = shop.database.url_of(ROLE, "x");
    shop.run(&[&["exec", "--isolation", "schema"], arguments].concat()).env("DATABASE_URL", &url)
}

fn schemas(shop: &Shop) -> String {
    shop.database.sql("select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname !~ '^pg_|^information'")
}

/// Tests side by side have schemas of their own, and what the database has stays as it is.
#[test]
fn each_test_has_a_schema() {
    let cluster = server!();
    let shop = shop(cluster);
    if Command::new("python3").arg("--version").output().is_err() {
        return skipped("python3 is not there");
    }
    shop.database.sql(&format!(
        "set role {ROLE}; create table customers (id int); insert into customers values (7); create schema hbm_db; create table hbm_db.mine ()"
    ));
    let script = r#"
from multiprocessing import Pool

def test(number):
    with Database() as database:
        psql(database.url, f"insert into customers (email) values ('{number}'); insert into orders values ({number}, 1)")
        rows = psql(database.url, "select string_agg(email, ' ' order by id) from customers")
        assert rows == f"ada@example.org bob@example.org {number}", rows
        assert psql(database.url, "select orders_of(1)") == "1"

if __name__ == "__main__":
    with Pool(4) as pool:
        pool.map(test, range(1, 25), chunksize=1)
    assert psql(os.environ["DATABASE_URL"], "select count(*) from customers") == "2"
    print("ok")
"#;
    shop.write("script.py", &format!("{}\n{script}", include_str!("client.py")));
    let outcome = exec(&shop, &["--", "python3", "script.py"]).outcome();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "ok\n"), "{}", outcome.stderr);
    assert_eq!(schemas(&shop), "hbm_db public", "none is left");
    assert_eq!(shop.database.sql("select id from public.customers"), "7");
    assert_eq!(
        shop.database.sql("select count(*) from pg_class where relnamespace = 'hbm_db'::regnamespace"),
        "1"
    );
}

/// What a killed run left is dropped by the next one, and a schema that is called so is not.
#[test]
fn the_next_run_drops_what_a_killed_one_left() {
    let shop = shop(server!());
    let foreign = "hbm_db_test_0123456789ab_0123456789ab";
    shop.database.sql(&format!("set role {ROLE}; create schema {foreign}"));
    let waits = "touch ready; while :; do sleep 0.02; done";
    let mut run = exec(&shop, &["--size", "1", "--", "sh", "-c", waits]);
    let mut child = run.spawn();
    crate::harness::until("it runs", || shop.folder.path().join("ready").exists());
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    assert_ne!(schemas(&shop), format!("{foreign} public"));
    crate::harness::until("the next run drops them", || {
        exec(&shop, &["--", "true"]).succeeds();
        schemas(&shop) == format!("{foreign} public")
    });
}

/// What cannot be in one schema, and a role that may not, are told; nothing is changed.
#[test]
fn what_does_not_go_is_told() {
    let cluster = server!();
    let shop = shop(cluster);
    let before = schemas(&shop);
    shop.write("schema/more.sql", "create schema audit; create table audit.log (id int primary key);\n");
    exec(&shop, &["--", "true"]).exits(2).says("schema audit").says("--ephemeral");
    std::fs::remove_file(shop.folder.path().join("schema/more.sql")).expect("a file");
    exec(&shop, &["--migrations", "--", "true"]).exits(2);
    exec(&shop, &["--ephemeral", "--", "true"]).exits(2);
    shop.database.sql("alter schema public owner to postgres");
    let database = &shop.database.name;
    cluster.sql("postgres", &format!("alter database {database} owner to postgres"));
    exec(&shop, &["--", "true"]).exits(1).says("hint: ").says("OWNER TO");
    assert_eq!(schemas(&shop), before);
    // Without it, the error says that it is there.
    let url = shop.database.url_of(ROLE, "x");
    shop.run(&["exec", "--", "true"])
        .env("DATABASE_URL", &url)
        .exits(1)
        .says("CREATEDB")
        .says("--isolation schema");
}

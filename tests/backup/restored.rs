//! A restore puts a whole database in the place of another, or nothing.

use super::shop::Shop;
use crate::harness::{Database, Holder, hbm_db, server};
use serde_json::Value;

#[test]
fn the_database_is_what_it_was_and_the_old_one_is_kept() {
    let shop = Shop::open(server!());
    let before = shop.database.contents();
    shop.database.sql(&format!(
        "alter database {0} set work_mem = '7MB'; comment on database {0} is 'the shop'",
        shop.database.name
    ));
    shop.back_up("one");
    shop.database.sql("drop table stock.orders cascade; update customers set note = null");
    let spoilt = shop.database.contents();
    let consent = shop.consent();
    // Nobody named what is lost.
    shop.with_shelf(&["restore", "latest"]).exits(4).says(&consent);
    assert_eq!(shop.database.contents(), spoilt);
    let out = shop.with_shelf(&["restore", "latest", "--accept", &consent, "--format", "json"]).succeeds();
    assert_eq!(shop.database.contents(), before);
    let report: Value = serde_json::from_str(&out.stdout).expect("JSON");
    let kept = report["kept"].as_str().expect("a name").to_owned();
    // What belongs to the database came along.
    let settings = "select array_to_string(setconfig, ','), shobj_description(d.oid, 'pg_database'), datconnlimit
        from pg_database d join pg_db_role_setting s on setdatabase = d.oid and setrole = 0 where datname = current_database()";
    assert_eq!(shop.database.sql(settings), "work_mem=7MB|the shop|-1");
    // The old one can be looked into.
    assert_eq!(
        shop.database.cluster.sql(&kept, "select count(*) from customers where note ->> 'touched' = 'true'"),
        "3"
    );
    shop.with_shelf(&["restore", "--drop-old"]).succeeds().says(&format!("dropped {kept}"));
    assert_eq!(shop.databases(), "shop");
    shop.with_shelf(&["restore", "--drop-old"]).succeeds().says("no restore has kept");
}

#[test]
fn the_old_one_goes_at_once_where_that_is_said() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let consent = shop.consent();
    shop.with_shelf(&["restore", "one", "--accept", &consent, "--drop-old"]).succeeds().hides("is kept as");
    assert_eq!(shop.databases(), "shop");
}

#[test]
fn a_copy_under_another_name() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let copy = format!("{}_copy", shop.database.name);
    shop.with_shelf(&["restore", "latest", "--to", &copy]).succeeds().hides("is kept as");
    assert_eq!(shop.databases(), "shop shop_copy");
    let other = Database { cluster: shop.database.cluster, name: copy.clone() };
    assert_eq!(other.contents(), shop.database.contents());
    // A database that is there is named, whatever it is called.
    shop.with_shelf(&["restore", "latest", "--to", &copy]).exits(4).says(&format!("replace_database:{copy}"));
}

#[test]
fn who_is_connected_is_named_and_ended_where_that_is_said() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let before = shop.database.contents();
    let holder = Holder::new(&shop.database, "select 1");
    let consent = shop.consent();
    shop.with_shelf(&["restore", "one", "--accept", &consent])
        .exits(1)
        .says("application holder")
        .says("--terminate");
    assert_eq!(shop.databases(), "shop");
    shop.with_shelf(&["restore", "one", "--accept", &consent, "--terminate"]).succeeds();
    drop(holder);
    assert_eq!(shop.database.contents(), before);
}

#[test]
fn a_protected_database_is_named() {
    let shop = Shop::open(server!());
    shop.run(&["mark", "production"]).succeeds();
    shop.back_up("one");
    let before = shop.database.sql("select oid from pg_database where datname = current_database()");
    let (consent, name) = (shop.consent(), shop.database.name.clone());
    let accepted = ["restore", "one", "--accept", &consent];
    shop.with_shelf(&accepted).exits(4).says("marked production and protected").says("--confirm-database");
    shop.with_shelf(&[&accepted[..], &["--confirm-database", "other"]].concat()).exits(4).says("says other");
    shop.with_shelf(&["restore", "one", "--confirm-database", &name]).exits(4).says(&consent);
    assert_eq!(shop.database.sql("select oid from pg_database where datname = current_database()"), before);
    shop.with_shelf(&[&accepted[..], &["--confirm-database", &name]].concat()).succeeds();
    // It is protected again, by the marker that was restored.
    shop.with_shelf(&["restore", "--drop-old"]).exits(4).says("protected");
    shop.with_shelf(&["restore", "--drop-old", "--confirm-database", &name]).succeeds().says("dropped");
}

#[test]
fn a_dry_run_changes_nothing() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let holder = Holder::new(&shop.database, "select 1");
    let out = shop.with_shelf(&["restore", "one", "--dry-run", "--format", "json"]).succeeds();
    drop(holder);
    let report: Value = serde_json::from_str(&out.stdout).expect("JSON");
    assert_eq!(report["replaces"], true);
    assert!(report["connected"][0].as_str().is_some_and(|one| one.contains("holder")), "{report}");
    assert_eq!(shop.databases(), "shop");
}

/// After the worst there is neither the database nor its roles.
#[test]
fn a_database_that_is_gone_comes_back_with_its_roles() {
    let cluster = server!();
    let shop = Shop::open(cluster);
    let before = shop.database.contents();
    shop.back_up("one");
    cluster.sql("postgres", &format!("drop database {}", shop.database.name));
    cluster.sql("postgres", &format!("drop role {}", shop.role));
    shop.with_shelf(&["restore", "latest"]).succeeds().says(&format!("made the role {}", shop.role));
    assert_eq!(shop.database.contents(), before);
    assert_eq!(
        shop.database.sql("select pg_get_userbyid(relowner) from pg_class where relname = 'orders'"),
        shop.role
    );
    assert_eq!(
        cluster.sql(
            "postgres",
            &format!("select rolpassword is null from pg_authid where rolname = '{}'", shop.role)
        ),
        "t"
    );
}

#[test]
fn what_a_killed_restore_left_is_gone_after_the_next() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let consent = shop.consent();
    // One that waits for ever at its last step has made the database beside.
    let arguments = ["restore", "one", "--accept", &consent];
    let blocker = Holder::new(&shop.database, "select 1");
    let mut child = shop.with_shelf(&arguments).spawn();
    crate::harness::until("it makes the database beside", || shop.databases() == "beside shop");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    drop(blocker);
    shop.with_shelf(&arguments).succeeds();
    assert!(!shop.databases().contains("beside"), "{}", shop.databases());
}

#[test]
fn a_backup_that_is_not_there_is_named() {
    let shop = Shop::open(server!());
    shop.with_shelf(&["restore", "latest"]).exits(2).says("no good backup");
    shop.with_shelf(&["restore", "one"]).exits(2).says("there is no backup one").says("backup list");
    let other = Database::new(shop.database.cluster);
    shop.back_up("one");
    // latest is of the database that is connected to.
    hbm_db(&["restore", "latest", "--in", shop.shelf.path()]).on(&other).exits(2).says(&other.name);
}

/// Who owns a database and may create others needs nobody else.
#[test]
fn a_role_that_is_no_superuser() {
    let cluster = server!();
    let shop = Shop::open(cluster);
    let database = &shop.database;
    database.sql(&format!(
        "drop owned by {0} cascade; drop schema stock, public cascade; create schema public authorization {0};
         select lo_unlink(oid) from pg_largeobject_metadata; alter role {0} createdb; alter database {1} owner to {0};
         create role reader_{1}",
        shop.role, database.name
    ));
    let url = database.url_of(&shop.role, "canary-role");
    let own = |arguments: &[&str]| shop.with_shelf(arguments).env("DATABASE_URL", &url);
    database.sql(&format!(
        "set role {}; create table mine (id int primary key); insert into mine values (1); grant select on mine to reader_{}",
        shop.role, database.name
    ));
    let before = database.contents();
    own(&["backup", "--name", "one", "--verify"]).succeeds().hides("were not compared");
    database.sql("delete from mine");
    own(&["restore", "one", "--accept", &shop.consent()]).succeeds().hides("warning: the role");
    assert_eq!(database.contents(), before);
    let kept = "select relowner::regrole::text || ' ' || relacl::text from pg_class where relname = 'mine'";
    assert!(database.sql(kept).contains("reader_"), "{}", database.sql(kept));
    // What is somebody else's becomes its own, and that is said.
    database.sql("create table others (id int); alter table others owner to postgres");
    database.sql(&format!("grant select on others to {}", shop.role));
    own(&["backup", "--name", "two", "--verify"]).succeeds().says("were not compared");
    own(&["restore", "two", "--accept", &shop.consent()]).succeeds().says("may not give objects");
    let reader = format!("reader_{}", database.name);
    drop(shop);
    cluster.sql("postgres", &format!("drop role {reader}"));
}

//! Only what was restored and compared is called verified.

use super::shop::Shop;
use crate::harness::server;
use serde_json::Value;

/// What `backup list` says of one.
fn state(shop: &Shop, name: &str) -> Value {
    let out = shop.with_shelf(&["backup", "list", "--format", "json"]).succeeds();
    let listed: Value = serde_json::from_str(&out.stdout).expect("JSON");
    let backups = listed["backups"].as_array().expect("backups");
    backups.iter().find(|one| one["name"] == name).expect(name)["state"].clone()
}

#[test]
fn a_backup_is_verified_by_restoring_it() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    assert_eq!(state(&shop, "one"), "not_verified");
    let out = shop.with_shelf(&["backup", "verify", "one", "--format", "json"]).succeeds();
    let report: Value = serde_json::from_str(&out.stdout).expect("JSON");
    assert_eq!(report["differences"], serde_json::json!([]));
    assert_eq!(report["owners"], true);
    assert!(report["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{report}");
    assert_eq!(state(&shop, "one"), "verified");
}

#[test]
fn both_at_once() {
    let shop = Shop::open(server!());
    shop.with_shelf(&["backup", "--name", "one", "--verify"]).succeeds().says("verified: it was restored");
    assert_eq!(state(&shop, "one"), "verified");
}

/// Whoever writes what was not there into a dump, and its checksums into the manifest, is found out by the rows.
#[test]
fn rows_that_are_others_are_found() {
    let shop = Shop::open(server!());
    for (change, said) in [
        ("delete from stock.orders where id = 78", "stock.orders: it has 499 rows, and had 500"),
        (
            "update stock.orders set total = 0 where id = 77",
            "stock.orders: its 499 rows are not those that it had",
        ),
        ("update customers set tags = '{x}' where name = 'ann'", "public.customers: its 3 rows are not"),
        ("drop index customers_lower", "customers_lower: it is not there"),
        ("alter table stock.orders owner to postgres", "it is not as it was"),
        ("select lo_put(max(oid), 1, 'x') from pg_largeobject_metadata", "large objects: "),
    ] {
        let name = "one";
        shop.back_up(name);
        shop.database.sql(change);
        shop.with_shelf(&["backup", "--name", "other"]).succeeds();
        // The manifest and what goes with it of the first, the dump of the second.
        let (one, other) = (shop.shelf.manifest("one"), shop.shelf.manifest("other"));
        let is_dump = |file: &&Value| file["path"].as_str().is_some_and(|path| path.starts_with("dump/"));
        let mut mixed = one.clone();
        let mut files: Vec<Value> =
            one["files"].as_array().expect("files").iter().filter(|file| !is_dump(file)).cloned().collect();
        files.extend(other["files"].as_array().expect("files").iter().filter(is_dump).cloned());
        mixed["files"] = files.into();
        let (from, to) = (shop.shelf.join("other/dump"), shop.shelf.join("one/dump"));
        std::fs::remove_dir_all(&to).expect("it is removed");
        std::fs::rename(from, &to).expect("it is moved");
        std::fs::write(shop.shelf.join("one/manifest.json"), mixed.to_string()).expect("a manifest");

        shop.with_shelf(&["backup", "verify", "one"]).exits(1).says(said);
        assert_eq!(state(&shop, "one"), "failed");
        let consent = shop.consent();
        let before = shop.database.contents();
        shop.with_shelf(&["restore", "one", "--accept", &consent]).exits(1).says(said);
        assert_eq!(shop.database.contents(), before);
        // Nobody is given it unasked.
        shop.with_shelf(&["restore", "latest", "--accept", &consent]).exits(2).says("no good backup");
        for name in ["one", "other"] {
            std::fs::remove_dir_all(shop.shelf.join(name)).expect("it is removed");
        }
    }
}

#[test]
fn a_role_that_may_not_create_databases_is_told() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let url = shop.database.url_of(&shop.role, "canary-role");
    shop.with_shelf(&["backup", "verify", "one"]).env("DATABASE_URL", &url).exits(1).says("CREATEDB");
}

//! Which backups stay, and for how long.

use super::shop::Shop;
use crate::harness::server;
use serde_json::Value;
use std::fs;

/// A shop with backups that were made so many days ago.
fn with_backups(shop: &Shop, days: &[i64]) {
    shop.back_up("now");
    for days in days {
        let name = format!("day{days}");
        shop.shelf.copy("now", &name);
        let mut manifest = shop.shelf.manifest(&name);
        manifest["name"] = name.as_str().into();
        manifest["made_at"] = (chrono::Utc::now() - chrono::TimeDelta::days(*days)).to_rfc3339().into();
        fs::write(shop.shelf.join(&name).join("manifest.json"), manifest.to_string()).expect("a manifest");
    }
    fs::remove_dir_all(shop.shelf.join("now")).expect("it is removed");
}

#[test]
fn old_ones_go_when_a_new_one_is_there() {
    let shop = Shop::open(server!());
    with_backups(&shop, &[1, 20, 31, 40]);
    shop.with_shelf(&["backup", "--name", "new", "--keep", "30d"])
        .succeeds()
        .says("removed day31")
        .says("removed day40");
    assert_eq!(shop.shelf.names(), ["day1", "day20", "new"]);
    shop.with_shelf(&["backup", "--name", "newer", "--keep-last", "2"]).succeeds();
    assert_eq!(shop.shelf.names(), ["new", "newer"]);
}

#[test]
fn what_either_rule_keeps_stays_and_a_dry_run_removes_nothing() {
    let shop = Shop::open(server!());
    with_backups(&shop, &[1, 31, 40, 50]);
    let out = shop
        .with_shelf(&[
            "backup",
            "prune",
            "--keep",
            "30d",
            "--keep-last",
            "3",
            "--dry-run",
            "--format",
            "json",
        ])
        .succeeds();
    let report: Value = serde_json::from_str(&out.stdout).expect("JSON");
    assert_eq!(report["removed"], serde_json::json!(["day50"]));
    assert_eq!(shop.shelf.names().len(), 4);
    shop.with_shelf(&["backup", "prune", "--keep", "30d", "--keep-last", "3"])
        .succeeds()
        .says("1 backup removed");
    assert_eq!(shop.shelf.names(), ["day1", "day31", "day40"]);
    shop.with_shelf(&["backup", "prune"]).exits(2).says("--keep 30d");
}

#[test]
fn the_only_good_one_stays() {
    let shop = Shop::open(server!());
    with_backups(&shop, &[40, 50, 60]);
    // A file of the newest is cut short.
    let path = shop.shelf.join("day40/dump/toc.dat");
    let bytes = fs::read(&path).expect("a file");
    fs::write(&path, &bytes[..bytes.len() / 2]).expect("a file");
    shop.with_shelf(&["backup", "list"]).succeeds().says("damaged");
    shop.with_shelf(&["backup", "prune", "--keep", "30d"]).succeeds().says("2 backups removed");
    assert_eq!(shop.shelf.names(), ["day50"]);
}

#[test]
fn a_backup_that_fails_removes_none() {
    let shop = Shop::open(server!());
    with_backups(&shop, &[40]);
    shop.database.sql("create table refused (id int); alter table refused enable row level security");
    shop.database.sql(&format!("grant select on refused to {}", shop.role));
    let url = shop.database.url_of(&shop.role, "canary-role");
    shop.with_shelf(&["backup", "--keep", "1d"]).env("DATABASE_URL", &url).exits(1);
    assert_eq!(shop.shelf.names(), ["day40"]);
}

#[test]
fn a_backup_that_is_too_old_is_an_alert() {
    let shop = Shop::open(server!());
    shop.with_shelf(&["backup", "list", "--max-age", "26h"]).exits(3).says("there is no backup");
    with_backups(&shop, &[2]);
    shop.with_shelf(&["backup", "list", "--max-age", "26h"]).exits(3).says("no good backup of the last");
    shop.with_shelf(&["backup", "list", "--max-age", "3d"]).succeeds();
}

/// What is no backup is not touched.
#[test]
fn other_files_in_the_folder_stay() {
    let shop = Shop::open(server!());
    with_backups(&shop, &[40]);
    fs::write(shop.shelf.join("notes.txt"), "mine").expect("a file");
    fs::create_dir_all(shop.shelf.join("mine/manifest.json")).expect("a folder");
    shop.with_shelf(&["backup", "--name", "new", "--keep", "30d"]).succeeds();
    assert_eq!(shop.shelf.names(), ["mine", "new", "notes.txt"]);
}

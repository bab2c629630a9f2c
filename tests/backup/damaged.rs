//! A backup whose files are not what was written is found out, and restores nowhere.

use super::shop::Shop;
use crate::harness::server;
use std::fs;

/// Says what is wrong, and leaves the database as it is.
#[track_caller]
fn is_refused(shop: &Shop, said: &str) {
    let consent = shop.consent();
    shop.with_shelf(&["backup", "verify", "two"]).exits(1).says("is damaged").says(said);
    shop.with_shelf(&["restore", "two", "--accept", &consent]).exits(1).says("is damaged").says(said);
    shop.with_shelf(&["restore", "two", "--table", "customers"]).exits(1).says("is damaged");
    assert_eq!(shop.databases(), "shop");
}

/// Does something to every file of a copy, one after the other.
fn each_file(damage: impl Fn(&mut Vec<u8>), said: &str) {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let before = shop.database.contents();
    let mut looked_at = 0;
    for file in shop.shelf.files("one").iter().filter(|file| !file.ends_with("manifest.json")) {
        shop.shelf.copy("one", "two");
        let path = shop.shelf.join("two").join(file);
        let mut bytes = fs::read(&path).expect("a file");
        if !bytes.is_empty() {
            damage(&mut bytes);
            fs::write(&path, bytes).expect("a file");
            is_refused(&shop, &format!("{}: {said}", file.display()));
            looked_at += 1;
        }
        fs::remove_dir_all(shop.shelf.join("two")).expect("it is removed");
    }
    assert!(looked_at > 5, "only {looked_at} files were looked at");
    assert_eq!(shop.database.contents(), before);
    // The last good one stands.
    shop.with_shelf(&["backup", "verify", "one"]).succeeds();
}

#[test]
fn a_flipped_byte() {
    each_file(
        |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        },
        "its checksum is not the one that it had",
    );
}

#[test]
fn a_truncated_file() {
    each_file(|bytes| bytes.truncate(bytes.len() / 2), "it has ");
}

#[test]
fn a_file_that_is_missing_or_was_added() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    shop.shelf.copy("one", "two");
    fs::remove_file(shop.shelf.join("two/dump/toc.dat")).expect("it is removed");
    is_refused(&shop, "dump/toc.dat: ");
    fs::remove_dir_all(shop.shelf.join("two")).expect("it is removed");
    shop.shelf.copy("one", "two");
    fs::write(shop.shelf.join("two/dump/9999.dat"), "rows").expect("a file");
    is_refused(&shop, "dump/9999.dat: it is not in the manifest");
}

#[test]
fn a_manifest_that_is_cut() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    shop.shelf.copy("one", "two");
    let path = shop.shelf.join("two/manifest.json");
    let text = fs::read_to_string(&path).expect("a manifest");
    fs::write(&path, &text[..text.len() / 2]).expect("a manifest");
    let consent = shop.consent();
    shop.with_shelf(&["restore", "two", "--accept", &consent]).exits(1).says("is no manifest of a backup");
    // It is told of, and hides no other.
    shop.with_shelf(&["backup", "list"]).succeeds().says("is no manifest of a backup").says("one");
    shop.with_shelf(&["restore", "latest", "--dry-run"]).succeeds().says("one as of");
}

/// `latest` is none that is known to be bad.
#[test]
fn the_last_good_one_is_taken() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    shop.back_up("two");
    shop.with_shelf(&["restore", "latest", "--dry-run"]).succeeds().says("two as of");
    let path = shop.shelf.join("two/dump/toc.dat");
    let bytes = fs::read(&path).expect("a file");
    fs::write(&path, &bytes[1..]).expect("a file");
    shop.with_shelf(&["restore", "latest", "--dry-run"]).succeeds().says("one as of");
}

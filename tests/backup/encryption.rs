//! An encrypted backup is read by its recipients alone.

use super::shop::Shop;
use crate::harness::server;
use std::fs;

/// Keys of this test, and of nobody.
const KEY: &str = "AGE-SECRET-KEY-1DAHX2GRZV93KKATSYP4K27FQDANZQARGV5S8GETNW3EJUT3W9CHQEZ60Y4";
const RECIPIENT: &str = "age1raczh3aujjfxkkhtmmpk2fwvmc0nlwfn8x8dk6fv320280a484aqwg8924";
const OTHER_KEY: &str = "AGE-SECRET-KEY-1V9HX7ARGV4EZQCNPVD4H2UPQDDJHJGR0VCS8G6R9YP6X2UM5WVHQZFAWVS";

#[test]
fn it_is_verified_and_restored_with_the_key() {
    let shop = Shop::open(server!());
    let keys = tempfile::tempdir().expect("a folder");
    let [own, other] = [("own", KEY), ("other", OTHER_KEY)].map(|(name, key)| {
        let path = keys.path().join(name);
        fs::write(&path, format!("# a key\n{key}\n")).expect("a file");
        path.display().to_string()
    });
    shop.with_shelf(&["backup", "--verify", "--encrypt-to", RECIPIENT]).exits(2).says("--identity");
    shop.with_shelf(&["backup", "--encrypt-to", "age1nobody"]).exits(2).says("no recipient of age");
    shop.with_shelf(&["backup", "--name", "one", "--encrypt-to", RECIPIENT, "--verify", "--identity", &own])
        .succeeds()
        .says("verified");
    for file in shop.shelf.files("one") {
        let text = fs::read(shop.shelf.join("one").join(&file)).expect("a file");
        let is_sealed = text.starts_with(b"age-encryption.org/v1");
        let is_open = ["manifest.json", "verified.json"].iter().any(|name| file.ends_with(name));
        assert_eq!(is_sealed, !is_open, "{}", file.display());
    }
    shop.with_shelf(&["backup", "verify", "one"]).exits(2).says("is encrypted").says("--identity FILE");
    shop.with_shelf(&["backup", "verify", "one", "--identity", &other]).exits(1).says("cannot be decrypted");
    let before = shop.database.contents();
    shop.database.sql("drop table stock.orders cascade");
    let consent = shop.consent();
    shop.with_shelf(&["restore", "latest", "--accept", &consent, "--identity", &own]).succeeds();
    assert_eq!(shop.database.contents(), before);
}

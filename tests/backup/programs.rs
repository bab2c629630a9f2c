//! Which pg_dump is used.

use super::shop::Shop;
use crate::harness::{client_program, server};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// A program that says a version, and is otherwise the real one.
fn program(folder: &Path, version: &str) {
    fs::create_dir_all(folder).expect("a folder");
    let path = folder.join("pg_dump");
    let real = client_program("pg_dump");
    let script = format!(
        "#!/bin/sh\n[ \"$1\" = --version ] && {{ echo 'pg_dump (PostgreSQL) {version}'; exit; }}\necho {version} >> {}/used\nexec {} \"$@\"\n",
        folder.display(),
        real.display()
    );
    fs::write(&path, script).expect("a program");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
}

#[test]
fn the_newest_that_is_there() {
    let shop = Shop::open(server!());
    let folder = tempfile::tempdir().expect("a folder");
    let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
    program(&old, "9.6.24");
    program(&new, "98.1");
    // In PATH and in POSTGRES_BIN.
    let path = format!("{}:{}:{}", old.display(), new.display(), std::env::var("PATH").unwrap_or_default());
    shop.with_shelf(&["backup", "--name", "one"]).env("PATH", &path).succeeds();
    assert_eq!(shop.shelf.manifest("one")["pg_dump"], "98.1");
    shop.with_shelf(&["backup", "--name", "two"]).env("POSTGRES_BIN", &new.display().to_string()).succeeds();
    assert_eq!(shop.shelf.manifest("two")["pg_dump"], "98.1");
    assert_eq!(fs::read_to_string(new.join("used")).expect("it was used"), "98.1\n98.1\n");
    assert!(!old.join("used").exists());
    // No pg_restore here reads what that one wrote.
    shop.with_shelf(&["backup", "verify", "one"])
        .exits(1)
        .says("no pg_restore on this machine can read")
        .says("postgresql-client-98");
}

/// A wrapper of Debian's chooses another program than it says.
#[test]
fn a_wrapper_is_none() {
    let shop = Shop::open(server!());
    let folder = tempfile::tempdir().expect("a folder");
    program(&folder.path().join("share"), "99.0");
    let (share, bin) = (folder.path().join("share"), folder.path().join("bin"));
    fs::rename(share.join("pg_dump"), share.join("pg_wrapper")).expect("it is renamed");
    fs::create_dir(&bin).expect("a folder");
    symlink(share.join("pg_wrapper"), bin.join("pg_dump")).expect("a link");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    shop.with_shelf(&["backup", "--name", "one"]).env("PATH", &path).succeeds();
    assert_ne!(shop.shelf.manifest("one")["pg_dump"], "99.0");
}

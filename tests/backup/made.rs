//! What a backup is.

use super::shop::Shop;
use crate::harness::{Database, PASSWORD, hbm_db, server};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

#[test]
fn it_has_a_dump_roles_and_a_manifest_that_is_true() {
    let shop = Shop::open(server!());
    let out = shop.with_shelf(&["backup", "--name", "one", "--format", "json"]).succeeds();
    let report: serde_json::Value = serde_json::from_str(&out.stdout).expect("JSON");
    assert_eq!(report["name"], "one");
    assert_eq!(report["verified_at"], serde_json::Value::Null);
    assert_eq!(shop.shelf.names(), ["one"]);
    let mode = fs::metadata(shop.shelf.join("one")).expect("a folder").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);

    let manifest = shop.shelf.manifest("one");
    assert_eq!(manifest["database"]["name"], shop.database.name.as_str());
    assert_eq!(manifest["server"].as_str(), Some(shop.database.sql("show server_version").as_str()));
    assert_eq!(manifest["fingerprint"].as_str().expect("a fingerprint").len(), 64);
    let rows = |table: &str| {
        let tables = manifest["tables"].as_array().expect("tables");
        tables.iter().find(|one| one["table"] == table).unwrap_or_else(|| panic!("{table}: {tables:?}"))["rows"].clone()
    };
    for (table, count) in [
        ("public.customers", 3),
        ("stock.orders", 500),
        ("public.events_2026", 1),
        ("public.events_later", 3),
        ("public.parent", 1),
        ("public.child", 1),
        ("public.nothing", 0),
        (r#"public."Odd ""Name""#, 3),
        ("large objects", 3),
    ] {
        assert_eq!(rows(table), count, "{table}");
    }
    // Every file but the manifest is in it, with what another program says of its contents.
    let files = manifest["files"].as_array().expect("files");
    for file in files {
        let path = shop.shelf.join("one").join(file["path"].as_str().expect("a path"));
        let said = Command::new("sha256sum").arg(&path).output().expect("sha256sum starts").stdout;
        let said = String::from_utf8(said).expect("text");
        assert_eq!(said.split_whitespace().next(), file["sha256"].as_str(), "{}", path.display());
        assert_eq!(fs::metadata(&path).expect("a file").len(), file["size"].as_u64().expect("a size"));
    }
    assert_eq!(files.len() + 1, shop.shelf.files("one").len());
}

#[test]
fn roles_that_the_database_names_are_in_it_without_passwords() {
    let cluster = server!();
    let shop = Shop::open(cluster);
    let group = format!("group_{}", shop.database.name);
    let stranger = format!("stranger_{}", shop.database.name);
    cluster.sql(
        "postgres",
        &format!(
            "create role {group}; grant {group} to {}; create role {stranger} login password 'canary-other'",
            shop.role
        ),
    );
    shop.back_up("one");
    let roles = fs::read_to_string(shop.shelf.join("one/roles.sql")).expect("roles");
    let place = |text: &str| roles.find(text).unwrap_or_else(|| panic!("{text} in {roles}"));
    // What a role is a member of is made before it.
    assert!(place(&format!("create role {group} with")) < place(&format!("create role {} with", shop.role)));
    place(&format!("grant {group} to {}", shop.role));
    place(&format!("alter role {} set work_mem to '8MB'", shop.role));
    assert!(!roles.contains(&stranger), "{roles}");
    assert!(!roles.contains("canary") && !roles.contains("SCRAM"), "{roles}");
    // The roles are there, so the file changes nothing.
    let known = format!(
        "select string_agg(r::text, ' ' order by rolname) from pg_authid r where rolname in ('{group}', '{}')",
        shop.role
    );
    let before = cluster.sql("postgres", &known);
    let told = cluster
        .client("psql", "postgres")
        .args(["-v", "ON_ERROR_STOP=1", "-Xqf"])
        .arg(shop.shelf.join("one/roles.sql"))
        .output();
    assert!(told.expect("psql starts").status.success());
    assert_eq!(cluster.sql("postgres", &known), before);
    drop(shop);
    cluster.sql("postgres", &format!("drop role {group}, {stranger}"));
}

#[test]
fn the_dump_is_one_that_pg_restore_reads() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let other = Database::new(shop.database.cluster);
    let out = shop
        .database
        .cluster
        .client("pg_restore", &other.name)
        .arg("-d")
        .arg(&other.name)
        .arg("--exit-on-error")
        .arg(shop.shelf.join("one/dump"))
        .output();
    let out = out.expect("pg_restore starts");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(other.contents(), shop.database.contents());
}

#[test]
fn without_a_folder_it_is_in_the_project() {
    let shop = Shop::open(server!());
    let project = tempfile::tempdir().expect("a folder");
    shop.run(&["backup"]).within(project.path()).succeeds().says("not verified").says(".hbm-db/backups");
    shop.run(&["backup", "list"]).within(project.path()).succeeds().says(&shop.database.name);
    shop.run(&["backup", "verify"]).within(project.path()).succeeds().says("is verified");
}

#[test]
fn a_name_is_that_of_a_folder_and_is_taken_once() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    shop.with_shelf(&["backup", "--name", "one"]).exits(2).says("is there already").says("--name");
    for name in ["../one", "", ".one", "latest"] {
        shop.with_shelf(&["backup", "--name", name]).exits(2).says("cannot be the name of a backup");
    }
    assert_eq!(shop.shelf.names(), ["one"]);
}

#[test]
fn a_password_is_nowhere() {
    let shop = Shop::open(server!());
    let out = shop.with_shelf(&["backup", "--name", "one", "--verify", "-vv"]).succeeds();
    out.hides(PASSWORD).hides("canary");
    for file in shop.shelf.files("one") {
        let bytes = fs::read(shop.shelf.join("one").join(&file)).expect("a file");
        assert!(!bytes.windows(6).any(|some| some == b"canary"), "{}", file.display());
    }
}

/// Whoever does not see all rows would back up a part of them.
#[test]
fn a_role_that_does_not_see_all_rows_is_refused() {
    let shop = Shop::open(server!());
    shop.database.sql(&format!(
        "grant usage on schema stock to {0}; grant select on all tables in schema public, stock to {0};
         grant select on all sequences in schema public, stock to {0}",
        shop.role
    ));
    shop.database.sql("select lo_unlink(oid) from pg_largeobject_metadata");
    let url = shop.database.url_of(&shop.role, "canary-role");
    hbm_db(&["backup", "--to", shop.shelf.path()])
        .env("DATABASE_URL", &url)
        .exits(1)
        .says("row-level security");
    assert!(shop.shelf.names().is_empty(), "{:?}", shop.shelf.names());
}

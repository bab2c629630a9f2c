//! A role that may not create databases: an embedded PostgreSQL reads the schema, and has not every extension.

use crate::harness::{Database, hbm_db, server, server_programs, skipped};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// The programs of the server in a folder of their own, without the files of `citext`; none where they are not laid out
/// as those of Debian.
fn without_citext(folder: &Path) -> Option<String> {
    let bin = server_programs()?;
    let version = bin.parent()?.file_name()?.to_str()?;
    let root = bin.ancestors().nth(4)?;
    let (lib, share) = (root.join("lib/postgresql"), root.join("share/postgresql"));
    if !lib.join(version).join("bin/postgres").exists() || !share.join(version).join("extension").exists() {
        return None;
    }
    let (own_lib, own_share) =
        (folder.join("lib/postgresql").join(version), folder.join("share/postgresql").join(version));
    fs::create_dir_all(own_lib.join("bin")).ok()?;
    fs::create_dir_all(own_share.join("extension")).ok()?;
    symlink(lib.join(version).join("lib"), own_lib.join("lib")).ok()?;
    // A program finds its files from where it is itself.
    for program in ["postgres", "initdb", "pg_ctl"] {
        fs::copy(bin.join(program), own_lib.join("bin").join(program)).ok()?;
    }
    for (from, to) in [
        (share.join(version), own_share.clone()),
        (share.join(version).join("extension"), own_share.join("extension")),
    ] {
        for entry in fs::read_dir(from).ok()?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name != "extension" && !name.starts_with("citext") {
                symlink(entry.path(), to.join(name)).ok()?;
            }
        }
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).ok()?;
    Some(own_lib.join("bin").display().to_string())
}

#[test]
fn it_is_left_out_where_nothing_needs_it_and_named_where_something_does() {
    let cluster = server!();
    let folder = tempfile::Builder::new().prefix("hbm-db-programs").tempdir_in("/var/tmp").expect("a folder");
    let Some(programs) = without_citext(folder.path()) else {
        return skipped("the programs of the server are not laid out as Debian's");
    };
    let database = Database::new(cluster);
    let role = format!("{}_plain", database.name);
    database.sql(&format!(
        "create extension citext; create table t (id int);
         create role {role} login password 'x'; grant all on schema public to {role}"
    ));
    let cache = tempfile::tempdir().expect("a folder");
    let diff = |schema: &str| {
        hbm_db(&["diff", "--schema", "s.sql"])
            .file("s.sql", schema)
            .env("DATABASE_URL", &database.url_of(&role, "x"))
            .env("XDG_CACHE_HOME", &cache.path().display().to_string())
            .env("POSTGRES_BIN", &programs)
    };
    diff("create extension if not exists citext;\ncreate table t (id int);")
        .succeeds()
        .says("no changes")
        .says("without the extension citext, which only the server has");
    // The same of another database, which has it.
    let source = Database::new(cluster);
    source.sql("create extension citext; create table t (id int)");
    hbm_db(&["diff", "--schema-from", &source.url()])
        .env("DATABASE_URL", &database.url_of(&role, "x"))
        .env("XDG_CACHE_HOME", &cache.path().display().to_string())
        .env("POSTGRES_BIN", &programs)
        .succeeds()
        .says("no changes")
        .says("without the extension citext, which only the server has");
    diff("create extension citext;\ncreate table t (id int, a citext);")
        .exits(1)
        .says("line 2, column 27")
        .says("an embedded PostgreSQL ran it, not the server, as the role")
        .says("only the server has the extension citext")
        .says(&format!("ALTER ROLE {role} CREATEDB"));
    // Nobody has it.
    diff("create extension nothing_of_the_kind;")
        .exits(1)
        .says("an embedded PostgreSQL ran it")
        .hides("only the server has");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

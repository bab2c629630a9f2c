//! Point in time: a cluster with an archive, and the way of docs/disaster-recovery.md.

use super::shelf::Shelf;
use crate::harness::{Run, as_user, hbm_db, other_user, server_programs, until, until_some};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A server of this test alone, which archives its log.
struct Archiving {
    folder: tempfile::TempDir,
    bin: PathBuf,
    shelf: Shelf,
}

impl Archiving {
    /// None where there are no programs of a server.
    fn start() -> Option<Self> {
        let bin = server_programs()?;
        // Short: the path of a socket has at most 107 bytes.
        let folder = tempfile::Builder::new().prefix("wal").tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("permissions");
        let server = Self { folder, bin, shelf: Shelf::new() };
        fs::create_dir(server.archive()).expect("a folder");
        server.give(server.folder.path());
        server.give(&server.archive());
        server.run(
            "initdb",
            &["--username=postgres", "--auth=trust", "--no-sync", "--wal-segsize=1", "-D", &server.data()],
        );
        let settings = format!(
            "listen_addresses = ''\nunix_socket_directories = '{}'\nfsync = off\nfull_page_writes = on\nwal_level = replica\narchive_mode = on\n\
             archive_command = 'test ! -f {archive}/%f && cp %p {archive}/%f'\nmax_wal_size = '8MB'\nmin_wal_size = '2MB'\n",
            server.folder.path().display(),
            archive = server.archive().display()
        );
        let file = Path::new(&server.data()).join("postgresql.conf");
        let written = fs::read_to_string(&file).expect("settings") + &settings;
        fs::write(&file, written).expect("settings");
        server.up();
        Some(server)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn standby(&self) -> String {
        self.folder.path().join("standby").display().to_string()
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    /// The server may run as another user.
    fn give(&self, path: &Path) {
        if let Some(user) = other_user() {
            let given = Command::new("chown").arg(user).arg(path).status();
            assert!(given.is_ok_and(|status| status.success()), "chown");
        }
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let out = as_user(other_user(), &self.bin.join(program)).args(arguments).output().expect("it starts");
        assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
    }

    fn up(&self) {
        let log = self.folder.path().join("log").display().to_string();
        self.run("pg_ctl", &["-D", &self.data(), "-l", &log, "-w", "start"]);
    }

    fn down(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "fast", "-w", "stop"]);
    }

    fn sql(&self, sql: &str) -> String {
        let mut psql = Command::new(crate::harness::client_program("psql"));
        psql.env("PGHOST", self.folder.path()).args(["-XAtq", "-U", "postgres", "-c", sql]);
        let out = psql.output().expect("psql starts");
        assert!(out.status.success(), "{sql}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).trim().to_owned()
    }

    fn hbm_db(&self, arguments: &[&str]) -> Run {
        let url = format!(
            "postgresql://postgres@{}/postgres",
            crate::harness::encoded(&self.folder.path().display().to_string())
        );
        hbm_db(arguments).env("DATABASE_URL", &url)
    }

    /// Everything that was written until now is in the archive.
    fn archived(&self) {
        let segment = self.sql("select pg_walfile_name(pg_switch_wal())");
        until("it is archived", || self.archive().join(&segment).exists());
    }

    fn base(&self, name: &str) {
        self.hbm_db(&["backup", "base", "--to", self.shelf.path(), "--name", name])
            .succeeds()
            .says("verified");
    }

    fn check(&self) -> Run {
        self.hbm_db(&[
            "backup",
            "wal-check",
            "--archive",
            self.archive().to_str().expect("UTF-8"),
            "--in",
            self.shelf.path(),
        ])
    }

    fn recover(&self, until: &str, into: &Path) -> Run {
        self.hbm_db(&[
            "restore",
            "--until",
            until,
            "--into",
            into.to_str().expect("UTF-8"),
            "--in",
            self.shelf.path(),
            "--archive",
            self.archive().to_str().expect("UTF-8"),
            "--format",
            "json",
        ])
    }
}

impl Drop for Archiving {
    fn drop(&mut self) {
        for data in [self.data(), self.standby()] {
            let stop = ["-D", &data, "-m", "immediate", "stop"];
            let _ = as_user(other_user(), &self.bin.join("pg_ctl")).args(stop).output();
        }
    }
}

/// A server with an archive, or an end of the test that says it was skipped.
macro_rules! archiving {
    () => {
        match Archiving::start() {
            Some(server) => server,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

/// docs/disaster-recovery.md from its beginning to its end.
#[test]
fn a_table_that_was_dropped_by_mistake_comes_back() {
    let server = archiving!();
    server.sql("create table orders (id serial primary key, note text)");
    server.sql("insert into orders (note) select 'before the copy' from generate_series(1, 1000)");
    // Daily: a copy, and the archive looked at.
    server.base("sunday");
    server.sql("insert into orders (note) select 'after the copy' from generate_series(1, 500)");
    server.archived();
    server.check().succeeds().says("nothing is missing");
    let moment = server
        .sql("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    // The mistake, and what was written after it.
    server.sql("drop table orders");
    server.sql("create table regret (id int); insert into regret values (1)");
    // 1. The rest of the log.
    server.archived();
    // 2. The cluster of the moment before.
    let into = server.folder.path().join("recovered");
    let out = server.recover(&moment, &into).succeeds();
    let report: Value = serde_json::from_str(&out.stdout).expect("JSON");
    assert_eq!(report["base"], "sunday");
    assert_eq!(
        report["databases"][0],
        serde_json::json!({ "database": "postgres", "tables": 1, "rows": 1500 })
    );
    let last = report["last_transaction"].as_str().expect("a time");
    assert!(last <= moment.as_str(), "{last} {moment}");
    assert!(!into.join("recovery.signal").exists() && !into.join("hbm-db-access.conf").exists());
    // The server that runs was not touched.
    assert_eq!(server.sql("select count(*) from regret"), "1");
    // 3. In its place.
    server.down();
    let data = PathBuf::from(server.data());
    fs::rename(&data, server.folder.path().join("aside")).expect("it is moved aside");
    fs::rename(&into, &data).expect("it is moved");
    server.up();
    assert_eq!(
        server.sql("select count(*), count(*) filter (where note = 'after the copy') from orders"),
        "1500|500"
    );
    assert_eq!(server.sql("select to_regclass('regret') is null, not pg_is_in_recovery()"), "t|t");
    // 4. It goes on with a new timeline, and archives again.
    server.sql("insert into orders (note) values ('after the recovery')");
    server.archived();
    assert_eq!(server.sql("select timeline_id from pg_control_checkpoint()"), "2");
    server.base("monday");
    server.check().succeeds();
}

#[test]
fn a_moment_that_nothing_leads_to() {
    let server = archiving!();
    server.sql("create table orders (id int)");
    let before = server
        .sql("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    let into = server.folder.path().join("recovered");
    server.recover(&before, &into).exits(2).says("no copy of the cluster");
    server.base("sunday");
    server.recover(&before, &into).exits(2).says("sunday was complete at");
    server.recover("yesterday", &into).exits(2).says("with its time zone");
    server.recover("2026-12-01 14:20:00", &into).exits(2).says("with its time zone");
    server.archived();
    server
        .recover("2999-01-01T00:00:00Z", &into)
        .exits(1)
        .says("did not recover to that moment")
        .says("pg_switch_wal");
    assert!(!into.exists() && !into.with_file_name(".recovered.hbm-db-part").exists());
    fs::create_dir(&into).expect("a folder");
    fs::write(into.join("mine"), "").expect("a file");
    server.recover("2999-01-01T00:00:00Z", &into).exits(2).says("is not empty");
    assert!(into.join("mine").exists());
}

#[test]
fn a_segment_that_is_missing() {
    let server = archiving!();
    server.base("sunday");
    for round in 0..3 {
        server.sql(&format!("create table t{round} as select md5(n::text) from generate_series(1, 100) n"));
        server.archived();
    }
    let moment = server
        .sql("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    server.sql("create table later (id int)");
    server.archived();
    server.check().succeeds();
    let mut segments: Vec<PathBuf> = fs::read_dir(server.archive())
        .expect("an archive")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_none())
        .collect();
    segments.sort();
    let gone = &segments[segments.len() - 2];
    let name = gone.file_name().expect("a name").to_string_lossy().into_owned();
    let bytes = fs::read(gone).expect("a segment");
    fs::write(gone, &bytes[..bytes.len() / 2]).expect("it is cut");
    server
        .check()
        .exits(3)
        .says(&format!("{name} has {} bytes", bytes.len() / 2))
        .says(&format!("missing in the archive: {name}"));
    fs::remove_file(gone).expect("it is removed");
    let out = server.check().exits(3);
    out.says(&format!("missing in the archive: {name}"));
    let into = server.folder.path().join("recovered");
    server.recover(&moment, &into).exits(1).says("did not recover to that moment");
    assert!(!into.exists());
    // The last one that the server archived.
    fs::write(gone, bytes).expect("it is back");
    fs::remove_file(segments.last().expect("the last")).expect("it is removed");
    server.check().exits(3).says("is the last that the server archived, and is not in");
}

#[test]
fn an_archiver_that_fails_or_is_off_is_an_alert() {
    let server = archiving!();
    server.archived();
    server.sql("alter system set archive_command = 'false'");
    server.sql("select pg_reload_conf()");
    server.sql("create table t (id int)");
    server.sql("select pg_switch_wal()");
    until_some("it fails", || {
        let out = server.hbm_db(&["backup", "wal-check"]).outcome();
        if out.code == 3 && out.stdout.contains("the archiver fails") { Ok(()) } else { Err(out.stdout) }
    });
    server.sql("alter system set archive_mode = off");
    server.run("pg_ctl", &["-D", &server.data(), "-m", "immediate", "-w", "stop"]);
    server.up();
    server.hbm_db(&["backup", "wal-check"]).exits(3).says("archive_mode is off");
    server.hbm_db(&["backup", "base", "--to", server.shelf.path()]).succeeds().says("archive_mode is off");
}

#[test]
fn a_copy_that_is_damaged_is_found_out() {
    let server = archiving!();
    server.sql("create table t as select n from generate_series(1, 10000) n");
    server.base("sunday");
    let moment = server
        .sql("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    server.sql("create table later (id int)");
    server.archived();
    let path = server.shelf.join("sunday/cluster").join(server.sql("select pg_relation_filepath('t')"));
    let mut bytes = fs::read(&path).expect("a file");
    bytes[5000] ^= 1;
    fs::write(&path, bytes).expect("a file");
    let into = server.folder.path().join("recovered");
    server.recover(&moment, &into).exits(1).says("is not what the server sent");
    assert!(!into.exists());
}

/// A backup need not trouble the primary.
#[test]
fn a_standby_is_backed_up_and_restored_elsewhere() {
    let server = archiving!();
    server.sql("create table t as select n from generate_series(1, 100) n");
    server.sql("create unlogged table u as select 1 as n");
    let (standby, folder) = (server.standby(), server.folder.path().display().to_string());
    server.run("pg_basebackup", &["-h", &folder, "-U", "postgres", "-D", &standby, "-R", "-c", "fast"]);
    let log = server.folder.path().join("standby.log").display().to_string();
    server.run("pg_ctl", &["-D", &standby, "-o", "-p 5433", "-l", &log, "-w", "start"]);
    let url = format!("postgresql://postgres@{}:5433/postgres", crate::harness::encoded(&folder));
    let there = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", &url);
    there(&["backup", "--to", server.shelf.path(), "--name", "one"]).succeeds().says("100 rows in 1 table");
    there(&["backup", "verify", "one", "--in", server.shelf.path()])
        .exits(1)
        .says("is a standby")
        .says("primary");
    server.hbm_db(&["backup", "verify", "one", "--in", server.shelf.path()]).succeeds().says("is verified");
    there(&["backup", "base", "--to", server.shelf.path()]).succeeds().says("verified");
}

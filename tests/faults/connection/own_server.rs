//! A server of one test, with settings of its own.

use super::certificates::{Certificates, Kind};
use crate::harness::{Cluster, server_programs, until_some};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A cluster that is stopped and removed at the end of the test.
pub(crate) struct OwnServer {
    folder: TempDir,
    child: Child,
    pub(crate) port: u16,
}

impl OwnServer {
    /// Starts one; none where there is no PostgreSQL.
    pub(crate) fn start(settings: &[&str]) -> Option<Self> {
        Self::of(&server_programs()?, settings)
    }

    /// The same of these programs.
    pub(crate) fn of(bin: &Path, settings: &[&str]) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        own(folder.path(), 0o755);
        let data = folder.path().join("data");
        let mut initdb = as_user(other_user(), &bin.join("initdb"));
        initdb.args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "-D",
        ]);
        let out = initdb.arg(&data).output().expect("initdb starts");
        assert!(out.status.success(), "initdb: {}", String::from_utf8_lossy(&out.stderr));
        Some(Self::run(folder, bin, settings))
    }

    /// The same with TLS, which is demanded over TCP: `root` and `server` are made, of version 1.
    pub(crate) fn with_tls(bin: &Path, made: &Certificates) -> Option<Self> {
        let server = Self::of(bin, &[])?;
        made.make("root", "/CN=root", None, Kind::Old);
        made.make("server", "/CN=localhost", Some("root"), Kind::Old);
        server.put(&made.certificate("server"), "server.crt");
        server.put(&made.key("server"), "server.key");
        server.sql("alter system set ssl = on");
        server.allows("hostssl all all 127.0.0.1/32 trust");
        Some(server)
    }

    /// A standby that has what this one has now, and gets nothing more.
    pub(crate) fn standby_of(primary: &Self, bin: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        own(folder.path(), 0o755);
        let data = folder.path().join("data");
        primary.sql("checkpoint");
        let mut copy = as_user(other_user(), Path::new("cp"));
        let copied = copy.arg("-a").arg(primary.data()).arg(&data).status();
        assert!(copied.is_ok_and(|status| status.success()), "cp");
        fs::remove_file(data.join("postmaster.pid")).expect("a file");
        fs::write(data.join("standby.signal"), "").expect("a file");
        own(&data.join("standby.signal"), 0o600);
        Self::run(folder, bin, &["hot_standby=on"])
    }

    /// A standby that follows this one, made by `pg_basebackup`.
    pub(crate) fn standby_that_follows(primary: &Self, bin: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        own(folder.path(), 0o755);
        let data = folder.path().join("data");
        let mut copy = as_user(other_user(), &bin.join("pg_basebackup"));
        copy.args(["-U", "postgres", "-p", &primary.port.to_string(), "-R", "-c", "fast", "--no-sync", "-h"]);
        let out =
            copy.arg(primary.folder.path()).arg("-D").arg(&data).output().expect("pg_basebackup starts");
        assert!(out.status.success(), "pg_basebackup: {}", String::from_utf8_lossy(&out.stderr));
        Self::run(folder, bin, &[])
    }

    /// The same server, as the shared one is known.
    pub(crate) fn cluster(&self) -> Cluster {
        Cluster { folder: self.folder.path().to_owned(), port: self.port }
    }

    /// Its URL over TCP for a role, which needs no password.
    pub(crate) fn url_of(&self, role: &str, database: &str) -> String {
        format!("postgresql://{role}@127.0.0.1:{}/{database}", self.port)
    }

    fn run(folder: TempDir, bin: &Path, settings: &[&str]) -> Self {
        let data = folder.path().join("data");
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a port")
            .port();
        let mut server = as_user(other_user(), &bin.join("postgres"));
        server.arg("-D").arg(&data).arg("-k").arg(folder.path());
        server.args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        for setting in settings {
            server.args(["-c", setting]);
        }
        let log = fs::File::create(folder.path().join("log")).expect("a log");
        let child =
            server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().expect("the server starts");
        let server = Self { folder, child, port };
        until_some("the server answers", || server.try_sql("select 1"));
        server
    }

    /// The folder of its data.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// psql, connected over the socket.
    pub(crate) fn try_sql(&self, sql: &str) -> Result<String, String> {
        self.try_within("postgres", sql)
    }

    fn try_within(&self, database: &str, sql: &str) -> Result<String, String> {
        let mut psql = Command::new(crate::harness::client_program("psql"));
        psql.args(["-XAtq", "-U", "postgres", "-d", database, "-p", &self.port.to_string(), "-c", sql, "-h"]);
        let out = psql.arg(self.folder.path()).output().map_err(|error| error.to_string())?;
        match out.status.success() {
            true => Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned()),
            false => Err(String::from_utf8_lossy(&out.stderr).into_owned()),
        }
    }

    /// The same in another database.
    #[track_caller]
    pub(crate) fn within(&self, database: &str, sql: &str) -> String {
        self.try_within(database, sql).unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }

    #[track_caller]
    pub(crate) fn sql(&self, sql: &str) -> String {
        self.try_sql(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }

    /// Writes who may connect, and how; the socket is always open.
    pub(crate) fn allows(&self, lines: &str) {
        fs::write(self.data().join("pg_hba.conf"), format!("local all all trust\n{lines}\n"))
            .expect("a file");
        own(&self.data().join("pg_hba.conf"), 0o600);
        self.reload();
    }

    /// Reads its files again, and waits until it has.
    pub(crate) fn reload(&self) {
        let before = self.sql("select pg_conf_load_time()");
        self.sql("select pg_reload_conf()");
        until_some("the files are read", || match self.sql("select pg_conf_load_time()") {
            now if now == before => Err("not yet"),
            _ => Ok(()),
        });
    }

    /// Puts a file into its folder that only the server can read.
    pub(crate) fn put(&self, from: &Path, name: &str) {
        let to = self.data().join(name);
        fs::copy(from, &to).expect("a copy");
        own(&to, 0o600);
    }
}

/// The user a server runs as where we are root: PostgreSQL refuses root.
fn other_user() -> Option<&'static str> {
    let id = Command::new("id").arg("-u").output().expect("id starts");
    let has = |user: &str| Command::new("id").arg(user).output().is_ok_and(|out| out.status.success());
    let root = String::from_utf8_lossy(&id.stdout).trim() == "0";
    root.then(|| if has("postgres") { "postgres" } else { "nobody" })
}

/// A program as this user, where there is one to become.
fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("setpriv");
    command.args([format!("--reuid={user}"), "--clear-groups".into()]).arg(program).current_dir("/");
    command
}

/// Gives a file or folder to the user that the server runs as.
fn own(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    if let Some(user) = other_user() {
        let done = Command::new("chown").arg(user).arg(path).status();
        assert!(done.is_ok_and(|status| status.success()), "chown to {user}");
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        // An immediate end: nothing is kept.
        let _ = Command::new("kill").args(["-QUIT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

//! A database of one test.

use super::{Cluster, PASSWORD, Session, hbm_db};
use std::fs::File;
use std::mem::ManuallyDrop;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An empty database that is dropped at the end of the test.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) cluster: &'static Cluster,
    pub(crate) name: String,
}

impl Database {
    /// Creates one.
    pub(crate) fn new(cluster: &'static Cluster) -> Self {
        Self::copied(cluster, "template0")
    }

    /// One on which `hbm-db` has run with these arguments, and nothing else. It is a copy: the command runs once for all
    /// tests that begin with it. A test of that command runs it itself.
    pub(crate) fn after(cluster: &'static Cluster, arguments: &[&str]) -> Self {
        Self::copied(cluster, &template(cluster, arguments))
    }

    fn copied(cluster: &'static Cluster, template: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        // The default writes every page to the log, which takes longer. Older servers do not know another way.
        let strategy = if cluster.major() >= 15 { "strategy file_copy" } else { "" };
        cluster.sql("postgres", &format!("create database {name} template {template} {strategy}"));
        Self { cluster, name }
    }

    /// Its URL over TCP, with the password.
    pub(crate) fn url(&self) -> String {
        self.url_of("postgres", PASSWORD)
    }

    /// Its URL over the socket, as psql and pg_dump connect in the tests.
    pub(crate) fn socket_url(&self) -> String {
        let folder = encoded(&self.cluster.folder.display().to_string());
        format!("postgresql://postgres@{folder}:{}/{}", self.cluster.port, self.name)
    }

    /// Its URL for another role.
    pub(crate) fn url_of(&self, role: &str, password: &str) -> String {
        format!("postgresql://{role}:{}@127.0.0.1:{}/{}", encoded(password), self.cluster.port, self.name)
    }

    /// A session of the superuser that lasts, under an application name.
    pub(crate) fn session(&self, application: &str) -> Session {
        Session::open(self.cluster, &self.name, application).expect("a session")
    }

    /// Runs SQL as the superuser.
    #[track_caller]
    pub(crate) fn sql(&self, sql: &str) -> String {
        self.cluster.sql(&self.name, sql)
    }

    /// The schema as text that does not depend on this project: `pg_dump -s` where it is as new as the server,
    /// else a query over the system catalogs.
    pub(crate) fn schema(&self) -> String {
        if dump_version() < self.cluster.major() {
            return self.sql(include_str!("schema.sql"));
        }
        self.dump(&["--no-owner", "--schema-only"])
    }

    /// The same with owners, and without the ledger that SeaORM keeps.
    pub(crate) fn schema_with_owners(&self) -> String {
        if dump_version() < self.cluster.major() {
            return self.schema();
        }
        self.dump(&["--schema-only", "--exclude-table=seaql_migrations"])
    }

    /// Schema and rows, without our own tables.
    pub(crate) fn contents(&self) -> String {
        if dump_version() < self.cluster.major() {
            let rows = self.sql(include_str!("rows.sql"));
            return format!("{}\n{rows}", self.schema());
        }
        self.dump(&["--no-owner"])
    }

    fn dump(&self, options: &[&str]) -> String {
        let out = self
            .cluster
            .connected(&super::dump_program(), &self.name)
            .arg("--exclude-schema=hbm_db")
            .args(options)
            .output()
            .expect("pg_dump starts");
        assert!(out.status.success(), "pg_dump: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout)
            .lines()
            // The key behind these is random in every dump.
            .filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"))
            .map(|line| format!("{line}\n"))
            .collect()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("drop database if exists {} with (force)", self.name);
        let _ = self.cluster.try_sql("postgres", &drop);
    }
}

/// The name of a database on which `hbm-db` has run with these arguments. Tests may be processes, so a file says that it
/// is complete, and another one who makes it.
fn template(cluster: &'static Cluster, arguments: &[&str]) -> String {
    let name = format!("after_{}", arguments.join("_").replace(|c: char| !c.is_ascii_alphanumeric(), "_"));
    let complete = cluster.folder.join(&name);
    let lock = File::create(complete.with_extension("lock")).expect("a lock file");
    lock.lock().expect("a lock");
    if !complete.exists() {
        // It stays as long as the cluster.
        let database = ManuallyDrop::new(Database { cluster, name: name.clone() });
        // What a test left that failed in the middle of this.
        cluster.sql("postgres", &format!("drop database if exists {name} with (force)"));
        cluster.sql("postgres", &format!("create database {name} template template0"));
        hbm_db(arguments).on(&database).succeeds();
        File::create(complete).expect("a file");
    }
    name
}

/// The major version of `pg_dump`; 0 where there is none.
fn dump_version() -> u32 {
    static VERSION: OnceLock<u32> = OnceLock::new();
    *VERSION.get_or_init(|| {
        let out = Command::new(super::dump_program()).arg("--version").output();
        let text = out.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
        let number: String =
            text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        number.parse().unwrap_or(0)
    })
}

/// Percent-encodes everything that is not a letter or digit.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}

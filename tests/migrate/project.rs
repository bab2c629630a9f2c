//! A project's folder with migrations of its own, and a database.

use crate::harness::{Cluster, Database, Run, hbm_db};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const ONE: &str = "m20260101_000001_one";
pub(crate) const TWO: &str = "m20260102_000001_two";
pub(crate) const THREE: &str = "m20260103_000001_three";

/// The folder is removed and the database dropped at the end of the test.
pub(crate) struct Project {
    folder: tempfile::TempDir,
    pub(crate) database: Database,
}

/// Three tables in three migrations.
pub(crate) fn three(cluster: &'static Cluster) -> Project {
    Project::new(cluster)
        .with(ONE, "create table one (id int primary key, name text);", "drop table one;")
        .with(TWO, "create table two (id int);", "drop table two;")
        .with(THREE, "create table three (id int);", "drop table three;")
}

impl Project {
    /// One without any migration.
    pub(crate) fn new(cluster: &'static Cluster) -> Self {
        let project =
            Self { folder: tempfile::tempdir().expect("a folder"), database: Database::new(cluster) };
        fs::create_dir_all(project.migrations()).expect("a folder");
        project
    }

    /// One with the migrations of the built-in application.
    pub(crate) fn built_in(cluster: &'static Cluster) -> Self {
        let project = Self::new(cluster);
        migration::HBM.extract(project.migrations()).expect("files");
        project
    }

    /// The same files in front of another, empty database.
    pub(crate) fn elsewhere(&self) -> Self {
        let other = Self::new(self.database.cluster);
        for name in self.names() {
            let read = |file: &str| fs::read_to_string(self.migrations().join(&name).join(file)).ok();
            other.write(&name, "up.sql", &read("up.sql").expect("an up.sql"));
            if let Some(down) = read("down.sql") {
                other.write(&name, "down.sql", &down);
            }
        }
        other
    }

    pub(crate) fn with(self, name: &str, up: &str, down: &str) -> Self {
        self.write(name, "up.sql", up);
        self.write(name, "down.sql", down);
        self
    }

    /// Writes one of the two files of a migration.
    pub(crate) fn write(&self, name: &str, file: &str, text: &str) {
        let folder = self.migrations().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(file), text).expect("a file");
    }

    pub(crate) fn read(&self, name: &str, file: &str) -> String {
        fs::read_to_string(self.migrations().join(name).join(file)).expect("a file")
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_dir_all(self.migrations().join(name)).expect("a folder");
    }

    pub(crate) fn rename(&self, name: &str, to: &str) {
        fs::rename(self.migrations().join(name), self.migrations().join(to)).expect("a folder");
    }

    pub(crate) fn migrations(&self) -> PathBuf {
        self.path().join("migration/src/hbm")
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The names of the migrations, in their order; hidden folders count.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.migrations()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The program in the folder, on the database.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        hbm_db(arguments).within(self.path()).on(&self.database)
    }

    /// The same as another role.
    pub(crate) fn run_as(&self, role: &str, arguments: &[&str]) -> Run {
        hbm_db(arguments).within(self.path()).env("DATABASE_URL", &self.database.url_of(role, "x"))
    }

    /// What it prints with `--format json`.
    #[track_caller]
    pub(crate) fn json(&self, arguments: &[&str], code: i32) -> serde_json::Value {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--format", "json"]);
        let outcome = self.run(&arguments).exits(code);
        serde_json::from_str(&outcome.stdout).expect("JSON")
    }

    pub(crate) fn sql(&self, sql: &str) -> String {
        self.database.sql(sql)
    }

    /// Everything that a command could change: schema, rows, and our own tables.
    pub(crate) fn state(&self) -> String {
        let own = "select coalesce(string_agg(c.relname || coalesce(
                       query_to_xml(format('select * from hbm_db.%I t order by t::text', c.relname), true, false, '')::text, ''), ' '
                       order by c.relname), '')
                   from pg_class c where c.relnamespace = to_regnamespace('hbm_db') and c.relkind = 'r'";
        self.database.contents() + &self.sql(own)
    }

    /// The names in the ledger, in the order of application.
    pub(crate) fn applied(&self) -> String {
        if self.sql("select to_regclass('public.seaql_migrations') is null") == "t" {
            return "no ledger".into();
        }
        self.sql(
            "select coalesce(string_agg(substr(version, 18), ' ' order by applied_at, version), '') from seaql_migrations",
        )
    }

    /// Whether neither a ledger nor our own schema was made.
    pub(crate) fn is_untouched(&self) -> bool {
        self.sql(
            "select to_regclass('public.seaql_migrations') is null and to_regnamespace('hbm_db') is null",
        ) == "t"
    }

    /// Whether there is a table in `public`.
    pub(crate) fn has(&self, table: &str) -> bool {
        self.sql(&format!("select to_regclass('public.{table}') is not null")) == "t"
    }

    /// A role that may log in and nothing else, made by `sql`; it goes with `drop_role`.
    pub(crate) fn role(&self, suffix: &str, options: &str) -> String {
        let role = format!("{}_{suffix}", self.database.name);
        self.sql(&format!("create role {role} login password 'x' {options}"));
        role
    }

    pub(crate) fn drop_role(&self, role: &str) {
        self.sql(&format!("reassign owned by {role} to postgres; drop owned by {role}; drop role {role}"));
    }
}

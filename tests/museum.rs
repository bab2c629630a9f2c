//! The museum: every kind of object and every option that PostgreSQL has, at once, as far as the server knows it. Its files
//! are in `tests/cases/museum`.
//!
//! Database A is made by psql. Whatever leads to the museum has to make a database that dumps like A, except for what
//! docs/limits.md says: who granted a privilege, and how a subscription connects.

mod flushed;
mod shown;

use crate::harness::{Cluster, Database, Run, hbm_db, server};
use std::fs;
use std::path::Path;

/// What goes only where it is named: extensions, and what was taken from everybody by default.
const CONSENTS: [&str; 6] = [
    "drop_extension:citext",
    "drop_extension:hstore",
    "drop_extension:pg_trgm",
    "drop_extension:btree_gist",
    "grant_public:postgres on functions to public",
    "grant_public:postgres on types to public",
];

/// A database whose subscriptions go before it: PostgreSQL drops none that has one.
pub(crate) struct Built(pub(crate) Database);

impl Built {
    pub(crate) fn new(cluster: &'static Cluster) -> Self {
        Self(Database::new(cluster))
    }

    /// Its dump without what makes no difference.
    fn dump(&self) -> String {
        alike(&self.0.schema_with_owners())
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        let _ = self.0.cluster.try_sql(
            &self.0.name,
            "do $$ declare own name; begin
                 for own in select s.subname from pg_subscription s join pg_database d on d.oid = s.subdbid
                            where d.datname = current_database() loop
                     execute format('alter subscription %I disable', own);
                     execute format('alter subscription %I set (slot_name = none)', own);
                     execute format('drop subscription %I', own);
                 end loop;
             end $$",
        );
    }
}

/// The files of the museum, and database A.
pub(crate) struct Museum {
    /// Names and texts, in the order in which they run.
    files: Vec<(String, String)>,
    pub(crate) made: Built,
}

impl Museum {
    pub(crate) fn open(cluster: &'static Cluster) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/museum");
        let later = (15..=cluster.major()).map(|version| format!("since_{version}.sql"));
        let names = std::iter::once("all.sql".to_owned()).chain(later);
        let read = |name: String| Some((name.clone(), fs::read_to_string(folder.join(name)).ok()?));
        let files: Vec<(String, String)> = names.filter_map(read).collect();
        assert!(!files.is_empty(), "there is no museum");
        let made = Built::new(cluster);
        for (name, _) in &files {
            let mut psql = cluster.client("psql", &made.0.name);
            let out = psql.args(["-qX", "-v", "ON_ERROR_STOP=1", "-f"]).arg(folder.join(name)).output();
            let out = out.expect("psql starts");
            assert!(out.status.success(), "psql: {}", String::from_utf8_lossy(&out.stderr));
        }
        Self { files, made }
    }

    /// A command that is given the files, in their order, as the desired state.
    fn run(&self, command: &[&str], built: &Built) -> Run {
        let mut arguments = command.to_vec();
        for (name, _) in &self.files {
            arguments.extend(["--schema", name]);
        }
        arguments.extend(["--privileges", "all", "--owners", "--no-input"]);
        let run = hbm_db(&arguments).on(&built.0);
        self.files.iter().fold(run, |run, (name, text)| run.file(name, text))
    }

    #[track_caller]
    pub(crate) fn equals(&self, built: &Built) {
        let (is, wanted) = (built.dump(), self.made.dump());
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (is, wanted) = (lines(&is), lines(&wanted));
        let at = is
            .iter()
            .zip(&wanted)
            .position(|(one, other)| one != other)
            .unwrap_or(is.len().min(wanted.len()));
        let around = |lines: &[String]| {
            lines[at.saturating_sub(6).min(lines.len())..(at + 12).min(lines.len())].join("\n")
        };
        assert!(is == wanted, "line {at}\nis:\n{}\n\nwanted:\n{}", around(&is), around(&wanted));
    }
}

/// A dump without what makes no difference: the order of privileges, which PostgreSQL keeps in that of their coming, and of
/// storage parameters; who granted a privilege, and how a subscription connects.
fn alike(dump: &str) -> String {
    let is_privilege = |line: &String| {
        ["GRANT ", "REVOKE ", "ALTER DEFAULT PRIVILEGES "].iter().any(|start| line.starts_with(start))
    };
    let is_grantor = |line: &&str| {
        line.starts_with("SET SESSION AUTHORIZATION") || line.starts_with("RESET SESSION AUTHORIZATION")
    };
    let plain = |line: &str| match (line.split_once(" CONNECTION '"), line.strip_prefix("WITH (")) {
        (Some((head, tail)), _) if head.starts_with("CREATE SUBSCRIPTION ") => {
            let rest = tail.split_once("' ").map_or("", |(_, rest)| rest);
            format!("{head} CONNECTION '' {rest}")
        }
        (_, Some(parameters)) => {
            let mut parameters: Vec<&str> = parameters.trim_end_matches(");").split(", ").collect();
            parameters.sort_unstable();
            format!("WITH ({});", parameters.join(", "))
        }
        _ => line.to_owned(),
    };
    let mut lines: Vec<String> = dump.lines().filter(|line| !is_grantor(line)).map(plain).collect();
    for together in lines.chunk_by_mut(|one, other| is_privilege(one) && is_privilege(other)) {
        together.sort_unstable();
    }
    lines.join("\n")
}

#[test]
fn it_is_made_from_nothing() {
    let cluster = server!();
    let (museum, built) = (Museum::open(cluster), Built::new(cluster));
    museum.run(&["push", "--yes"], &built).succeeds();
    museum.equals(&built);
    museum.run(&["push", "--yes"], &built).succeeds().says("no changes");
    museum.run(&["diff", "--check"], &built).succeeds();
    museum.run(&["diff", "--check"], &museum.made).succeeds();
}

#[test]
fn it_goes_and_comes_back() {
    let cluster = server!();
    let (museum, built) = (Museum::open(cluster), Built::new(cluster));
    museum.run(&["push", "--yes"], &built).succeeds();
    let mut away =
        vec!["push", "--schema", "nothing.sql", "--all-schemas", "--privileges", "all", "--no-input"];
    hbm_db(&[&away[..], &["--yes"]].concat()).file("nothing.sql", "").on(&built.0).exits(4);
    museum.equals(&built);
    away.extend(CONSENTS.iter().flat_map(|consent| ["--accept", consent]));
    hbm_db(&away).file("nothing.sql", "").on(&built.0).succeeds();
    // A schema stays, with what is said of it.
    let kept = |line: &&str| !line.is_empty() && !line.starts_with("--") && !line.starts_with("SET ");
    let dump = built.dump();
    let left: Vec<&str> = dump.lines().filter(kept).collect();
    let of_schemas =
        |line: &&&str| line.contains(" SCHEMA ") || line.contains("search_path") || **line == "lines';";
    assert_eq!(left.len(), left.iter().filter(of_schemas).count(), "{left:#?}");
    museum.run(&["push", "--yes"], &built).succeeds();
    museum.equals(&built);
}

#[test]
fn it_is_a_migration_with_its_way_back() {
    let cluster = server!();
    let (museum, built) = (Museum::open(cluster), Built::new(cluster));
    let project = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(project.path().join("migration/src/hbm")).expect("a folder");
    for (name, text) in &museum.files {
        fs::write(project.path().join(name), text).expect("a file");
    }
    let run = |arguments: &[&str]| hbm_db(arguments).on(&built.0).within(project.path());
    museum.run(&["generate", "create_museum"], &built).within(project.path()).succeeds();
    // The program of a wrapper is run in no rehearsal.
    let down = ["migrate", "down", "--accept", "not_rehearsed"];
    for _ in 0..2 {
        run(&["migrate", "up"]).succeeds();
        museum.equals(&built);
        run(&down).succeeds();
        // Extensions stay, and the schemas that they are in.
        let left = built.0.sql(
            "select string_agg(nspname, ' ' order by nspname) from pg_namespace
             where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'hbm_db')",
        );
        assert_eq!(left, "parts public");
    }
}
